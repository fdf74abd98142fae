import type { CallId } from './protocol';

export type JobKind = 'run' | 'seek' | 'code';

export interface Job {
  readonly id: CallId;
  readonly kind: JobKind;
  /** Works until done, or until `stopped` says so; answers the call in either case. */
  work(stopped: () => boolean): Promise<void>;
  /** Answers a call that never came to work. */
  cancelled(): void;
}

/** A new run makes older runs and seeks pointless; a seek or a request for code, only its own kind. */
const supersedes: Record<JobKind, readonly JobKind[]> = {
  run: ['run', 'seek'],
  seek: ['seek'],
  code: ['code'],
};

/** Does jobs one after the other. Since the newer supersede the older, at most one of each kind waits. */
export class JobQueue {
  readonly #failed: (error: unknown) => void;
  #active: { job: Job; stopped: boolean } | null = null;
  #waiting: Job[] = [];

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  add(job: Job): void {
    this.#stop((older) => supersedes[job.kind].includes(older.kind));
    this.#waiting.push(job);
    if (!this.#active) void this.#drain();
  }

  cancel(id: CallId): void {
    this.#stop((job) => job.id === id);
  }

  #stop(which: (job: Job) => boolean): void {
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
