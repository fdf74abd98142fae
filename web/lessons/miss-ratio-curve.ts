import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'How large should the cache be: one pass over a trace answers for every size at once, and a small sample of its objects answers nearly as well.',
  question: 'A cache of 1,000 entries misses a third of 100,000 requests. Twice the entries: how many will miss?',
  why: [
    'An LRU cache holds the objects used last. A request hits exactly when fewer other objects came since its last one than the cache has entries: that distance, counted once, tells every size.',
    'At the knee the hits are furthest ahead of a straight line from no entries to all: beyond it an entry gains less than its share. A loop has no knee. It hits nothing until all of it fits; among favourites it shows as a cliff.',
    'Following only objects whose hash is small keeps distances to scale: the sample never grows, however long the trace.',
  ],
  ownTrace: 'Read the curve of a trace of your own',
  tryThis: [
    { preset: 'loop', text: 'A loop, one entry short' },
    { preset: 'hidden-loop', text: 'A loop among favourites' },
    { preset: 'uniform', text: 'No favourites at all' },
    { preset: 'tiny-sample', text: 'A sample of 32 objects' },
    { preset: 'race', text: 'Another policy beside LRU' },
  ],
};
