import { type Lesson, readLesson } from './lesson-text';

/** One text an exercise, in the folder that is named by its id. */
const texts = import.meta.glob<string>('../../core/exercises/*/*/lesson.md', { query: '?raw', import: 'default' });

const load = new Map(Object.entries(texts).map(([path, text]) => [path.split('/').at(-2) ?? '', text]));

/** Lessons that have come; `null`: there is none, or none that could be fetched. At most one an exercise. */
const known = new Map<string, Lesson | null>();

/** The exercises that have a lesson. */
export const lessonIds = (): string[] => [...load.keys()];

/** The lesson of an exercise, if it has come; `undefined` as long as it has not. */
export const lessonOf = (exercise: string): Lesson | null | undefined => known.get(exercise);

/** Fetches a lesson. It is no reason to keep a run from anybody: without it, there is none. */
export async function loadLesson(exercise: string): Promise<Lesson | null> {
  const present = known.get(exercise);
  if (present) return present;
  const lesson = await load
    .get(exercise)?.()
    .then(readLesson)
    .catch(() => null);
  known.set(exercise, lesson ?? null);
  return lesson ?? null;
}
