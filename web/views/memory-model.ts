import type { MemorySite } from '../session/model';
import type { Axis } from './columns';
import { spoken } from './format';
import type { PlotLine, PlotModel } from './plot/plot-model';

interface Series {
  xs: Float64Array;
  ys: Float64Array;
}

/** What a memory strip draws, in bytes over x. */
export interface MemoryLines {
  axis: Axis;
  used: Series | undefined;
  twin: Series | undefined;
  ghost: Series | undefined;
  /** The site at the end of the run. */
  site: MemorySite | undefined;
}

const highest = (series: Series | undefined): number => Math.max(0, ...(series?.ys.filter(Number.isFinite) ?? []));

const lowestPositive = (series: Series[]): number =>
  Math.min(...series.flatMap(({ ys }) => Array.from(ys.filter((y) => y > 0))));

/** How far the twin climbs past the most that the site ever held. */
export const timesHigher = ({ twin, used, site }: MemoryLines): number =>
  highest(twin) / Math.max(highest(used), site?.peak ?? 0, 1);

const powersOfTen = (from: number, to: number): number[] =>
  Array.from({ length: Math.floor(Math.log10(to / from) + 1e-9) + 1 }, (_, power) => from * 10 ** power);

/** The range holds every line, so that none leaves the picture and no difference is hidden. */
export function memoryModel(lines: MemoryLines, log: boolean): PlotModel {
  const { axis, used, twin, ghost, site } = lines;
  const all = [used, twin, ghost].filter((series) => series !== undefined);
  const most = Math.max(...all.map(highest), site?.bound ?? 0, site?.peak ?? 0, 1);
  const floor = 10 ** Math.floor(Math.log10(Math.min(lowestPositive(all), most)));
  // A logarithmic scale has no zero: what is empty lies on its lower edge.
  const shown = ({ xs, ys }: Series): Series => ({ xs, ys: log ? ys.map((y) => Math.max(y, floor)) : ys });
  const level = (y: number): Series => ({ xs: Float64Array.of(0, axis.end), ys: Float64Array.of(y, y) });
  const drawn = (series: Series | undefined, look: Omit<PlotLine, 'xs' | 'ys'>): PlotLine[] =>
    series ? [{ ...shown(series), ...look }] : [];
  const same = twin?.ys.every((y, index) => y === used?.ys[index]);
  return {
    lines: [
      ...drawn(used, { label: 'in use', colour: 'memory', width: 2.25, fill: 'memory-tint' }),
      ...drawn(site && level(site.peak), { label: 'high-water mark', colour: 'memory', width: 1 }),
      ...drawn(ghost, { label: 'ghost', colour: 'ghost', width: 2, dash: [2, 4] }),
      // A twin that needs no more than the cache lies on its line: dashed, both stay visible.
      ...drawn(twin, { label: 'unbounded twin', colour: 'unbounded', width: 2, ...(same && { dash: [8, 8] }) }),
      ...drawn(site?.bound == null ? undefined : level(site.bound), {
        label: 'bound',
        colour: 'ink',
        width: 1.25,
        dash: [6, 4],
      }),
    ],
    width: axis.end,
    minimum: log ? floor : 0,
    maximum: most * (log ? 2 : 1.06),
    log,
    ...(log && { ticks: powersOfTen(floor, most * 2) }),
    unit: (y) => spoken(y, 'B'),
    positionOf: axis.positionOf,
  };
}
