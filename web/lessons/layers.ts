import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'With compute, cache and database as layers of their own, each can be taken away and the others know what to do.',
  question: 'The database is away for a second of three. How many of 1,500 requests come to nothing?',
  why: [
    'A cache holds nothing that the database does not: without it every answer is still right, only later. The cost is load, and a database sized for the misses alone drowns in it.',
    'What the cache misses while it is away counts afterwards: if it returns with its old entries, each write since then still has to be erased from it.',
    'A service without state can be killed: others take over. One that keeps what it has acknowledged takes that with it.',
  ],
  tryThis: [
    { preset: 'fail', text: 'Let services need their cache' },
    { preset: 'enough-connections', text: 'Give the database more connections' },
    { preset: 'per-service', text: 'Lose one cache of three' },
    { preset: 'compute', text: 'Kill a service' },
    { preset: 'fused', text: 'Kill one that keeps everything' },
    { preset: 'cable', text: 'Have the cache back as it was' },
    { preset: 'cable-redo', text: 'Make good what it missed' },
  ],
};
