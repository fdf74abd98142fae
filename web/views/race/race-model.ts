import type { Columns, RaceSpec, Run, Runner } from '../../contract/model';
import type { Ghost, ViewInput } from '../../session/view-input';
import { axisOf } from '../plot/columns';
import { ghostLook } from '../plot/line-looks';
import type { LineLook, PlotLine, PlotModel } from '../plot/plot-model';
import { axisFormat } from '../shared/format';

/** What a metric is of another; nothing where there is no whole. */
const share = (part: number | null | undefined, whole: number | null | undefined): number | undefined =>
  part == null || !whole ? undefined : part / whole;

/** By metric, at the playhead or at the end of a run. */
type Figures = Record<string, number | null>;

/** A runner's share; undefined before the first request. */
export const shareIn = (figures: Figures | undefined, { metric }: Runner, whole: string): number | undefined =>
  share(figures?.[metric], figures?.[whole]);

/** A runner's shares over the run; NaN where there is none. */
export const sharesOver = (columns: Columns, { metric }: Runner, whole: string): Float64Array =>
  Float64Array.from(columns[metric] ?? [], (part, index) => share(part, columns[whole]?.[index]) ?? Number.NaN);

/** In the order of the finished run, so that nobody changes places while it is played. */
export function byResult({ runners, whole }: RaceSpec, run: Run): Runner[] {
  const { metrics } = run.result;
  const result = (runner: Runner) => shareIn(metrics, runner, whole) ?? 1;
  return [...runners].sort((a, b) => result(a) - result(b) || Number(a.reference) - Number(b.reference));
}

/** The compared run, unless all ran as they do now: another one was watched then, and that is no difference here. */
export function changedGhost({ runners }: RaceSpec, { run, ghost }: ViewInput): Ghost | null {
  const same = runners.every(({ metric }) => run?.result.metrics[metric] === ghost?.run.result.metrics[metric]);
  return same ? null : ghost;
}

/** The one whose inside is watched stands out, then the one pointed at; references are dashed, all others thin. */
export function lookOf({ reference, name, metric }: Runner, watched: string, pointed: string | undefined): LineLook {
  if (name !== '' && name === watched) return { colour: 'accent', width: 3 };
  const strong = metric === pointed;
  if (reference) return { colour: name ? 'memory' : 'muted', width: strong ? 3 : 2, dash: name ? [7, 4] : [2, 3] };
  return strong ? { colour: 'ink', width: 2.25 } : { colour: 'edge', width: 1 };
}

/** What the reader chose to see of the race. */
export interface Choice {
  watched: string;
  pointed: string | undefined;
  zoomed: boolean;
}

/** The part of the run whose values a closer look need not show: all caches begin empty. */
const warmUp = 0.1;
const headroom = 0.04;

/** Around all runners but the highest reference, once the caches are warm. */
function rangeOf(lines: readonly { runner: Runner; ys: Float64Array }[]): [number, number] {
  const near = lines.filter(({ runner: { reference, name } }) => !reference || name !== '');
  const values = near.flatMap(({ ys }) =>
    [...ys.subarray(Math.floor(ys.length * warmUp))].filter((y) => !Number.isNaN(y)),
  );
  const low = values.reduce((least, y) => Math.min(least, y), 1);
  const high = values.reduce((most, y) => Math.max(most, y), low);
  const room = headroom * (high - low) || headroom;
  return [Math.max(0, low - room), Math.min(1, high + room)];
}

/** All runners' shares over the run; the compared run's watched one beneath them. */
export function raceModel(view: RaceSpec, input: ViewInput, run: Run, { watched, pointed, zoomed }: Choice): PlotModel {
  const axis = axisOf(input, run, view.x);
  const lines = view.runners.map((runner) => ({ runner, ys: sharesOver(run.columns, runner, view.whole) }));
  const rank = ({ runner }: (typeof lines)[number]) =>
    runner.name === watched ? 3 : runner.metric === pointed ? 2 : runner.reference ? 1 : 0;
  const drawn = [...lines].sort((a, b) => rank(a) - rank(b));
  const own = drawn.map(({ runner, ys }): PlotLine => {
    return { label: runner.label, xs: axis.values, ys, ...lookOf(runner, watched, pointed) };
  });
  const ghost = changedGhost(view, input)?.run;
  const same = view.runners.find(({ name }) => name === watched);
  const before: PlotLine[] =
    ghost && same
      ? [
          {
            label: same.label,
            xs: axisOf(input, ghost, view.x).values,
            ys: sharesOver(ghost.columns, same, view.whole),
            ...ghostLook,
          },
        ]
      : [];
  const [minimum, maximum] = zoomed ? rangeOf(lines) : [0, 1];
  return {
    lines: [...own.slice(0, -1), ...before, ...own.slice(-1)],
    width: axis.end,
    minimum,
    maximum,
    x: axis,
    y: { label: '', whole: false, ...axisFormat('ratio', 1) },
    ...(!zoomed && { ticks: [0, 0.25, 0.5, 0.75, 1] }),
    log: false,
    positionOf: axis.positionOf,
  };
}
