import type { Progress } from '../contract/call-protocol';
import type { CallOptions } from './calls';

/** Progress is shown from here on, in milliseconds; sooner it would only flicker. */
const quietMs = 150;

/** A call under way, which newer wishes or the user may end. */
export class Flight {
  /** The last progress heard of. */
  progress: Progress | null = null;
  byUser = false;
  readonly options: Required<CallOptions>;
  readonly #abort = new AbortController();
  readonly #now: () => number;
  readonly #since: number;

  /** `show` is called with progress once the call has taken long enough. */
  constructor(now: () => number, show: (progress: Progress) => void) {
    this.#now = now;
    this.#since = now();
    this.options = {
      signal: this.#abort.signal,
      onProgress: (progress) => {
        this.progress = progress;
        if (this.age > quietMs) show(progress);
      },
    };
  }

  /** Milliseconds since it started. */
  get age(): number {
    return this.#now() - this.#since;
  }

  end(): void {
    this.#abort.abort();
  }
}
