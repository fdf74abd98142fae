import type { RunResult } from '../contract/model';

/** What an embedded exercise tells the page around it. All details can be cloned and written as JSON. */
export interface EmbedEvents {
  /** The first run has finished. */
  ready: { exercise: string };
  /** A run has finished; metrics are raw numbers at its end, `query` holds what differs from the defaults. */
  change: Pick<RunResult, 'exercise' | 'query' | 'metrics' | 'goals'>;
  /** All goals are reached, after a run in which they were not. */
  complete: Pick<RunResult, 'exercise' | 'query' | 'goals'>;
}
