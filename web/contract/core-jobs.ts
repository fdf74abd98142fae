import type { ExerciseSpec, Frame, Run } from './model';

/** A run of an exercise, named by what opens it: the same two strings give the same run, here and in the program. */
export interface RunName {
  exercise: string;
  query: string;
}

/** What makes a worker able to do its jobs: the bytes of a module, which move to it. */
export type Loading = {
  load: { asked: ModuleBytes; answer: ExerciseSpec[] };
};

/** A module as it came, beside what was built. */
export interface ModuleBytes {
  module: string;
  bytes: ArrayBuffer;
  built: ModuleFile;
}

/** The file of a module as it was built: its length, and its CRC-32 in eight hexadecimal digits. */
export interface ModuleFile {
  bytes: number;
  checksum: string;
}

/**
 * What the page asks of the worker that runs exercises. `seek` and `fill` name their run, so that they do not depend
 * on what was asked before.
 */
export type CoreJobs = Loading & {
  /** To its end. */
  run: { asked: RunName; answer: Run };
  seek: { asked: RunName & { position: number }; answer: Frame };
  /** A program's template in "python" or "cpp", with the parameters of the run filled in. */
  fill: { asked: RunName & { text: string; language: string }; answer: string };
  /** Bytes of the memory of all modules. */
  stats: { asked: object; answer: { heapBytes: number } };
};
