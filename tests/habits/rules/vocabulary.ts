import type { Tree } from './tree';

/** Where the shapes of the boundary are written: a word that is a field there may be used as one. */
const contract = 'web/contract/model.ts';

/**
 * TypeScript names no parameter and no metric of an exercise: it works from what the core declares.
 * A name counts where code would use it: as a whole string, in a query, as a property or as a key. A single letter
 * stands for too much to be taken for a name.
 * @param names parameters and metrics, as the core declares them
 */
export function vocabulary(tree: Tree, names: readonly string[]): string[] {
  const shapes = tree.get(contract) ?? '';
  const forbidden = names.filter((name) => name.length > 1 && !isKey(name, shapes));
  const broken: string[] = [];
  for (const [path, text] of tree) {
    if (!/^web\/.*\.ts$/.test(path)) continue;
    const code = withoutComments(text);
    for (const name of forbidden) {
      if (uses(name, code)) broken.push(`${path} names "${name}", which only the core and the lessons may`);
    }
  }
  return broken;
}

function isKey(name: string, text: string): boolean {
  return new RegExp(`(?<!-)\\b${name}\\??:`).test(text);
}

/** Words of any program, that styles and options use as well: they count only as strings and in queries. */
const ordinary = new Set([
  'after',
  'before',
  'buffer',
  'chunk',
  'items',
  'length',
  'mean',
  'medium',
  'mode',
  'n',
  'peak',
  'sum',
]);

function uses(name: string, code: string): boolean {
  const asText = [`(['"\`])${name}\\1`, `[?&'"\`]${name}=`];
  const asMember = [`\\.${name}\\b`, `(?<!-)\\b${name}\\??:`];
  return [...asText, ...(ordinary.has(name) ? [] : asMember)].some((pattern) => new RegExp(pattern).test(code));
}

/** Leaves "//" alone where it follows a colon, as in an address. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}
