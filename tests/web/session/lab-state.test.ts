import { afterEach, expect, test, vi } from 'vitest';
import { CoreClient } from '../../../web/client/core-client';
import { ModuleFailure } from '../../../web/client/failures';
import type { CatalogueEntry } from '../../../web/contract/catalogue';
import { readAddress, writeAddress } from '../../../web/session/address';
import { LabState } from '../../../web/session/lab-state';
import { fakeConnection } from '../client/fake-port';
import { type FakeCore, fakeCore, tally } from '../worker/fake-core';

const laboratories: LabState[] = [];
afterEach(() => {
  for (const lab of laboratories.splice(0)) lab.dispose();
});

/** A laboratory on a fake core and on a clock that tests move; it is open at `search`. */
async function at(search = '', { asking = false, specs = [tally] } = {}) {
  const connection = fakeConnection(fakeCore(specs));
  const clock = { time: 0 };
  const lab = new LabState(connection.client(), () => clock.time);
  laboratories.push(lab);
  await lab.open(readAddress(search).address, asking);
  /** Waits for a run of these parameters, and for what follows it. */
  const ran = async (query: string) => {
    await vi.waitFor(() => expect(lab.state.run?.result.query).toBe(query));
    await quiet();
  };
  const search_ = () => writeAddress(lab.address());
  return { lab, connection, core: connection.core, clock, ran, search: search_ };
}

/** Makes each step of the core take long, on the clock of the laboratory even longer. */
function slow(core: FakeCore, clock: { time: number }) {
  core.stepped = () => {
    clock.time += 50;
    const end = performance.now() + 5;
    while (performance.now() < end);
  };
}

const quiet = () => new Promise((resolve) => setTimeout(resolve, 30));

test('an empty address runs the first exercise with its defaults, beside its contrast', async () => {
  const { lab, ran } = await at();
  await ran('');
  expect(lab.state).toMatchObject({ exercise: 'tally', position: 100, fault: null, progress: null });
  expect(lab.state.frame).toBe(lab.state.run?.frame);
  expect(lab.state.ghost).toMatchObject({ label: 'steps 5', relation: 'vs' });
});

test('where the contrast is the run itself, the first preset takes its place', async () => {
  const { lab, ran } = await at('?steps=5');
  await ran('steps=5');
  expect(lab.state.ghost?.run.result.query).toBe('');
});

test('the contrast is held back while it would give the prediction away', async () => {
  const telling = { ...tally, prediction: { metric: 'counted', preset: 'short' } };
  const { lab, ran } = await at('', { asking: true, specs: [telling] });
  await ran('');
  expect(lab.state).toMatchObject({ asking: true, ghost: null });
  lab.skip();
  await vi.waitFor(() => expect(lab.state.ghost?.label).toBe('steps 5'));
  expect(lab.state.asking).toBe(false);
});

test('a prediction runs its preset and sets guess and outcome side by side', async () => {
  const { lab, ran } = await at('', { asking: true });
  await ran('');
  expect(lab.state.asking).toBe(true);
  lab.predict(7);
  await ran('steps=3');
  expect(lab.state).toMatchObject({ asking: false, answer: { said: 7, was: 3 } });
  expect(lab.state.ghost).toMatchObject({ label: 'steps 100', relation: 'was' });
});

test('nothing is asked once the run that was asked about is on the page', async () => {
  const { lab, ran } = await at('?steps=3', { asking: true });
  await ran('steps=3');
  expect(lab.state.asking).toBe(false);
});

test('changes that come faster than runs are drawn together: the latest wins', async () => {
  const { lab, core, ran } = await at();
  await ran('');
  const opened = core.opened;
  for (let steps = 10; steps <= 60; steps++) lab.change('steps', String(steps));
  await ran('steps=60');
  expect(core.opened - opened).toBe(2);
});

test('the ghost is the run before the gesture, not the one before its last movement', async () => {
  const { lab, clock, ran } = await at();
  await ran('');
  clock.time += 5_000;
  for (const steps of ['90', '80', '70']) {
    lab.change('steps', steps);
    await ran(`steps=${steps}`);
    clock.time += 100;
  }
  expect(lab.state.ghost).toMatchObject({ relation: 'was', label: 'steps 100' });
  clock.time += 5_000;
  lab.change('steps', '60');
  await ran('steps=60');
  expect(lab.state.ghost).toMatchObject({ relation: 'was', label: 'steps 70' });
});

test('a gesture that ends where it began keeps the ghost it found', async () => {
  const { lab, clock, ran } = await at();
  await ran('');
  clock.time += 5_000;
  lab.change('steps', '90');
  await ran('steps=90');
  clock.time += 100;
  lab.change('steps', '100');
  await ran('');
  expect(lab.state.ghost).toMatchObject({ label: 'steps 5', relation: 'vs' });
});

test('a pinned run stays the one compared with', async () => {
  const { lab, ran } = await at();
  await ran('');
  lab.pin(true);
  for (const steps of ['90', '80']) {
    lab.change('steps', steps);
    await ran(`steps=${steps}`);
  }
  expect(lab.state.ghost).toMatchObject({ relation: 'vs', label: 'steps 100' });
  lab.pin(false);
  lab.apply('steps=70');
  await ran('steps=70');
  expect(lab.state.ghost).toMatchObject({ relation: 'was', label: 'steps 80' });
});

test('a fault keeps what was typed and the run that was shown', async () => {
  const { lab, ran } = await at();
  await ran('');
  lab.change('steps', '12x');
  await vi.waitFor(() => expect(lab.state.fault).not.toBeNull());
  expect(lab.state.fault).toMatchObject({ field: 'steps', message: 'steps: got "12x".' });
  expect(lab.state.parameters.get('steps')).toBe('12x');
  expect(lab.state.run?.result.query).toBe('');
  lab.change('steps', '12');
  await ran('steps=12');
  expect(lab.state.fault).toBeNull();
});

test('a bad link says what is wrong, keeps what came, and runs once it is left out', async () => {
  const { lab, ran, search } = await at('?steps=9&what=1&room=2');
  await vi.waitFor(() => expect(lab.state.fault?.field).toBe('what'));
  expect(lab.state.run).toBeNull();
  expect(search()).toBe('?exercise=tally&steps=9&what=1&room=2');
  lab.leaveOut('what');
  await ran('room=2&steps=9');
  expect(lab.state.fault).toBeNull();
});

test('repeated parameters reach the core, which refuses them', async () => {
  const { lab } = await at('?steps=9&steps=8');
  await vi.waitFor(() => expect(lab.state.fault?.message).toBe('steps: twice.'));
});

test('an unknown exercise has a sentence and no page, and loads nothing', async () => {
  const { lab, connection } = await at('?exercise=nope&steps=9');
  expect(lab.state.fault?.message).toBe('exercise: got "nope"; allowed: tally.');
  expect(lab.state).toMatchObject({ spec: null, failure: null });
  await lab.open(readAddress('?exercise=').address);
  expect(lab.state.fault?.message).toBe('exercise: got nothing; allowed: tally.');
  expect(connection.fetched).toEqual([]);
});

test('a module that cannot be loaded keeps its own exercises back; a retry loads it, and the worker stays', async () => {
  const { lab, connection, ran } = await at('?steps=8&at=3');
  await ran('steps=8');
  connection.source.catalogue.modules.chapter = { bytes: 1, checksum: '' };
  connection.source.catalogue.exercises.push({
    ...(connection.source.catalogue.exercises[0] as CatalogueEntry),
    exercise: 'elsewhere',
    module: 'chapter',
  });
  const { bytes } = connection;
  connection.bytes = async () => {
    throw new Error('the module "chapter" could not be fetched');
  };
  await lab.open(readAddress('?exercise=elsewhere').address);
  expect(lab.state.failure).toEqual(new ModuleFailure('the module "chapter" could not be fetched'));
  await lab.open(readAddress('?steps=9').address);
  await ran('steps=9');
  await lab.open(readAddress('?exercise=elsewhere').address);
  connection.bytes = bytes;
  await lab.retry();
  expect(lab.state.failure?.message).toBe(
    'of the module "chapter" another version came than the one this page was built with',
  );
  expect(connection).toMatchObject({ started: 1, fetched: ['tests', 'chapter', 'chapter anew', 'chapter anew'] });
});

test('a module without the exercise that it should have is a failure of its own', async () => {
  const connection = fakeConnection();
  connection.source.catalogue.exercises.push({
    ...(connection.source.catalogue.exercises[0] as CatalogueEntry),
    exercise: 'gone',
  });
  const lab = new LabState(connection.client());
  laboratories.push(lab);
  await lab.open(readAddress('?exercise=gone').address);
  expect(lab.state.failure).toEqual(new ModuleFailure('the module "tests" does not have this exercise'));
});

test('a link restores parameters, playhead, ghost, pin and speed', async () => {
  const link = '?exercise=tally&steps=50&at=20&against=steps%3D30&pin=1&speed=1000';
  const { lab, ran, search } = await at(link);
  await ran('steps=50');
  expect(lab.state).toMatchObject({ position: 20, frame: { position: 20 }, pinned: true, speed: '1000' });
  expect(lab.state.ghost).toMatchObject({ relation: 'vs', label: 'steps 30' });
  expect(search()).toBe(link);
});

test('a playhead that is given stays where it is when the parameters change, the end follows', async () => {
  const { lab, ran } = await at();
  await ran('');
  lab.change('steps', '200');
  await ran('steps=200');
  expect(lab.state.position).toBe(200);
  lab.playhead.seek(40);
  lab.change('steps', '150');
  await ran('steps=150');
  expect(lab.state.frame?.position).toBe(40);
  lab.change('steps', '30');
  await ran('steps=30');
  expect(lab.state.frame?.position).toBe(30);
});

test('a ghost that a link names wrongly is told apart from the run', async () => {
  const { lab, ran } = await at('?against=steps%3Dx&pin=1');
  await ran('');
  expect(lab.state).toMatchObject({ fault: null, ghost: null, pinned: false, ghostFault: { field: 'steps' } });
  lab.dismiss();
  expect(lab.state.ghostFault).toBeNull();
});

test('stepping and scrubbing stop at the ends', async () => {
  const { lab, ran } = await at('?steps=5');
  await ran('steps=5');
  lab.playhead.seek(-3);
  await quiet();
  expect(lab.state.frame?.position).toBe(0);
  lab.playhead.seek(Number.POSITIVE_INFINITY);
  await quiet();
  expect(lab.state.frame?.position).toBe(5);
});

test('while a frame is on its way only the newest of the places asked for is fetched', async () => {
  const { lab, ran } = await at();
  await ran('');
  const shown: (number | undefined)[] = [];
  lab.subscribe(() => shown.push(lab.state.frame?.position));
  for (let position = 10; position < 90; position++) lab.playhead.seek(position);
  await vi.waitFor(() => expect(lab.state.frame?.position).toBe(89));
  expect(new Set(shown)).toEqual(new Set([100, 10, 89]));
});

test('a long run shows its progress, and what was shown stays when it is cancelled', async () => {
  const { lab, core, clock, ran } = await at();
  await ran('');
  slow(core, clock);
  lab.change('steps', '1000000000');
  await vi.waitFor(() => expect(lab.state.progress?.total).toBe(1_000_000_000));
  lab.cancel();
  await vi.waitFor(() => expect(lab.state.stopped?.total).toBe(1_000_000_000));
  expect(lab.state).toMatchObject({ progress: null, failure: null });
  expect(lab.state.run?.result.query).toBe('');
  expect(lab.state.parameters.get('steps')).toBe('1000000000');
});

test('newer parameters end a run that takes long', async () => {
  const { lab, core, clock, ran } = await at();
  await ran('');
  slow(core, clock);
  lab.change('steps', '1000000000');
  await vi.waitFor(() => expect(lab.state.progress).not.toBeNull());
  clock.time += 1_000;
  core.stepped = () => {};
  lab.change('steps', '20');
  await ran('steps=20');
  expect(lab.state).toMatchObject({ stopped: null, progress: null });
});

test('after a failure nothing runs until a retry, which restores what was there', async () => {
  const { lab, connection, ran } = await at('?steps=50&at=20&speed=100');
  await ran('steps=50');
  connection.events?.failed('its worker stopped');
  lab.change('steps', '60');
  await vi.waitFor(() => expect(lab.state.run?.result.query).toBe('steps=50'));
  expect(lab.state.failure).toBeNull();
  await vi.waitFor(() => expect(lab.state.failure?.message).toBe('its worker stopped'));
  lab.change('steps', '70');
  await quiet();
  expect(connection.started).toBe(1);
  await lab.retry();
  await ran('steps=70');
  expect(connection.started).toBe(2);
  expect(lab.state).toMatchObject({ failure: null, position: 20, speed: '100' });
});

test('a core that cannot be loaded is a failure, and a retry loads it', async () => {
  const connection = fakeConnection();
  let reachable = false;
  const lab = new LabState(
    new CoreClient(
      (events) => (reachable ? connection.connect(events) : Promise.reject(new Error('offline'))),
      connection.source,
    ),
  );
  laboratories.push(lab);
  await lab.open(readAddress('?steps=8').address);
  expect(lab.state.failure?.message).toBe('offline');
  reachable = true;
  await lab.retry();
  await vi.waitFor(() => expect(lab.state.run?.result.query).toBe('steps=8'));
});

test('the program shown is that of the run shown', async () => {
  const { lab, ran } = await at('?steps=9');
  expect(await lab.fill('{{steps}}', 'python')).toBe('');
  await ran('steps=9');
  expect(await lab.fill('{{steps}}', 'python')).toBe('python 9');
});
