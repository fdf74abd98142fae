import type { CoreTrace } from '@core';
import type { Fault } from '../contract/model';
import { type Surroundings, sliceMs } from './advance';
import { openFile } from './trace-file';

/** Bytes that the core is given at once: some milliseconds of work. */
const portion = 262_144;

/**
 * Gives a trace the bytes of its file, in slices with a pause after each; progress counts the file's own bytes.
 * Rejects with `UnreadableFile`.
 */
export async function feed(trace: CoreTrace, file: File, around: Surroundings): Promise<Fault | 'fed' | 'stopped'> {
  const bytes = await openFile(file);
  try {
    let sliceEnd = around.now() + sliceMs;
    for (let piece = await bytes.next(); piece; piece = await bytes.next()) {
      for (let at = 0; at < piece.byteLength; at += portion) {
        const fault = trace.push(piece.subarray(at, at + portion));
        if (fault) return fault;
        if (around.now() < sliceEnd) continue;
        around.progress({ done: bytes.taken, total: file.size });
        await around.pause();
        if (around.stopped()) return 'stopped';
        sliceEnd = around.now() + sliceMs;
      }
    }
  } finally {
    bytes.close();
  }
  return trace.finish() ?? 'fed';
}
