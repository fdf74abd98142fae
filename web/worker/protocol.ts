import type { ExerciseSpec, Fault, Frame, Run } from '../session/model';

/** Identifies a call; its replies carry the same number. */
export type CallId = number;

/** A run of an exercise, named by what opens it: the same two strings give the same run, here and in the program. */
export interface RunName {
  exercise: string;
  query: string;
}

/** What the page asks. `seek` and `code` name their run, so that they do not depend on what was asked before. */
export type Request =
  | { type: 'catalogue'; id: CallId }
  | ({ type: 'run'; id: CallId } & RunName)
  | ({ type: 'seek'; id: CallId; position: number } & RunName)
  | ({ type: 'code'; id: CallId; language: string } & RunName)
  | { type: 'stats'; id: CallId }
  | { type: 'cancel'; call: CallId }
  | { type: 'ping' };

/** Events handled so far by a long call, and in all. */
export interface Progress {
  done: number;
  total: number;
}

/** What the worker answers. Every call ends in exactly one of its own reply, `fault` or `cancelled`. */
export type Reply =
  /** The worker's script runs; the core may still be loading. */
  | { type: 'started' }
  | { type: 'catalogue'; id: CallId; exercises: ExerciseSpec[] }
  | ({ type: 'progress'; id: CallId } & Progress)
  | { type: 'run'; id: CallId; run: Run }
  | { type: 'seek'; id: CallId; frame: Frame }
  | { type: 'code'; id: CallId; text: string }
  | { type: 'stats'; id: CallId; heapBytes: number }
  | { type: 'fault'; id: CallId; fault: Fault }
  /** Asked to stop, or superseded by a newer call. */
  | { type: 'cancelled'; id: CallId }
  | { type: 'pong' }
  /** The core could not be loaded or broke: no further call will be answered. */
  | { type: 'failure'; message: string };

/** Sends a reply to the page; `transfer` lists the buffers that move instead of being copied. */
export type Post = (reply: Reply, transfer?: Transferable[]) => void;
