import type { TraceJobs } from '../contract/trace-jobs';
import script from '../worker/trace-worker?worker&url';
import { connectTo, startAt } from './connect';

/** A worker of its own for each trace. */
export const connectTrace = connectTo<TraceJobs>(
  () => startAt(script),
  async () => (await import('../worker/trace-host')).traceHost,
);
