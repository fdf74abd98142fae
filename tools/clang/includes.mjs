import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const include = /^\s*#\s*include\s+"([^"]+)"/gm;

/**
 * @param {string} text of a C++ source
 * @returns {string[]} what it includes by quotes
 */
export function quotedIncludes(text) {
  return [...text.matchAll(include)].map((match) => match[1] ?? '');
}

/**
 * A source and every file of ours that it reaches by quoted includes.
 * @param {string} source absolute path
 * @param {string[]} folders that includes are looked for in, after the includer's own
 * @returns {Map<string, string>} text by path, in an order that depends on the content alone
 */
export function closure(source, folders) {
  const texts = new Map();
  const queue = [source];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (texts.has(path)) continue;
    const text = readFileSync(path, 'utf8');
    texts.set(path, text);
    for (const name of quotedIncludes(text)) {
      const found = [dirname(path), ...folders].map((folder) => resolve(folder, name)).find((file) => existsSync(file));
      if (found) queue.push(found);
    }
  }
  return texts;
}
