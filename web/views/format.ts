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

/** From 1,000 on a fraction says nothing; below, three digits do. */
const rounded = (value: number): string =>
  Number.isInteger(value) || Math.abs(value) >= 1000 ? whole.format(value) : significant.format(value);

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

/** Steps up once a smaller unit would need five digits; `steps` are factors of 1000. */
function scaled(value: number, from: number, units: readonly string[]): [text: string, unit: string] {
  let step = 0;
  let rest = value;
  while (step < units.length - 1 && Math.abs(rest) >= (step === 0 ? from : 1000)) {
    rest /= 1000;
    step++;
  }
  return [rounded(rest), units[step] ?? ''];
}

/** A metric's value for the eye; a dash where there is none. */
export function figure(value: number | null | undefined, unit: string): Figure {
  if (value === null || value === undefined || Number.isNaN(value)) return { text: noFigure, unit: '', exact: '' };
  const exact = `${unrounded.format(value)}${unit && unit !== 'ratio' ? ` ${unit}` : ''}`;
  if (unit === 'ratio') return { text: percent(value), unit: '%', exact };
  if (unit === 'B') {
    const [text, prefixed] = scaled(value, 10_000, ['B', 'kB', 'MB', 'GB', 'TB']);
    return { text, unit: prefixed, exact };
  }
  if (unit === 'ms') {
    const [text, prefixed] = Math.abs(value) >= 1000 ? [rounded(value / 1000), 's'] : [rounded(value), 'ms'];
    return { text, unit: prefixed, exact };
  }
  return { text: rounded(value), unit, exact };
}

/** `figure` as one text, its unit behind a no-break space. */
export function spoken(value: number | null | undefined, unit: string): string {
  const { text, unit: shown } = figure(value, unit);
  return shown ? `${text}\u00a0${shown}` : text;
}

/** Whether numbers of a unit step to a larger one, so that each has to name its own. */
export const scales = (unit: string): boolean => unit === 'ratio' || unit === 'B' || unit === 'ms';

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

/** A value for an axis: its figure without needless decimals. */
export const tick = (value: number, unit: string): string =>
  unit === 'ratio' ? significant.format(value * 100) : rounded(value);

/** The unit that an axis of such values names. */
export const axisUnit = (unit: string): string => (unit === 'ratio' ? '%' : unit);

/** A count for an axis: 5k, 2M. */
export const shortCount = (value: number): string => compact.format(value).replace('K', 'k');
