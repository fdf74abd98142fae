import type { Jobs, Post, Request } from '../contract/call-protocol';
import type { Host } from './host';

/** Joins the message port of this worker to a host. */
export function serve<J extends Jobs>(make: (post: Post<J>) => Host<J>): void {
  const post: Post<J> = (reply, transfer = []) => self.postMessage(reply, { transfer });
  const host = make(post);
  self.onmessage = (event: MessageEvent<Request<J>>) => host.receive(event.data);
  post({ type: 'started' });
}
