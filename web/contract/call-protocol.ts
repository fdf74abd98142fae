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

/** What a worker can be asked for: by name, what is asked and what is answered. */
export type Jobs = Record<string, { asked: object; answer: unknown }>;

/** The name of a job. */
export type JobName<J extends Jobs> = keyof J & string;

export interface Call<J extends Jobs, Name extends JobName<J> = JobName<J>> {
  type: 'call';
  id: CallId;
  job: Name;
  asked: J[Name]['asked'];
}

/** What the page sends: a call of a job, and what every worker of ours understands beside. */
export type Request<J extends Jobs> = Call<J> | { type: 'cancel'; call: CallId } | { type: 'ping' };

/** What a worker sends. Each call ends in `answer`, `fault` or `cancelled`. */
export type Reply<J extends Jobs> =
  /** The worker's script runs. */
  | { type: 'started' }
  | ({ type: 'progress'; id: CallId } & Progress)
  | { type: 'answer'; id: CallId; answer: J[JobName<J>]['answer'] }
  | { type: 'fault'; id: CallId; fault: Fault }
  /** Asked to stop, or superseded by a newer call. */
  | { type: 'cancelled'; id: CallId }
  | { type: 'pong' }
  /** The core broke: no further call will be answered. */
  | { type: 'failure'; message: string };

/** Sends a reply to the page; `transfer` lists the buffers that move instead of being copied. */
export type Post<J extends Jobs> = (reply: Reply<J>, transfer?: Transferable[]) => void;
