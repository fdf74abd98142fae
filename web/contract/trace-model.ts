// What crosses the wasm boundary as JSON about a trace of the user's own, written by core/engine/own_trace*.
import type { ExerciseSpec, Frame, Table } from './model';

/** What may be chosen, and what files are understood. */
export interface TraceDescription {
  /** Shaped as an exercise's, with the fields of all groups. */
  spec: ExerciseSpec;
  /** Names of fields: of how a file is read, of a trace made by formula, of a race. */
  groups: Record<FieldGroup, string[]>;
  /** The field that chooses the column of a CSV file. */
  preview: string;
  formats: { title: string; words: string; example: string }[];
}

export type FieldGroup = 'reading' | 'formula' | 'racing';

/** How a file begins. */
export interface TracePreview {
  format: string;
  columns: string[];
  rows: string[][];
  /** The column that holds the key, from 0; `null` where it has to be chosen. */
  key: number | null;
  /** The columns as the field that chooses one takes them; empty where there is no choice. */
  choices: { value: string; label: string }[];
}

/** What a trace is. */
export interface TraceReport {
  facts: { label: string; value: number; unit: string; measured: boolean }[];
  /** How it was read and measured. */
  sentences: string[];
  bad_lines: { count: number; sentences: string[] };
  /** Holds the curve. */
  frame: Frame;
  /** A size to race at: why, its miss ratio under LRU, and the query that does it. */
  suggestion: { words: string; size: number; ratio: number; knee: boolean; query: string };
  /** The smallest size for each round miss ratio. */
  targets: Table;
}

/** A race as far as it has come: ranked rows, the last of them without a cache. */
export interface Standing {
  columns: { name: string; label: string; unit: string; measured: boolean }[];
  rows: (string | number | null)[][];
  /** By row: its name for people, and a sentence on it. */
  labels: string[];
  ideas: string[];
  notes: string[];
}
