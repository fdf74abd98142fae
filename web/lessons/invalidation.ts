import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'A copy does not know that its original has changed: somebody has to tell it, or it has to stop trusting itself.',
  question:
    'Every read begins an entry’s time to live anew. Of 3,800 reads, how many are answered with what is no longer true?',
  why: [
    'A time to live bounds how old an answer can be, and costs a load for every time that passes. A sliding one bounds nothing: what is read often never ends.',
    'Publish and subscribe reaches only who listens, and only once. One lost message leaves one copy wrong until something else ends it: give it a time to live as well.',
    'Version tags change the key instead of the entry: one increment, and a whole group is out of reach everywhere. Every read asks twice, and the orphans take memory until they expire.',
  ],
  tryThis: [
    { preset: 'ttl', text: 'Let entries end' },
    { preset: 'sliding-ttl', text: 'Let reads prolong them' },
    { preset: 'pub-sub', text: 'Tell each other, and lose messages' },
    { preset: 'pub-sub-ttl', text: 'Tell, and do not rely on it' },
    { preset: 'version-tags', text: 'Count versions' },
    { preset: 'version-tags-forever', text: 'Keep the orphans' },
    { preset: 'one-tag', text: 'One tag for all' },
  ],
};
