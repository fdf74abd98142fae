import { expect, test } from 'vitest';
import type { Lesson } from '../../../web/exercise/lesson-text';
import { lessonOf } from '../../../web/exercise/lesson-text';

const lessons = Object.entries(
  import.meta.glob<Lesson>('../../../web/lessons/*.ts', { eager: true, import: 'lesson' }),
).map(([path, lesson]): [string, Lesson] => [path.replace(/.*\/(.*)\.ts$/, '$1'), lesson]);

test.each(lessons)('the lesson of %s is found by its id', (id, lesson) => {
  expect(lessonOf(id)).toEqual(lesson);
});

test.each(lessons)('the lesson of %s explains in at most 120 words', (_, { why }) => {
  expect(why.join(' ').split(/\s+/).length).toBeLessThanOrEqual(120);
});

test.each(lessons)('the lesson of %s opens with one sentence', (_, { lead }) => {
  expect(lead).toMatch(/^[^.?!]+[.?!]$/);
});

test('an exercise without a lesson has none', () => {
  expect(lessonOf('nothing-of-the-kind')).toBeUndefined();
});
