import type { Jobs, Reply, Request } from '../contract/call-protocol';

/** A way to a running worker, or to what stands in for it. */
export interface Port<J extends Jobs> {
  /** `transfer` lists the buffers that move instead of being copied. */
  post(request: Request<J>, transfer?: Transferable[]): void;
  close(): void;
}

export interface PortEvents<J extends Jobs> {
  reply(reply: Reply<J>): void;
  /** The other side died. */
  failed(message: string): void;
}

export type Connect<J extends Jobs> = (events: PortEvents<J>) => Promise<Port<J>>;

/**
 * Starts a module worker by the first way that this page allows: from its address; by a blob that imports it (a page
 * of another origin); by a data: address (a sandboxed frame). Rejects where all are forbidden.
 */
export async function startWorker(address: string): Promise<Worker> {
  const importing = `import ${JSON.stringify(address)};`;
  const ways: (() => Worker)[] = [
    () => new Worker(address, { type: 'module' }),
    () => workerFromBlob(importing),
    () => new Worker(`data:text/javascript,${encodeURIComponent(importing)}`, { type: 'module' }),
  ];
  for (const way of ways) {
    try {
      return await started(way());
    } catch {
      // Forbidden here; the next way may not be.
    }
  }
  throw new Error('this page may start no worker');
}

/** The port of a worker that has started: it says nothing more before it is asked. */
export function portOf<J extends Jobs>(worker: Worker, events: PortEvents<J>): Port<J> {
  worker.onerror = (event) => {
    event.preventDefault();
    events.failed(event.message || 'its worker stopped');
  };
  worker.onmessageerror = () => events.failed('an answer of its worker could not be read');
  worker.onmessage = (event: MessageEvent<Reply<J>>) => events.reply(event.data);
  return {
    post: (request, transfer = []) => worker.postMessage(request, { transfer }),
    close: () => worker.terminate(),
  };
}

function workerFromBlob(source: string): Worker {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return new Worker(url, { type: 'module' });
  } finally {
    // The worker has taken hold of the blob by now only in some browsers; a second is ample for the others.
    setTimeout(() => URL.revokeObjectURL(url), 1_000);
  }
}

/** Waits for the worker's first word; rejects when it dies before. */
function started(worker: Worker): Promise<Worker> {
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      reject(new Error(event.message));
    };
    worker.onmessage = () => resolve(worker);
  });
}
