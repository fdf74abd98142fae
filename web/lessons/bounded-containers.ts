import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'The same stream into five containers of the same size, with consumers that are too slow: something has to give way.',
  question:
    'Readings come faster than they are worked off, and the bound grows from 16 to 200. How many of the thousand does the ring still lose?',
  why: [
    'A bound decides who pays for slow consumers. A ring lets the oldest readings go and never stops a producer. A full queue holds the producer back: nothing is lost, everything is late. A put with a timeout waits first and loses after all.',
    'A cache keeps one reading a sensor: a newer one overwrites it, a busier sensor evicts it, time expires it.',
    'A larger bound only puts the moment off, and what is delivered is older. What helps is one more consumer, or less work for each reading.',
  ],
  tryThis: [
    { preset: 'enough-consumers', text: 'One consumer more' },
    { preset: 'large', text: 'A larger bound instead' },
    { preset: 'impatient', text: 'Never wait' },
    { preset: 'patient', text: 'Wait as long as it takes' },
    { preset: 'short-lived', text: 'Entries that die young' },
  ],
};
