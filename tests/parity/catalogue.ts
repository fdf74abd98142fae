import { readFileSync } from 'node:fs';
import type { Catalogue } from '../../web/contract/catalogue';

/** Where what the compiler has made for the page lies. */
export const built = new URL('../../build/wasm/', import.meta.url);

/** What the page knows before it loads a module. */
export const catalogue = JSON.parse(readFileSync(new URL('catalogue.json', built), 'utf8')) as Catalogue;

/** The module that an exercise is in. */
export function moduleOf(exercise: string): string {
  const entry = catalogue.exercises.find((each) => each.exercise === exercise);
  if (!entry) throw new Error(`no module has the exercise "${exercise}"`);
  return entry.module;
}
