import type { LabSnapshot } from '../session/lab-snapshot';
import type { ViewInput } from '../session/view-input';

/** Makes the views' input of a snapshot, the same one as long as nothing in it has changed: views then stay as they are. */
export class InputMemo {
  #input: ViewInput | null = null;

  /** `null` while there is no exercise to show. */
  of({ spec, run, frame, ghost }: LabSnapshot): ViewInput | null {
    const last = this.#input;
    if (!spec) return null;
    if (last && last.spec === spec && last.run === run && last.frame === frame && last.ghost === ghost) return last;
    this.#input = { spec, run, frame, ghost };
    return this.#input;
  }
}
