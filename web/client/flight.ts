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

/** What is told of flights, as long as they are the present one. */
export interface FlightEvents {
  /** `null` once there is nothing more to tell. */
  progress(progress: Progress | null): void;
  failed(error: unknown, flight: Flight): void;
}

/** The calls of a page that are made one in the place of the other: only the present one is listened to. */
export class Flights {
  readonly #events: FlightEvents;
  readonly #now: () => number;
  #present: Flight | null = null;

  constructor(events: FlightEvents, now: () => number) {
    this.#events = events;
    this.#now = now;
  }

  get present(): Flight | null {
    return this.#present;
  }

  /** Does a task as the present flight. Resolves to whether it still was that at its end; it is then none. */
  async fly(task: (flight: Flight) => Promise<void>): Promise<boolean> {
    const flight = new Flight(this.#now, (progress) => {
      if (this.#present === flight) this.#events.progress(progress);
    });
    this.#present = flight;
    try {
      await task(flight);
    } catch (error) {
      if (this.#present === flight) this.#events.failed(error, flight);
    }
    if (this.#present !== flight) return false;
    this.#present = null;
    this.#events.progress(null);
    return true;
  }

  /** The user has had enough of the present one: how it ended is still told. */
  cancel(): void {
    if (!this.#present) return;
    this.#present.byUser = true;
    this.#present.end();
  }

  /** Lets go of the present one: of it nothing more is told. */
  abandon(): void {
    this.#present?.end();
    this.#present = null;
  }
}
