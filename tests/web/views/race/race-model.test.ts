import { expect, it } from 'vitest';
import type { Run, Runner } from '../../../../web/contract/model';
import { byResult, changedGhost, lookOf, raceModel, shareIn, sharesOver } from '../../../../web/views/race/race-model';
import { race, raceAt } from './race-fixture';

const [slow, swift, ideal, nothing] = race.runners as [Runner, Runner, Runner, Runner];
const input = raceAt(500);
const run = input.run as Run;
const choice = { watched: 'slow', pointed: undefined, zoomed: false };

it('a share is of the whole, and there is none before the first request', () => {
  expect(shareIn(input.frame?.metrics, swift, 'all')).toBe(0.5);
  expect(shareIn(raceAt(0).frame?.metrics, swift, 'all')).toBeUndefined();
  const shares = Array.from(sharesOver(run.columns, slow, 'all'));
  expect(shares[0]).toBeNaN();
  expect(shares.slice(1)).toEqual(Array.from({ length: 10 }, () => 0.8));
});

it('runners stand in the order of the whole run', () => {
  expect(byResult(race, run).map(({ label }) => label)).toEqual(['ideal', 'Swift', 'Slow', 'nothing']);
});

it('the watched one stands out, the one pointed at comes next, references are dashed', () => {
  expect(lookOf(slow, 'slow', undefined)).toEqual({ colour: 'accent', width: 3 });
  expect(lookOf(swift, 'slow', undefined).width).toBe(1);
  expect(lookOf(swift, 'slow', 'swift').width).toBeGreaterThan(2);
  expect(lookOf(ideal, 'slow', undefined).dash).toBeDefined();
  expect(lookOf(nothing, '', undefined).dash).toBeDefined();
});

it('the watched line lies over all others, the compared run right beneath it', () => {
  const { lines, minimum, maximum } = raceModel(race, input, run, choice);
  expect(lines.map(({ label }) => label)).toEqual(['Swift', 'ideal', 'nothing', 'Slow', 'Slow']);
  expect(lines.at(-2)?.colour).toBe('ghost');
  expect([minimum, maximum]).toEqual([0, 1]);
});

it('a closer look leaves out only the line of nothing at all', () => {
  const { minimum, maximum } = raceModel(race, input, run, { ...choice, zoomed: true });
  expect(minimum).toBeCloseTo(0.384, 9);
  expect(maximum).toBeCloseTo(0.816, 9);
});

it('a compared run in which all ran alike is no comparison', () => {
  expect(changedGhost(race, input)).toBe(input.ghost);
  const alike = { label: 'another watched', relation: 'was' as const, run };
  expect(changedGhost(race, { ...input, ghost: alike })).toBeNull();
});
