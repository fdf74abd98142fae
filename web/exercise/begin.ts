import { startEarly } from '../client/connect-core';
import { fetchEarly } from '../client/module-files';
import { type CatalogueEntry, catalogue, entryOf } from '../contract/catalogue';

/**
 * Starts to fetch the module of the exercise that an address names, before the code that will ask for it is there.
 * Returns the exercise; none where there is none of that name, or another page in its place.
 */
export function begin(search: string): CatalogueEntry | undefined {
  const names = new URLSearchParams(search);
  const entry = names.has('page') ? undefined : entryOf(catalogue, names.get('exercise'));
  if (!entry) return undefined;
  fetchEarly(entry.module);
  startEarly(entry.module);
  return entry;
}
