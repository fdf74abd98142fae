import { describe, expect, it } from 'vitest';
import type { Columns } from '../../../../web/contract/model';
import { axisOf, ghostValue, sampleIndexes, valueAt } from '../../../../web/views/plot/columns';
import { frameAt, inputAt } from '../shared/fixture';

const columns: Columns = Object.assign(
  { position: Float64Array.of(0, 10, 20) },
  { count: Float64Array.of(0, 5, 6), share: Float64Array.of(Number.NaN, 0.5, 0.3) },
);

describe('a metric at a position', () => {
  it('lies on the line between two samples, whole where both are', () => {
    expect(valueAt(columns, 'count', 10)).toBe(5);
    expect(valueAt(columns, 'count', 4)).toBe(2);
    expect(valueAt(columns, 'share', 15)).toBeCloseTo(0.4, 12);
  });

  it('is the last sample behind the end, null where there is no number, undefined where there is no column', () => {
    expect(valueAt(columns, 'count', 99)).toBe(6);
    expect(valueAt(columns, 'share', 4)).toBeNull();
    expect(valueAt(columns, 'absent', 4)).toBeUndefined();
  });
});

describe('the ghost', () => {
  it('is read where the playhead stands, and at its own end when this run is at its end', () => {
    const input = inputAt(2500);
    expect(ghostValue(input, 'misses')).toBe(2500);
    const shorter = { ...input, frame: frameAt(5000) };
    expect(ghostValue(shorter, 'misses')).toBe(5000);
  });
});

describe('an axis', () => {
  it('counts positions under its own words where no column has its name', () => {
    const input = inputAt(0);
    if (!input.run) throw new Error('the fixture has a run');
    const axis = axisOf(input, input.run, 'lookups');
    expect([axis.label, axis.end, axis.at(7), axis.positionOf(7.4)]).toEqual(['lookups', 5000, 7, 7]);
  });

  it('follows the column of its name, and finds the position of a value', () => {
    const input = inputAt(0);
    if (!input.run) throw new Error('the fixture has a run');
    const axis = axisOf(input, input.run, 'uncached_ms');
    expect([axis.label, axis.end, axis.at(2500), axis.positionOf(250)]).toEqual(['Without cache, ms', 500, 250, 2500]);
  });
});

it('samples of a table are spread evenly, with both ends', () => {
  expect(sampleIndexes(3, 20)).toEqual([0, 1, 2]);
  expect(sampleIndexes(101, 5)).toEqual([0, 25, 50, 75, 100]);
});
