import { expect, test } from 'vitest';
import type { Run } from '../../../web/contract/model';
import { csvOf } from '../../../web/ui/csv';
import { jsonOf } from '../../../web/ui/export-run';

const run = {
  columns: { position: Float64Array.of(0, 50, 100), 'hit, or not': Float64Array.of(Number.NaN, 0.5, 1) },
  result: { exercise: 'tally', metrics: { counted: 100, bound: null } },
} as unknown as Run;

test('columns become rows, and what has no value stays empty', () => {
  expect(csvOf(run)).toBe('position,"hit, or not"\r\n0,\r\n50,0.5\r\n100,1');
});

test('the result is written as the program prints it', () => {
  expect(JSON.parse(jsonOf(run))).toEqual(run.result);
});
