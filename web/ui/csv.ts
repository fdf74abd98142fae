import Papa from 'papaparse';
import type { Run } from '../contract/model';

/** The columns of a run as CSV: one row a recorded position, the position first. */
export function csvOf({ columns }: Run): string {
  const fields = Object.keys(columns);
  const rows = Array.from(columns.position, (_, row) =>
    fields.map((field) => {
      const value = columns[field]?.[row];
      return value === undefined || Number.isNaN(value) ? '' : value;
    }),
  );
  return Papa.unparse({ fields, data: rows });
}
