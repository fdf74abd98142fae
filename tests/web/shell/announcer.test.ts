import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Frame } from '../../../web/contract/model';
import { initialSnapshot, type LabSnapshot } from '../../../web/session/lab-snapshot';
import { Announcer } from '../../../web/shell/announcer';
import { tally } from '../worker/fake-core';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const showing = (counted: number): LabSnapshot => ({
  ...initialSnapshot,
  spec: tally,
  frame: { metrics: { counted } } as unknown as Frame,
});

test('the counters are spoken once they have settled', async () => {
  const said: string[] = [];
  const announcer = new Announcer((text) => said.push(text));
  for (let counted = 1; counted <= 5_000; counted += 100) {
    announcer.changed(showing(counted));
    await vi.advanceTimersByTimeAsync(30);
  }
  expect(said).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said).toEqual(['Counted 4,901']);
});

test('the same figures are not spoken twice', async () => {
  const say = vi.fn();
  const announcer = new Announcer(say);
  for (const counted of [7, 7]) {
    announcer.changed(showing(counted));
    await vi.advanceTimersByTimeAsync(2_000);
  }
  expect(say).toHaveBeenCalledTimes(1);
});

test('nothing is spoken while the run plays', async () => {
  const say = vi.fn();
  new Announcer(say).changed({ ...showing(7), playing: true });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(say).not.toHaveBeenCalled();
});
