import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** One parameter set of an exercise, drawn once and kept as data for every implementation. */
export interface Vector {
  exercise: string;
  query: string;
}

const folder = new URL('../conformance/', import.meta.url);

/** The sets, a file an exercise, a line a set: all, or at most `most` of each exercise, evenly spread. */
export function vectors(most = Number.POSITIVE_INFINITY): Vector[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.jsonl'))
    .sort()
    .flatMap((path) => {
      const lines = readFileSync(new URL(path, folder), 'utf8').split('\n').filter(Boolean);
      return spread(lines, most).map((line) => {
        const { query } = JSON.parse(line) as { query: string };
        return { exercise: basename(path, '.jsonl'), query };
      });
    });
}

function spread<Item>(items: readonly Item[], most: number): Item[] {
  const stride = Math.max(1, Math.ceil(items.length / most));
  return items.filter((_, index) => index % stride === 0);
}
