import type { Fault } from './model';

/** Identifies a call; its replies carry the same number. */
export type CallId = number;

/** Events handled so far by a long call, and in all. */
export interface Progress {
  done: number;
  total: number;
  /** What it is at, in the core's words, where it has any. */
  doing?: string;
}

/** What every worker of ours understands beside its own calls. */
export type CallRequest = { type: 'cancel'; call: CallId } | { type: 'ping' };

/** What every worker of ours says beside its own answers. Each call ends in its answer, `fault` or `cancelled`. */
export type CallReply =
  /** The worker's script runs; the core may still be loading. */
  | { type: 'started' }
  | ({ type: 'progress'; id: CallId } & Progress)
  | { type: 'fault'; id: CallId; fault: Fault }
  /** Asked to stop, or superseded by a newer call. */
  | { type: 'cancelled'; id: CallId }
  | { type: 'pong' }
  /** The core could not be loaded or broke: no further call will be answered. */
  | { type: 'failure'; message: string };

/** Sends a reply to the page; `transfer` lists the buffers that move instead of being copied. */
export type Posting<Reply> = (reply: Reply, transfer?: Transferable[]) => void;
