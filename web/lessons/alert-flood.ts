import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'Alerts arrive without end: count them all, keep only the last few hundred, and see which memory still grows.',
  question: 'Ten times the records, and the accumulator has room for 500. How many alerts are stored at the end?',
  why: [
    'A full deque(maxlen=…) makes room by dropping its oldest entry. The count is a number of its own, so it goes on: total less stored is what was pushed out, and the ids stored are always the newest.',
    'A list of all alerts grows with every one of them; here it is stopped at a limit, where a process would be killed.',
    'An audit that starts measuring before the readings are put into a list reports that list too, and blames the accumulator for it. Measure the accumulator alone, or read the input as a stream: then nothing grows.',
  ],
  tryThis: [
    { preset: 'ten-times', text: 'Ten times the records' },
    { preset: 'ten-million', text: 'Ten million: watch the twin stop' },
    { preset: 'quiet', text: 'A threshold hardly ever reached' },
    { preset: 'small', text: 'Keep a hundred' },
    { preset: 'nothing-kept', text: 'Count only' },
  ],
};
