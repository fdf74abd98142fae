// What a careful programmer writes by hand in JavaScript: an LRU on typed arrays, keys of 32 bits through a hash table
// with linear probing, the order in a list of slots. Nothing is allocated after the start.

const none = -1;

/** The bits that murmur3's finaliser mixes. */
function hash(key: number): number {
  let bits = key ^ (key >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** The hits of an LRU of `size` entries, at least two. */
export function replayHashed(keys: Uint32Array, size: number): number {
  let cells = 4;
  while (cells < 2 * size) cells *= 2;
  const mask = cells - 1;
  const table = new Int32Array(cells).fill(none);
  const held = new Uint32Array(size);
  const newer = new Int32Array(size).fill(none);
  const older = new Int32Array(size).fill(none);
  let newest = none;
  let oldest = none;
  let used = 0;
  let hits = 0;

  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] as number;
    let cell = hash(key) & mask;
    let slot = table[cell] as number;
    while (slot !== none && held[slot] !== key) {
      cell = (cell + 1) & mask;
      slot = table[cell] as number;
    }
    if (slot !== none) {
      hits += 1;
      if (slot === newest) continue;
      const up = newer[slot] as number;
      const down = older[slot] as number;
      older[up] = down;
      if (down === none) oldest = up;
      else newer[down] = up;
    } else if (used < size) {
      slot = used;
      used += 1;
      held[slot] = key;
      table[cell] = slot;
      if (oldest === none) oldest = slot;
    } else {
      slot = oldest;
      oldest = newer[slot] as number;
      older[oldest] = none;
      let hole = hash(held[slot] as number) & mask;
      while (table[hole] !== slot) hole = (hole + 1) & mask;
      // Later cells of the probe sequence move up, so that no cell is left marked as deleted.
      for (let at = (hole + 1) & mask; table[at] !== none; at = (at + 1) & mask) {
        const home = hash(held[table[at] as number] as number) & mask;
        if (((at - home) & mask) < ((at - hole) & mask)) continue;
        table[hole] = table[at] as number;
        hole = at;
      }
      table[hole] = none;
      cell = hash(key) & mask;
      while (table[cell] !== none) cell = (cell + 1) & mask;
      held[slot] = key;
      table[cell] = slot;
    }
    older[slot] = newest;
    newer[slot] = none;
    if (newest !== none) newer[newest] = slot;
    newest = slot;
  }
  return hits;
}
