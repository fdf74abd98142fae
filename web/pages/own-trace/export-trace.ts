import Papa from 'papaparse';
import type { Standing, TraceReport } from '../../contract/trace-model';

/** A race as `cachebound replay --json` has it: an object a row. */
export function rowsOf({ columns, rows }: Standing): Record<string, string | number | null>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])));
}

export const csvOfRace = (standing: Standing): string =>
  Papa.unparse({ fields: standing.columns.map(({ name }) => name), data: standing.rows.map((row) => [...row]) });

/** Every figure of the page. */
export function jsonOfTrace(report: TraceReport, standing: Standing | null): string {
  const { facts, sentences, bad_lines, suggestion, targets, frame } = report;
  const race = standing && rowsOf(standing);
  return `${JSON.stringify({ facts, sentences, bad_lines, suggestion, targets, curves: frame.curves, race }, null, 2)}\n`;
}
