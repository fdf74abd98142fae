import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'Sensors keep asking for the same few answers: how many real lookups are left when a cache keeps them, and what does one entry too few cost?',
  question: 'Ten sensors take turns and the cache holds nine. Of the five thousand lookups, how many will be hits?',
  why: [
    'A factor is computed at the first lookup of its sensor; each later lookup is a hit if the entry is still there. When the cache is full, the least recently used entry goes.',
    'When sensors take turns, the one read longest ago is the one that asks next. With one entry fewer than sensors, each is evicted just before it is needed: hits do not fall a little, they fall off a cliff. One entry more, and only first lookups miss.',
    'A miss costs a real lookup, a hit next to nothing, so the lookup time is misses times the cost of one. A random order has no cliff: there a smaller cache keeps its share of hits.',
  ],
  tryThis: [
    { preset: 'cliff', text: 'Fall off the cliff' },
    { preset: 'schema-validation', text: 'Few types, many records' },
    { preset: 'configuration', text: 'One configuration key' },
    { preset: 'slow-lookups', text: 'More lookups, each slower' },
    { preset: 'zipf', text: 'A few sensors far busier' },
  ],
};
