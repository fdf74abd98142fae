import { readdirSync, readFileSync } from 'node:fs';

/** One parameter set of an exercise, drawn once and kept as data for every implementation. */
export interface Vector {
  exercise: string;
  query: string;
}

const folder = new URL('../conformance/vectors/', import.meta.url);

/** The sets, a file an exercise, a line a set: all, or at most `most` of each exercise, evenly spread. */
export function vectors(most = Number.POSITIVE_INFINITY): Vector[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => {
      const lines = readFileSync(new URL(name, folder), 'utf8').split('\n').filter(Boolean);
      return spread(lines, most).map((line) => {
        const { query } = JSON.parse(line) as { query: string };
        return { exercise: name.replace(/\.jsonl$/, ''), query };
      });
    });
}

function spread<Item>(items: readonly Item[], most: number): Item[] {
  const stride = Math.max(1, Math.ceil(items.length / most));
  return items.filter((_, index) => index % stride === 0);
}
