import type { Rule } from './tree';

const longest = 400;
const median = 70;
const source = /\.(cpp|hpp|ts|mjs|js|py|css|html|cmake)$|(^|\/)CMakeLists\.txt$/;

/** A source that grows past the limit holds more than one concept; where half of them are long, many do. */
export const length: Rule = (tree) => {
  const sizes = [...tree]
    .filter(([path]) => source.test(path))
    .map(([path, text]) => ({ path, lines: text.split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  const middle = sizes[Math.floor(sizes.length / 2)]?.lines ?? 0;
  return [
    ...sizes
      .filter(({ lines }) => lines > longest)
      .map(({ path, lines }) => `${path} has ${lines} lines; ${longest} are allowed`),
    ...(middle < median
      ? []
      : [`half of the sources have ${middle} lines or more; the median is to be below ${median}`]),
  ];
};
