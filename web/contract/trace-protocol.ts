import type { CallId, CallReply, CallRequest, Posting } from './call-protocol';
import type { Standing, TraceDescription, TracePreview, TraceReport } from './trace-model';

/** What the page asks about a trace. A race is one of the trace read or made last. */
export type TraceRequest =
  | { type: 'describe'; id: CallId }
  /** The file crosses by reference: its bytes are read in the worker. */
  | { type: 'preview'; id: CallId; file: File; query: string }
  | { type: 'read'; id: CallId; file: File; query: string }
  | { type: 'make'; id: CallId; query: string }
  | { type: 'racing'; id: CallId; query: string }
  | CallRequest;

/** What the worker answers; `read` and `make` with a report. */
export type TraceReply =
  | { type: 'description'; id: CallId; description: TraceDescription }
  | { type: 'preview'; id: CallId; preview: TracePreview }
  | { type: 'report'; id: CallId; report: TraceReport }
  | { type: 'standing'; id: CallId; standing: Standing }
  | CallReply;

export type TracePost = Posting<TraceReply>;
