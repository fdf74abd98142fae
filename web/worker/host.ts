import type { Call, CallId, JobName, Jobs, Post, Request } from '../contract/call-protocol';
import type { Surroundings } from './advance';
import { JobQueue } from './job-queue';
import type { Pause } from './pause';
import { Refused, Stopped } from './refusals';

/** How a job is done. */
export interface JobRule<Asked, Answer, Name extends string> {
  /**
   * The jobs whose older calls are pointless once this one is called, its own as a rule: it waits until the others are
   * done. Left out: it is done at once, whatever is under way.
   */
  supersedes?: readonly Name[];
  /** Throws `Refused` for bad input, and `Stopped` when its surroundings had it stopped. */
  work(asked: Asked, around: Surroundings): Answer | Promise<Answer>;
  /** The buffers of an answer that move to the page. */
  moved?(answer: Answer): Transferable[];
}

export type JobTable<J extends Jobs> = {
  [Name in JobName<J>]: JobRule<J[Name]['asked'], J[Name]['answer'], JobName<J>>;
};

/** Answers the page's calls by a table of jobs. Knows the protocol, but not whether it lives in a worker. */
export class Host<J extends Jobs> {
  readonly #table: JobTable<J>;
  readonly #post: Post<J>;
  readonly #around: Pick<Surroundings, 'pause' | 'now'>;
  readonly #jobs = new JobQueue<JobName<J>>();

  constructor(table: JobTable<J>, post: Post<J>, pause: Pause, now: () => number = () => performance.now()) {
    this.#table = table;
    this.#post = post;
    this.#around = { pause, now };
  }

  receive(request: Request<J>): void {
    switch (request.type) {
      case 'call':
        return this.#call(request);
      case 'cancel':
        return this.#jobs.cancel(request.call);
      case 'ping':
        return this.#post({ type: 'pong' });
    }
  }

  #call(call: Call<J>): void {
    const { id, job } = call;
    const { supersedes } = this.#table[job];
    const work = (stopped: () => boolean) => this.#work(call, stopped);
    if (!supersedes) void work(() => false);
    else this.#jobs.add({ id, kind: job, supersedes, work, cancelled: () => this.#post({ type: 'cancelled', id }) });
  }

  async #work({ id, job, asked }: Call<J>, stopped: () => boolean): Promise<void> {
    const rule = this.#table[job];
    try {
      const progress: Surroundings['progress'] = (made) => this.#post({ type: 'progress', id, ...made });
      const answer = await rule.work(asked, { ...this.#around, stopped, progress });
      this.#post({ type: 'answer', id, answer }, rule.moved?.(answer));
    } catch (error) {
      this.#failed(id, error);
    }
  }

  #failed(id: CallId, error: unknown): void {
    if (error instanceof Refused) this.#post({ type: 'fault', id, fault: error.fault });
    else if (error instanceof Stopped) this.#post({ type: 'cancelled', id });
    else this.#post({ type: 'failure', message: error instanceof Error ? error.message : String(error) });
  }
}
