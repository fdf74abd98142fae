import { duration, moment, unitOf } from './span-time';
import { length, type TimeWindow } from './time-window';

/** Where the axis is marked, and with what. */
export interface TimeAxis {
  /** The unit of all marks; where they count from a moment, that moment. */
  label: string;
  ticks: { at: number; text: string }[];
}

/** Least room of a mark, in CSS pixels. */
const room = 76;
/** A figure longer than this is not compared at a glance: the marks then count from the first of them. */
const mostLetters = 8;

const decimal = [1, 2, 5];
const sixties = [1, 2, 5, 10, 15, 30];

/** The least round step, in nanoseconds, that is no shorter than `least`. */
export function roundStep(least: number): number {
  const second = 1e9;
  const minute = 60 * second;
  const hour = 60 * minute;
  if (least > second && least <= 30 * minute) {
    const unit = least <= 30 * second ? second : minute;
    const step = sixties.find((count) => count * unit >= least);
    if (step) return step * unit;
  }
  const base = least > 30 * minute ? hour : 1;
  const power = 10 ** Math.floor(Math.log10(Math.max(least / base, 1)));
  return base * (decimal.find((digit) => digit * power * base >= least * (1 - 1e-9)) ?? 10) * power * 1;
}

/** Marks at round times, in one unit, so that they compare at a glance. */
export function timeAxis(shown: TimeWindow, width: number): TimeAxis {
  const step = roundStep((length(shown) * room) / Math.max(width, room));
  const first = Math.ceil(shown.from / step);
  const count = Math.floor(shown.to / step) - first + 1;
  const at = Array.from({ length: Math.max(count, 0) }, (_, index) => (first + index) * step);
  const unit = unitOf(Math.max(shown.to, step));
  const text = (time: number): string => plain(time / unit.factor, step / unit.factor);
  const absolute = at.map(text);
  if (absolute.every((each) => each.length <= mostLetters)) {
    return { label: unit.name, ticks: at.map((each, index) => ({ at: each, text: absolute[index] ?? '' })) };
  }
  const origin = at[0] ?? shown.from;
  return {
    label: moment(origin),
    ticks: at.map((each) => ({ at: each, text: each === origin ? '+0' : `+${duration(each - origin)}` })),
  };
}

/** With as many decimals as the step needs. */
function plain(value: number, step: number): string {
  const decimals = Math.max(0, Math.min(12, Math.ceil(-Math.log10(step) - 1e-9)));
  return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
}
