import { afterEach, expect, test, vi } from 'vitest';
import { CoreClient } from '../../../web/client/core-client';
import { Cancelled, CoreFailure, FaultError } from '../../../web/client/failures';
import { fakeConnection } from './fake-port';

afterEach(() => {
  vi.useRealTimers();
});

/** Kept from the timers that tests put in the place of the real ones. */
const now = performance.now.bind(performance);

/** A client whose core takes a while for each event, so that runs can be caught under way. */
function slowly() {
  const connection = fakeConnection();
  connection.core.stepped = (events) => {
    const end = now() + events * 0.001;
    while (now() < end);
  };
  return { connection, client: new CoreClient(connection.connect) };
}

test('nothing is started before the first call, and one worker serves all', async () => {
  const connection = fakeConnection();
  const client = new CoreClient(connection.connect);
  expect(connection.started).toBe(0);
  const [catalogue, stats] = await Promise.all([client.catalogue(), client.stats()]);
  expect(catalogue[0]?.exercise).toBe('tally');
  expect(stats.heapBytes).toBe(4096);
  expect(connection.started).toBe(1);
});

test('a run and its frames', async () => {
  const client = new CoreClient(fakeConnection().connect);
  const run = await client.run('tally', 'steps=8');
  expect(run.result.query).toBe('steps=8');
  expect(run.columns.position).toEqual(Float64Array.of(0, 8));
  expect((await client.seek(run.result, 3)).position).toBe(3);
  expect(await client.code(run.result, 'python')).toBe('python 8');
});

test('bad input rejects with the sentence of the core', async () => {
  const client = new CoreClient(fakeConnection().connect);
  const failing = client.run('tally', 'steps=x');
  await expect(failing).rejects.toBeInstanceOf(FaultError);
  await expect(failing).rejects.toMatchObject({ message: 'steps: got "x".', fault: { field: 'steps' } });
});

test('a long run tells its progress and can be cancelled', async () => {
  const { client } = slowly();
  const abort = new AbortController();
  const progress = vi.fn(() => abort.abort());
  const running = client.run('tally', 'steps=1000000', { signal: abort.signal, onProgress: progress });
  await expect(running).rejects.toBeInstanceOf(Cancelled);
  expect(progress).toHaveBeenCalled();
});

test('a signal that is aborted already asks nothing', async () => {
  const connection = fakeConnection();
  const client = new CoreClient(connection.connect);
  await expect(client.run('tally', '', { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(Cancelled);
  expect(connection.started).toBe(0);
});

test('a newer run supersedes the older', async () => {
  const { client } = slowly();
  const older = client.run('tally', 'steps=1000000');
  const newer = client.run('tally', 'steps=9');
  await expect(older).rejects.toBeInstanceOf(Cancelled);
  expect((await newer).result.params).toMatchObject({ steps: 9 });
});

test('when the worker dies, what is pending rejects, and so does what comes after', async () => {
  const { client, connection } = slowly();
  const running = client.run('tally', 'steps=1000000');
  const asked = client.stats();
  await vi.waitFor(() => expect(connection.events).toBeDefined());
  connection.events?.failed('its worker stopped');
  await expect(running).rejects.toBeInstanceOf(CoreFailure);
  await expect(asked).rejects.toThrow('its worker stopped');
  await expect(client.catalogue()).rejects.toBeInstanceOf(CoreFailure);
  expect(connection.closed).toBe(1);
});

test('an exception in the core is the end of it', async () => {
  const connection = fakeConnection();
  const client = new CoreClient(connection.connect);
  connection.core.stepped = () => {
    throw new Error('unreachable executed');
  };
  await expect(client.run('tally', '')).rejects.toThrow(new CoreFailure('unreachable executed'));
});

test('restarting brings a new worker, and the old one is not heard any more', async () => {
  const { client, connection } = slowly();
  const running = client.run('tally', 'steps=1000000');
  await vi.waitFor(() => expect(connection.events).toBeDefined());
  const old = connection.events;
  client.restart();
  await expect(running).rejects.toBeInstanceOf(CoreFailure);
  expect((await client.run('tally', 'steps=2')).result.params).toMatchObject({ steps: 2 });
  old?.failed('too late');
  expect((await client.stats()).heapBytes).toBe(4096);
  expect(connection.started).toBe(2);
});

test('a core that cannot be reached at all is a failure', async () => {
  const client = new CoreClient(() => Promise.reject(new Error('no way in')));
  await expect(client.catalogue()).rejects.toThrow(new CoreFailure('no way in'));
});

test('a worker that has gone silent is given up', async () => {
  vi.useFakeTimers();
  const connection = fakeConnection();
  connection.deaf = true;
  const client = new CoreClient(connection.connect);
  const asked = client.catalogue();
  const rejected = expect(asked).rejects.toThrow('it gave no sign of life');
  await vi.advanceTimersByTimeAsync(20_000);
  await rejected;
});

test('a worker that is busy but answers is waited for', async () => {
  vi.useFakeTimers();
  const connection = fakeConnection();
  connection.core.exercises = () => '[]';
  const client = new CoreClient(async (events) => ({
    post: (request) => {
      if (request.type === 'ping') events.reply({ type: 'pong' });
      else setTimeout(() => events.reply({ type: 'stats', id: 1, heapBytes: 1 }), 60_000);
    },
    close: () => {},
  }));
  const asked = client.stats();
  await vi.advanceTimersByTimeAsync(61_000);
  expect((await asked).heapBytes).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('a closed client stays closed', async () => {
  const connection = fakeConnection();
  const client = new CoreClient(connection.connect);
  await client.catalogue();
  client.dispose();
  await expect(client.catalogue()).rejects.toBeInstanceOf(CoreFailure);
  expect(connection.closed).toBe(1);
});
