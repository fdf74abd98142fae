import type { CallId } from '../contract/call-protocol';

export interface Job<Kind extends string> {
  readonly id: CallId;
  readonly kind: Kind;
  /** The kinds of older jobs that this one makes pointless. */
  readonly supersedes: readonly Kind[];
  /** Works until done, or until `stopped` says so; answers the call in either case, and never rejects. */
  work(stopped: () => boolean): Promise<void>;
  /** Answers a call that never came to work. */
  cancelled(): void;
}

/** Does jobs one after the other. Where the newer supersede the older of their kind, at most one of each kind waits. */
export class JobQueue<Kind extends string> {
  #active: { job: Job<Kind>; stopped: boolean } | null = null;
  #waiting: Job<Kind>[] = [];

  add(job: Job<Kind>): void {
    this.#stop((older) => job.supersedes.includes(older.kind));
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
      await job.work(() => active.stopped);
    }
    this.#active = null;
  }
}
