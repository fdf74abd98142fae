// Our compiled LRU once more, by hand in JavaScript on typed arrays (core/eviction/lru_positions.hpp): the order of
// recency is the trace itself. A third faster than a list of slots in typed arrays would be.

const wordBits = 32;

/** The hits of an LRU of `size` entries; ids are below `objects`. */
export function replayDense(ids: Uint32Array, objects: number, size: number): number {
  // By id, the position of its last request, from 1.
  const last = new Uint32Array(objects);
  // One bit a position, set where it is somebody's last or nobody has been yet.
  const live = new Uint32Array(Math.floor(ids.length / wordBits) + 2).fill(0xffffffff);
  let tail = 1;
  let used = 0;
  let hits = 0;
  for (let i = 0; i < ids.length; i += 1) {
    const id = ids[i] as number;
    const before = last[id] as number;
    last[id] = i + 1;
    live[before >>> 5] = (live[before >>> 5] as number) & ~(1 << (before & 31));
    if (before >= tail) {
      hits += 1;
    } else if (used < size) {
      used += 1;
    } else {
      let word = (live[tail >>> 5] as number) >>> (tail & 31);
      while (word === 0) {
        tail = ((tail >>> 5) + 1) << 5;
        word = live[tail >>> 5] as number;
      }
      // The lowest set bit's number.
      tail += wordBits - Math.clz32(word & -word);
    }
  }
  return hits;
}
