import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'What a write does to the cache decides how fast writes are, how often a reader is wrong, and what is left when the plug is pulled.',
  question: 'Write-behind acknowledges a write before it is saved. The plug is pulled: how many writes are lost?',
  why: [
    'Cache-aside saves, then erases the entry: the next reader loads it. Read-through lets one load for all who wait. Write-through saves and stores: slow to write, right to read.',
    'Write-behind acknowledges at once and saves later, several writes to a key as one. What waits exists in one process only.',
    'A journal written before the answer brings it back. A full buffer must make writers wait, or lose what it promised.',
  ],
  tryThis: [
    { preset: 'write-behind', text: 'Pull the plug' },
    { preset: 'journal', text: 'Keep a journal' },
    { preset: 'write-through', text: 'Save first' },
    { preset: 'drop-oldest', text: 'Drop the oldest' },
    { preset: 'block', text: 'Let writers wait' },
    { preset: 'backlog', text: 'Take the bound away' },
    { preset: 'forgetful', text: 'Forget the entry' },
    { preset: 'dual-write', text: 'Write to both' },
  ],
};
