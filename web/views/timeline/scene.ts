import type { Timeline } from '../../contract/model';
import { type LanePlaces, lanePlaces } from './lane-places';
import { mostRows, type Packing, pack } from './packing';

/** One thing on the timeline. */
export interface Item {
  kind: 'span' | 'message';
  index: number;
}

export const sameItem = (a: Item | null, b: Item | null): boolean => a?.kind === b?.kind && a?.index === b?.index;

/** All that is drawn, with its heights; independent of what part of time is shown. */
export interface Scene extends LanePlaces, Packing {
  timeline: Timeline;
  captioned: boolean;
  /** By message: the height at which it leaves and at which it arrives. */
  leaves: Float32Array;
  arrives: Float32Array;
}

/**
 * @param least by lane: rows that it takes even where fewer are filled, so that lanes keep their places while a run plays
 */
export function sceneOf(timeline: Timeline, captioned: boolean, least?: ArrayLike<number>): Scene {
  const packing = pack(timeline);
  const rows = packing.rows.map((count, lane) => Math.min(mostRows, Math.max(count, least?.[lane] ?? 0)));
  const lanes = lanePlaces(rows, captioned);
  const { from, to, sent, until, key } = timeline.messages;
  const heights = (lane: number[], time: readonly (number | null)[]): Float32Array =>
    Float32Array.from(lane, (own, message) =>
      anchor(timeline, packing, lanes, own, time[message] ?? timeline.now, key[message] ?? -1),
    );
  return {
    ...{ timeline, captioned, ...packing, ...lanes },
    ...{ leaves: heights(from, sent), arrives: heights(to, until) },
  };
}

/** The middle of the span that a message leaves from or arrives at, of the same key if there is one; else of the lane. */
function anchor(
  { spans }: Timeline,
  { order, row }: Packing,
  { places }: LanePlaces,
  lane: number,
  time: number,
  key: number,
): number {
  const place = places[lane];
  if (!place) return 0;
  const own = order[lane] ?? [];
  let touched: number | undefined;
  const last = lastBegun(own, spans.begin, time);
  // Further back lie at most the long ones.
  for (let at = last; at >= 0 && at > last - 4 * mostRows; at--) {
    const span = own[at] ?? 0;
    if ((spans.end[span] ?? Number.POSITIVE_INFINITY) < time) continue;
    if (spans.end[span] === spans.begin[span]) continue;
    if (spans.key[span] === key) return heightOf(place, row[span] ?? 0);
    touched ??= span;
  }
  return touched === undefined ? place.top + place.height / 2 : heightOf(place, row[touched] ?? 0);
}

const heightOf = ({ top, row }: { top: number; row: number }, at: number): number => top + (at + 0.5) * row;

/** The place of the last of them that has begun by then; -1 where none has. */
export function lastBegun(order: ArrayLike<number>, begin: readonly number[], time: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((begin[order[middle] ?? 0] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** When a span or message ends or arrives, as far as is known now: one that lasts has got as far as the present. */
export function lasts({ timeline }: Pick<Scene, 'timeline'>, { kind, index }: Item): [begin: number, end: number] {
  const { spans, messages, now } = timeline;
  const begin = (kind === 'span' ? spans.begin : messages.sent)[index] ?? 0;
  const end = (kind === 'span' ? spans.end : messages.until)[index] ?? Math.max(now, begin);
  return [begin, end];
}
