import { afterEach, expect, test, vi } from 'vitest';
import { CoreClient } from '../../../web/client/core-client';
import { Cancelled, CoreFailure, FaultError, ModuleFailure } from '../../../web/client/failures';
import { fakeConnection } from './fake-port';

afterEach(() => {
  vi.useRealTimers();
});

/** Kept from the timers that tests put in the place of the real ones. */
const now = performance.now.bind(performance);

/** A client that has loaded its module. */
async function ready(connection = fakeConnection()) {
  const client = connection.client();
  await client.load('tests');
  return { connection, client };
}

/** The same, whose core takes a while for each event, so that runs can be caught under way. */
function slowly() {
  const connection = fakeConnection();
  connection.core.stepped = (events) => {
    const end = now() + events * 0.001;
    while (now() < end);
  };
  return ready(connection);
}

const tally = (query = '') => ({ exercise: 'tally', query });

test('nothing is started before the first call, and one worker serves all', async () => {
  const connection = fakeConnection();
  const client = connection.client();
  expect(connection.started).toBe(0);
  const [specs, stats] = await Promise.all([client.load('tests'), client.call('stats', {})]);
  expect(specs[0]?.exercise).toBe('tally');
  expect(stats.heapBytes).toBeLessThanOrEqual(4096);
  expect(connection.started).toBe(1);
});

test('a run and its frames', async () => {
  const { client } = await ready();
  const run = await client.call('run', tally('steps=8'));
  expect(run.result.query).toBe('steps=8');
  expect(run.columns.position).toEqual(Float64Array.of(0, 8));
  expect((await client.call('seek', { ...tally('steps=8'), position: 3 })).position).toBe(3);
  const program = { text: 'count to {{steps}}', language: 'python' };
  expect(await client.call('fill', { ...tally('steps=8'), ...program })).toBe('python count to 8');
});

test('bad input rejects with the sentence of the core', async () => {
  const { client } = await ready();
  const failing = client.call('run', tally('steps=x'));
  await expect(failing).rejects.toBeInstanceOf(FaultError);
  await expect(failing).rejects.toMatchObject({ message: 'steps: got "x".', fault: { field: 'steps' } });
});

test('a long run tells its progress and can be cancelled', async () => {
  const { client } = await slowly();
  const abort = new AbortController();
  const progress = vi.fn(() => abort.abort());
  const running = client.call('run', tally('steps=1000000'), { signal: abort.signal, onProgress: progress });
  await expect(running).rejects.toBeInstanceOf(Cancelled);
  expect(progress).toHaveBeenCalled();
});

test('a signal that is aborted already asks nothing', async () => {
  const connection = fakeConnection();
  const running = connection.client().call('run', tally(), { signal: AbortSignal.abort() });
  await expect(running).rejects.toBeInstanceOf(Cancelled);
  expect(connection.started).toBe(0);
});

test('a newer run supersedes the older', async () => {
  const { client } = await slowly();
  const older = client.call('run', tally('steps=1000000'));
  const newer = client.call('run', tally('steps=9'));
  await expect(older).rejects.toBeInstanceOf(Cancelled);
  expect((await newer).result.params).toMatchObject({ steps: 9 });
});

test('when the worker dies, what is pending rejects, and so does what comes after', async () => {
  const { client, connection } = await slowly();
  const running = client.call('run', tally('steps=1000000'));
  const asked = client.call('stats', {});
  connection.events?.failed('its worker stopped');
  await expect(running).rejects.toBeInstanceOf(CoreFailure);
  await expect(asked).rejects.toThrow('its worker stopped');
  await expect(client.call('stats', {})).rejects.toBeInstanceOf(CoreFailure);
  expect(connection.closed).toBe(1);
});

test('an exception in the core is the end of it', async () => {
  const { client, connection } = await ready();
  connection.core.stepped = () => {
    throw new Error('unreachable executed');
  };
  await expect(client.call('run', tally())).rejects.toThrow(new CoreFailure('unreachable executed'));
});

test('restarting brings a new worker, which loads anew, and the old one is not heard any more', async () => {
  const { client, connection } = await slowly();
  const running = client.call('run', tally('steps=1000000'));
  const old = connection.events;
  client.restart();
  await expect(running).rejects.toBeInstanceOf(CoreFailure);
  await client.load('tests');
  expect((await client.call('run', tally('steps=2'))).result.params).toMatchObject({ steps: 2 });
  old?.failed('too late');
  expect((await client.call('stats', {})).heapBytes).toBe(4096);
  expect(connection).toMatchObject({ started: 2, fetched: ['tests', 'tests'] });
});

test('a core that cannot be reached at all is a failure', async () => {
  const client = new CoreClient(() => Promise.reject(new Error('no way in')), fakeConnection().source);
  await expect(client.load('tests')).rejects.toThrow(new CoreFailure('no way in'));
});

test('a worker that has gone silent is given up', async () => {
  vi.useFakeTimers();
  const connection = fakeConnection();
  connection.deaf = true;
  const asked = connection.client().load('tests');
  const rejected = expect(asked).rejects.toThrow('it gave no sign of life');
  await vi.advanceTimersByTimeAsync(20_000);
  await rejected;
});

test('a worker that is busy but answers is waited for', async () => {
  vi.useFakeTimers();
  const { source } = fakeConnection();
  const client = new CoreClient(
    async (events) => ({
      post: (request) => {
        if (request.type === 'ping') events.reply({ type: 'pong' });
        else setTimeout(() => events.reply({ type: 'answer', id: 1, answer: { heapBytes: 1 } }), 60_000);
      },
      close: () => {},
    }),
    source,
  );
  const asked = client.call('stats', {});
  await vi.advanceTimersByTimeAsync(61_000);
  expect((await asked).heapBytes).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('a closed client stays closed', async () => {
  const { client, connection } = await ready();
  client.dispose();
  await expect(client.call('stats', {})).rejects.toBeInstanceOf(CoreFailure);
  expect(connection.closed).toBe(1);
});

test('a module is fetched once, however often it is asked for', async () => {
  const { client, connection } = await ready();
  const [one, other] = await Promise.all([client.load('tests'), client.load('tests')]);
  expect(one).toBe(other);
  expect(connection.fetched).toEqual(['tests']);
});

test('a module that cannot be fetched is a failure of its own, and fetched past the cache when asked for again', async () => {
  const { client, connection } = await ready();
  const { bytes } = connection;
  client.restart();
  connection.bytes = async () => {
    throw new Error('the server answered 503 for the module "tests"');
  };
  await expect(client.load('tests')).rejects.toThrow(
    new ModuleFailure('the server answered 503 for the module "tests"'),
  );
  connection.bytes = bytes;
  expect((await client.load('tests'))[0]?.exercise).toBe('tally');
  expect(connection.fetched.slice(1)).toEqual(['tests', 'tests anew']);
});

test.each([
  ['a truncated module', 'a mod', 'of the module "tests" only 5 of 8 bytes came'],
  ['another version', 'b module', 'of the module "tests" another version came than the one this page was built with'],
  ['a longer one', 'a module more', 'of the module "tests" another version came than the one this page was built with'],
])('%s is refused, and the worker goes on', async (_, text, sentence) => {
  const connection = fakeConnection();
  const client = connection.client();
  connection.bytes = async () => new TextEncoder().encode(text).buffer as ArrayBuffer;
  await expect(client.load('tests')).rejects.toThrow(new ModuleFailure(sentence));
  expect((await client.call('stats', {})).heapBytes).toBe(0);
  expect(connection.closed).toBe(0);
});

test('a module that this page was built without is a failure, and starts nothing', async () => {
  const connection = fakeConnection();
  await expect(connection.client().load('other')).rejects.toBeInstanceOf(ModuleFailure);
  expect(connection).toMatchObject({ started: 0, fetched: [] });
});
