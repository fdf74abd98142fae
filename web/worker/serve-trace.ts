import type { CoreModule } from '@core';
import type { TracePost, TraceRequest } from '../contract/trace-protocol';
import { messagePause } from './pause';
import { serve } from './serve';
import { TraceHost } from './trace-host';

/** Starts loading a core for a trace and returns what handles requests. */
export const serveTrace = (load: () => Promise<CoreModule>, post: TracePost): ((request: TraceRequest) => void) =>
  serve<TraceRequest>(async () => new TraceHost(await load(), post, messagePause()), post);
