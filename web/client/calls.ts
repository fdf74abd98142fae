import type { CallId, JobName, Jobs, Progress, Reply, Request } from '../contract/call-protocol';
import { Cancelled, CoreFailure, FaultError } from './failures';
import type { Connect, Port } from './start-worker';
import { Watchdog } from './watchdog';

export interface CallOptions {
  signal?: AbortSignal;
  /** Called now and then during a long call. */
  onProgress?: (progress: Progress) => void;
}

interface Pending<J extends Jobs> {
  answered(reply: Extract<Reply<J>, { id: CallId }>): void;
  failed(failure: CoreFailure): void;
}

/**
 * Calls of jobs that a worker does. They reject with `FaultError` for bad input, `Cancelled` when they were stopped or
 * superseded, and `CoreFailure` when the worker is gone; after that, every call does until `restart`.
 */
export class Calls<J extends Jobs> {
  readonly #connect: Connect<J>;
  readonly #watchdog = new Watchdog(
    () => {
      this.#port?.post({ type: 'ping' });
      return this.#port !== null;
    },
    () => this.#fail('it gave no sign of life'),
  );
  #connecting: Promise<Port<J>> | null = null;
  #port: Port<J> | null = null;
  #failure: CoreFailure | null = null;
  #lastId: CallId = 0;
  readonly #pending = new Map<CallId, Pending<J>>();

  /** Nothing is started before the first call. */
  constructor(connect: Connect<J>) {
    this.#connect = connect;
  }

  /** Asks for a job and waits for its answer; `transfer` lists the buffers that move to the worker. */
  async call<Name extends JobName<J>>(
    job: Name,
    asked: J[Name]['asked'],
    { signal, onProgress }: CallOptions = {},
    transfer: Transferable[] = [],
  ): Promise<J[Name]['answer']> {
    if (signal?.aborted) throw new Cancelled();
    if (this.#failure) throw this.#failure;
    this.#lastId += 1;
    const id = this.#lastId;
    const cancel = () => void this.#send({ type: 'cancel', call: id });
    const answer = new Promise<J[Name]['answer']>((resolve, reject) => {
      this.#pending.set(id, {
        failed: reject,
        answered: (reply) => {
          if (reply.type === 'progress') return onProgress?.(reply);
          this.#pending.delete(id);
          if (reply.type === 'fault') reject(new FaultError(reply.fault));
          else if (reply.type === 'cancelled') reject(new Cancelled());
          else resolve(reply.answer);
        },
      });
    });
    this.#watchdog.watch(true);
    signal?.addEventListener('abort', cancel, { once: true });
    this.#send({ type: 'call', id, job, asked }, transfer);
    try {
      return await answer;
    } finally {
      signal?.removeEventListener('abort', cancel);
      if (this.#pending.size === 0) this.#watchdog.watch(false);
    }
  }

  /** Ends the worker, dead or alive; the next call starts a new one. Pending calls reject. */
  restart(): void {
    this.#fail('it was restarted');
    this.#failure = null;
  }

  dispose(): void {
    this.#fail('it was closed');
  }

  /** Sends at once when connected, else as soon as that is; requests keep their order. */
  #send(request: Request<J>, transfer: Transferable[] = []): void {
    if (this.#failure) return;
    if (this.#port) return this.#port.post(request, transfer);
    const connecting = this.#connecting ?? this.#open();
    connecting.then(
      (port) => port.post(request, transfer),
      () => undefined,
    );
  }

  #open(): Promise<Port<J>> {
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

  #received(reply: Reply<J>): void {
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
