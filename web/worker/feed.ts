import type { CoreTrace } from '../contract/core';
import type { Fault } from '../contract/model';
import { type Surroundings, sliceMs } from './advance';
import { Refused, Stopped } from './refusals';
import { openFile } from './trace-file';

/** Bytes that the core is given at once: some milliseconds of work. */
const portion = 262_144;

/**
 * Gives a trace the bytes of its file, in slices with a pause after each; progress counts the file's own bytes.
 * Rejects with `Refused`, of an unreadable file as well, or with `Stopped`.
 */
export async function feed(trace: CoreTrace, file: File, around: Surroundings): Promise<void> {
  const bytes = await openFile(file);
  try {
    let sliceEnd = around.now() + sliceMs;
    for (let piece = await bytes.next(); piece; piece = await bytes.next()) {
      for (let at = 0; at < piece.byteLength; at += portion) {
        refuse(trace.push(piece.subarray(at, at + portion)));
        if (around.now() < sliceEnd) continue;
        around.progress({ done: bytes.taken, total: file.size });
        await around.pause();
        if (around.stopped()) throw new Stopped();
        sliceEnd = around.now() + sliceMs;
      }
    }
  } finally {
    bytes.close();
  }
  refuse(trace.finish());
}

function refuse(fault: Fault | null): void {
  if (fault) throw new Refused(fault);
}
