import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { lessonOf, loadLesson } from './lessons';
import { loadViews, type ViewKind, viewsHere } from './view-loaders';

/** What there is to draw: views of these kinds and, unless `null`, the lesson of an exercise. */
export interface Wanted {
  views: readonly ViewKind[];
  lesson: string | null;
}

const here = ({ views, lesson }: Wanted): boolean =>
  viewsHere(views) && (lesson === null || lessonOf(lesson) !== undefined);

/** Fetches what an exercise needs beside its module. */
export async function loadParts({ views, lesson }: Wanted): Promise<void> {
  await Promise.all([loadViews(views), lesson !== null && loadLesson(lesson)]);
}

/** Lets its host draw something once all of it is there, so that nothing is moved by what comes later. */
export class Parts implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #fetching = false;
  /** What could not be fetched. */
  #failed = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Whether all of this is there. What is missing is fetched, and the host drawn anew when it has come. */
  here(wanted: Wanted): boolean {
    if (here(wanted)) return true;
    if (!this.#fetching && !this.failed(wanted)) void this.#fetch(wanted);
    return false;
  }

  /** Whether this has been tried in vain. */
  failed(wanted: Wanted): boolean {
    return this.#failed === JSON.stringify(wanted);
  }

  retry(): void {
    this.#failed = '';
    this.#host.requestUpdate();
  }

  async #fetch(wanted: Wanted): Promise<void> {
    this.#fetching = true;
    try {
      await loadParts(wanted);
    } catch {
      this.#failed = JSON.stringify(wanted);
    }
    this.#fetching = false;
    this.#host.requestUpdate();
  }
}
