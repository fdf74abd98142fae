/** Virtual time in words; times are whole nanoseconds. */

interface Unit {
  name: string;
  factor: number;
  /** The least time that is written in it. */
  from: number;
}

const second = 1e9;
const minute = 60 * second;
const hour = 60 * minute;
const units: readonly Unit[] = [
  { name: 'h', factor: hour, from: 2 * hour },
  { name: 'min', factor: minute, from: 10 * minute },
  { name: 's', factor: second, from: second },
  { name: 'ms', factor: 1e6, from: 1e6 },
  { name: 'µs', factor: 1e3, from: 1e3 },
  { name: 'ns', factor: 1, from: 0 },
];
const nanosecond: Unit = { name: 'ns', factor: 1, from: 0 };

/** The unit in which a time of this length is written. */
export const unitOf = (time: number): Unit => units.find(({ from }) => Math.abs(time) >= from) ?? nanosecond;

const three = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const fine = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });
const finer = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** How long something takes: three digits say enough. */
export function duration(time: number): string {
  if (time === 0) return '0\u00a0ms';
  const { name, factor } = unitOf(time);
  return `${three.format(time / factor)}\u00a0${name}`;
}

/** A moment of the run, exact to a thousandth of its unit, or to the microsecond. */
export function moment(time: number): string {
  if (time === 0) return '0\u00a0ms';
  if (time < hour) {
    const { name, factor } = time >= second ? { name: 's', factor: second } : unitOf(time);
    return `${(factor === second ? finer : fine).format(time / factor)}\u00a0${name}`;
  }
  const seconds = (time % minute) / second;
  const padded = (value: number): string => String(value).padStart(2, '0');
  const whole = Math.floor(seconds);
  const rest = (seconds - whole)
    .toFixed(6)
    .slice(1)
    .replace(/\.?0+$/, '');
  return `${Math.floor(time / hour)}:${padded(Math.floor((time % hour) / minute))}:${padded(whole)}${rest}\u00a0h`;
}
