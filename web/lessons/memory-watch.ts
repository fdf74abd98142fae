import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'Five stages hand records on, and what each of them holds, and when, decides how much memory the pipeline needs.',
  question: 'Each list is freed as soon as the next stage has read it. How many bytes do all stages hold at the peak?',
  why: [
    'What a pipeline holds now says little; its peak is what it needs. Freed lists leave almost nothing at the end, yet while one stage reads what the other has built, two full lists are there at once.',
    'As a stream each record passes all stages before the next is read. Only the window has to wait for several, so the window alone decides the peak, whatever the number of records.',
    'Stages peak at different times: the peak of all is less than the sum of their high-water marks.',
  ],
  tryThis: [
    { preset: 'freed', text: 'Free each list when it is read' },
    { preset: 'streams', text: 'Pass the records on one by one' },
    { preset: 'wide-window', text: 'Widen the window' },
    { preset: 'more-records', text: 'Read twice the records' },
  ],
};
