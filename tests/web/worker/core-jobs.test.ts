import { expect, test } from 'vitest';
import type { Reply } from '../../../web/contract/call-protocol';
import type { CoreJobs } from '../../../web/contract/core-jobs';
import type { Frame, Run } from '../../../web/contract/model';
import { coreJobs } from '../../../web/worker/core-jobs';
import { Host } from '../../../web/worker/host';
import { fakeCore } from './fake-core';
import { loaded } from './fake-module';

/** A host on a clock of its own: each event takes `eventMs`, and `paused` is called in each pause. */
async function setUp(eventMs = 0) {
  const core = fakeCore();
  const replies: Reply<CoreJobs>[] = [];
  const transferred: Transferable[] = [];
  const world = { time: 0, paused: () => {} };
  core.stepped = (events) => {
    world.time += events * eventMs;
  };
  const host = new Host<CoreJobs>(
    coreJobs(async () => core),
    (reply, transfer = []) => {
      replies.push(reply);
      transferred.push(...transfer);
    },
    async () => world.paused(),
    () => world.time,
  );
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const types = () => replies.map(({ type }) => type);
  host.receive(loaded());
  await settled();
  replies.length = 0;
  return { core, host, replies, transferred, world, settled, types };
}

const run = (id: number, query = '') =>
  ({ type: 'call', id, job: 'run', asked: { exercise: 'tally', query } }) as const;
const seek = (id: number, position: number, query = '') =>
  ({ type: 'call', id, job: 'seek', asked: { exercise: 'tally', query, position } }) as const;
const fill = (id: number, query: string, language = 'python') =>
  ({ type: 'call', id, job: 'fill', asked: { exercise: 'tally', query, text: '{{steps}}', language } }) as const;

test('a run is answered with its result, its last frame and its columns, which move', async () => {
  const { host, replies, transferred, settled } = await setUp();
  host.receive(run(1));
  await settled();
  const [reply] = replies;
  expect(replies).toHaveLength(1);
  if (reply?.type !== 'answer') throw new Error('no answer');
  const { result, frame, columns } = reply.answer as Run;
  expect(reply.id).toBe(1);
  expect(result.metrics).toEqual({ counted: 100 });
  expect(frame.position).toBe(100);
  expect(transferred).toEqual(Object.values(columns).map((column) => column.buffer));
});

test('a long run tells its progress before it ends', async () => {
  const { host, replies, types, settled } = await setUp(0.01);
  host.receive(run(1, 'steps=10000'));
  await settled();
  expect(types().at(-1)).toBe('answer');
  const progress = replies.filter((reply) => reply.type === 'progress');
  expect(progress.length).toBeGreaterThan(3);
  expect(progress.every(({ done, total }) => done > 0 && done < total && total === 10_000)).toBe(true);
});

test('cancelling stops a run within its present slice', async () => {
  const { host, types, world, settled } = await setUp(0.01);
  world.paused = () => host.receive({ type: 'cancel', call: 1 });
  host.receive(run(1, 'steps=100000'));
  await settled();
  expect(types()).toEqual(['progress', 'cancelled']);
  expect(world.time).toBeLessThan(30);
});

test('a newer run supersedes the one under way', async () => {
  const { host, replies, world, settled } = await setUp(0.01);
  world.paused = () => {
    world.paused = () => {};
    host.receive(run(2, 'steps=7'));
  };
  host.receive(run(1, 'steps=100000'));
  await settled();
  expect(replies.find(({ type }) => type === 'cancelled')).toEqual({ type: 'cancelled', id: 1 });
  expect(replies.at(-1)).toMatchObject({ type: 'answer', id: 2, answer: { result: { params: { steps: 7 } } } });
});

test('of the runs that wait only the newest is made', async () => {
  const { core, host, replies, world, settled } = await setUp(0.01);
  world.paused = () => {
    world.paused = () => {};
    for (const id of [2, 3, 4]) host.receive(run(id, `steps=${id}`));
  };
  host.receive(run(1, 'steps=100000'));
  await settled();
  const cancelled = replies.flatMap((reply) => (reply.type === 'cancelled' ? [reply.id] : []));
  expect(cancelled.sort()).toEqual([1, 2, 3]);
  expect(core.opened).toBe(2);
});

test('never more than one session is alive', async () => {
  const { core, host, settled } = await setUp();
  for (const id of [1, 2, 3]) {
    host.receive(run(id, `steps=${id}`));
    host.receive(fill(10 + id, 'steps=9'));
    await settled();
  }
  expect(core.mostAlive).toBe(1);
});

test('a seek goes back as well as forward in the run it names, without opening it anew', async () => {
  const { core, host, replies, settled } = await setUp();
  host.receive(run(1));
  for (const [id, position] of [40, 60, 20].entries()) {
    host.receive(seek(id + 2, position));
    await settled();
  }
  const positions = replies
    .slice(1)
    .flatMap((reply) => (reply.type === 'answer' ? [(reply.answer as Frame).position] : []));
  expect(positions).toEqual([40, 60, 20]);
  expect(core.opened).toBe(1);
});

test('a seek beyond the end shows the end', async () => {
  const { host, replies, settled } = await setUp();
  host.receive(seek(1, 9, 'steps=5'));
  await settled();
  expect(replies.at(-1)).toMatchObject({ type: 'answer', answer: { position: 5 } });
});

test('a seek waits for the run under way', async () => {
  const { host, replies, world, settled } = await setUp(0.01);
  world.paused = () => {
    world.paused = () => {};
    host.receive(seek(2, 5, 'steps=10000'));
  };
  host.receive(run(1, 'steps=10000'));
  await settled();
  const ended = replies.flatMap((reply) => (reply.type === 'answer' ? [reply.id] : []));
  expect(ended).toEqual([1, 2]);
});

test('bad input comes back as the fault of the core', async () => {
  const { host, replies, settled } = await setUp();
  host.receive(run(1, 'steps=many'));
  await settled();
  expect(replies).toEqual([
    { type: 'fault', id: 1, fault: { code: 'bad', field: 'steps', message: 'steps: got "many".' } },
  ]);
});

test('an exception in the core is a failure', async () => {
  const { core, host, replies, settled } = await setUp();
  core.stepped = () => {
    throw new Error('memory access out of bounds');
  };
  host.receive(run(1));
  await settled();
  expect(replies).toEqual([{ type: 'failure', message: 'memory access out of bounds' }]);
});

test('memory and programs are answered', async () => {
  const { host, replies, settled } = await setUp();
  host.receive({ type: 'call', id: 2, job: 'stats', asked: {} });
  host.receive(fill(3, 'steps=8', 'cpp'));
  await settled();
  expect(replies).toMatchObject([
    { type: 'answer', id: 2, answer: { heapBytes: 4096 } },
    { type: 'answer', id: 3, answer: 'cpp 8' },
  ]);
});

test('memory is told at once, while a run is under way', async () => {
  const { host, replies, world, settled } = await setUp(0.01);
  world.paused = () => {
    world.paused = () => {};
    host.receive({ type: 'call', id: 2, job: 'stats', asked: {} });
  };
  host.receive(run(1, 'steps=100000'));
  await settled();
  const ended = replies.flatMap((reply) => (reply.type === 'answer' ? [reply.id] : []));
  expect(ended).toEqual([2, 1]);
});
