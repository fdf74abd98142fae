import type { CoreFailure, ModuleFailure } from '../client/failures';
import type { Progress } from '../contract/call-protocol';
import type { ExerciseSpec, Fault } from '../contract/model';
import { emptyAddress } from './address';
import type { Speed } from './events';
import { Parameters } from './parameters';
import type { ViewInput } from './view-input';

/** A prediction and what came out, in the metric's unit. */
export interface Answer {
  said: number;
  was: number | null;
}

/** Everything an exercise page shows at one moment; replaced, never changed in place. */
export interface LabSnapshot extends Omit<ViewInput, 'spec'> {
  /** The exercise asked for; `spec` is null while loading and when there is none of that name. */
  exercise: string;
  spec: ExerciseSpec | null;
  /** As given; `run` may still be that of earlier ones. */
  parameters: Parameters;
  fault: Fault | null;
  /** The field whose edit was the last change; null when all changed at once, or by the address. */
  edited: string | null;
  /** What a link's `against` lacked. */
  ghostFault: Fault | null;
  pinned: boolean;
  /** Where the playhead is, or is on its way to. */
  position: number;
  playing: boolean;
  speed: Speed;
  /** Of a call that takes long enough to be worth showing. */
  progress: Progress | null;
  /** How far the last run had come when it was cancelled. */
  stopped: Progress | null;
  /** The exercise's prediction is still to be made: nothing on the page gives it away. */
  asking: boolean;
  answer: Answer | null;
  /** A `ModuleFailure` keeps only the exercises of that module from being shown. */
  failure: CoreFailure | ModuleFailure | null;
}

export const initialSnapshot: LabSnapshot = {
  exercise: '',
  spec: null,
  run: null,
  frame: null,
  ghost: null,
  parameters: Parameters.none,
  fault: null,
  edited: null,
  ghostFault: null,
  pinned: false,
  position: 0,
  playing: false,
  speed: emptyAddress.speed,
  progress: null,
  stopped: null,
  asking: false,
  answer: null,
  failure: null,
};
