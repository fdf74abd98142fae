/** Where the bytes of each module lie. */
const addresses = import.meta.glob<string>('../../build/wasm/modules/*.wasm', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Fetches that were started before anybody asked; at most one a module. */
const early = new Map<string, Promise<ArrayBuffer>>();

/** Starts to fetch a module that is about to be asked for. */
export function fetchEarly(module: string): void {
  const bytes = fetchModule(module, {});
  bytes.catch(() => undefined);
  early.set(module, bytes);
}

/** The bytes of a module, for the one who asks; `anew` passes over what lies in the browser's cache. */
export async function moduleBytes(module: string, anew = false): Promise<ArrayBuffer> {
  const begun = early.get(module);
  early.delete(module);
  return begun ?? fetchModule(module, anew ? { cache: 'reload' } : {});
}

/** Fills the browser's cache with a module, behind everything else that is fetched. */
export async function prefetchModule(module: string): Promise<void> {
  await fetchModule(module, { priority: 'low' });
}

/** Rejects with half a sentence. */
async function fetchModule(module: string, options: RequestInit): Promise<ArrayBuffer> {
  const address = addresses[`../../build/wasm/modules/${module}.wasm`];
  if (!address) throw new Error(`this page was built without the module "${module}"`);
  const response = await fetch(new URL(address, import.meta.url), options).catch(() => {
    throw new Error(`the module "${module}" could not be fetched`);
  });
  if (!response.ok) throw new Error(`the server answered ${response.status} for the module "${module}"`);
  return response.arrayBuffer().catch(() => {
    throw new Error(`the module "${module}" broke off while it was fetched`);
  });
}
