import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'A recursion asks for the same small numbers again and again: how few answers must be kept so that none is computed twice?',
  question: 'fib(20) has 21 different arguments, and the cache holds two entries. How many calls must be computed?',
  why: [
    'Without a memory each call makes two more, and their number grows like the result itself. With one, each argument is computed once; the second operand of every sum is a hit.',
    'To add fib(k − 1) and fib(k − 2), the recursion must still hold the second when the first is ready. A hit on fib(k − 3) has just made that one recent, so with two entries the one that is needed next is the one that goes: computed anew, with all below it.',
    'Three entries hold both operands and the result. More is never read.',
  ],
  tryThis: [
    { preset: 'three', text: 'Three entries are enough' },
    { preset: 'two', text: 'One fewer' },
    { preset: 'explosion', text: 'One fewer, a large number' },
    { preset: 'no-memory', text: 'Keep nothing' },
    { preset: 'thousand', text: 'A thousand deep' },
  ],
};
