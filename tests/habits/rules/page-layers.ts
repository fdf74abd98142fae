import { posix } from 'node:path';
import type { Rule, Tree } from './tree';

/** The folders of web/, a layer a line: a file imports from its own folder and from the layers before it. */
const layers = [
  ['contract'],
  ['storage', 'theme'],
  ['worker', 'ui'],
  ['client'],
  ['session'],
  ['views/shared'],
  ['views/plot', 'views/controls'],
  ['views'],
  ['form', 'exercise'],
  ['pages'],
  ['shell'],
  ['element'],
];

/** Folders whose own folders are rooms beside each other: no view imports from another, no page from another. */
const corridors = ['views', 'pages'];

/** What the bundler reaches by a pattern counts as no import: such files are not TypeScript. */
const importing = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^'?]+)(?:\?[^']*)?'/g;

/** A file of web/ imports from no other room of its layer and from none above, and no file imports itself in a circle. */
export const pageLayers: Rule = (tree) => {
  const imports = importsOf(tree);
  const upward: string[] = [];
  for (const [path, imported] of imports) {
    for (const target of imported) {
      if (!mayImport(roomOf(path), roomOf(target))) {
        upward.push(`${path} imports ${target}, which is no room of its own and lies in no layer below`);
      }
    }
  }
  return [...upward, ...circles(imports)];
};

function mayImport(from: string, to: string): boolean {
  return from === to || layerOf(to) < layerOf(from);
}

function roomOf(path: string): string {
  const [, folder = '', inner = ''] = path.split('/');
  return corridors.includes(folder) ? `${folder}/${inner}` : folder;
}

/** A folder that is in no layer lies above all: nothing may import it, and it may import what it likes. */
function layerOf(room: string): number {
  const named = layers.findIndex((rooms) => rooms.includes(room));
  const layer = named === -1 ? layers.findIndex((rooms) => rooms.includes(room.split('/')[0] ?? '')) : named;
  return layer === -1 ? layers.length : layer;
}

function importsOf(tree: Tree): Map<string, string[]> {
  const imports = new Map<string, string[]>();
  for (const [path, text] of tree) {
    if (!/^web\/[^/]+\/.*\.ts$/.test(path)) continue;
    const targets = [...text.matchAll(importing)].map(([, written = '']) => resolve(tree, path, written));
    imports.set(
      path,
      targets.filter((target) => target !== undefined),
    );
  }
  return imports;
}

function resolve(tree: Tree, from: string, written: string): string | undefined {
  const path = posix.join(posix.dirname(from), written);
  return [path, `${path}.ts`, `${path}.d.ts`].find((candidate) => tree.has(candidate) && /\.ts$/.test(candidate));
}

/** One sentence for each import that closes a circle. */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const broken: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (path: string): void => {
    if (done.has(path)) return;
    const before = way.indexOf(path);
    if (before !== -1) {
      broken.push(`${[...way.slice(before), path].join(' imports ')}: a circle`);
      return;
    }
    way.push(path);
    for (const target of imports.get(path) ?? []) visit(target);
    way.pop();
    done.add(path);
  };
  for (const path of imports.keys()) visit(path);
  return broken;
}
