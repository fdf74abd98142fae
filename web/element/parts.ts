import { catalogue, entryOf } from '../contract/catalogue';
import type { ExerciseSpec, ViewSpec } from '../contract/model';
import { type LessonPart, lessonParts } from '../exercise/lesson-text';
import type { Wanted } from '../exercise/parts';
import { isTabbed, type ViewKind } from '../exercise/view-loaders';
import type { Address } from '../session/address';

/** What an embed draws, in its order: the figures above the parameters, the other views and the lesson below. */
export interface Parts {
  first: ViewSpec[];
  rest: ViewSpec[];
  lesson: LessonPart[];
}

/** Whether an address asks for views of this kind: by default for those that are watched. */
export const isShown = (kind: ViewKind, { show }: Pick<Address, 'show'>): boolean =>
  show ? show.includes(kind) : !isTabbed(kind);

/** The parts that an address asks for. */
export function partsOf(spec: ExerciseSpec, address: Address): Parts {
  const { show, lock } = address;
  const views = spec.views.filter(({ kind }) => isShown(kind, address));
  // A prediction runs a preset of its own, and so would change what is locked.
  const lesson = lessonParts.filter((part) => show?.includes(part) && (part !== 'prediction' || lock.length === 0));
  return {
    first: views.filter(({ kind }) => kind === 'counters'),
    rest: views.filter(({ kind }) => kind !== 'counters'),
    lesson,
  };
}

/** What has to be fetched for what an address asks for. */
export function wantedOf(exercise: string, address: Address): Wanted {
  const views = entryOf(catalogue, exercise)?.views ?? [];
  const words = lessonParts.some((part) => address.show?.includes(part));
  return { views: views.filter((kind) => isShown(kind, address)), lesson: words ? exercise : null };
}

/** A sentence for each name in `show` and `lock` that this exercise does not have. */
export function problemsOf(spec: ExerciseSpec, { show, lock }: Address): string[] {
  const shown = [...new Set(spec.views.map(({ kind }) => kind)), ...lessonParts];
  return [...unknown('show', show ?? [], shown), ...unknown('lock', lock, Object.keys(spec.properties))];
}

function unknown(name: string, given: readonly string[], allowed: readonly string[]): string[] {
  return given
    .filter((part) => !allowed.includes(part))
    .map((part) => `${name}: got "${part}"; allowed: ${allowed.join(', ')}.`);
}
