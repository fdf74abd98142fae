// The worker's entry: joins its message port to a core.
import { loadCore } from './load-core';
import type { Post, Request } from './protocol';
import { serveCore } from './serve-core';

const post: Post = (reply, transfer = []) => self.postMessage(reply, { transfer });
const receive = serveCore(loadCore, post);
self.onmessage = (event: MessageEvent<Request>) => receive(event.data);
post({ type: 'started' });
