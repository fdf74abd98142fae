import { quotedIncludes } from '../../../tools/clang/includes.mjs';
import type { Rule } from './tree';

/** The folders of core/: each may include itself and those before it. */
const order = [
  'base',
  'memory',
  'sim',
  'eviction',
  'cache',
  'buffer',
  'store',
  'pattern',
  'trace',
  'engine',
  'exercises',
  'cli',
];

/** A folder of core/ includes only itself and folders listed above it; wasm/ itself and everything but cli. */
export const layers: Rule = (tree) => {
  const broken: string[] = [];
  for (const [path, text] of tree) {
    const highest = reach(path);
    if (highest === undefined) continue;
    for (const included of quotedIncludes(text)) {
      const folder = included.split('/')[0] ?? '';
      if (folder === 'wasm' && path.startsWith('wasm/')) continue;
      const layer = order.indexOf(folder);
      if (layer === -1) broken.push(`${path} includes "${included}", which names no folder of core/`);
      else if (layer > highest) broken.push(`${path} includes "${included}", which lies in a layer above its own`);
    }
  }
  return broken;
};

/** The highest layer that a file may include; `undefined` for a file that is in no layer. */
function reach(path: string): number | undefined {
  if (!/\.(cpp|hpp)$/.test(path) || path.endsWith('.test.cpp')) return undefined;
  const [top, folder = ''] = path.split('/');
  if (top === 'wasm') return order.indexOf('cli') - 1;
  if (top !== 'core') return undefined;
  return order.indexOf(folder);
}
