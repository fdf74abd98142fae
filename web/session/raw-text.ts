import type { FieldSpec, ParamValue } from '../contract/model';

/** The raw text of "no bound". */
export const none = 'none';

/** A parameter's value as its raw text: null is "none", booleans are "true" and "false". */
export const rawText = (value: ParamValue): string => (value === null ? none : String(value));

/** The text of a field: as typed, or its default. */
export const textOf = (values: Record<string, string>, name: string, field: FieldSpec): string =>
  values[name] ?? rawText(field.default);

/** Where text that is no number leaves the slider: undefined. Only the core says whether it is allowed. */
export function numberIn(text: string): number | undefined {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? undefined : value;
}

/** Two queries with the same parameters, in whatever order. */
export function sameQuery(one: string, other: string): boolean {
  const sorted = (query: string) => query.split('&').filter(Boolean).sort().join('&');
  return sorted(one) === sorted(other);
}
