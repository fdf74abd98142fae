import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'A list keeps every number before the first is added, a stream keeps only what it is adding: same sum, other bytes.',
  question:
    'A thousand numbers of eight bytes each go into a list that doubles its room when it is full. How many bytes does it hold at its peak?',
  why: [
    'The list has room for a power of two of numbers. To grow, it takes twice the room and copies, so for a moment old and new room are both held: that is the high-water mark, half as much again as the list ends with.',
    'A sum needs one number at a time. The stream holds one chunk, fills it anew, and stays flat however many numbers come.',
    'A larger chunk means fewer reads and more bytes. A chunk as large as the data is a list again.',
  ],
  tryThis: [
    { preset: 'chunks', text: 'Read a thousand at a time' },
    { preset: 'everything', text: 'Read everything at once' },
    { preset: 'past-limit', text: 'Sum more than the list may hold' },
    { preset: 'few', text: 'A thousand numbers: is it worth it?' },
  ],
};
