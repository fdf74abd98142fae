import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'When a hot key expires, everyone who asks before it is loaded anew misses it, and loads it as well.',
  question: 'A thousand clients ask at the same moment for one expired key. How often is it loaded?',
  why: [
    'A miss lasts as long as the load: all who come in that time load as well, and a database that slows down under them makes that time longer.',
    'Single-flight lets one of a process load and the others wait; several processes need a lock they share, with a lifetime and a token, so that nobody gives up another’s.',
    'Renewing before the end keeps everyone from waiting: in the last share of the time, or by XFetch, where each reader draws, and costlier entries are renewed sooner. Neither helps a cold start.',
    'The old value meanwhile costs nobody time, but is old.',
  ],
  tryThis: [
    { preset: 'thousand-single-flight', text: 'Let one fly for all' },
    { preset: 'four-services', text: 'In four services' },
    { preset: 'lock-overrun', text: 'A lock that ends too soon' },
    { preset: 'early-unguarded', text: 'Everyone renews early' },
    { preset: 'xfetch', text: 'Draw for it' },
    { preset: 'stale-fallback', text: 'Serve the old value' },
    { preset: 'small-database', text: 'Ten connections' },
    { preset: 'lock-table', text: 'Leak the locks' },
  ],
};
