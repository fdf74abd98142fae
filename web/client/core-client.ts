import type { ExerciseSpec, Frame, Run } from '../contract/model';
import type { Reply, Request, RunName } from '../contract/protocol';
import { type CallOptions, Calls } from './calls';
import { connectCore } from './connect-core';
import type { Connect } from './start-worker';

/** The page's side of the core; how its calls end, `Calls` says. */
export class CoreClient {
  readonly #worker: Calls<Request, Reply>;

  constructor(connect: Connect<Request, Reply> = connectCore) {
    this.#worker = new Calls(connect);
  }

  /** All exercises, in the order in which they are shown. */
  async catalogue(): Promise<ExerciseSpec[]> {
    return (await this.#worker.call({ type: 'catalogue' }, 'catalogue')).exercises;
  }

  /** Runs an exercise to its end. A newer run supersedes an older. */
  async run(exercise: string, query: string, options?: CallOptions): Promise<Run> {
    return (await this.#worker.call({ type: 'run', exercise, query }, 'run', options)).run;
  }

  /** The frame of a run at `position`. */
  async seek(run: RunName, position: number, options?: CallOptions): Promise<Frame> {
    const { exercise, query } = run;
    return (await this.#worker.call({ type: 'seek', exercise, query, position }, 'seek', options)).frame;
  }

  /** The program of a run in "python" or "cpp". */
  async code(run: RunName, language: string, options?: CallOptions): Promise<string> {
    const { exercise, query } = run;
    return (await this.#worker.call({ type: 'code', exercise, query, language }, 'code', options)).text;
  }

  /** Bytes of the core's memory. */
  async stats(): Promise<{ heapBytes: number }> {
    return this.#worker.call({ type: 'stats' }, 'stats');
  }

  /** Ends the worker, dead or alive; the next call starts a new one. Pending calls reject. */
  restart(): void {
    this.#worker.restart();
  }

  dispose(): void {
    this.#worker.dispose();
  }
}
