import type { CallReply, Posting } from '../contract/call-protocol';

/** Answers the requests of a protocol. */
export interface Host<Request> {
  receive(request: Request): void;
}

/**
 * Starts loading a host and returns what handles requests: those that come early wait for it. Pings are answered
 * even while it loads, because a slow network is no dead worker.
 */
export function serve<Request extends { type: string }>(
  load: () => Promise<Host<Request>>,
  post: Posting<CallReply>,
): (request: Request) => void {
  const host = load();
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
