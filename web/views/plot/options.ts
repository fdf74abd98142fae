import type uPlot from 'uplot';
import type { PlotAxis, PlotLine, PlotModel } from './plot-model';

/** Room that keeps a line on the edge of the range from being cut in half. */
const margin = 3;
/** Charts that stand above each other share the width of their y axis, so that their playheads meet. */
const column = 66;
/** Between the plot and the values of its axes. */
const gap = 6;

const steps = Array.from({ length: 19 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** (power - 6))).flat();
const wholeSteps = steps.filter((step) => step >= 1);
const increments = ({ factor, whole }: PlotAxis): number[] => (whole ? wholeSteps : steps).map((step) => step * factor);

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

/** About the width of words in the charts' type. */
const widthOf = (text: string | null | undefined): number => 7 * (text?.length ?? 0);

/**
 * uPlot's options. `model` is asked anew at each drawing, so that new numbers need no new chart; `drawn` is called
 * after each: before it, positions are those of the old scales.
 */
export function options(host: HTMLElement, model: () => PlotModel, drawn: () => void): uPlot.Options {
  const { lines, log } = model();
  const family = getComputedStyle(host).fontFamily;
  const rules: Partial<uPlot.Axis> = {
    font: `12px ${family}`,
    stroke: () => token(host, 'muted'),
    ticks: { show: false },
    gap,
  };
  /** What x counts stands before its first value, in the corner that the two axes leave free. */
  const nameX = ({ ctx, bbox }: uPlot): void => {
    ctx.save();
    ctx.font = `${12 * devicePixelRatio}px ${family}`;
    ctx.fillStyle = token(host, 'muted');
    ctx.textAlign = 'left';
    ctx.textBaseline = 'top';
    ctx.fillText(model().x.label, 0, bbox.top + bbox.height + gap * devicePixelRatio);
    ctx.restore();
  };
  return {
    width: host.clientWidth,
    height: host.clientHeight,
    padding: [8, 14, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    scales: {
      x: { time: false, range: () => [0, model().width || 1] },
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
        size: 22,
        space: 64,
        incrs: () => increments(model().x),
        grid: { show: false },
        values: (_, splits) => splits.map((x) => model().x.text(x)),
      },
      {
        ...rules,
        size: (_, values) =>
          Math.max(column, 18 + widthOf(model().x.label), ...(values ?? []).map((text) => 14 + widthOf(text))),
        space: 24,
        incrs: () => increments(model().y),
        grid: { stroke: () => token(host, 'line'), width: 1 },
        splits: (chart, index, low, high, step, space) => model().ticks ?? evenly(chart, index, low, high, step, space),
        values: (_, splits) => splits.map((y) => model().y.text(y)),
      },
    ],
    hooks: { draw: [nameX, drawn] },
    series: [{}, ...lines.map((each) => line(host, each))],
  };
}

/** Multiples of the step that uPlot found, within the range without its margin. */
function evenly(_chart: uPlot, _axis: number, low: number, high: number, step: number, _space: number): number[] {
  // Adding 0 turns the -0 of a range that starts a little below zero into 0.
  const first = Math.ceil(low / step) + 0;
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}
