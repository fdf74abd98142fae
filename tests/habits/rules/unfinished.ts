import type { Rule } from './tree';

/** Spelled apart, so that this file does not name them. */
const marks = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'];
const mark = new RegExp(`\\b(?:${marks.join('|')})\\b`);

/** Nothing is left for later in the sources. */
export const unfinished: Rule = (tree) => {
  const broken: string[] = [];
  for (const [path, text] of tree) {
    if (path === 'package-lock.json') continue;
    text.split('\n').forEach((line, index) => {
      const found = mark.exec(line);
      if (found) broken.push(`${path}:${index + 1} is marked ${found[0]}`);
    });
  }
  return broken;
};
