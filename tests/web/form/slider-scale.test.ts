import { describe, expect, it } from 'vitest';
import type { FieldSpec } from '../../../web/contract/model';
import { sliderScale, travel } from '../../../web/form/slider-scale';

const field = (over: Partial<FieldSpec>): FieldSpec => ({
  type: 'integer',
  title: '',
  description: '',
  default: 16,
  minimum: 0,
  maximum: 1_000_000,
  unit: '',
  scale: 'log',
  advanced: false,
  ...over,
});

const fields = {
  'log from 0': field({}),
  'log from 1': field({ minimum: 1, maximum: 10_000_000 }),
  'log of fractions': field({ type: 'number', default: 0.1, minimum: 0.001, maximum: 1000 }),
  'log of fractions from 0': field({ type: 'number', default: 0.1, minimum: 0, maximum: 1000 }),
  linear: field({ scale: 'linear', minimum: 0, maximum: 50 }),
  'linear fractions': field({ type: 'number', scale: 'linear', minimum: 0, maximum: 3 }),
  'linear from below 0': field({ scale: 'linear', minimum: -20, maximum: 20 }),
};

describe.each(Object.entries(fields))('a slider, %s', (_, spec) => {
  const scale = sliderScale(spec);
  const { minimum = 0, maximum = 0 } = spec;
  const values = Array.from({ length: travel + 1 }, (__, position) => scale.valueAt(position));

  it('ends at the ends of the range, from wherever it is set', () => {
    expect([values[0], values.at(-1)]).toEqual([minimum, maximum]);
    expect([scale.positionOf(minimum - 5), scale.positionOf(maximum * 9)]).toEqual([0, travel]);
  });

  it('never falls as the thumb rises, and gives whole numbers to integers', () => {
    expect(values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0))).toBe(true);
    if (spec.type === 'integer') expect(values.every(Number.isInteger)).toBe(true);
  });

  it('finds the thumb of what it gave within a few thousandths', () => {
    for (const value of values) {
      expect(Math.abs(scale.positionOf(scale.valueAt(scale.positionOf(value))) - scale.positionOf(value))).toBeLessThan(
        25,
      );
    }
  });

  it('steps by keys to a next value, both ways, and stops at the ends', () => {
    for (const value of [values[0], values[300], values[700]]) {
      const next = scale.next(value ?? 0, 1);
      expect(next).toBeGreaterThan(value ?? 0);
      expect(scale.next(next, -1)).toBeLessThan(next);
    }
    expect([scale.next(maximum, 1), scale.next(minimum, -10)]).toEqual([maximum, minimum]);
  });
});

it('small values of a long logarithmic range can be told apart by hand', () => {
  const { positionOf } = sliderScale(fields['log from 0']);
  expect(positionOf(10) - positionOf(9)).toBeGreaterThanOrEqual(5);
});

it('keys step by one where every integer counts, by two digits further up', () => {
  const { next } = sliderScale(fields['log from 0']);
  expect([next(9, 1), next(10, -1), next(16, 10), next(100, -1), next(5000, 1), next(12_345, 1)]).toEqual([
    10, 9, 26, 99, 5100, 13_000,
  ]);
});

it('values carry no dust of floating point', () => {
  const scale = sliderScale(fields['linear fractions']);
  for (let position = 0; position <= travel; position++) {
    expect(String(scale.valueAt(position)).length).toBeLessThanOrEqual(4);
  }
});
