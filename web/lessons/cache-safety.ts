import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'A cache repeats what a stage once said: when the stage reads the clock, draws or remembers, the repetition is wrong, and nobody notices.',
  question:
    'One hit in 25 is checked, and the first mismatch has the cache bypassed. How many wrong answers are served before?',
  why: [
    'Each wrong hit is checked with chance 1/N, so about m times N of them pass before the m-th is found, however rare they are. Fewer wrong answers cost more checks.',
    'A bypass heals what has gone stale: fresh answers know the time. It cannot heal a stage that draws, or one that writes to its input.',
    'Some defects change no answer: an entry past its time, a forgotten bound. Only the five checks find those.',
  ],
  tryThis: [
    { preset: 'unguarded', text: 'Let nobody check' },
    { preset: 'watchful', text: 'Check more, trip sooner' },
    { preset: 'hidden-state', text: 'Change a setting halfway' },
    { preset: 'mutates-input', text: 'Write to the input' },
    { preset: 'keeps-failures', text: 'Keep failures as answers' },
    { preset: 'ignores-ttl', text: 'Forget the time' },
    { preset: 'sound', text: 'A sound stage that fails at times' },
  ],
};
