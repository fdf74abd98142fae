/** What stands around an exercise in words, in this order. */
export const lessonParts = ['heading', 'prediction', 'why', 'goals', 'code'] as const;
export type LessonPart = (typeof lessonParts)[number];

/** The words of an exercise; they name causes, and leave the figures of a run to the run. */
export interface Lesson {
  /** What this is about, in one sentence. */
  lead: string;
  /** Asks for the metric that the exercise wants predicted, in the preset it names. */
  question: string;
  /** Why it comes out as it does, in paragraphs; at most 120 words in all. */
  why: readonly string[];
  /** What was learnt can be done with a trace of one's own; empty where it cannot. */
  ownTrace: string;
  /** Each offers a preset of the exercise. */
  tryThis: readonly { preset: string; text: string }[];
}

/** The text of a lesson.md could not be understood; the message says what is missing. */
export class BadLesson extends Error {
  override readonly name = 'BadLesson';
}

const headings = ['', 'Question', 'Why', 'Try this', 'Your own trace'] as const;
type Heading = (typeof headings)[number];

/** Reads a lesson.md: the lead, then sections under `## ` headings; "Try this" lists presets as "- `preset`: words". */
export function readLesson(text: string): Lesson {
  const sections = sectionsOf(text);
  const paragraphs = (heading: Heading): string[] => sections.get(heading) ?? [];
  const only = (heading: Heading): string => {
    const [first, ...rest] = paragraphs(heading);
    if (first === undefined || rest.length > 0) throw new BadLesson(`${placeOf(heading)} needs one paragraph`);
    return first;
  };
  const why = paragraphs('Why');
  if (why.length === 0) throw new BadLesson('"Why" needs a paragraph');
  return {
    lead: only(''),
    question: only('Question'),
    why,
    ownTrace: sections.has('Your own trace') ? only('Your own trace') : '',
    tryThis: paragraphs('Try this').map(suggestion),
  };
}

/** Paragraphs and list items by heading, each on one line however it was wrapped; the lead has no heading. */
function sectionsOf(text: string): Map<Heading, string[]> {
  const sections = new Map<Heading, string[]>([['', []]]);
  let heading: Heading = '';
  for (const block of text.split(/\n\s*\n|\n(?=- |## )/)) {
    const line = block.trim().replace(/\s*\n\s*/g, ' ');
    if (line.startsWith('## ')) {
      heading = headingOf(line.slice(3));
      if (sections.has(heading)) throw new BadLesson(`"${heading}" stands twice`);
      sections.set(heading, []);
    } else if (line !== '') {
      sections.get(heading)?.push(line);
    }
  }
  return sections;
}

function headingOf(words: string): Heading {
  const known = headings.find((heading) => heading === words && heading !== '');
  if (!known) throw new BadLesson(`"${words}" is no heading of a lesson`);
  return known;
}

function suggestion(line: string): { preset: string; text: string } {
  const [, preset, text] = /^- `([^`]+)`: (.+)$/.exec(line) ?? [];
  if (!preset || !text) throw new BadLesson(`"${line}" is not of the form "- \`preset\`: words"`);
  return { preset, text };
}

const placeOf = (heading: Heading): string => (heading === '' ? 'the beginning' : `"${heading}"`);
