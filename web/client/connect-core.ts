import type { Reply, Request } from '../contract/protocol';
import workerUrl from '../worker/core-worker?worker&url';
import { type Connect, startWorker } from './start-worker';

/** Starts the core in a worker or, where the page may start none, in the page itself. */
export const connectCore: Connect<Request, Reply> = async (events) => {
  try {
    return await startWorker(new URL(workerUrl, import.meta.url).href, events);
  } catch {
    const { connectInPage } = await import('./connect-in-page');
    return connectInPage(events);
  }
};
