import type { CoreModule, CoreTrace } from '@core';
import type { Fault } from '../contract/model';
import type { Standing, TraceDescription, TracePreview, TraceReport } from '../contract/trace-model';
import type { TracePost, TraceRequest } from '../contract/trace-protocol';
import { advance, type Surroundings } from './advance';
import { feed } from './feed';
import { type Job, JobQueue, type Supersedes } from './job-queue';
import type { Pause } from './pause';
import { openingOf, UnreadableFile } from './trace-file';

type Call<Type extends TraceRequest['type']> = Extract<TraceRequest, { type: Type }>;
type JobKind = 'preview' | 'read' | 'make' | 'racing';

/** A new trace makes everything older pointless; a race or a look into a file, only its own kind. */
const supersedes: Supersedes<JobKind> = {
  preview: ['preview'],
  read: ['preview', 'read', 'make', 'racing'],
  make: ['preview', 'read', 'make', 'racing'],
  racing: ['racing'],
};

/** The format is told by so many bytes. */
const openingBytes = 65_536;
/** Progress is told no more often, in milliseconds. */
const progressMs = 50;

/** Answers the page's requests about one trace at a time, with a core. */
export class TraceHost {
  readonly #core: CoreModule;
  readonly #post: TracePost;
  readonly #around: Pick<Surroundings, 'pause' | 'now'>;
  readonly #jobs = new JobQueue<JobKind>(supersedes, (error) => this.#fail(error));
  /** The trace that was read or made, and the file whose bytes it may need once more. */
  #held: { trace: CoreTrace; file: File | null } | null = null;

  constructor(core: CoreModule, post: TracePost, pause: Pause, now: () => number = () => performance.now()) {
    this.#core = core;
    this.#post = post;
    this.#around = { pause, now };
  }

  receive(request: TraceRequest): void {
    switch (request.type) {
      case 'describe': {
        const description = JSON.parse(this.#core.ownTrace()) as TraceDescription;
        return this.#post({ type: 'description', id: request.id, description });
      }
      case 'preview':
        return this.#jobs.add(this.#job(request, () => this.#preview(request)));
      case 'read':
        return this.#jobs.add(this.#job(request, (stopped) => this.#take(request, request.file, stopped)));
      case 'make':
        return this.#jobs.add(this.#job(request, (stopped) => this.#take(request, null, stopped)));
      case 'racing':
        return this.#jobs.add(this.#job(request, (stopped) => this.#race(request, stopped)));
      case 'cancel':
        return this.#jobs.cancel(request.call);
      case 'ping':
        return this.#post({ type: 'pong' });
    }
  }

  #job({ id, type }: Call<JobKind>, work: Job<JobKind>['work']): Job<JobKind> {
    const guarded: typeof work = async (stopped) => {
      try {
        await work(stopped);
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        this.#post({ type: 'fault', id, fault: { code: 'unreadable', field: '', message: error.message } });
      }
    };
    return { id, kind: type, work: guarded, cancelled: () => this.#post({ type: 'cancelled', id }) };
  }

  async #preview({ id, file, query }: Call<'preview'>): Promise<void> {
    const { opening, whole } = await openingOf(file, openingBytes);
    const shown = this.#core.previewTrace(opening, whole, query);
    if ('fault' in shown) return this.#refuse(id, shown.fault);
    this.#post({ type: 'preview', id, preview: JSON.parse(shown.preview) as TracePreview });
  }

  async #take({ id, query }: Call<'read' | 'make'>, file: File | null, stopped: () => boolean): Promise<void> {
    this.#drop();
    const opened = this.#core.openTrace(file ? 'file' : 'formula', query);
    if ('fault' in opened) return this.#refuse(id, opened.fault);
    const held = { trace: opened.trace, file };
    this.#held = held;
    // What did not come to its end is of no use.
    if (!(await this.#work(id, held, stopped))) return this.#drop();
    this.#post({ type: 'report', id, report: JSON.parse(held.trace.report()) as TraceReport });
  }

  async #race({ id, query }: Call<'racing'>, stopped: () => boolean): Promise<void> {
    const held = this.#held;
    if (!held) return this.#refuse(id, { code: 'unreadable', field: '', message: 'There is no trace to race over.' });
    const fault = held.trace.startRace(query);
    if (fault) return this.#refuse(id, fault);
    if (!(await this.#work(id, held, stopped))) return;
    this.#post({ type: 'standing', id, standing: JSON.parse(held.trace.standing()) as Standing });
  }

  /** Does the work that a trace has at hand. Returns false, and has answered the call, when it came to no end. */
  async #work(id: number, { trace, file }: { trace: CoreTrace; file: File | null }, stopped: () => boolean) {
    const around: Surroundings = { ...this.#around, stopped, progress: this.#progress(id, trace) };
    if (file && trace.needsBytes()) {
      const fed = await feed(trace, file, around);
      if (fed !== 'stopped' && fed !== 'fed') {
        this.#refuse(id, fed);
        return false;
      }
    }
    if (stopped() || !(await advance(trace, trace.length(), around))) {
      this.#post({ type: 'cancelled', id });
      return false;
    }
    return true;
  }

  #progress(id: number, trace: CoreTrace): Surroundings['progress'] {
    let last = Number.NEGATIVE_INFINITY;
    return (made) => {
      const now = this.#around.now();
      if (now - last < progressMs) return;
      last = now;
      this.#post({ type: 'progress', id, ...made, doing: trace.doing() });
    };
  }

  #refuse(id: number, fault: Fault): void {
    this.#post({ type: 'fault', id, fault });
  }

  #drop(): void {
    this.#held?.trace.delete();
    this.#held = null;
  }

  #fail(error: unknown): void {
    this.#post({ type: 'failure', message: error instanceof Error ? error.message : String(error) });
  }
}
