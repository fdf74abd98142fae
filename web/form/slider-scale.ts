import type { FieldSpec } from '../contract/model';

/** Positions of a slider's thumb: 0 to this. */
export const travel = 1000;

/** Two significant digits are as fine as a hand on a logarithmic slider can choose. */
const digits = 2;

/** Where a field's values lie on its slider, and which of them the slider gives. */
export interface SliderScale {
  /** 0 to `travel`; values out of range lie at the ends. */
  positionOf: (value: number) => number;
  valueAt: (position: number) => number;
  /** The next value of the slider in a direction, `strides` steps on, within the range. */
  next: (value: number, strides: number) => number;
}

const clean = (value: number): number => Number(value.toPrecision(12));

const roundTo = (value: number, step: number): number => clean(Math.round(value / step) * step);

/** 1, 2 or 5 times a power of ten, at most `value`. */
function niceStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return clean(power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1));
}

/** The distance between neighbouring values of two significant digits. */
const fineness = (value: number): number => 10 ** (Math.floor(Math.log10(Math.abs(value)) + 1e-9) - digits + 1);

/**
 * From 0 the logarithm needs a smallest magnitude it tells from nothing: one for integers, a tenth of the
 * default for numbers.
 */
function knee(field: FieldSpec, minimum: number, maximum: number): number {
  if (minimum > 0) return 0;
  if (field.type !== 'number') return 1;
  return typeof field.default === 'number' && field.default > 0 ? field.default / 10 : maximum / 1e4;
}

export function sliderScale(field: FieldSpec): SliderScale {
  const { minimum = 0, maximum = minimum + 1 } = field;
  const logarithmic = field.scale === 'log';
  const whole = field.type !== 'number';
  const clamp = (value: number) => Math.min(Math.max(value, minimum), maximum);
  const offset = logarithmic ? knee(field, minimum, maximum) : 0;
  const low = Math.log(minimum + offset);
  const span = Math.log(maximum + offset) - low;
  const even = niceStep((maximum - minimum) / (whole ? 1000 : 300));

  const stepNear = (value: number): number => {
    const step = logarithmic ? fineness(Math.max(value, offset, Number.MIN_VALUE)) : even;
    return whole ? Math.max(step, 1) : step;
  };
  const snap = (value: number): number => {
    const rounded = clamp(roundTo(value, stepNear(value)));
    return whole ? Math.round(rounded) : rounded;
  };
  const fraction = (value: number): number =>
    logarithmic ? (Math.log(value + offset) - low) / span : (value - minimum) / (maximum - minimum);

  return {
    positionOf: (value) => Math.round(travel * fraction(clamp(value))),
    valueAt: (position) => {
      const part = position / travel;
      if (part <= 0) return minimum;
      if (part >= 1) return maximum;
      return snap(logarithmic ? Math.exp(low + part * span) - offset : minimum + part * (maximum - minimum));
    },
    next: (value, strides) => {
      let result = clamp(value);
      for (let stride = 0; stride < Math.abs(strides); stride++) {
        const step = stepNear(strides < 0 ? result * (1 - 1e-6) : result);
        const moved = strides < 0 ? Math.ceil(clean(result / step)) - 1 : Math.floor(clean(result / step)) + 1;
        result = clamp(clean(moved * step));
      }
      return result;
    },
  };
}
