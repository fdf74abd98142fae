import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'When a full cache must make room, thirteen policies say who leaves, between no cache at all and the best that is possible.',
  question:
    'A loop over 101 objects and 100 entries: LRU always evicts the object that comes next, and misses every request. Random evicts by lot. How many of the 20,000 requests does it miss?',
  why: [
    'A policy bets on the future by the past. LRU bets on recency: fine for favourites, ruinous for loops and scans, which flush it. LFU bets on frequency: fine until other objects become popular, for old counts keep old favourites.',
    'The newer ones test newcomers first: SIEVE and S3-FIFO let whatever nobody asks for again go soon, ARC and LIRS learn from the ghosts of what left, W-TinyLFU compares counts at the door.',
    'Belady knows the future. The gap to it is all that any policy could still gain.',
  ],
  ownTrace: 'Race them on a trace of your own',
  tryThis: [
    { preset: 'sieve', text: 'SIEVE instead of LRU' },
    { preset: 'loop', text: 'A loop, one entry short' },
    { preset: 'mixed', text: 'Favourites with loop and scan' },
    { preset: 'shifting', text: 'Popularity that moves on' },
    { preset: 'scan', text: 'A scan: nobody comes back' },
    { preset: 'optimal', text: 'The optimum at work' },
  ],
};
