import type { TimeWindow } from './time-window';

/** As long as any motion of the page. */
const lasting = 160;

/** The window that is drawn: it follows the one that is wanted at once, or by a short slide where motion is welcome. */
export class Slide {
  shown: TimeWindow = { from: 0, to: 1 };
  private pending = 0;

  /** @param changed called at each picture of a slide */
  constructor(private readonly changed: () => void) {}

  to(wanted: TimeWindow, smooth: boolean): void {
    this.stop();
    if (!smooth || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.shown = wanted;
      return;
    }
    const from = this.shown;
    const start = performance.now();
    const next = (time: number): void => {
      const share = Math.min(1, Math.max(0, (time - start) / lasting));
      const eased = 1 - (1 - share) ** 3;
      const between = (a: number, b: number): number => (share === 1 ? b : a + (b - a) * eased);
      this.shown = { from: between(from.from, wanted.from), to: between(from.to, wanted.to) };
      if (share < 1) this.pending = requestAnimationFrame(next);
      this.changed();
    };
    this.pending = requestAnimationFrame(next);
  }

  stop(): void {
    cancelAnimationFrame(this.pending);
  }
}
