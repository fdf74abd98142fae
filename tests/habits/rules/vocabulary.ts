import type { Tree } from './tree';

/** Where the shapes of the boundary are written: a word that is a field there may be used as one. */
const contract = 'web/session/model.ts';

/**
 * TypeScript names no parameter and no metric of an exercise: it works from what the core declares.
 * A name counts where code would use it: as a whole string, in a query, as a property or as a key.
 * @param names parameters and metrics, as the core declares them
 */
export function vocabulary(tree: Tree, names: readonly string[]): string[] {
  const shapes = tree.get(contract) ?? '';
  const forbidden = names.filter((name) => !isKey(name, shapes));
  const broken: string[] = [];
  for (const [path, text] of tree) {
    if (!/^web\/.*\.ts$/.test(path) || path.startsWith('web/lessons/')) continue;
    const code = withoutComments(text);
    for (const name of forbidden) {
      if (uses(name, code)) broken.push(`${path} names "${name}", which only the core and the lessons may`);
    }
  }
  return broken;
}

function isKey(name: string, text: string): boolean {
  return new RegExp(`\\b${name}\\??:`).test(text);
}

/** Behind a hyphen a word belongs to CSS, as in align-items. */
function uses(name: string, code: string): boolean {
  return [`(['"\`])${name}\\1`, `[?&'"\`]${name}=`, `\\.${name}\\b`, `(?<![\\w-])${name}\\??:`].some((pattern) =>
    new RegExp(pattern).test(code),
  );
}

/** Leaves "//" alone where it follows a colon, as in an address. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}
