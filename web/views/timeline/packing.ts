import type { Timeline } from '../../contract/model';

/** More spans than this at one time in one lane lie upon each other: so many rows are all that can be told apart. */
export const mostRows = 24;

/** Which row of its lane each span takes, so that none lies upon another. */
export interface Packing {
  /** By span; marks take none, and stand across the lane. */
  row: Uint8Array;
  /** By lane, one at the least. */
  rows: Uint8Array;
  /** By lane: its spans, as they begin. */
  order: Uint32Array[];
}

/** O(n log n) in the spans. First come, first row: who begins earlier lies higher, who encloses lies above. */
export function pack({ lanes, spans }: Timeline): Packing {
  const { begin, end, lane } = spans;
  const finish = (span: number): number => end[span] ?? Number.POSITIVE_INFINITY;
  const sorted = Uint32Array.from(begin, (_, index) => index).sort(
    (a, b) => (begin[a] ?? 0) - (begin[b] ?? 0) || finish(b) - finish(a) || a - b,
  );
  const row = new Uint8Array(begin.length);
  const rows = new Uint8Array(lanes.length).fill(1);
  const order: number[][] = lanes.map(() => []);
  const until: number[][] = lanes.map(() => []);
  for (const span of sorted) {
    const own = lane[span] ?? 0;
    const free = until[own];
    if (!free) continue;
    order[own]?.push(span);
    const from = begin[span] ?? 0;
    if (finish(span) === from) continue;
    const place = rowFrom(free, from);
    row[span] = place;
    free[place] = finish(span);
    rows[own] = Math.max(rows[own] ?? 1, place + 1);
  }
  return { row, rows, order: order.map((each) => Uint32Array.from(each)) };
}

/** The first row that is free from then on; where none is left, the one that will be free first. */
function rowFrom(until: number[], from: number): number {
  let soonest = 0;
  for (const [place, time] of until.entries()) {
    if (time <= from) return place;
    if (time < (until[soonest] ?? 0)) soonest = place;
  }
  return until.length < mostRows ? until.length : soonest;
}
