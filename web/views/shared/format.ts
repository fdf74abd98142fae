/** A number as it is shown: `text` with as many digits as mean something, its unit, and the unrounded figure. */
export interface Figure {
  text: string;
  unit: string;
  exact: string;
}

const locale = 'en-US';
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const significant = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
const unrounded = new Intl.NumberFormat(locale, { maximumSignificantDigits: 15 });
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });

/** Stands where there is no figure. */
const noFigure = '–';

/** From here on a double no longer tells ones apart. */
const mostOnes = 2 ** 53;

/** As a power of ten: 7.08×10²⁰. */
function power(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential(2).split('e+');
  return `${Number(digits)}×10${[...exponent].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`;
}

/** From 1,000 on a fraction says nothing; below, three digits do. */
function rounded(value: number): string {
  if (Math.abs(value) >= mostOnes) return power(value);
  return Number.isInteger(value) || Math.abs(value) >= 1000 ? whole.format(value) : significant.format(value);
}

/** One decimal, more near 0 and 1: a ratio that is not whole is never shown as 0 or 100. */
function percent(ratio: number): string {
  const value = ratio * 100;
  if (value === 0 || value === 100) return String(value);
  for (let digits = 1; digits < 6; digits++) {
    const text = value.toFixed(digits);
    if (Number(text) !== 0 && Number(text) !== 100) return text;
  }
  return significant.format(value);
}

interface Step {
  unit: string;
  /** What one of it is in the metric's own unit. */
  factor: number;
  /** The least value that is shown in it. */
  from: number;
}

const bytes = (unit: string, factor: number, from = factor): Step => ({ unit, factor, from });
const minute = 60_000;
const hour = 60 * minute;

/** A step up waits until the smaller unit would need more digits than it says: 9,999 B, then 10 kB. */
const ladders: Record<string, Step[]> = {
  ratio: [{ unit: '%', factor: 0.01, from: 0 }],
  B: [bytes('B', 1, 0), bytes('kB', 1e3, 1e4), bytes('MB', 1e6), bytes('GB', 1e9), bytes('TB', 1e12)],
  ms: [
    { unit: 'ms', factor: 1, from: 0 },
    { unit: 's', factor: 1000, from: 1000 },
    { unit: 'min', factor: minute, from: 10 * minute },
    { unit: 'h', factor: hour, from: 2 * hour },
  ],
};

const stepOf = (value: number, unit: string): Step =>
  ladders[unit]?.findLast(({ from }) => Math.abs(value) >= from) ?? { unit, factor: 1, from: 0 };

/** A metric's value for the eye; a dash where there is none. */
export function figure(value: number | null | undefined, unit: string): Figure {
  if (value === null || value === undefined || Number.isNaN(value)) return { text: noFigure, unit: '', exact: '' };
  const exact = `${unrounded.format(value)}${unit && unit !== 'ratio' ? ` ${unit}` : ''}`;
  const step = stepOf(value, unit);
  const text = unit === 'ratio' ? percent(value) : rounded(value / step.factor);
  return { text, unit: step.unit, exact };
}

/** `figure` as one text, its unit behind a no-break space. */
export function spoken(value: number | null | undefined, unit: string): string {
  const { text, unit: shown } = figure(value, unit);
  return shown ? `${text}\u00a0${shown}` : text;
}

/** Whether numbers of a unit step to a larger one, so that each has to name its own. */
export const scales = (unit: string): boolean => unit in ladders;

/** A change, always with its sign but where there is none. */
export function signed(change: number, unit: string): string {
  const sign = change > 0 ? '+' : change < 0 ? '\u2212' : '';
  return `${sign}${spoken(Math.abs(change), unit)}`;
}

/** A bound in bytes, or that there is none. */
export const boundOf = (bytes: number | null): string => (bytes === null ? 'none' : spoken(bytes, 'B'));

/** The raw number for `data-value`: unrounded, "none" for null, empty when there is none yet. */
export const raw = (value: number | null | undefined): string =>
  value === undefined ? '' : value === null ? 'none' : String(value);

/** A count with thousands separators. */
export const count = (value: number): string => whole.format(value);

/** How an axis writes its values: all in one unit, so that they compare at a glance. */
export interface AxisFormat {
  unit: string;
  /** What one of `unit` is in the metric's own. */
  factor: number;
  text: (value: number) => string;
}

/** For values up to `highest`. */
export function axisFormat(unit: string, highest: number): AxisFormat {
  const step = stepOf(highest, unit);
  return { unit: step.unit, factor: step.factor, text: (value) => rounded(value / step.factor) };
}

/** A count for an axis: 5k, 2M. */
export const shortCount = (value: number): string => compact.format(value).replace('K', 'k');
