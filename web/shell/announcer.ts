import type { LabSnapshot } from '../session/lab-snapshot';
import { spoken } from '../views/shared/format';

/** Figures count as settled when nothing has changed for this long, in milliseconds; so no two announcements are closer. */
const settledMs = 1_000;

/** Speaks the figures to those who do not see them, once they have settled. */
export class Announcer {
  readonly #say: (text: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said = '';

  /** `say` puts a text into a live region. */
  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  changed(state: LabSnapshot): void {
    clearTimeout(this.#timer);
    if (state.playing || state.progress) return;
    this.#timer = setTimeout(() => this.#settled(state), settledMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #settled(state: LabSnapshot): void {
    const text = summary(state);
    if (text === this.#said) return;
    this.#said = text;
    this.#say(text);
  }
}

/** The counters in words. */
function summary({ spec, frame, fault }: LabSnapshot): string {
  if (!spec || !frame || fault) return '';
  const counters = spec.views.flatMap((view) => (view.kind === 'counters' ? view.metrics : []));
  const figures = counters.flatMap(({ name }) => {
    const metric = spec.metrics.find((candidate) => candidate.name === name);
    return metric ? [`${metric.label} ${spoken(frame.metrics[name], metric.unit)}`] : [];
  });
  return figures.join(', ');
}
