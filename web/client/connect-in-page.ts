import type { Reply, Request } from '../contract/protocol';
import { loadCore } from '../worker/load-core';
import { serveCore } from '../worker/serve-core';
import type { Connect } from './start-worker';

/** The core without a worker, for pages that allow none: it still works in slices, so the page stays alive. */
export const connectInPage: Connect<Request, Reply> = async (events) => {
  let open = true;
  const receive = serveCore(loadCore, (reply) => {
    if (open) events.reply(reply);
  });
  return {
    post: receive,
    close: () => {
      open = false;
    },
  };
};
