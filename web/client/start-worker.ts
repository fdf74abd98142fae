/** A way to a running worker, or to what stands in for it. */
export interface Port<Request> {
  post(request: Request): void;
  close(): void;
}

export interface PortEvents<Reply> {
  reply(reply: Reply): void;
  /** The other side died. */
  failed(message: string): void;
}

export type Connect<Request, Reply> = (events: PortEvents<Reply>) => Promise<Port<Request>>;

/**
 * Starts a module worker by the first way that this page allows: from its address; by a blob that imports it (a page
 * of another origin); by a data: address (a sandboxed frame). Rejects where all are forbidden.
 */
export async function startWorker<Request, Reply>(address: string, events: PortEvents<Reply>): Promise<Port<Request>> {
  const importing = `import ${JSON.stringify(address)};`;
  const ways: (() => Worker)[] = [
    () => new Worker(address, { type: 'module' }),
    () => workerFromBlob(importing),
    () => new Worker(`data:text/javascript,${encodeURIComponent(importing)}`, { type: 'module' }),
  ];
  for (const way of ways) {
    try {
      return await started(way(), events);
    } catch {
      // Forbidden here; the next way may not be.
    }
  }
  throw new Error('this page may start no worker');
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
function started<Request, Reply>(worker: Worker, events: PortEvents<Reply>): Promise<Port<Request>> {
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      reject(new Error(event.message));
    };
    worker.onmessage = () => {
      worker.onerror = (event) => {
        event.preventDefault();
        events.failed(event.message || 'its worker stopped');
      };
      worker.onmessageerror = () => events.failed('an answer of its worker could not be read');
      worker.onmessage = (event: MessageEvent<Reply>) => events.reply(event.data);
      resolve({
        post: (request) => worker.postMessage(request),
        close: () => worker.terminate(),
      });
    };
  });
}
