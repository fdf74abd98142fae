// The entry of a worker for one trace: its memory goes with it.

import type { TracePost, TraceRequest } from '../contract/trace-protocol';
import { loadCore } from './load-core';
import { serveTrace } from './serve-trace';

const post: TracePost = (reply, transfer = []) => self.postMessage(reply, { transfer });
const receive = serveTrace(loadCore, post);
self.onmessage = (event: MessageEvent<TraceRequest>) => receive(event.data);
post({ type: 'started' });
