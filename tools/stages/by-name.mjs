import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../process.mjs';

/**
 * How Vitest and Playwright are told to run a part: the files whose path has the name in it, or, where there is none,
 * the tests whose title has.
 * @param {string | undefined} name absent: everything
 * @param {{ folders: string[], title: string }} where the test files are, and the runner's option for titles
 * @returns {string[]} arguments
 */
export function byName(name, { folders, title }) {
  if (name === undefined) return [];
  const isFile = folders.some((folder) =>
    readdirSync(join(root, folder), { encoding: 'utf8', recursive: true }).some(
      (path) => /\.(test|spec)\.ts$/.test(path) && path.includes(name),
    ),
  );
  // Titles are matched by a regular expression.
  return isFile ? [name] : [title, name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)];
}
