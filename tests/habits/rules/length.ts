import type { Rule } from './tree';

const longest = 400;
const source = /\.(cpp|hpp|ts|mjs|js|py|css|html|cmake)$|(^|\/)CMakeLists\.txt$/;

/** A source that grows past the limit holds more than one concept. */
export const length: Rule = (tree) => {
  const broken: string[] = [];
  for (const [path, text] of tree) {
    if (!source.test(path)) continue;
    const lines = text.split('\n').length - 1;
    if (lines > longest) broken.push(`${path} has ${lines} lines; ${longest} are allowed`);
  }
  return broken;
};
