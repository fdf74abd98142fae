import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'An entry is trusted for a time, then read anew: how long may that time be when the source goes on changing?',
  question:
    'Entries live for a minute, and the source changes every second. After a wait of 2.5 seconds, how many of the ten probes will be answered with something no longer true?',
  why: [
    'A time to live does not make answers true; it limits how long they may be wrong. Too short, and everything is read again; too long, and readers get what was true once.',
    'Nothing expires by itself: an entry whose time is over is deleted when somebody reads it, and takes its place until then. A plain dict never gives it back.',
    'A full cache evicts what is soonest to expire. The usual code checks for room before it looks whether the key is there already, so an overwrite evicts a stranger.',
    'Each hit renews a sliding entry: what is read often never expires.',
  ],
  tryThis: [
    { preset: 'invalidated', text: 'Invalidate by hand' },
    { preset: 'overwrite', text: 'Evict a stranger' },
    { preset: 'overwrite-corrected', text: 'Evict nobody' },
    { preset: 'sliding', text: 'Renew at each hit' },
    { preset: 'tune', text: 'Find the longest time that stays true' },
    { preset: 'many-sensors', text: 'A dict that never shrinks' },
  ],
};
