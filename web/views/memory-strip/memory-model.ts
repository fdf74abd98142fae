import type { MemorySite } from '../../contract/model';
import { type Axis, highestOf } from '../plot/columns';
import { ghostLook } from '../plot/line-looks';
import type { LineLook, PlotLine, PlotModel } from '../plot/plot-model';
import { spoken } from '../shared/format';

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

/** How each of them is drawn. */
export const memoryLooks: Record<'used' | 'peak' | 'bound' | 'twin' | 'ghost', LineLook> = {
  used: { colour: 'memory', width: 2.25, fill: 'memory-tint' },
  peak: { colour: 'memory', width: 1 },
  bound: { colour: 'ink', width: 1.25, dash: [6, 4] },
  twin: { colour: 'unbounded', width: 2 },
  ghost: ghostLook,
};

const highest = (series: Series | undefined): number => highestOf(series?.ys, 0);

const lowestPositive = (series: Series[]): number =>
  series.reduce(
    (least, { ys }) => ys.reduce((low, y) => (y > 0 && y < low ? y : low), least),
    Number.POSITIVE_INFINITY,
  );

const held = ({ used, site }: MemoryLines): number => Math.max(highest(used), site?.peak ?? 0, 1);

/** How far the twin climbs past the most that the site ever held. */
export const timesHigher = (lines: MemoryLines): number => highest(lines.twin) / held(lines);

/** From this many times the rest of the picture on, something makes the rest too flat to read on a linear scale. */
export const dwarfing = 6;

/** Whether twin, ghost or bound dwarf what the site holds. */
export const isDwarfed = (lines: MemoryLines): boolean =>
  Math.max(highest(lines.twin), highest(lines.ghost), lines.site?.bound ?? 0) > dwarfing * held(lines);

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
      ...drawn(used, { label: 'in use', ...memoryLooks.used }),
      ...drawn(site && level(site.peak), { label: 'high-water mark', ...memoryLooks.peak }),
      ...drawn(ghost, { label: 'ghost', ...memoryLooks.ghost }),
      // A twin that needs no more than the cache lies on its line: dashed, both stay visible.
      ...drawn(twin, { label: 'unbounded twin', ...memoryLooks.twin, ...(same && { dash: [8, 8] }) }),
      ...drawn(site?.bound == null ? undefined : level(site.bound), { label: 'bound', ...memoryLooks.bound }),
    ],
    width: axis.end,
    minimum: log ? floor : 0,
    maximum: most * (log ? 2 : 1.06),
    log,
    ...(log && { ticks: powersOfTen(floor, most * 2) }),
    x: axis,
    y: { label: '', factor: 1, whole: true, text: (y) => spoken(y, 'B') },
    positionOf: axis.positionOf,
  };
}
