import type { CallId, Progress, Reply, Request, RunName } from '../worker/protocol';
import { type Connect, type CorePort, connectCore } from './connect-core';
import { Cancelled, CoreFailure, FaultError } from './failures';
import type { ExerciseSpec, Frame, Run } from './model';
import { Watchdog } from './watchdog';

export interface CallOptions {
  signal?: AbortSignal;
  /** Called now and then during a long call. */
  onProgress?: (progress: Progress) => void;
}

interface Pending {
  answered(reply: Extract<Reply, { id: CallId }>): void;
  failed(failure: CoreFailure): void;
}

/** The calls of the protocol by the type of their reply. */
type Answer<Type extends Reply['type']> = Extract<Reply, { type: Type }>;
type Unnumbered<R> = R extends { id: CallId } ? Omit<R, 'id'> : never;

/**
 * The page's side of the core. Calls reject with `FaultError` for bad input, `Cancelled` when they were stopped or
 * superseded, and `CoreFailure` when the core is gone; after that, every call does until `restart`.
 */
export class CoreClient {
  readonly #connect: Connect;
  readonly #watchdog = new Watchdog(
    () => {
      this.#port?.post({ type: 'ping' });
      return this.#port !== null;
    },
    () => this.#fail('it gave no sign of life'),
  );
  #connecting: Promise<CorePort> | null = null;
  #port: CorePort | null = null;
  #failure: CoreFailure | null = null;
  #lastId: CallId = 0;
  readonly #pending = new Map<CallId, Pending>();

  constructor(connect: Connect = connectCore) {
    this.#connect = connect;
  }

  /** All exercises, in the order in which they are shown. */
  async catalogue(): Promise<ExerciseSpec[]> {
    return (await this.#call({ type: 'catalogue' }, 'catalogue')).exercises;
  }

  /** Runs an exercise to its end. A newer run supersedes an older. */
  async run(exercise: string, query: string, options?: CallOptions): Promise<Run> {
    return (await this.#call({ type: 'run', exercise, query }, 'run', options)).run;
  }

  /** The frame of a run at `position`. */
  async seek(run: RunName, position: number, options?: CallOptions): Promise<Frame> {
    const { exercise, query } = run;
    return (await this.#call({ type: 'seek', exercise, query, position }, 'seek', options)).frame;
  }

  /** The program of a run in "python" or "cpp". */
  async code(run: RunName, language: string, options?: CallOptions): Promise<string> {
    const { exercise, query } = run;
    return (await this.#call({ type: 'code', exercise, query, language }, 'code', options)).text;
  }

  /** Bytes of the core's memory. */
  async stats(): Promise<{ heapBytes: number }> {
    return this.#call({ type: 'stats' }, 'stats');
  }

  /** Ends the worker, dead or alive; the next call starts a new one. Pending calls reject. */
  restart(): void {
    this.#fail('it was restarted');
    this.#failure = null;
  }

  dispose(): void {
    this.#fail('it was closed');
  }

  async #call<Type extends Reply['type']>(
    request: Unnumbered<Request>,
    expected: Type,
    { signal, onProgress }: CallOptions = {},
  ): Promise<Answer<Type>> {
    if (signal?.aborted) throw new Cancelled();
    if (this.#failure) throw this.#failure;
    this.#lastId += 1;
    const id = this.#lastId;
    const cancel = () => void this.#send({ type: 'cancel', call: id });
    const answer = new Promise<Answer<Type>>((resolve, reject) => {
      this.#pending.set(id, {
        failed: reject,
        answered: (reply) => {
          if (reply.type === 'progress') return onProgress?.(reply);
          this.#pending.delete(id);
          if (reply.type === 'fault') reject(new FaultError(reply.fault));
          else if (reply.type === 'cancelled') reject(new Cancelled());
          else if (reply.type === expected) resolve(reply as Answer<Type>);
        },
      });
    });
    this.#watchdog.watch(true);
    signal?.addEventListener('abort', cancel, { once: true });
    this.#send({ ...request, id } as Request);
    try {
      return await answer;
    } finally {
      signal?.removeEventListener('abort', cancel);
      if (this.#pending.size === 0) this.#watchdog.watch(false);
    }
  }

  /** Sends at once when connected, else as soon as that is; requests keep their order. */
  #send(request: Request): void {
    if (this.#failure) return;
    if (this.#port) return this.#port.post(request);
    const connecting = this.#connecting ?? this.#open();
    connecting.then(
      (port) => port.post(request),
      () => undefined,
    );
  }

  #open(): Promise<CorePort> {
    const connecting = this.#connect({
      // What a worker says after it was given up is not heard.
      reply: (reply) => this.#connecting === connecting && this.#received(reply),
      failed: (message) => this.#connecting === connecting && this.#fail(message),
    });
    this.#connecting = connecting;
    connecting.then(
      (port) => {
        if (this.#connecting === connecting) this.#port = port;
        else port.close();
      },
      (error: unknown) => {
        if (this.#connecting === connecting) this.#fail(error instanceof Error ? error.message : String(error));
      },
    );
    return connecting;
  }

  #received(reply: Reply): void {
    this.#watchdog.heard();
    if (reply.type === 'failure') this.#fail(reply.message);
    else if ('id' in reply) this.#pending.get(reply.id)?.answered(reply);
  }

  #fail(message: string): void {
    this.#port?.close();
    this.#port = null;
    this.#connecting = null;
    this.#failure = new CoreFailure(message);
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    for (const call of lost) call.failed(this.#failure);
  }
}
