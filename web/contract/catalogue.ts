import type { ModuleFile } from './core-jobs';
import type { ViewSpec } from './model';

/** What the page knows of an exercise before its module has come. */
export interface CatalogueEntry {
  exercise: string;
  chapter: string;
  title: string;
  /** The module that it is in. */
  module: string;
  /** The kinds of its views. */
  views: ViewSpec['kind'][];
}

/** All exercises in their order, and the modules they are in; written by tools/catalogue.mjs after those are linked. */
export interface Catalogue {
  modules: Record<string, ModuleFile>;
  exercises: CatalogueEntry[];
}

const built = import.meta.glob<Catalogue>('../../build/wasm/catalogue.json', { eager: true, import: 'default' });

/** Empty where nothing has been built: only tests come that far. */
export const catalogue: Catalogue = Object.values(built)[0] ?? { modules: {}, exercises: [] };

/** The exercise of that name; without one, the first. */
export const entryOf = ({ exercises }: Catalogue, exercise: string | null): CatalogueEntry | undefined =>
  exercise === null ? exercises[0] : exercises.find((entry) => entry.exercise === exercise);
