import { dirname } from 'node:path';
import { declarations } from './declarations';
import type { Rule } from './tree';

/**
 * A type has a name of its own in its namespace, in all of core/; and within a folder, whose sources are compiled
 * together, so has what they keep in anonymous namespaces. In one file a function may be overloaded.
 */
export const names: Rule = (tree) => {
  const first = new Map<string, string>();
  const broken: string[] = [];
  for (const [path, text] of tree) {
    if (!isSource(path)) continue;
    for (const { namespace, hidden, name } of declarations(text)) {
      const place = hidden ? `${namespace} in ${dirname(path)}` : namespace;
      const before = first.get(`${place} ${name}`);
      if (before === undefined) first.set(`${place} ${name}`, path);
      else if (before !== path) broken.push(`${path} declares ${namespace}::${name} a second time, after ${before}`);
    }
  }
  return broken;
};

/** What is compiled into the library: neither the programs that are shown nor tests, nor what only one compiler reads. */
function isSource(path: string): boolean {
  return /^core\/.*\.(cpp|hpp)$/.test(path) && !/\/program\.cpp$|\.test\.cpp$|\/compat\//.test(path);
}
