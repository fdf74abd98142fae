import type { CoreModule, CoreSession } from '@core';
import type { Columns, ExerciseSpec, Frame, RunResult } from '../contract/model';
import type { Post, Request } from '../contract/protocol';
import { type LoadFolder, Storage } from '../storage/storage';
import { advance, type Surroundings } from './advance';
import { type Job, JobQueue, type Supersedes } from './job-queue';
import type { Pause } from './pause';
import { SessionHolder } from './session-holder';

type Call<Type extends Request['type']> = Extract<Request, { type: Type }>;

type JobKind = 'run' | 'seek' | 'code';

/** A new run makes older runs and seeks pointless; a seek or a request for code, only its own kind. */
const supersedes: Supersedes<JobKind> = { run: ['run', 'seek'], seek: ['seek'], code: ['code'] };

/** Answers the page's requests with a core. Knows the protocol, but not whether it lives in a worker. */
export class CoreHost {
  readonly #core: CoreModule;
  readonly #post: Post;
  readonly #sessions: SessionHolder;
  readonly #storage: Storage;
  readonly #jobs: JobQueue<JobKind>;
  readonly #around: Pick<Surroundings, 'pause' | 'now'>;

  constructor(
    core: CoreModule,
    post: Post,
    pause: Pause,
    loadFolder: LoadFolder | null = null,
    now: () => number = () => performance.now(),
  ) {
    this.#core = core;
    this.#post = post;
    this.#sessions = new SessionHolder(core);
    this.#storage = new Storage(core, loadFolder);
    this.#jobs = new JobQueue(supersedes, (error) => this.#fail(error));
    this.#around = { pause, now };
  }

  receive(request: Request): void {
    try {
      this.#answer(request);
    } catch (error) {
      this.#fail(error);
    }
  }

  #answer(request: Request): void {
    switch (request.type) {
      case 'catalogue': {
        const exercises = JSON.parse(this.#core.exercises()) as ExerciseSpec[];
        return this.#post({ type: 'catalogue', id: request.id, exercises });
      }
      case 'stats':
        return this.#post({ type: 'stats', id: request.id, heapBytes: this.#core.heapBytes() });
      case 'cancel':
        return this.#jobs.cancel(request.call);
      case 'run':
        return this.#jobs.add(this.#job(request, (stopped) => this.#run(request, stopped)));
      case 'seek':
        return this.#jobs.add(this.#job(request, (stopped) => this.#seek(request, stopped)));
      case 'code':
        return this.#jobs.add(this.#job(request, () => this.#code(request)));
      case 'ping':
        return this.#post({ type: 'pong' });
    }
  }

  #job(request: Call<'run' | 'seek' | 'code'>, work: Job<JobKind>['work']): Job<JobKind> {
    const { id, type } = request;
    return { id, kind: type, work, cancelled: () => this.#post({ type: 'cancelled', id }) };
  }

  async #run(request: Call<'run'>, stopped: () => boolean): Promise<void> {
    const { id, exercise } = request;
    const preparing = this.#storage.prepare(exercise);
    const storage = preparing && (await preparing);
    const opened = this.#sessions.open(request);
    if ('fault' in opened) return this.#post({ type: 'fault', id, fault: opened.fault });
    const { session } = opened;
    if (!(await this.#advance(id, session, session.length(), stopped))) return;
    const columns = session.columns() as Columns;
    const run = {
      result: JSON.parse(session.result()) as RunResult,
      columns,
      frame: JSON.parse(session.frame()) as Frame,
      storage,
    };
    const buffers = new Set(Object.values(columns).map((column) => column.buffer as ArrayBuffer));
    this.#post({ type: 'run', id, run }, [...buffers]);
  }

  async #seek(request: Call<'seek'>, stopped: () => boolean): Promise<void> {
    const { id, exercise, position } = request;
    const preparing = this.#storage.prepare(exercise);
    if (preparing) await preparing;
    const opened = this.#sessions.resume(request);
    if ('fault' in opened) return this.#post({ type: 'fault', id, fault: opened.fault });
    const { session } = opened;
    // Going back means replaying from the start: done here in slices, where the core would do it at once.
    if (position < session.position()) session.seek(0);
    if (!(await this.#advance(id, session, position, stopped))) return;
    this.#post({ type: 'seek', id, frame: JSON.parse(session.frame()) as Frame });
  }

  async #code(request: Call<'code'>): Promise<void> {
    const { id, exercise } = request;
    const preparing = this.#storage.prepare(exercise);
    if (preparing) await preparing;
    const opened = this.#sessions.resume(request);
    if ('fault' in opened) return this.#post({ type: 'fault', id, fault: opened.fault });
    this.#post({ type: 'code', id, text: opened.session.code(request.language) });
  }

  /** Returns false, and has answered the call, when it was stopped on the way. */
  async #advance(id: number, session: CoreSession, target: number, stopped: () => boolean): Promise<boolean> {
    const progress: Surroundings['progress'] = (made) => this.#post({ type: 'progress', id, ...made });
    const arrived = await advance(session, target, { ...this.#around, stopped, progress });
    if (!arrived) this.#post({ type: 'cancelled', id });
    return arrived;
  }

  #fail(error: unknown): void {
    this.#post({ type: 'failure', message: error instanceof Error ? error.message : String(error) });
  }
}
