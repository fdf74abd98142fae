import { readdirSync, readFileSync } from 'node:fs';

/** One parameter set of an exercise, drawn once and kept as data for every implementation. */
export interface Vector {
  exercise: string;
  query: string;
}

const folder = new URL('../conformance/vectors/', import.meta.url);

/** All sets: a file an exercise, a line a set. */
export function vectors(): Vector[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => {
      const lines = readFileSync(new URL(name, folder), 'utf8').split('\n').filter(Boolean);
      return lines.map((line) => {
        const { query } = JSON.parse(line) as { query: string };
        return { exercise: name.replace(/\.jsonl$/, ''), query };
      });
    });
}
