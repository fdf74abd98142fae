/** How often a silent worker is asked for a sign of life. */
const intervalMs = 3_000;
/** It is given up after this many pings in a row without any answer; a healthy one pauses every few milliseconds. */
const patience = 3;

/** Notices a worker that died without a word. Runs only while an answer is awaited. */
export class Watchdog {
  readonly #ping: () => boolean;
  readonly #silent: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #unanswered = 0;

  /** `ping` returns false while there is nobody to ask yet. */
  constructor(ping: () => boolean, silent: () => void) {
    this.#ping = ping;
    this.#silent = silent;
  }

  watch(awaiting: boolean): void {
    if (awaiting && this.#timer === undefined) {
      this.#unanswered = 0;
      this.#timer = setInterval(() => this.#tick(), intervalMs);
    } else if (!awaiting) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  heard(): void {
    this.#unanswered = 0;
  }

  #tick(): void {
    if (this.#unanswered >= patience) {
      this.watch(false);
      this.#silent();
      return;
    }
    if (this.#ping()) this.#unanswered += 1;
  }
}
