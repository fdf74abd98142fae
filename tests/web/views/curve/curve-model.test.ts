import { expect, it } from 'vitest';
import type { Curve, CurveLine } from '../../../../web/contract/model';
import { curveModel, ratioAt, sizeAxis } from '../../../../web/views/curve/curve-model';

const line: CurveLine = { label: 'exact', sizes: [0, 1, 9, 10, 100], ratios: [1, 0.9, 0.9, 0.5, 0.1] };
const curve: Curve = {
  x: 'entries',
  largest: 100,
  chosen: 10,
  lines: [line, { label: 'sampled', sizes: [0, 100], ratios: [1, 0.2] }],
  marks: [],
  note: '',
};

it.each([
  [0, 1],
  [5, 0.9],
  [9, 0.9],
  [10, 0.5],
  [55, 0.3],
  [100, 0.1],
  [5000, 0.1],
])('at %i the ratio is %d', (size, ratio) => {
  expect(ratioAt(line, size)).toBeCloseTo(ratio, 12);
});

it('a curve without points has no ratio', () => {
  expect(ratioAt({ label: '', sizes: [], ratios: [] }, 3)).toBeUndefined();
});

it('a place on the logarithmic axis and its size belong together', () => {
  const axis = sizeAxis(true, 1000);
  expect([1, 10, 1000].map(axis.placeOf)).toEqual([0, 1, 3]);
  expect([0, 1, 3, 9, -2].map(axis.sizeAt)).toEqual([1, 10, 1000, 1000, 1]);
  expect(axis.placeOf(0)).toBe(0);
});

it('on the linear axis a place is its size', () => {
  const axis = sizeAxis(false, 50);
  expect(axis.placeOf(7)).toBe(7);
  expect([-1, 6.6, 51].map(axis.sizeAt)).toEqual([0, 7, 50]);
});

it('size 0 has no place on the logarithmic axis', () => {
  const model = curveModel(curve, undefined, true);
  expect(Array.from(model.lines[0]?.xs ?? [])).toEqual([0, Math.log10(9), 1, 2]);
  expect(Array.from(model.lines[0]?.ys ?? [])).toEqual([0.9, 0.9, 0.5, 0.1]);
  expect(model.width).toBe(2);
  expect([0, 1, 2].map(model.x.text)).toEqual(['1', '10', '100']);
});

it('the compared run is drawn beneath, by its first line and as far as this picture goes', () => {
  const ghost = { ...curve, largest: 400, lines: [{ label: 'exact', sizes: [0, 50, 400], ratios: [1, 0.5, 0] }] };
  const model = curveModel(curve, ghost, false);
  expect(model.lines.map(({ label }) => label)).toEqual(['exact', 'exact', 'sampled']);
  expect(Array.from(model.lines[0]?.xs ?? [])).toEqual([0, 50]);
  expect(model.lines[0]?.dash).toBeDefined();
});
