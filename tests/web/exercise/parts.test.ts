import type { ReactiveControllerHost } from 'lit';
import { expect, test, vi } from 'vitest';
import { Parts } from '../../../web/exercise/parts';

/** A host that counts how often it is to be drawn anew. */
function setUp() {
  const host = { addController: () => {}, requestUpdate: vi.fn() };
  return { host, parts: new Parts(host as unknown as ReactiveControllerHost) };
}

test('what is missing is fetched once, and its host drawn when it is there', async () => {
  const { host, parts } = setUp();
  const wanted = { views: ['checks'] as const, lesson: 'memoize' };
  expect(parts.here(wanted)).toBe(false);
  expect(parts.here(wanted)).toBe(false);
  await vi.waitFor(() => expect(host.requestUpdate).toHaveBeenCalledOnce());
  expect(parts.here(wanted)).toBe(true);
  expect(customElements.get('cb-checks')).toBeDefined();
});

test('an exercise without a lesson is not waited for', async () => {
  const { host, parts } = setUp();
  const wanted = { views: [], lesson: 'nothing-of-the-kind' };
  expect(parts.here(wanted)).toBe(false);
  await vi.waitFor(() => expect(host.requestUpdate).toHaveBeenCalledOnce());
  expect(parts.here(wanted)).toBe(true);
  expect(parts.failed(wanted)).toBe(false);
});
