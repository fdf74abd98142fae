import { prefetchModule } from '../client/module-files';
import type { Catalogue, CatalogueEntry } from '../contract/catalogue';
import { loadViews } from '../exercise/view-loaders';

/** The visitor has the machine and the network to themselves for so long after the first figures, in milliseconds. */
const restMs = 2_000;

/** Waits until the browser has nothing else to do; where it does not tell, for a while. */
function idle(): Promise<void> {
  if (typeof requestIdleCallback !== 'function') return pause(restMs);
  return new Promise((resolve) => requestIdleCallback(() => resolve()));
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The visitor has asked for little traffic. */
const sparing = (): boolean => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/**
 * Fetches what the exercises of the other modules need, in the order of the course, one file after the other while the
 * browser is idle. What fails is left to whoever will ask for it.
 */
export async function prefetchOthers({ exercises }: Catalogue, present: CatalogueEntry): Promise<void> {
  if (sparing()) return;
  await pause(restMs);
  const modules = [...new Set([present, ...exercises].map(({ module }) => module))];
  for (const module of modules) {
    await idle();
    if (module !== present.module) await prefetchModule(module).catch(() => undefined);
    const views = new Set(exercises.filter((entry) => entry.module === module).flatMap((entry) => entry.views));
    for (const kind of views) {
      await idle();
      await loadViews([kind]).catch(() => undefined);
    }
  }
}
