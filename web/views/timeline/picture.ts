import type { Palette } from './palette';
import type { Item, Scene } from './scene';
import type { TimeWindow } from './time-window';

/** All that one drawing needs, in CSS pixels. */
export interface Picture {
  context: CanvasRenderingContext2D;
  scene: Scene;
  shown: TimeWindow;
  palette: Palette;
  /** Where the lanes are drawn: right of their names, above the axis. */
  area: Area;
  /** How far the lanes are scrolled. */
  scroll: number;
  /** Stands out: what is pointed at or chosen. */
  chosen: Item | null;
}

export interface Area {
  left: number;
  width: number;
  height: number;
}

/** Of the axis beneath the lanes. */
export const axisHeight = 26;
/** Below this width names stand above their lanes instead of beside them. */
export const narrow = 520;
/** At the right: half the width of the mark of the present. */
const margin = 4;
/** Beside the lanes, at the most. */
const widestNames = 148;

/** @param names the width of the longest name, sign included */
export function areaOf(width: number, height: number, names: number): Area {
  const left = names === 0 ? 1 : Math.min(names, widestNames);
  return { left, width: Math.max(width - left - margin, 1), height: height - axisHeight };
}

export const xOf =
  ({ from, to }: TimeWindow, { left, width }: Area) =>
  (time: number): number =>
    left + ((time - from) / (to - from)) * width;

export const timeAt = ({ from, to }: TimeWindow, { left, width }: Area, x: number): number =>
  from + ((x - left) / width) * (to - from);
