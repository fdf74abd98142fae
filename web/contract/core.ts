// What a module of build/wasm/modules exports, as wasm/bindings.cpp declares it.
import type { Fault } from './model';

export interface CoreSession {
  /** Advances by up to `n` events and returns how many it took; 0 at the end. */
  step(n: number): number;
  /** Goes to position `k` by replaying from the seed when `k` lies behind. */
  seek(k: number): void;
  position(): number;
  length(): number;
  /** Fresh arrays, safe to transfer. */
  columns(): Record<string, Float64Array>;
  /** JSON of a Frame. */
  frame(): string;
  /** JSON of a RunResult for the position reached. */
  result(): string;
  /** A program's template in "python" or "cpp" with the parameters of this run filled in. */
  fill(text: string, language: string): string;
  delete(): void;
}

/** A trace of the user's own: read or made, measured, raced. */
export interface CoreTrace {
  /** The bytes of its file are wanted: `push` them and `finish`. Else there is work for `step`, or none. */
  needsBytes(): boolean;
  push(bytes: Uint8Array): Fault | null;
  finish(): Fault | null;
  /** Works on up to `n` requests and returns how many it did; 0 at the end. */
  step(n: number): number;
  position(): number;
  length(): number;
  /** What it is at, in words. */
  doing(): string;
  /** JSON of a TraceReport, once the first work is done. */
  report(): string;
  /** Begins a race; one under way is dropped. */
  startRace(query: string): Fault | null;
  /** JSON of a Standing. */
  standing(): string;
  delete(): void;
}

/** One database of SQLite. Statements, values and rows cross as bytes: see core/store/sql_wire.hpp. */
export interface SqlConnection {
  /** Runs a statement with the values of `values` bound to ?1, ?2, …; the bytes are valid during the call only. */
  run(sql: string, values: Uint8Array): Uint8Array;
  /** A transaction that is open is rolled back. */
  close(): void;
}

/** Where databases lie, by name. */
export interface SqlFolder {
  /** A sentence where it cannot be opened. */
  open(name: string): SqlConnection | string;
}

export interface CoreModule {
  /** JSON of ExerciseSpec[]. */
  exercises(): string;
  open(exercise: string, query: string): { session: CoreSession } | { fault: Fault };
  /** Where sessions opened from now on keep what is to outlive them. To be called once. */
  useDatabases(folder: SqlFolder): void;
  /** Bytes of the wasm memory now. */
  heapBytes(): number;
}

/** The module that knows traces of the user's own beside its exercises. */
export interface TraceModule extends CoreModule {
  /** JSON of a TraceDescription. */
  ownTrace(): string;
  /** JSON of a TracePreview, of the first bytes of a file. */
  previewTrace(opening: Uint8Array, whole: boolean, query: string): { preview: string } | { fault: Fault };
  openTrace(source: 'file' | 'formula', query: string): { trace: CoreTrace } | { fault: Fault };
}

/** What a module's glue script exports. */
export type CreateCore = (options: { wasmBinary: ArrayBuffer | Uint8Array }) => Promise<CoreModule>;
