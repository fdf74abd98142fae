import type { Columns, MetricSpec, Run } from '../../contract/model';
import type { ViewInput } from '../../session/view-input';
import { axisFormat, count, shortCount } from '../shared/format';
import type { PlotAxis } from './plot-model';

const lastAtOrBefore = (positions: Float64Array, position: number): number => {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? Number.POSITIVE_INFINITY) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/**
 * A metric at a position, between two samples on the straight line that the chart draws, and whole where both are.
 * `null` where the metric has no number, `undefined` before the first sample.
 */
export function valueAt(columns: Columns, name: string, position: number): number | null | undefined {
  const index = lastAtOrBefore(columns.position, position);
  const value = columns[name]?.[index];
  if (value === undefined) return undefined;
  if (Number.isNaN(value)) return null;
  const [from = position, to = position] = columns.position.subarray(index, index + 2);
  const next = columns[name]?.[index + 1];
  if (next === undefined || Number.isNaN(next) || to <= from) return value;
  const between = value + ((next - value) * (position - from)) / (to - from);
  return Number.isInteger(value) && Number.isInteger(next) ? Math.round(between) : between;
}

/** The ghost's figure beside the one at the playhead: its own end when this run is at its end. */
export function ghostValue({ frame, ghost }: ViewInput, name: string): number | null | undefined {
  if (!ghost || !frame) return undefined;
  return frame.position >= frame.length
    ? ghost.run.result.metrics[name]
    : valueAt(ghost.run.columns, name, frame.position);
}

/** The highest of the numbers among them, at the least `floor`. */
export const highestOf = (values: Float64Array | undefined, floor: number): number =>
  values?.reduce((most, value) => (Number.isNaN(value) ? most : Math.max(most, value)), floor) ?? floor;

/** At most `most` indexes spread evenly over `length` samples, the first and the last among them. */
export function sampleIndexes(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index);
  return Array.from({ length: most }, (_, row) => Math.round((row * (length - 1)) / (most - 1)));
}

/** The declaration of a metric; one that the exercise does not declare is shown under its bare name. */
export function metricOf(input: ViewInput, name: string): MetricSpec {
  const found = input.spec.metrics.find((metric) => metric.name === name);
  return found ?? { name, label: name, unit: '', role: 'plain', description: '', measured: false };
}

/** What a chart's x counts: a column of that name, or else the position, with `x` as the axis's words. */
export interface Axis extends PlotAxis {
  values: Float64Array;
  end: number;
  at: (position: number) => number;
  positionOf: (x: number) => number;
}

/** An x in a table, where a count has room for all its digits. */
export const written = ({ whole, text }: Axis, x: number): string => (whole ? count(x) : text(x));

export function axisOf(input: ViewInput, { columns, frame }: Run, x: string): Axis {
  const { position } = columns;
  const values = columns[x];
  if (!values || values === position) {
    return {
      ...{ label: x, factor: 1, whole: true, text: shortCount },
      ...{ values: position, end: frame.length, at: (at) => at, positionOf: (at) => Math.round(at) },
    };
  }
  const end = values.at(-1) ?? 0;
  const metric = metricOf(input, x);
  const { unit, factor, text } = axisFormat(metric.unit, end);
  return {
    label: unit ? `${metric.label}, ${unit}` : metric.label,
    factor,
    whole: false,
    text: unit ? text : shortCount,
    values,
    end,
    at: (at) => values[lastAtOrBefore(position, at)] ?? 0,
    positionOf: (wanted) => position[Math.max(0, lastAtOrBefore(values, wanted))] ?? 0,
  };
}
