import type { Progress } from '../contract/call-protocol';
import type { Pause } from './pause';

/** How long the core may run before the messages that arrived are looked at, in milliseconds. */
export const sliceMs = 16;
/** How long one call of `step` should take: several fit into a slice, so a slice ends on time. */
const chunkMs = 4;
/** A step may be a nanosecond's work or a write to a file, which the first one tells. */
const firstChunk = 1;
/** A chunk that took no measurable time grows by this factor at most. */
const growth = 4;

/** Work that is done step by step: of a session, or of a trace. */
export interface Stepwise {
  /** Does up to `n` more and returns how many it did; 0 at the end. */
  step(n: number): number;
  position(): number;
}

/** How `advance` keeps in touch with its surroundings. */
export interface Surroundings {
  pause: Pause;
  /** Milliseconds of a monotonic clock. */
  now: () => number;
  stopped: () => boolean;
  progress: (progress: Progress) => void;
}

/**
 * Steps work forward to `target` (or to its end) in slices, with a pause after each.
 * Returns false when it was stopped on the way.
 */
export async function advance(work: Stepwise, target: number, around: Surroundings): Promise<boolean> {
  const start = work.position();
  let position = start;
  let chunk = firstChunk;
  for (;;) {
    if (around.stopped()) return false;
    const sliceEnd = around.now() + sliceMs;
    let time = around.now();
    while (position < target && time < sliceEnd) {
      const taken = work.step(Math.min(chunk, target - position));
      if (taken === 0) return true;
      position += taken;
      const before = time;
      time = around.now();
      chunk = nextChunk(chunk, taken, time - before);
    }
    if (position >= target) return true;
    around.progress({ done: position - start, total: target - start });
    await around.pause();
  }
}

function nextChunk(chunk: number, taken: number, tookMs: number): number {
  const ideal = tookMs > 0 ? (taken * chunkMs) / tookMs : Number.POSITIVE_INFINITY;
  return Math.max(1, Math.floor(Math.min(ideal, chunk * growth)));
}
