import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'Four caches look fine in a demonstration, each breaks one of four checks, and one parameter repairs each.',
  question: 'A design makes all four mistakes at once. How many of the four checks does it break?',
  why: [
    'Caching everything fills the cache with what nobody asks for again, and pushes out what everybody wants. Let in what is missed twice.',
    'Without a bound memory grows until the process is killed. A bound costs a few hits.',
    'A write that leaves the entry is hidden until its time is over; erasing before the save lets a reader put the old value back.',
    'What another system changes only the time to live reveals: as long as is tolerated, as short as must be.',
  ],
  tryThis: [
    { preset: 'repaired', text: 'Let in the second miss' },
    { preset: 'no-bound', text: 'Give it a bound' },
    { preset: 'no-invalidation', text: 'Erase what was written' },
    { preset: 'wrong-order', text: 'Erase too early' },
    { preset: 'too-long-ttl', text: 'Shorten the time' },
    { preset: 'too-short-ttl', text: '… but not too far' },
    { preset: 'all-four', text: 'Repair all four' },
  ],
};
