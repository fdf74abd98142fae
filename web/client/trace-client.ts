import type { Standing, TraceDescription, TracePreview, TraceReport } from '../contract/trace-model';
import type { TraceReply, TraceRequest } from '../contract/trace-protocol';
import { type CallOptions, Calls } from './calls';
import { connectTrace } from './connect-trace';
import type { Connect } from './start-worker';

/** The page's side of the worker that holds a trace; how its calls end, `Calls` says. */
export class TraceClient {
  readonly #worker: Calls<TraceRequest, TraceReply>;

  constructor(connect: Connect<TraceRequest, TraceReply> = connectTrace) {
    this.#worker = new Calls(connect);
  }

  async describe(): Promise<TraceDescription> {
    return (await this.#worker.call({ type: 'describe' }, 'description')).description;
  }

  /** How a file begins, if it is read like this. */
  async preview(file: File, query: string, options?: CallOptions): Promise<TracePreview> {
    return (await this.#worker.call({ type: 'preview', file, query }, 'preview', options)).preview;
  }

  /** Reads and measures a file. It takes the place of the trace before. */
  async read(file: File, query: string, options?: CallOptions): Promise<TraceReport> {
    return (await this.#worker.call({ type: 'read', file, query }, 'report', options)).report;
  }

  /** Makes and measures a trace by formula. It takes the place of the trace before. */
  async make(query: string, options?: CallOptions): Promise<TraceReport> {
    return (await this.#worker.call({ type: 'make', query }, 'report', options)).report;
  }

  /** Races all policies over the present trace. A newer race supersedes an older. */
  async startRace(query: string, options?: CallOptions): Promise<Standing> {
    return (await this.#worker.call({ type: 'racing', query }, 'standing', options)).standing;
  }

  /** Ends the worker, and gives its memory back; the next call starts a new one. */
  restart(): void {
    this.#worker.restart();
  }

  dispose(): void {
    this.#worker.dispose();
  }
}
