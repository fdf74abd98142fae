import type { Speed } from './events';

/** How often the picture moves while playing, in milliseconds. */
const tickMs = 33;
/** A speed is in events per tenth of a second. */
const unitMs = 100;
/** "max" plays any run in this time, in milliseconds. */
const wholeRunMs = 2_000;
/** After a longer gap (a tab in the background, a busy machine) playing goes on from where it was instead of leaping. */
const longestGapMs = 100;

/** Moves a playhead in step with the clock. */
export class Playback {
  readonly #show: (position: number) => Promise<void>;
  readonly #now: () => number;
  #token = 0;

  /** `show` draws a position and resolves when it has. */
  constructor(show: (position: number) => Promise<void>, now: () => number) {
    this.#show = show;
    this.#now = now;
  }

  stop(): void {
    this.#token += 1;
  }

  /** Plays from `position` to `length`; resolves to whether the end was reached. */
  async play(position: number, length: number, speed: Speed): Promise<boolean> {
    this.#token += 1;
    const token = this.#token;
    const perMs = speed === 'max' ? length / wholeRunMs : Number(speed) / unitMs;
    let exact = position;
    let time = this.#now();
    while (exact < length) {
      await new Promise((resolve) => setTimeout(resolve, tickMs));
      if (token !== this.#token) return false;
      const now = this.#now();
      const before = Math.floor(exact);
      exact = Math.min(length, exact + Math.min(now - time, longestGapMs) * perMs);
      time = now;
      if (Math.floor(exact) > before) await this.#show(Math.floor(exact));
      if (token !== this.#token) return false;
    }
    return true;
  }
}
