import { expect, test } from 'vitest';
import { lessonIds, lessonOf, loadLesson } from '../../../web/exercise/lessons';

test('there are lessons, each found by the id of its exercise', () => {
  expect(lessonIds().length).toBeGreaterThanOrEqual(21);
  expect(lessonIds()).toContain('calibration-lookup');
});

test.each(lessonIds())(
  'the lesson of %s is read, opens with one sentence, explains in at most 120 words',
  async (id) => {
    expect(lessonOf(id)).toBeUndefined();
    const lesson = await loadLesson(id);
    expect(lessonOf(id)).toBe(lesson);
    expect(lesson?.lead).toMatch(/^[^.?!]+[.?!]$/);
    expect(lesson?.why.join(' ').split(/\s+/).length).toBeLessThanOrEqual(120);
    expect(lesson?.tryThis.length).toBeGreaterThan(0);
  },
);

test('an exercise without a lesson has none', async () => {
  expect(await loadLesson('nothing-of-the-kind')).toBeNull();
  expect(lessonOf('nothing-of-the-kind')).toBeNull();
});
