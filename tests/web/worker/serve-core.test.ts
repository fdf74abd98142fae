import type { CoreModule } from '@core';
import { expect, test, vi } from 'vitest';
import type { Reply } from '../../../web/contract/protocol';
import { serveCore } from '../../../web/worker/serve-core';
import { fakeCore } from './fake-core';

test('requests that come early wait for the core, pings do not', async () => {
  const replies: Reply[] = [];
  let loaded: (core: CoreModule) => void = () => {};
  const loading = new Promise<CoreModule>((resolve) => {
    loaded = resolve;
  });
  const receive = serveCore(
    () => loading,
    (reply) => replies.push(reply),
  );
  receive({ type: 'stats', id: 1 });
  receive({ type: 'ping' });
  await Promise.resolve();
  expect(replies).toEqual([{ type: 'pong' }]);
  loaded(fakeCore());
  await vi.waitFor(() => expect(replies).toHaveLength(2));
  expect(replies[1]).toEqual({ type: 'stats', id: 1, heapBytes: 4096 });
});

test('a core that cannot be loaded is a failure in its own words', async () => {
  const replies: Reply[] = [];
  serveCore(
    () => Promise.reject(new Error('the server answered 404')),
    (reply) => replies.push(reply),
  );
  await vi.waitFor(() => expect(replies).toEqual([{ type: 'failure', message: 'the server answered 404' }]));
});
