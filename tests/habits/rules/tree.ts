import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Texts by path in the checkout: the repository, or one made up for a test. */
export type Tree = ReadonlyMap<string, string>;

/** A rule names each place that breaks it in one sentence; none: the rule holds. */
export type Rule = (tree: Tree) => string[];

const binary = /\.(png|jpg|gif|ico|woff2?|zip|gz|wasm)$/;

/** Every text file that is tracked, or new and not ignored. */
export function repository(): Tree {
  const paths = list('--cached', '--others', '--exclude-standard', '--deduplicate');
  const tree = new Map<string, string>();
  for (const path of paths) {
    if (binary.test(path)) continue;
    const text = readIfPresent(path);
    if (text !== undefined) tree.set(path, text);
  }
  return tree;
}

/** The paths that are tracked, whatever they hold. */
export function trackedPaths(): string[] {
  return list('--cached');
}

function list(...options: string[]): string[] {
  return execFileSync('git', ['ls-files', '-z', ...options], { encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);
}

/** A tracked file may have been deleted in the work tree. */
function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
