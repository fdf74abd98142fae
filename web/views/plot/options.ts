import type uPlot from 'uplot';
import { shortCount } from '../format';
import type { PlotLine, PlotModel } from './plot-model';

/** Room that keeps a line on the edge of the range from being cut in half. */
const margin = 3;
/** Charts that stand above each other share the width of their y axis, so that their playheads meet. */
const column = 66;
const counts = [1, 2, 5]
  .flatMap((step) => Array.from({ length: 12 }, (_, power) => step * 10 ** power))
  .sort((a, b) => a - b);

const token = (host: Element, name: string): string => getComputedStyle(host).getPropertyValue(`--cb-${name}`).trim();

function line(host: Element, { label, colour, width, dash, fill }: PlotLine): uPlot.Series {
  return {
    label,
    stroke: () => token(host, colour),
    width,
    spanGaps: true,
    points: { show: false },
    ...(dash && { dash }),
    ...(fill && { fill: () => token(host, fill) }),
  };
}

/**
 * uPlot's options. `model` is asked anew at each drawing, so that new numbers need no new chart; `drawn` is called
 * after each: before it, positions are those of the old scales.
 */
export function options(host: HTMLElement, model: () => PlotModel, drawn: () => void): uPlot.Options {
  const { lines, log } = model();
  const font = `12px ${getComputedStyle(host).fontFamily}`;
  const rules: Partial<uPlot.Axis> = {
    font,
    stroke: () => token(host, 'muted'),
    ticks: { show: false },
    gap: 6,
  };
  return {
    width: host.clientWidth,
    height: host.clientHeight,
    padding: [8, 14, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    scales: {
      x: { time: false, range: () => [0, Math.max(model().width, 1)] },
      y: {
        distr: log ? 3 : 1,
        range: (chart) => {
          const { minimum, maximum } = model();
          if (log) return [minimum, maximum];
          const room = ((maximum - minimum) * margin) / Math.max(chart.height, 1);
          return [minimum - room, maximum + room];
        },
      },
    },
    axes: [
      {
        ...rules,
        size: 28,
        space: 64,
        incrs: counts,
        grid: { show: false },
        values: (_, splits) => splits.map(shortCount),
      },
      {
        ...rules,
        size: (_, values) => Math.max(column, 14 + 7.2 * Math.max(...(values ?? []).map((text) => text?.length ?? 0))),
        space: 24,
        grid: { stroke: () => token(host, 'line'), width: 1 },
        splits: (chart, index, low, high, step, space) => model().ticks ?? evenly(chart, index, low, high, step, space),
        values: (_, splits) => splits.map((y) => model().unit(y)),
      },
    ],
    hooks: { draw: [drawn] },
    series: [{}, ...lines.map((each) => line(host, each))],
  };
}

/** Multiples of the step that uPlot found, within the range without its margin. */
function evenly(_chart: uPlot, _axis: number, low: number, high: number, step: number, _space: number): number[] {
  const first = Math.max(0, Math.ceil(low / step));
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}
