import { expect, test } from 'vitest';
import type { Reply } from '../../../web/contract/protocol';
import { CoreHost } from '../../../web/worker/core-host';
import { fakeCore } from './fake-core';

/** A host on a clock of its own: each event takes `eventMs`, and `paused` is called in each pause. */
function setUp(eventMs = 0) {
  const core = fakeCore();
  const replies: Reply[] = [];
  const transferred: Transferable[] = [];
  const world = { time: 0, paused: () => {} };
  core.stepped = (events) => {
    world.time += events * eventMs;
  };
  const host = new CoreHost(
    core,
    (reply, transfer = []) => {
      replies.push(reply);
      transferred.push(...transfer);
    },
    async () => world.paused(),
    null,
    () => world.time,
  );
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const types = () => replies.map(({ type }) => type);
  return { core, host, replies, transferred, world, settled, types };
}

const run = (id: number, query = '') => ({ type: 'run', id, exercise: 'tally', query }) as const;

test('a run is answered with its result, its last frame and its columns, which move', async () => {
  const { host, replies, transferred, settled } = setUp();
  host.receive(run(1));
  await settled();
  const [reply] = replies;
  expect(replies).toHaveLength(1);
  if (reply?.type !== 'run') throw new Error('no run');
  expect(reply.id).toBe(1);
  expect(reply.run.result.metrics).toEqual({ counted: 100 });
  expect(reply.run.frame.position).toBe(100);
  expect(transferred).toEqual(Object.values(reply.run.columns).map((column) => column.buffer));
});

test('a long run tells its progress before it ends', async () => {
  const { host, replies, types, settled } = setUp(0.01);
  host.receive(run(1, 'steps=10000'));
  await settled();
  expect(types().at(-1)).toBe('run');
  const progress = replies.filter((reply) => reply.type === 'progress');
  expect(progress.length).toBeGreaterThan(3);
  expect(progress.every(({ done, total }) => done > 0 && done < total && total === 10_000)).toBe(true);
});

test('cancelling stops a run within its present slice', async () => {
  const { host, types, world, settled } = setUp(0.01);
  world.paused = () => host.receive({ type: 'cancel', call: 1 });
  host.receive(run(1, 'steps=100000'));
  await settled();
  expect(types()).toEqual(['progress', 'cancelled']);
  expect(world.time).toBeLessThan(30);
});

test('a newer run supersedes the one under way', async () => {
  const { host, replies, world, settled } = setUp(0.01);
  world.paused = () => {
    world.paused = () => {};
    host.receive(run(2, 'steps=7'));
  };
  host.receive(run(1, 'steps=100000'));
  await settled();
  expect(replies.find(({ type }) => type === 'cancelled')).toEqual({ type: 'cancelled', id: 1 });
  expect(replies.at(-1)).toMatchObject({ type: 'run', id: 2, run: { result: { params: { steps: 7 } } } });
});

test('of the runs that wait only the newest is made', async () => {
  const { core, host, replies, world, settled } = setUp(0.01);
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
  const { core, host, settled } = setUp();
  for (const id of [1, 2, 3]) {
    host.receive(run(id, `steps=${id}`));
    host.receive({ type: 'code', id: 10 + id, exercise: 'tally', query: 'steps=9', language: 'python' });
    await settled();
  }
  expect(core.mostAlive).toBe(1);
});

test('a seek goes back as well as forward in the run it names, without opening it anew', async () => {
  const { core, host, replies, settled } = setUp();
  host.receive(run(1));
  for (const [id, position] of [40, 60, 20].entries()) {
    host.receive({ type: 'seek', id: id + 2, exercise: 'tally', query: '', position });
    await settled();
  }
  const positions = replies.flatMap((reply) => (reply.type === 'seek' ? [reply.frame.position] : []));
  expect(positions).toEqual([40, 60, 20]);
  expect(core.opened).toBe(1);
});

test('a seek beyond the end shows the end', async () => {
  const { host, replies, settled } = setUp();
  host.receive({ type: 'seek', id: 1, exercise: 'tally', query: 'steps=5', position: 9 });
  await settled();
  expect(replies.at(-1)).toMatchObject({ type: 'seek', frame: { position: 5 } });
});

test('a seek waits for the run under way', async () => {
  const { host, types, world, settled } = setUp(0.01);
  world.paused = () => {
    world.paused = () => {};
    host.receive({ type: 'seek', id: 2, exercise: 'tally', query: 'steps=10000', position: 5 });
  };
  host.receive(run(1, 'steps=10000'));
  await settled();
  expect(types().filter((type) => type !== 'progress')).toEqual(['run', 'seek']);
});

test('bad input comes back as the fault of the core', async () => {
  const { host, replies, settled } = setUp();
  host.receive(run(1, 'steps=many'));
  await settled();
  expect(replies).toEqual([
    { type: 'fault', id: 1, fault: { code: 'bad', field: 'steps', message: 'steps: got "many".' } },
  ]);
});

test('an exception in the core is a failure', async () => {
  const { core, host, replies, settled } = setUp();
  core.stepped = () => {
    throw new Error('memory access out of bounds');
  };
  host.receive(run(1));
  await settled();
  expect(replies).toEqual([{ type: 'failure', message: 'memory access out of bounds' }]);
});

test('catalogue, memory and code are answered', async () => {
  const { host, replies, settled } = setUp();
  host.receive({ type: 'catalogue', id: 1 });
  host.receive({ type: 'stats', id: 2 });
  host.receive({ type: 'code', id: 3, exercise: 'tally', query: 'steps=8', language: 'cpp' });
  await settled();
  expect(replies).toMatchObject([
    { type: 'catalogue', id: 1, exercises: [{ exercise: 'tally' }] },
    { type: 'stats', id: 2, heapBytes: 4096 },
    { type: 'code', id: 3, text: 'cpp 8' },
  ]);
});
