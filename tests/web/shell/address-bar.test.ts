import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AddressBar } from '../../../web/shell/address-bar';

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, '', '/?a=0');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('many changes rewrite the address seldom, and the last one stands', async () => {
  let a = 0;
  const replaced = vi.spyOn(history, 'replaceState');
  const bar = new AddressBar(() => `?a=${a}`);
  for (let change = 1; change <= 600; change++) {
    a = change;
    bar.changed();
    await vi.advanceTimersByTimeAsync(16);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(location.search).toBe('?a=600');
  expect(replaced.mock.calls.length).toBeLessThan(30);
});

test('an address that has not changed is not rewritten', async () => {
  const replaced = vi.spyOn(history, 'replaceState');
  const bar = new AddressBar(() => '?a=0');
  bar.changed();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(replaced).not.toHaveBeenCalled();
});

test('going on to another page keeps the address of the one that is left', () => {
  const bar = new AddressBar(() => '?a=1');
  const calls: string[] = [];
  vi.spyOn(history, 'replaceState').mockImplementation((_, __, url) => void calls.push(`replace ${url}`));
  vi.spyOn(history, 'pushState').mockImplementation((_, __, url) => void calls.push(`push ${url}`));
  bar.push('?b=1');
  expect(calls).toEqual(['replace /?a=1', 'push /?b=1']);
});

test('a frame that may not change its address goes without', () => {
  vi.spyOn(history, 'replaceState').mockImplementation(() => {
    throw new DOMException('', 'SecurityError');
  });
  expect(() => new AddressBar(() => '?a=1').flush()).not.toThrow();
});
