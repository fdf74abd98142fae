import type { CallId, CallReply, CallRequest, Posting } from './call-protocol';
import type { ExerciseSpec, Frame, Run } from './model';

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
  | CallRequest;

/** What the worker answers. */
export type Reply =
  | { type: 'catalogue'; id: CallId; exercises: ExerciseSpec[] }
  | { type: 'run'; id: CallId; run: Run }
  | { type: 'seek'; id: CallId; frame: Frame }
  | { type: 'code'; id: CallId; text: string }
  | { type: 'stats'; id: CallId; heapBytes: number }
  | CallReply;

export type Post = Posting<Reply>;
