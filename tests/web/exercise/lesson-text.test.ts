import { expect, test } from 'vitest';
import { BadLesson, readLesson } from '../../../web/exercise/lesson-text';

const text = `What a cache is for.

## Question

How many hits?

## Why

A first reason,
wrapped.

A second.

## Try this

- \`small\`: One entry: too few
- \`large\`: All of them

## Your own trace

Try it with yours
`;

test('a lesson is read from its text, whatever way it is wrapped', () => {
  const lesson = {
    lead: 'What a cache is for.',
    question: 'How many hits?',
    why: ['A first reason, wrapped.', 'A second.'],
    tryThis: [
      { preset: 'small', text: 'One entry: too few' },
      { preset: 'large', text: 'All of them' },
    ],
    ownTrace: 'Try it with yours',
  };
  expect(readLesson(text)).toEqual(lesson);
  expect(readLesson(text.replaceAll('\n', '\r\n'))).toEqual(lesson);
});

test('only the trace of one’s own may be left out', () => {
  expect(readLesson(text.replace(/## Your own trace[\s\S]*/, '')).ownTrace).toBe('');
  expect(() => readLesson(text.replace(/## Question[\s\S]*?(?=## )/, ''))).toThrow(BadLesson);
  expect(() => readLesson(text.replace(/## Why[\s\S]*?(?=## )/, ''))).toThrow('"Why" needs a paragraph');
  expect(() => readLesson(text.replace('What a cache is for.', ''))).toThrow('the beginning needs one paragraph');
});

test('what stands in no section of a lesson is not passed over', () => {
  expect(() => readLesson(`${text}\n## Afterthought\n\nMore.`)).toThrow('"Afterthought" is no heading of a lesson');
  expect(() => readLesson(`${text}\n## Why\n\nAgain.`)).toThrow('"Why" stands twice');
  expect(() => readLesson(text.replace('`small`', 'small'))).toThrow('is not of the form');
});
