import type { ExerciseSpec, ViewSpec } from '../contract/model';
import { type LessonPart, lessonParts } from '../exercise/lesson';
import { isTabbed } from '../exercise/view-elements';
import type { Address } from '../session/address';

/** What an embed draws, in its order: the figures above the parameters, the other views and the lesson below. */
export interface Parts {
  first: ViewSpec[];
  rest: ViewSpec[];
  lesson: LessonPart[];
}

/** The parts that an address asks for: by default the views that are watched. */
export function partsOf(spec: ExerciseSpec, { show, lock }: Address): Parts {
  const views = spec.views.filter((view) => (show ? show.includes(view.kind) : !isTabbed(view)));
  // A prediction runs a preset of its own, and so would change what is locked.
  const lesson = lessonParts.filter((part) => show?.includes(part) && (part !== 'prediction' || lock.length === 0));
  return {
    first: views.filter(({ kind }) => kind === 'counters'),
    rest: views.filter(({ kind }) => kind !== 'counters'),
    lesson,
  };
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
