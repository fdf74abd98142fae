import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** One parameter set of an exercise, drawn once and kept as data for every implementation. */
export interface Vector {
  exercise: string;
  query: string;
}

const conformance = new URL('../conformance/', import.meta.url);
const exercises = new URL('../../core/exercises/', import.meta.url);

/** The sets, a file an exercise, a line a set: all, or at most `most` of each exercise, evenly spread. */
export function vectors(most = Number.POSITIVE_INFINITY): Vector[] {
  return [...files(conformance), ...files(exercises)].flatMap(({ path, url }) => {
    const lines = readFileSync(url, 'utf8').split('\n').filter(Boolean);
    const name = basename(path, '.jsonl');
    // In an exercise's own folder it is the folder that names it.
    const exercise = name === 'vectors' ? basename(dirname(path)) : name;
    return spread(lines, most).map((line) => ({ exercise, query: (JSON.parse(line) as { query: string }).query }));
  });
}

function files(folder: URL): { path: string; url: URL }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.jsonl'))
    .sort()
    .map((path) => ({ path, url: new URL(path, folder) }));
}

function spread<Item>(items: readonly Item[], most: number): Item[] {
  const stride = Math.max(1, Math.ceil(items.length / most));
  return items.filter((_, index) => index % stride === 0);
}
