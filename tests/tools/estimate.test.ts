import { expect, test } from 'vitest';
import { inWords, roughly } from '../../tools/stages/duration.mjs';
import { estimate } from '../../tools/stages/estimate.mjs';

const stages = [{ cost: { first: 200, again: 20, leaves: 'build/core' } }, { cost: { first: 100 } }, {}];
const nothingIsThere = () => false;

test('what an earlier run left shortens an estimate, and only that', () => {
  expect(estimate(stages, 2, nothingIsThere)).toBe(300);
  expect(estimate(stages, 2, (path) => path === 'build/core')).toBe(120);
});

test('cores shorten an estimate, up to eight', () => {
  expect([1, 4, 8, 64].map((cores) => estimate(stages, cores, nothingIsThere))).toEqual([600, 150, 75, 75]);
});

test('durations are told as a person would', () => {
  expect([0.4, 59.6, 61, 600].map(inWords)).toEqual(['0 s', '1 min 00 s', '1 min 01 s', '10 min 00 s']);
  expect([3, 60, 61, 600].map(roughly)).toEqual(['a minute', 'a minute', '2 minutes', '10 minutes']);
});
