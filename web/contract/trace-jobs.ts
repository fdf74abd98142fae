import type { Loading } from './core-jobs';
import type { Standing, TraceDescription, TracePreview, TraceReport } from './trace-model';

/** What the page asks of the worker that holds a trace. A file crosses by reference: its bytes are read in the worker. */
export type TraceJobs = Loading & {
  describe: { asked: object; answer: TraceDescription };
  preview: { asked: { file: File; query: string }; answer: TracePreview };
  /** A new trace, read or made, takes the place of the one before. */
  read: { asked: { file: File; query: string }; answer: TraceReport };
  make: { asked: { query: string }; answer: TraceReport };
  /** Races all policies over the trace that was read or made last. */
  race: { asked: { query: string }; answer: Standing };
};
