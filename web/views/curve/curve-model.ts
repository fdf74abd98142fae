import type { Curve, CurveLine } from '../../contract/model';
import { ghostOfLine, lineLooks } from '../plot/line-looks';
import type { LineLook, PlotLine, PlotModel } from '../plot/plot-model';
import { axisFormat, shortCount } from '../shared/format';

/** Between two points on the straight line that joins them; outside, the nearer end. */
export function ratioAt({ sizes, ratios }: CurveLine, size: number): number | undefined {
  const above = sizes.findIndex((each) => each > size);
  const at = above === -1 ? sizes.length - 1 : Math.max(above - 1, 0);
  const ratio = ratios[at];
  const [from = 0, to = from] = sizes.slice(at, at + 2);
  const next = ratios[at + 1];
  if (ratio === undefined || next === undefined || size <= from) return ratio;
  return ratio + ((next - ratio) * (size - from)) / (to - from);
}

/** Between a size and its place on the axis; a logarithm has no place for 0. */
export interface SizeAxis {
  placeOf: (size: number) => number;
  sizeAt: (place: number) => number;
}

export const sizeAxis = (log: boolean, largest: number): SizeAxis => {
  const clamp = (size: number) => Math.min(Math.max(Math.round(size), log ? 1 : 0), largest);
  return log
    ? { placeOf: (size) => Math.log10(Math.max(size, 1)), sizeAt: (place) => clamp(10 ** place) }
    : { placeOf: (size) => size, sizeAt: clamp };
};

/** As the legend names them, in the order of the lines. */
export const curveLooks = (lines: readonly CurveLine[]): LineLook[] =>
  lineLooks(lines.map(() => ({ role: 'plain' as const })));

/** The lines over those of the compared run, whose largest size may lie outside. */
export function curveModel(curve: Curve, ghost: Curve | undefined, log: boolean): PlotModel {
  const axis = sizeAxis(log, curve.largest);
  const looks = curveLooks(curve.lines);
  const drawn = ({ label, sizes, ratios }: CurveLine, look: LineLook | undefined): PlotLine[] => {
    if (!look) return [];
    const first = log ? sizes.findIndex((size) => size > 0) : 0;
    const inside = sizes.flatMap((size, index) =>
      index >= first && first >= 0 && size <= curve.largest ? [index] : [],
    );
    const xs = Float64Array.from(inside, (index) => axis.placeOf(sizes[index] ?? 0));
    return [{ label, xs, ys: Float64Array.from(inside, (index) => ratios[index] ?? Number.NaN), ...look }];
  };
  const pale = looks[0] && ghostOfLine(looks[0]);
  const ratio = axisFormat('ratio', 1);
  return {
    lines: [
      ...(ghost?.lines.slice(0, 1).flatMap((each) => drawn(each, pale)) ?? []),
      ...curve.lines.flatMap((each, index) => drawn(each, looks[index])),
    ],
    width: axis.placeOf(curve.largest),
    minimum: 0,
    maximum: 1,
    x: { label: curve.x, factor: 1, whole: true, text: (place) => shortCount(log ? 10 ** place : place) },
    y: { label: '', whole: false, ...ratio },
    ticks: [0, 0.25, 0.5, 0.75, 1],
    log: false,
    positionOf: axis.sizeAt,
  };
}
