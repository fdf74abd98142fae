import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Playback } from '../../../web/session/playback';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const shown: number[] = [];
  const playback = new Playback(
    async (position) => {
      shown.push(position);
    },
    () => performance.now(),
  );
  return { shown, playback };
}

test('a speed is in events per tenth of a second', async () => {
  const { shown, playback } = setUp();
  void playback.play(0, 1_000, '10');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown.at(-1)).toBeGreaterThan(90);
  expect(shown.at(-1)).toBeLessThanOrEqual(100);
});

test('at the lowest speed every event is shown', async () => {
  const { shown, playback } = setUp();
  const ended = playback.play(0, 5, '1');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown).toEqual([1, 2, 3, 4, 5]);
  expect(await ended).toBe(true);
});

test('"max" plays a run of any length in about two seconds', async () => {
  const { shown, playback } = setUp();
  void playback.play(0, 5_000_000, 'max');
  await vi.advanceTimersByTimeAsync(2_100);
  expect(shown.at(-1)).toBe(5_000_000);
  expect(shown.length).toBeGreaterThan(50);
});

test('stopping ends it where it is', async () => {
  const { shown, playback } = setUp();
  const ended = playback.play(0, 1_000, '10');
  await vi.advanceTimersByTimeAsync(500);
  playback.stop();
  const count = shown.length;
  await vi.advanceTimersByTimeAsync(500);
  expect(shown).toHaveLength(count);
  expect(await ended).toBe(false);
});

test('after a gap it goes on instead of leaping', async () => {
  const { shown, playback } = setUp();
  void playback.play(0, 1_000_000, '10');
  await vi.advanceTimersByTimeAsync(33);
  vi.setSystemTime(Date.now() + 3_600_000);
  await vi.advanceTimersByTimeAsync(66);
  expect(shown.at(-1)).toBeLessThan(120);
});
