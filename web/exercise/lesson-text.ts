/** The words of an exercise; they name causes, and leave the figures of a run to the run. */
export interface Lesson {
  /** What this is about, in one sentence. */
  lead: string;
  /** Asks for the metric that the exercise wants predicted, in the preset it names. */
  question: string;
  /** Why it comes out as it does, in paragraphs; at most 120 words in all. */
  why: readonly string[];
  /** What was learnt can be done with a trace of one's own. */
  ownTrace?: string;
  /** Each offers a preset of the exercise. */
  tryThis: readonly { preset: string; text: string }[];
}

/** One file an exercise, named by its id. */
const lessons = import.meta.glob<Lesson>('../lessons/*.ts', { eager: true, import: 'lesson' });

export function lessonOf(exercise: string): Lesson | undefined {
  return lessons[`../lessons/${exercise}.ts`];
}
