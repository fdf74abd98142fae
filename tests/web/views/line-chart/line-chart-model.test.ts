import { describe, expect, it } from 'vitest';
import type { MetricSpec } from '../../../../web/contract/model';
import { type ChartRange, lineChartModel } from '../../../../web/views/line-chart/line-chart-model';
import { metricOf } from '../../../../web/views/plot/columns';
import { lineLooks } from '../../../../web/views/plot/line-looks';
import { inputAt } from '../shared/fixture';

const input = inputAt(2000);
const modelOf = (names: string[], range: Partial<ChartRange> = {}) => {
  if (!input.run) throw new Error('the fixture has a run');
  const metrics = names.map((name) => metricOf(input, name));
  return lineChartModel(input, input.run, metrics, { x: 'lookups', minimum: 0, maximum: null, ...range });
};

describe('the range of y', () => {
  it('is the declared one, in quarters where it is a share', () => {
    const model = modelOf(['hit_ratio'], { maximum: 1 });
    expect([model.minimum, model.maximum, model.ticks]).toEqual([0, 1, [0, 0.25, 0.5, 0.75, 1]]);
  });

  it('goes up to the highest value of this run and the ghost where none is declared', () => {
    // This run misses 10 times, the ghost 5,000 times.
    expect(modelOf(['misses']).maximum).toBeCloseTo(5200, 9);
  });

  it('is not empty where nothing rises above the minimum', () => {
    expect(modelOf(['hit_ratio'], { minimum: 2 }).maximum).toBe(3);
  });

  it('is written in the unit of its highest value, counts in whole numbers', () => {
    const { y } = modelOf(['uncached_ms']);
    expect([y.text(250), y.whole]).toEqual(['250', false]);
    expect(modelOf(['hits']).y.whole).toBe(true);
  });
});

it('lines of this run lie over those of the ghost', () => {
  const colours = modelOf(['hits', 'misses']).lines.map(({ colour, dash }) => (dash ? `${colour}, dotted` : colour));
  expect(colours).toEqual(['hit, dotted', 'miss, dotted', 'hit', 'miss']);
  expect(modelOf(['hits']).lines.map(({ colour }) => colour)).toEqual(['ghost', 'hit']);
});

it('no two lines look the same', () => {
  const roles: MetricSpec['role'][] = ['plain', 'plain', 'plain', 'plain', 'memory', 'memory'];
  const looks = lineLooks(roles.map((role) => ({ ...metricOf(input, 'hits'), role })));
  expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(roles.length);
});
