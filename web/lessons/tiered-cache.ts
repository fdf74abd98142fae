import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'A shared cache is right for everyone and a network away, and a second one in each service’s own memory answers at once and knows less.',
  question: 'Three services keep every entry they ever see, without bound or time. How many of 3,800 reads are stale?',
  why: [
    'The hottest keys are few: a small L1 answers many reads, and L2 what the services have in common. Promotion is how what one service has loaded comes into the others’ L1.',
    'A write erases the entry in L2 and in the writer’s L1. The other copies do not know: they are wrong until their time is over, or until they are told.',
    'A message can get lost, so a time to live stays the net below it. An L1 without bound or time grows with the keys, and serves for ever what was true once.',
  ],
  tryThis: [
    { preset: 'l2-alone', text: 'Ask L2 every time' },
    { preset: 'naive', text: 'Keep everything' },
    { preset: 'told', text: 'Tell the others' },
    { preset: 'told-lossy', text: 'Lose some messages' },
    { preset: 'told-forever', text: 'Rely on messages alone' },
    { preset: 'no-promotion', text: 'Leave in L2 what L2 has' },
    { preset: 'many-services', text: 'Twelve services' },
  ],
};
