import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'Memory that grows is not yet a leak: caches fill, buffers swell and empty, a deploy adds its share, and only one site here never stops.',
  question:
    'The detector is given a window shorter than the warm-up of the caches. How often will it accuse a healthy site?',
  why: [
    'Two snapshots show who grew between them. Take them while caches still warm up and the warm-up stands first; take them far apart and the leak does, but late.',
    'A slope sees more. Only the floor counts: what is left when a buffer has just been emptied. A warm-up slows down, a step rises once, a saw-tooth comes back to its floor. A leak rises steadily through the whole window.',
    'A window shorter than the warm-up takes it for a leak. The bytes here are booked on real accounts, not held.',
  ],
  tryThis: [
    { preset: 'repaired', text: 'Name it early, and repair it' },
    { preset: 'too-early', text: 'Compare while everything grows' },
    { preset: 'short-window', text: 'Let the detector be hasty' },
    { preset: 'healthy', text: 'Hunt where nothing leaks' },
    { preset: 'slow', text: 'Find a leak five times slower' },
  ],
};
