import workerUrl from '../worker/core-worker?worker&url';
import type { Reply, Request } from '../worker/protocol';

/** A way to a running core. */
export interface CorePort {
  post(request: Request): void;
  close(): void;
}

export interface PortEvents {
  reply(reply: Reply): void;
  /** The other side died. */
  failed(message: string): void;
}

export type Connect = (events: PortEvents) => Promise<CorePort>;

/**
 * Starts the core's worker by the first way that this page allows: from its address; by a blob that imports it (a
 * page of another origin); by a data: address (a sandboxed frame); and without a worker in the page itself.
 */
export const connectCore: Connect = async (events) => {
  const script = new URL(workerUrl, import.meta.url).href;
  const importing = `import ${JSON.stringify(script)};`;
  const ways: (() => Worker)[] = [
    () => new Worker(script, { type: 'module' }),
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
  const { connectInPage } = await import('./connect-in-page');
  return connectInPage(events);
};

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
function started(worker: Worker, events: PortEvents): Promise<CorePort> {
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
