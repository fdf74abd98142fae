import type { CallId } from '../contract/call-protocol';

export interface Job<Kind> {
  readonly id: CallId;
  readonly kind: Kind;
  /** Works until done, or until `stopped` says so; answers the call in either case. */
  work(stopped: () => boolean): Promise<void>;
  /** Answers a call that never came to work. */
  cancelled(): void;
}

/** By the kind of a new job, the kinds of older ones that it makes pointless. */
export type Supersedes<Kind extends string> = Record<Kind, readonly Kind[]>;

/** Does jobs one after the other. Since the newer supersede the older, at most one of each kind waits. */
export class JobQueue<Kind extends string> {
  readonly #supersedes: Supersedes<Kind>;
  readonly #failed: (error: unknown) => void;
  #active: { job: Job<Kind>; stopped: boolean } | null = null;
  #waiting: Job<Kind>[] = [];

  constructor(supersedes: Supersedes<Kind>, failed: (error: unknown) => void) {
    this.#supersedes = supersedes;
    this.#failed = failed;
  }

  add(job: Job<Kind>): void {
    this.#stop((older) => this.#supersedes[job.kind].includes(older.kind));
    this.#waiting.push(job);
    if (!this.#active) void this.#drain();
  }

  cancel(id: CallId): void {
    this.#stop((job) => job.id === id);
  }

  #stop(which: (job: Job<Kind>) => boolean): void {
    if (this.#active && which(this.#active.job)) this.#active.stopped = true;
    const dropped = this.#waiting.filter(which);
    this.#waiting = this.#waiting.filter((job) => !which(job));
    for (const job of dropped) job.cancelled();
  }

  async #drain(): Promise<void> {
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) {
      const active = { job, stopped: false };
      this.#active = active;
      try {
        await job.work(() => active.stopped);
      } catch (error) {
        this.#failed(error);
      }
    }
    this.#active = null;
  }
}
