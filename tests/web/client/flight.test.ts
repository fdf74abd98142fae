import { expect, test } from 'vitest';
import { Cancelled } from '../../../web/client/failures';
import { Flights } from '../../../web/client/flight';
import type { Progress } from '../../../web/contract/call-protocol';

/** Flights on a clock that tests move, and what was told of them. */
function setUp() {
  const clock = { time: 0 };
  const told: (Progress | null)[] = [];
  const failed: { error: unknown; byUser: boolean }[] = [];
  const flights = new Flights(
    {
      progress: (progress) => told.push(progress),
      failed: (error, { byUser }) => failed.push({ error, byUser }),
    },
    () => clock.time,
  );
  return { clock, told, failed, flights };
}

/** Waits until it is ended, and then rejects as a call does. */
const untilEnded = (signal: AbortSignal) =>
  new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(new Cancelled())));

test('progress is told once a flight has taken long enough to be worth it, and ends with it', async () => {
  const { clock, told, flights } = setUp();
  const landed = await flights.fly(async ({ options }) => {
    options.onProgress({ done: 1, total: 9 });
    clock.time = 200;
    options.onProgress({ done: 2, total: 9 });
  });
  expect(landed).toBe(true);
  expect(told).toEqual([{ done: 2, total: 9 }, null]);
  expect(flights.present).toBeNull();
});

test('a flight that the user ends says so', async () => {
  const { failed, flights } = setUp();
  const flying = flights.fly(({ options }) => untilEnded(options.signal));
  flights.cancel();
  expect(await flying).toBe(true);
  expect(failed).toEqual([{ error: new Cancelled(), byUser: true }]);
});

test('of a flight that was abandoned nothing more is told', async () => {
  const { clock, told, failed, flights } = setUp();
  const flying = flights.fly(({ options }) => {
    clock.time = 200;
    return untilEnded(options.signal).finally(() => options.onProgress({ done: 3, total: 9 }));
  });
  flights.abandon();
  expect(await flying).toBe(false);
  expect([told, failed]).toEqual([[], []]);
});

test('a newer flight is the present one, whatever becomes of the older', async () => {
  const { failed, flights } = setUp();
  let fail: (error: Error) => void = () => {};
  const older = flights.fly(() => new Promise((_, reject) => (fail = reject)));
  const newer = flights.fly(async () => {});
  fail(new Error('too late'));
  expect([await older, await newer]).toEqual([false, true]);
  expect(failed).toEqual([]);
});
