import type { Lesson } from '../app/lesson-text';

export const lesson: Lesson = {
  lead: 'A cache in front of a ranking stage saves most of its CPU time. Where the cache stands decides what else it keeps: old stages, or old answers.',
  question:
    'lru_cache on a method, forty stages built one after the other: how many of them are still alive at the end?',
  why: [
    'Every hit is a ranking not computed: rankings computed, not milliseconds, judge the cache.',
    'On a method, lru_cache keys each entry by self and the argument. An entry holds its stage, and a stage the pipeline has dropped lives until its last entry is evicted. Hits and misses look healthy; only the stages alive tell.',
    'A cache in each stage goes with it; a weak reference in the key does not hold it. Leaving the stage out of the key serves answers of a model that is gone.',
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
