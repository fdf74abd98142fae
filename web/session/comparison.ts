import type { CoreClient } from '../client/core-client';
import { FaultError } from '../client/failures';
import type { ExerciseSpec, Fault, Run } from '../contract/model';
import type { Address } from './address';
import { ghostOf } from './ghost';
import type { Ghost } from './view-input';

/** Changes of one field closer together than this are one gesture, in milliseconds: the ghost is the run before it. */
const gestureMs = 1_000;

/** A run that has still to be made to compare with: the first of these queries that gives another run. */
export interface Wanted {
  queries: readonly string[];
  relation: Ghost['relation'];
  /** The exercise's own contrast, which no link needs to name. */
  own: boolean;
  /** It is also the run that a prediction is asked about, and would give that away. */
  telling: boolean;
}

/** Decides which run the present one is compared with. */
export class Comparison {
  wanted: Wanted | null = null;
  #before: { run: Run; ghost: Ghost | null } | null = null;
  #gesture: { field: string; last: number } | null = null;

  opened(spec: ExerciseSpec, address: Address): void {
    this.#before = null;
    this.#gesture = null;
    if (address.against !== null) {
      const relation = address.pinned ? 'vs' : 'was';
      this.wanted = { queries: [address.against], relation, own: false, telling: false };
      return;
    }
    const contrast = spec.presets.filter(({ id }) => id === spec.contrast);
    const queries = [...contrast, ...spec.presets.slice(0, 1)].map(({ query }) => query);
    this.wanted = { queries, relation: 'vs', own: true, telling: spec.prediction.preset === spec.contrast };
  }

  /** Parameters are about to change: by `field`, or all at once when that is null. */
  editing(field: string | null, now: number, run: Run | null, ghost: Ghost | null): void {
    const same = field !== null && this.#gesture?.field === field && now - this.#gesture.last < gestureMs;
    if (!same && run) this.#before = { run, ghost };
    this.#gesture = field === null ? null : { field, last: now };
  }

  /** The ghost of a run that has just finished. */
  settled(spec: ExerciseSpec, run: Run, ghost: Ghost | null, pinned: boolean): Ghost | null {
    const before = this.#before;
    if (pinned || !before) return ghost && ghostOf(spec, run, ghost.run, ghost.relation);
    this.wanted = null;
    if (before.run.result.query !== run.result.query) return ghostOf(spec, run, before.run, 'was');
    return before.ghost && ghostOf(spec, run, before.ghost.run, before.ghost.relation);
  }

  /** Makes the run to compare with, if one is wanted; a query that is at fault is not asked for again. */
  async make(
    client: CoreClient,
    spec: ExerciseSpec,
    run: Run,
    signal: AbortSignal,
  ): Promise<{ ghost: Ghost | null; fault: Fault | null }> {
    const { wanted } = this;
    for (const query of wanted?.queries ?? []) {
      try {
        const compared = await client.call('run', { exercise: spec.exercise, query }, { signal });
        if (this.wanted !== wanted) break;
        if (wanted?.own && compared.result.query === run.result.query) continue;
        return { ghost: ghostOf(spec, run, compared, wanted?.relation ?? 'vs'), fault: null };
      } catch (error) {
        if (!(error instanceof FaultError)) throw error;
        this.wanted = null;
        return { ghost: null, fault: error.fault };
      }
    }
    return { ghost: null, fault: null };
  }
}
