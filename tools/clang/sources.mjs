import { spawnSync } from 'node:child_process';
import { root } from '../process.mjs';

/**
 * The project's own C++ files under these folders: tracked, or new and not ignored. The programs of exercises are
 * templates, not C++ yet: their fields in braces are filled in first.
 * @param {string[]} folders
 * @returns {string[]} paths in the checkout
 */
export function cppSources(folders) {
  const patterns = folders.flatMap((folder) => [`${folder}/*.cpp`, `${folder}/*.hpp`]);
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate', '--', ...patterns];
  const { stdout } = spawnSync('git', list, { cwd: root, encoding: 'utf8' });
  return stdout.split('\0').filter((path) => path && !/^core\/exercises\/.*\/program\.cpp$/.test(path));
}
