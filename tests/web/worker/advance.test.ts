import { expect, test } from 'vitest';
import { advance } from '../../../web/worker/advance';
import { fakeCore } from './fake-core';

/** Runs to the end on a clock of its own, and gives the length of each slice in milliseconds. */
async function slices(steps: number, eventMs: number): Promise<number[]> {
  const core = fakeCore();
  const opened = core.open('tally', `steps=${steps}`);
  if (!('session' in opened)) throw new Error('not opened');
  let time = 0;
  let start = 0;
  const lengths: number[] = [];
  core.stepped = (events) => {
    time += events * eventMs;
  };
  await advance(opened.session, steps, {
    now: () => time,
    stopped: () => false,
    progress: () => lengths.push(time - start),
    pause: async () => {
      start = time;
    },
  });
  expect(opened.session.position()).toBe(steps);
  return lengths;
}

test.each([0.000_02, 0.001, 0.01])('slices last about 16 ms where an event takes %f ms', async (eventMs) => {
  const lengths = await slices(Math.round(400 / eventMs), eventMs);
  expect(lengths.length).toBeGreaterThan(15);
  for (const length of lengths) {
    expect(length).toBeGreaterThan(15);
    expect(length).toBeLessThan(25);
  }
});

test('a slow core is stepped one event at a time', async () => {
  const lengths = await slices(1_020, 20);
  for (const length of lengths.slice(1)) expect(length).toBeLessThan(41);
});

test('a short run needs no pause', async () => {
  expect(await slices(5_000, 0.000_1)).toEqual([]);
});
