import type { CoreModule } from '@core';
import type { LoadFolder } from '../storage/storage';
import { CoreHost } from './core-host';
import { messagePause } from './pause';
import type { Post, Request } from './protocol';

/**
 * Starts loading a core and returns what handles requests: those that come early wait for it. Pings are answered
 * even while it loads, because a slow network is no dead worker.
 */
export function serveCore(
  load: () => Promise<CoreModule>,
  post: Post,
  loadFolder: LoadFolder | null = null,
): (request: Request) => void {
  const host = load().then((core) => new CoreHost(core, post, messagePause(), loadFolder));
  host.catch((error: unknown) => {
    post({ type: 'failure', message: error instanceof Error ? error.message : String(error) });
  });
  return (request) => {
    if (request.type === 'ping') post({ type: 'pong' });
    else
      host.then(
        (loaded) => loaded.receive(request),
        () => undefined,
      );
  };
}
