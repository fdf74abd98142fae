import type { MetricSpec, Run } from '../../contract/model';
import type { ViewInput } from '../../session/view-input';
import { axisOf, highestOf } from '../plot/columns';
import { ghostLook, ghostOfLine, lineLooks } from '../plot/line-looks';
import type { LineLook, PlotLine, PlotModel } from '../plot/plot-model';
import { axisFormat } from '../shared/format';

/** Above the highest value of a range that the data decide. */
const headroom = 0.04;
const quarters = [0, 0.25, 0.5, 0.75, 1];

/** What a line chart declares. */
export interface ChartRange {
  x: string;
  minimum: number;
  maximum: number | null;
}

const everyWhole = ({ ys }: PlotLine): boolean => ys.every((y) => Number.isInteger(y) || Number.isNaN(y));

/**
 * The metrics' lines over the ghost's. A range without a maximum goes up to the highest value of either run, so that
 * what they differ by stays in the picture.
 */
export function lineChartModel(
  input: ViewInput,
  run: Run,
  metrics: readonly MetricSpec[],
  { x, minimum, maximum }: ChartRange,
): PlotModel {
  const { ghost } = input;
  const looks = lineLooks(metrics);
  const linesOf = (each: Run, lookOf: (look: LineLook) => LineLook): PlotLine[] =>
    metrics.flatMap(({ name, label }, index) => {
      const ys = each.columns[name];
      const look = looks[index];
      return ys && look ? [{ label, xs: axisOf(input, each, x).values, ys, ...lookOf(look) }] : [];
    });
  const pale = (look: LineLook) => (metrics.length > 1 ? ghostOfLine(look) : ghostLook);
  const lines = [...(ghost ? linesOf(ghost.run, pale) : []), ...linesOf(run, (look) => look)];
  const unit = metrics[0]?.unit ?? '';
  const highest = lines.reduce((most, { ys }) => highestOf(ys, most), minimum);
  const top = maximum ?? (highest > minimum ? highest + headroom * (highest - minimum) : minimum + 1);
  const axis = axisOf(input, run, x);
  return {
    lines,
    width: axis.end,
    minimum,
    maximum: top,
    x: axis,
    y: { label: '', whole: unit === '' && lines.every(everyWhole), ...axisFormat(unit, maximum ?? highest) },
    log: false,
    positionOf: axis.positionOf,
    ...(maximum !== null &&
      unit === 'ratio' && { ticks: quarters.map((part) => minimum + part * (maximum - minimum)) }),
  };
}
