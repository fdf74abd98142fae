// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { type TraceSnapshot, TraceState } from '../../../../web/pages/own-trace/trace-state';
import { Parameters } from '../../../../web/session/parameters';
import { traceConnection } from '../../client/trace-connection';

async function setUp(query = '') {
  const connection = traceConnection();
  const seen: TraceSnapshot[] = [];
  const trace = new TraceState(connection.client(), (state) => seen.push(state));
  await trace.open(Parameters.fromQuery(query));
  /** Waits until nothing is under way. */
  const settled = async () => {
    await vi.waitFor(() => expect(trace.state).toMatchObject({ activity: null }));
    return trace.state;
  };
  return { connection, core: connection.core, trace, seen, settled };
}

const file = (text: string) => new File([text], 'mine.txt');

test('it opens on the place for a file', async () => {
  const { trace } = await setUp();
  expect(trace.state).toMatchObject({ source: null, report: null });
  expect(trace.state.description?.groups.racing).toEqual(['room']);
});

test('a file is looked into, read and raced at the size it suggests', async () => {
  const { trace, core, settled } = await setUp();
  await trace.take(file('abcde'));
  const { report, standing, preview } = await settled();
  expect(preview?.columns).toEqual(['1']);
  expect(report?.facts[0]?.value).toBe(5);
  expect(standing).not.toBeNull();
  expect(core.asked).toEqual(['file ', 'race room=3']);
});

test('where the column of the key is not clear it is asked for first', async () => {
  const { trace, core, settled } = await setUp();
  await trace.take(file('?bcde'));
  expect(await settled()).toMatchObject({ asking: true, report: null });
  expect(core.asked).toEqual([]);
  await trace.change('place', '1');
  expect((await settled()).report).not.toBeNull();
  expect(core.asked[0]).toBe('file place=1');
});

test('a setting of the reading reads anew, one of the race races anew', async () => {
  const { trace, core, settled } = await setUp();
  await trace.take(file('abc'));
  await settled();
  await trace.change('room', '7');
  await settled();
  await trace.change('lines', 'refuse');
  await settled();
  expect(core.asked).toEqual(['file ', 'race room=3', 'race room=7', 'file lines=refuse', 'race room=7']);
});

test('a faulty size leaves everything as it was, with a sentence', async () => {
  const { trace, settled } = await setUp();
  await trace.take(file('abc'));
  await settled();
  await trace.change('room', 'bad');
  const { fault, report, standing } = await settled();
  expect(fault?.field).toBe('room');
  expect(report && standing).not.toBeNull();
  await trace.change('room', '4');
  expect((await settled()).fault).toBeNull();
});

test('a file that cannot be read shows its sentence and no figures', async () => {
  const { trace, settled } = await setUp('lines=refuse');
  await trace.take(file(''));
  expect(await settled()).toMatchObject({ fault: { message: 'empty' }, report: null, activity: null });
});

test('a link to a formula makes the trace, and names the formula', async () => {
  const { trace, core, settled } = await setUp('many=20');
  await settled();
  expect(core.asked[0]).toBe('formula many=20&shape=flat');
  expect(trace.state.parameters.toQuery()).toBe('many=20&shape=flat');
});

test('a cancelled reading ends at once, says so, and can be begun again', async () => {
  const { trace, settled } = await setUp();
  const taking = trace.take(file('abc'));
  await Promise.resolve();
  trace.cancel();
  expect(trace.state).toMatchObject({ activity: null, stopped: { activity: 'reading' } });
  await taking;
  expect(trace.state.report).toBeNull();
  await trace.again();
  expect((await settled()).standing).not.toBeNull();
});

test('a newer file wins over the one that is being read', async () => {
  const { trace, settled } = await setUp();
  const older = trace.take(file('abc'));
  const newer = trace.take(file('abcdefg'));
  await Promise.all([older, newer]);
  expect((await settled()).report?.facts[0]?.value).toBe(7);
});

test('a worker that dies says why, and a new one goes on with the file', async () => {
  const { trace, connection, settled } = await setUp();
  await trace.take(file('abc'));
  await settled();
  const racing = trace.change('room', '8');
  connection.events?.failed('out of memory');
  await racing;
  expect(trace.state.failure?.message).toBe('out of memory');
  await trace.retry();
  const { report, failure } = await settled();
  expect(failure).toBeNull();
  expect(report).not.toBeNull();
  expect(connection.started).toBe(2);
});

test('closing a trace ends its worker', async () => {
  const { trace, settled } = await setUp();
  await trace.take(file('abc'));
  await settled();
  trace.clear();
  expect(trace.state).toMatchObject({ source: null, report: null, standing: null });
  await trace.take(file('ab'));
  expect((await settled()).report?.facts[0]?.value).toBe(2);
});
