import type { ExerciseSpec, Frame, Run } from '../contract/model';

/** The run that the present one is compared with: the one before ("was") or a pinned one ("vs"). */
export interface Ghost {
  label: string;
  relation: 'was' | 'vs';
  run: Run;
}

export const ghostKind = ({ relation }: Ghost): string => (relation === 'was' ? 'run before' : 'compared run');

/** The ghost in a legend. */
export const ghostName = (ghost: Ghost): string => `${ghostKind(ghost)}: ${ghost.label}`;

/** What every view of an exercise page is fed with. */
export interface ViewInput {
  spec: ExerciseSpec;
  /** The finished run: full columns, result. */
  run: Run | null;
  /** The state at the playhead, which may differ from the end. */
  frame: Frame | null;
  ghost: Ghost | null;
}
