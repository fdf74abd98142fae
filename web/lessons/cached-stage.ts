import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'A cache saves most of the CPU time of a ranking stage, and where it stands decides what else it keeps.',
  question: 'lru_cache on a method, forty stages one after another: how many are alive at the end?',
  why: [
    'Every hit is a ranking not computed: count those, not milliseconds.',
    'On a method, lru_cache keys each entry by self and the argument. The entry holds its stage: a stage the pipeline has dropped lives until its last entry is evicted. Hits and misses look healthy; only the stages alive tell.',
    'A cache in each stage goes with it; a weak reference in the key does not hold it. Leave the stage out of the key, and answers of a replaced model are served.',
  ],
  tryThis: [
    { preset: 'trap', text: 'Fall into the trap' },
    { preset: 'repaired', text: 'A cache in each stage' },
    { preset: 'weak-key', text: 'A key that does not hold its stage' },
    { preset: 'stale', text: 'Leave the stage out of the key' },
    { preset: 'out-of-memory', text: 'The trap without a bound' },
    { preset: 'no-cache', text: 'Compute everything' },
  ],
};
