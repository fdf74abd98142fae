import type { TraceReply, TraceRequest } from '../contract/trace-protocol';
import workerUrl from '../worker/trace-worker?worker&url';
import { type Connect, startWorker } from './start-worker';

/** Starts a worker of its own for a trace or, where the page may start none, works in the page itself. */
export const connectTrace: Connect<TraceRequest, TraceReply> = async (events) => {
  try {
    return await startWorker(new URL(workerUrl, import.meta.url).href, events);
  } catch {
    const [{ loadCore }, { serveTrace }] = await Promise.all([
      import('../worker/load-core'),
      import('../worker/serve-trace'),
    ]);
    let open = true;
    return {
      post: serveTrace(loadCore, (reply) => open && events.reply(reply)),
      close: () => {
        open = false;
      },
    };
  }
};
