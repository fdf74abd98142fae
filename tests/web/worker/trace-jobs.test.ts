// @vitest-environment node
import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import type { Call, Reply } from '../../../web/contract/call-protocol';
import type { TraceJobs } from '../../../web/contract/trace-jobs';
import { Host } from '../../../web/worker/host';
import { traceJobs } from '../../../web/worker/trace-jobs';
import { loaded } from './fake-module';
import { fakeTraces } from './fake-trace';

/** A host on a clock of its own: each request takes `requestMs`, and `paused` is called in each pause. */
async function setUp(requestMs = 0) {
  const core = fakeTraces();
  const replies: Reply<TraceJobs>[] = [];
  const world = { time: 0, paused: () => {} };
  core.stepped = (requests) => {
    world.time += requests * requestMs;
  };
  const host = new Host<TraceJobs>(
    traceJobs(async () => core),
    (reply) => replies.push(reply),
    async () => world.paused(),
    () => world.time,
  );
  /** Asks, and waits for the answer. */
  const ask = async (call: Call<TraceJobs>): Promise<Reply<TraceJobs>> => {
    host.receive(call);
    const answer = () => replies.find((reply) => 'id' in reply && reply.id === call.id && reply.type !== 'progress');
    await vi.waitFor(() => expect(answer() ?? replies.find(({ type }) => type === 'failure')).toBeDefined());
    return answer() ?? (replies.at(-1) as Reply<TraceJobs>);
  };
  await ask(loaded());
  return { core, host, replies, world, ask };
}

const file = (bytes: number[] | Uint8Array, name = 'a.csv') => new File([Uint8Array.from(bytes)], name);
const some = (length: number) => new Uint8Array(length).fill(65);
const read = (id: number, of: File, query = '') =>
  ({ type: 'call', id, job: 'read', asked: { file: of, query } }) as const;
const make = (id: number, query = '') => ({ type: 'call', id, job: 'make', asked: { query } }) as const;
const race = (id: number, query = '') => ({ type: 'call', id, job: 'race', asked: { query } }) as const;
const preview = (id: number, of: File) =>
  ({ type: 'call', id, job: 'preview', asked: { file: of, query: '' } }) as const;

test('a file is read to its end, and raced as often as wanted', async () => {
  const { ask, core } = await setUp();
  expect(await ask(read(1, file(some(700_000))))).toMatchObject({
    type: 'answer',
    answer: { facts: [{ value: 700_000 }] },
  });
  expect(await ask(race(2, 'room=5'))).toMatchObject({
    type: 'answer',
    answer: { rows: [[700_000]] },
  });
  await ask(race(3, 'room=6'));
  expect(core.asked).toEqual(['file ', 'race room=5', 'race room=6']);
});

test('gzip is unpacked on the way', async () => {
  const { ask } = await setUp();
  const packed = file(gzipSync(some(300_000)), 'a.gz');
  expect(await ask(read(1, packed))).toMatchObject({ answer: { facts: [{ value: 300_000 }] } });
});

test('torn packing is a sentence', async () => {
  const { ask } = await setUp();
  const torn = file(gzipSync(some(300_000)).subarray(0, 200), 'a.gz');
  const answer = await ask(read(1, torn));
  expect(answer).toMatchObject({ type: 'fault', fault: { code: 'unreadable', field: '' } });
  expect(answer.type === 'fault' && answer.fault.message).toMatch(/^The gzip packing is torn/);
});

test('a trace too long to be kept is read once more for a race', async () => {
  const { ask, core } = await setUp();
  core.longest = 10;
  await ask(read(1, file(some(50))));
  expect(await ask(race(2))).toMatchObject({ type: 'answer' });
});

test('progress is told now and then, of the bytes of the file', async () => {
  const { ask, replies, world } = await setUp(0.0005);
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
  const { ask, host, core, world } = await setUp(0.0001);
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
  const { ask, host } = await setUp(0.01);
  await ask(make(1));
  const racing = ask(race(2));
  await Promise.resolve();
  host.receive({ type: 'cancel', call: 2 });
  expect(await racing).toEqual({ type: 'cancelled', id: 2 });
  expect(await ask(race(3))).toMatchObject({ type: 'answer' });
});

test('a new trace takes the place of the one before', async () => {
  const { ask, core } = await setUp();
  await ask(read(1, file(some(9))));
  await ask(make(2, 'shape=steep'));
  expect(core.traces).toBe(1);
  expect(core.asked).toEqual(['file ', 'formula shape=steep']);
});

test('what the core refuses comes back in its words', async () => {
  const { ask } = await setUp();
  expect(await ask(read(1, file([65, 0]), 'lines=refuse'))).toMatchObject({ fault: { message: 'line 1 is noise.' } });
  expect(await ask(read(2, file([])))).toMatchObject({ fault: { message: 'empty' } });
  expect(await ask(make(3, 'many=x'))).toMatchObject({ fault: { field: 'many' } });
  expect(await ask(race(4))).toMatchObject({
    fault: { message: 'There is no trace to race over.' },
  });
  expect(await ask(preview(5, file([])))).toMatchObject({
    fault: { message: 'empty' },
  });
});

test('a preview needs the beginning only, and says whether that is all', async () => {
  const { ask } = await setUp();
  expect(await ask(preview(1, file(some(9))))).toMatchObject({
    answer: { format: 'true' },
  });
  const long = file(gzipSync(some(9_000_000)));
  expect(await ask(preview(2, long))).toMatchObject({ answer: { format: 'false' } });
});

test('an exception in the core is a failure', async () => {
  const { ask, core } = await setUp();
  core.stepped = () => {
    throw new Error('the browser gave it no more memory');
  };
  expect(await ask(read(1, file(some(9))))).toEqual({ type: 'failure', message: 'the browser gave it no more memory' });
});
