import { expect, test } from 'vitest';
import type { ExerciseSpec } from '../../../web/contract/model';
import { partsOf, problemsOf } from '../../../web/element/parts';
import { readAddress } from '../../../web/session/address';
import { tally } from '../worker/fake-core';

const spec: ExerciseSpec = { ...tally, views: [{ kind: 'cache-slots', title: 'Cache' }, ...tally.views] };
const kinds = (search: string) => {
  const { first, rest, lesson } = partsOf(spec, readAddress(search).address);
  return { first: first.map(({ kind }) => kind), rest: rest.map(({ kind }) => kind), lesson };
};

test('by default the views that are watched are shown, the counters first', () => {
  expect(kinds('')).toEqual({ first: ['counters'], rest: ['cache-slots'], lesson: [] });
});

test('only what is named is shown', () => {
  expect(kinds('?show=events,goals')).toEqual({ first: [], rest: ['events'], lesson: ['goals'] });
});

test('no prediction is asked where parameters are locked', () => {
  expect(kinds('?show=prediction,why').lesson).toEqual(['prediction', 'why']);
  expect(kinds('?show=prediction,why&lock=steps').lesson).toEqual(['why']);
});

test('unknown names get a sentence that says what there is', () => {
  const { address } = readAddress('?show=counters,pie&lock=speed_of_light');
  expect(problemsOf(spec, address)).toEqual([
    'show: got "pie"; allowed: cache-slots, counters, events, heading, prediction, why, goals, code.',
    'lock: got "speed_of_light"; allowed: steps, room.',
  ]);
});
