// The worker's entry: joins its message port to a core.

import type { Post, Request } from '../contract/protocol';
import type { LoadFolder } from '../storage/storage';
import { loadCore } from './load-core';
import { serveCore } from './serve-core';

const post: Post = (reply, transfer = []) => self.postMessage(reply, { transfer });
const loadFolder: LoadFolder = async (most) => (await import('../storage/sqlite-folder')).openSqliteFolder(most);
const receive = serveCore(loadCore, post, loadFolder);
self.onmessage = (event: MessageEvent<Request>) => receive(event.data);
post({ type: 'started' });
