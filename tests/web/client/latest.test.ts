import { expect, test } from 'vitest';
import { Latest } from '../../../web/client/latest';

test('of the tasks that come while one is under way only the last is done', async () => {
  const latest = new Latest();
  const done: string[] = [];
  const task = (name: string) => async () => {
    await Promise.resolve();
    done.push(name);
  };
  const first = latest.run(task('a'));
  void latest.run(task('b'));
  void latest.run(task('c'));
  await first;
  expect(done).toEqual(['a', 'c']);
});

test('a dropped task is not done, and later ones are', async () => {
  const latest = new Latest();
  const done: string[] = [];
  const first = latest.run(async () => {
    await Promise.resolve();
    done.push('a');
  });
  void latest.run(async () => void done.push('b'));
  latest.drop();
  await first;
  await latest.run(async () => void done.push('c'));
  expect(done).toEqual(['a', 'c']);
});
