// Our LRU over keys that the page's script holds: they cross the boundary by the batch, or one a call.
import type { Kernels } from '@bench-kernels';

export interface Trace {
  /** Below 2^32, as a script's numbers. */
  keys: Uint32Array;
  /** The same keys as 64 bits, low half first. */
  pairs: Uint32Array;
  ids: Uint32Array;
  objects: number;
}

/** Copies: the wasm memory may move. */
export function keysOf(kernels: Kernels): Trace {
  const pairs = kernels.keys().slice();
  const keys = new Uint32Array(pairs.length / 2);
  for (let i = 0; i < keys.length; i += 1) {
    if (pairs[2 * i + 1] !== 0) throw new Error('a key of the trace has more than 32 bits');
    keys[i] = pairs[2 * i] as number;
  }
  return { keys, pairs, ids: kernels.ids().slice(), objects: kernels.objects() };
}

export function replayBatches(kernels: Kernels, { pairs }: Trace, size: number, requests: number): number {
  kernels.openLru(size);
  const batch = kernels.batch();
  let hits = 0;
  for (let from = 0; from < 2 * requests; from += batch.length) {
    const some = pairs.subarray(from, Math.min(from + batch.length, 2 * requests));
    batch.set(some);
    hits += kernels._replay_batch(some.length / 2);
  }
  return hits;
}

export function replayCalls(kernels: Kernels, { keys }: Trace, size: number, requests: number): number {
  kernels.openLru(size);
  // The first call replaces Emscripten's stub by the bare export.
  kernels._replay_batch(0);
  let hits = kernels._access_lru(keys[0] as number, 0);
  const access = kernels._access_lru;
  for (let i = 1; i < requests; i += 1) hits += access(keys[i] as number, 0);
  return hits;
}
