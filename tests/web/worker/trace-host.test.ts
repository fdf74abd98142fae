// @vitest-environment node
import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import type { TraceReply, TraceRequest } from '../../../web/contract/trace-protocol';
import { TraceHost } from '../../../web/worker/trace-host';
import { fakeTraces } from './fake-trace';

/** A host on a clock of its own: each request takes `requestMs`, and `paused` is called in each pause. */
function setUp(requestMs = 0) {
  const core = fakeTraces();
  const replies: TraceReply[] = [];
  const world = { time: 0, paused: () => {} };
  core.stepped = (requests) => {
    world.time += requests * requestMs;
  };
  const host = new TraceHost(
    core,
    (reply) => replies.push(reply),
    async () => world.paused(),
    () => world.time,
  );
  /** Asks, and waits for the answer. */
  const ask = async (request: TraceRequest): Promise<TraceReply> => {
    host.receive(request);
    const id = 'id' in request ? request.id : 0;
    const answer = () => replies.find((reply) => 'id' in reply && reply.id === id && reply.type !== 'progress');
    await vi.waitFor(() => expect(answer() ?? replies.find(({ type }) => type === 'failure')).toBeDefined());
    return answer() ?? (replies.at(-1) as TraceReply);
  };
  return { core, host, replies, world, ask };
}

const file = (bytes: number[] | Uint8Array, name = 'a.csv') => new File([Uint8Array.from(bytes)], name);
const some = (length: number) => new Uint8Array(length).fill(65);
const read = (id: number, of: File, query = '') => ({ type: 'read', id, file: of, query }) as const;

test('a file is read to its end, and raced as often as wanted', async () => {
  const { ask, core } = setUp();
  expect(await ask(read(1, file(some(700_000))))).toMatchObject({
    type: 'report',
    report: { facts: [{ value: 700_000 }] },
  });
  expect(await ask({ type: 'racing', id: 2, query: 'room=5' })).toMatchObject({
    type: 'standing',
    standing: { rows: [[700_000]] },
  });
  await ask({ type: 'racing', id: 3, query: 'room=6' });
  expect(core.asked).toEqual(['file ', 'race room=5', 'race room=6']);
});

test('gzip is unpacked on the way', async () => {
  const { ask } = setUp();
  const packed = file(gzipSync(some(300_000)), 'a.gz');
  expect(await ask(read(1, packed))).toMatchObject({ report: { facts: [{ value: 300_000 }] } });
});

test('torn packing is a sentence', async () => {
  const { ask } = setUp();
  const torn = file(gzipSync(some(300_000)).subarray(0, 200), 'a.gz');
  const answer = await ask(read(1, torn));
  expect(answer).toMatchObject({ type: 'fault', fault: { code: 'unreadable', field: '' } });
  expect(answer.type === 'fault' && answer.fault.message).toMatch(/^The gzip packing is torn/);
});

test('a trace too long to be kept is read once more for a race', async () => {
  const { ask, core } = setUp();
  core.longest = 10;
  await ask(read(1, file(some(50))));
  expect(await ask({ type: 'racing', id: 2, query: '' })).toMatchObject({ type: 'standing' });
});

test('progress is told now and then, of the bytes of the file', async () => {
  const { ask, replies, world } = setUp(0.0005);
  const times: number[] = [];
  world.paused = () => times.push(world.time);
  await ask(read(1, file(some(2_000_000))));
  const told = replies.filter((reply) => reply.type === 'progress');
  expect(told.length).toBeGreaterThan(3);
  // 2,000 ms in all, at most one telling in 50.
  expect(told.length).toBeLessThan(2_000 / 50);
  expect(told[0]).toMatchObject({ total: 2_000_000, doing: '0 done' });
});

test('cancelling stops the reading within 50 ms of work, and the trace is let go', async () => {
  const { ask, host, core, world } = setUp(0.0001);
  let asked = 0;
  world.paused = () => {
    if (asked === 0) asked = world.time;
    host.receive({ type: 'cancel', call: 1 });
  };
  expect(await ask(read(1, file(some(4_000_000))))).toEqual({ type: 'cancelled', id: 1 });
  expect(world.time - asked).toBeLessThan(50);
  expect(core.traces).toBe(0);
});

test('a cancelled race leaves the trace for another', async () => {
  const { ask, host } = setUp(0.01);
  await ask({ type: 'make', id: 1, query: '' });
  const racing = ask({ type: 'racing', id: 2, query: '' });
  await Promise.resolve();
  host.receive({ type: 'cancel', call: 2 });
  expect(await racing).toEqual({ type: 'cancelled', id: 2 });
  expect(await ask({ type: 'racing', id: 3, query: '' })).toMatchObject({ type: 'standing' });
});

test('a new trace takes the place of the one before', async () => {
  const { ask, core } = setUp();
  await ask(read(1, file(some(9))));
  await ask({ type: 'make', id: 2, query: 'shape=steep' });
  expect(core.traces).toBe(1);
  expect(core.asked).toEqual(['file ', 'formula shape=steep']);
});

test('what the core refuses comes back in its words', async () => {
  const { ask } = setUp();
  expect(await ask(read(1, file([65, 0]), 'lines=refuse'))).toMatchObject({ fault: { message: 'line 1 is noise.' } });
  expect(await ask(read(2, file([])))).toMatchObject({ fault: { message: 'empty' } });
  expect(await ask({ type: 'make', id: 3, query: 'many=x' })).toMatchObject({ fault: { field: 'many' } });
  expect(await ask({ type: 'racing', id: 4, query: '' })).toMatchObject({
    fault: { message: 'There is no trace to race over.' },
  });
  expect(await ask({ type: 'preview', id: 5, file: file([]), query: '' })).toMatchObject({
    fault: { message: 'empty' },
  });
});

test('a preview needs the beginning only, and says whether that is all', async () => {
  const { ask } = setUp();
  expect(await ask({ type: 'preview', id: 1, file: file(some(9)), query: '' })).toMatchObject({
    preview: { format: 'true' },
  });
  const long = file(gzipSync(some(9_000_000)));
  expect(await ask({ type: 'preview', id: 2, file: long, query: '' })).toMatchObject({ preview: { format: 'false' } });
});

test('an exception in the core is a failure', async () => {
  const { ask, core } = setUp();
  core.stepped = () => {
    throw new Error('the browser gave it no more memory');
  };
  expect(await ask(read(1, file(some(9))))).toEqual({ type: 'failure', message: 'the browser gave it no more memory' });
});
