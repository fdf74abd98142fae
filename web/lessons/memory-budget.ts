import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'Turn a memory budget into a bound on records, and fill it to see that it holds.',
  question: 'The budget stays at 256 MB, and a record takes 200 bytes instead of 500: how many records may be kept?',
  why: [
    'The bound is the budget divided by what one record takes, rounded down. Budgets are decimal: one MB is a million bytes.',
    'Turned around: the rate times the hours gives the records to keep, times their size the budget they need. When that is more than there is, the oldest leave earlier than you wished, and the hours covered say how much earlier.',
    'The ring reserves its places before the first record and writes real bytes into them, twice around: after the bound no byte is added. Large budgets are filled to scale, so that a page need not take them whole. The twin without bound goes on, until its memory is used up.',
  ],
  tryThis: [
    { preset: 'day-of-alerts', text: 'A day of alerts' },
    { preset: 'fitted', text: 'The smallest budget for it' },
    { preset: 'too-small', text: 'Half of it' },
    { preset: 'full-size', text: 'Fill at full size' },
  ],
};
