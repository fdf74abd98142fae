import type { CallId, CallReply, CallRequest, Progress } from '../contract/call-protocol';
import { Cancelled, CoreFailure, FaultError } from './failures';
import type { Connect, Port } from './start-worker';
import { Watchdog } from './watchdog';

export interface CallOptions {
  signal?: AbortSignal;
  /** Called now and then during a long call. */
  onProgress?: (progress: Progress) => void;
}

interface Pending {
  answered(reply: { type: string; id: CallId }): void;
  failed(failure: CoreFailure): void;
}

/** The answer of a protocol that has this type. */
export type Answer<Reply, Type> = Extract<Reply, { type: Type }>;
type Unnumbered<R> = R extends { id: CallId } ? Omit<R, 'id'> : never;

/**
 * Calls to a worker that keep to a protocol. They reject with `FaultError` for bad input, `Cancelled` when they were
 * stopped or superseded, and `CoreFailure` when the worker is gone; after that, every call does until `restart`.
 */
export class Calls<Request extends { type: string }, Reply extends { type: string }> {
  readonly #connect: Connect<Request | CallRequest, Reply | CallReply>;
  readonly #watchdog = new Watchdog(
    () => {
      this.#port?.post({ type: 'ping' });
      return this.#port !== null;
    },
    () => this.#fail('it gave no sign of life'),
  );
  #connecting: Promise<Port<Request | CallRequest>> | null = null;
  #port: Port<Request | CallRequest> | null = null;
  #failure: CoreFailure | null = null;
  #lastId: CallId = 0;
  readonly #pending = new Map<CallId, Pending>();

  /** Nothing is started before the first call. */
  constructor(connect: Connect<Request | CallRequest, Reply | CallReply>) {
    this.#connect = connect;
  }

  /** Sends a request and waits for the answer of the type that is expected. */
  async call<Type extends Reply['type']>(
    request: Unnumbered<Request>,
    expected: Type,
    { signal, onProgress }: CallOptions = {},
  ): Promise<Answer<Reply, Type>> {
    if (signal?.aborted) throw new Cancelled();
    if (this.#failure) throw this.#failure;
    this.#lastId += 1;
    const id = this.#lastId;
    const cancel = () => void this.#send({ type: 'cancel', call: id });
    const answer = new Promise<Answer<Reply, Type>>((resolve, reject) => {
      this.#pending.set(id, {
        failed: reject,
        answered: (given) => {
          const reply = given as CallReply;
          if (reply.type === 'progress') return onProgress?.(reply);
          this.#pending.delete(id);
          if (reply.type === 'fault') reject(new FaultError(reply.fault));
          else if (reply.type === 'cancelled') reject(new Cancelled());
          else if (given.type === expected) resolve(given as unknown as Answer<Reply, Type>);
        },
      });
    });
    this.#watchdog.watch(true);
    signal?.addEventListener('abort', cancel, { once: true });
    this.#send({ ...request, id } as unknown as Request);
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
  #send(request: Request | CallRequest): void {
    if (this.#failure) return;
    if (this.#port) return this.#port.post(request);
    const connecting = this.#connecting ?? this.#open();
    connecting.then(
      (port) => port.post(request),
      () => undefined,
    );
  }

  #open(): Promise<Port<Request | CallRequest>> {
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

  #received(reply: Reply | CallReply): void {
    this.#watchdog.heard();
    const heard = reply as CallReply;
    if (heard.type === 'failure') this.#fail(heard.message);
    else if ('id' in heard) this.#pending.get(heard.id)?.answered(heard);
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
