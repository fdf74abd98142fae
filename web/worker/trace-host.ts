import type { Post } from '../contract/call-protocol';
import type { TraceJobs } from '../contract/trace-jobs';
import { createModule } from './create-module';
import { Host } from './host';
import { messagePause } from './pause';
import { traceJobs } from './trace-jobs';

/** Holds a trace, wherever it lives. */
export const traceHost = (post: Post<TraceJobs>): Host<TraceJobs> =>
  new Host(traceJobs(createModule), post, messagePause());
