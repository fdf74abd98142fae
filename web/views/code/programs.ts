/** Where the templates of the programs lie: `id.py` and `id.cpp`. */
const addresses = import.meta.glob<string>('../../../build/wasm/programs/*.{py,cpp}', {
  query: '?url',
  import: 'default',
  eager: true,
});

const endings: Record<string, string> = { python: 'py', cpp: 'cpp' };

/** Texts that have come; at most one a program. */
const texts = new Map<string, Promise<string>>();

/**
 * The program of an exercise in "python" or "cpp", with `{{name}}` where a parameter stands; empty where there is none in
 * that language.
 */
export function templateOf(exercise: string, language: string): Promise<string> {
  const address = addresses[`../../../build/wasm/programs/${exercise}.${endings[language]}`];
  if (!address) return Promise.resolve('');
  const text = texts.get(address) ?? fetchText(new URL(address, import.meta.url));
  texts.set(address, text);
  // What could not be fetched is asked for again.
  text.catch(() => texts.delete(address));
  return text;
}

async function fetchText(address: URL): Promise<string> {
  const response = await fetch(address).catch(() => {
    throw new Error('The program could not be fetched.');
  });
  if (!response.ok) throw new Error(`The server answered ${response.status} for the program.`);
  return response.text();
}
