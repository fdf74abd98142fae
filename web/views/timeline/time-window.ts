import type { Timeline } from '../../contract/model';

/** The part of virtual time that is shown, in nanoseconds. */
export interface TimeWindow {
  from: number;
  to: number;
}

/** Nothing shorter is shown: the core counts whole nanoseconds. */
const shortest = 20;
/** Air at both ends, as a share of what is shown. */
const air = 0.02;

export const length = ({ from, to }: TimeWindow): number => to - from;

/** Of what is kept: the beginning of the earliest, and the end of the latest. */
function kept({ spans, messages, now }: Timeline): TimeWindow {
  let from = Number.POSITIVE_INFINITY;
  let to = now;
  for (const times of [spans.begin, messages.sent]) for (const time of times) if (time < from) from = time;
  for (const times of [spans.end, messages.until]) for (const time of times) if (time !== null && time > to) to = time;
  return { from: Math.min(from, to), to };
}

/**
 * All there is to see at the playhead. Where the end of the run still has everything, this is the whole run, so that
 * nothing moves while it plays; where the oldest have gone, as much as the end shows, up to the present.
 */
export function extent(present: Timeline, end: Timeline = present): TimeWindow {
  const all = kept(end);
  const wide = Math.max(length(all), shortest);
  const complete = end.spans.gone === 0 && end.messages.gone === 0;
  const to = complete ? all.from + wide : Math.max(kept(present).to, wide);
  return { from: to - wide * (1 + air), to: to + wide * air };
}

/** The window within the extent: shorter where it was longer, moved where it reached over an end. */
export function within({ from, to }: TimeWindow, all: TimeWindow): TimeWindow {
  const wide = Math.min(Math.max(to - from, shortest), length(all));
  const start = Math.min(Math.max(from, all.from), all.to - wide);
  return { from: start, to: start + wide };
}

/** `factor` 2 shows half as much; what lies at `at` stays where it is. */
export function zoom({ from, to }: TimeWindow, factor: number, at: number, all: TimeWindow): TimeWindow {
  const wide = Math.min(Math.max((to - from) / factor, shortest), length(all));
  const share = (at - from) / (to - from);
  return within({ from: at - share * wide, to: at + (1 - share) * wide }, all);
}

/** By a share of what is shown; positive goes on in time. */
export function pan({ from, to }: TimeWindow, share: number, all: TimeWindow): TimeWindow {
  const by = (to - from) * share;
  return within({ from: from + by, to: to + by }, all);
}

/** Moved, where needed, as little as shows all of what lies between two times, or its beginning. */
export function including(shown: TimeWindow, begin: number, end: number, all: TimeWindow): TimeWindow {
  const wide = length(shown);
  const margin = wide * 0.06;
  if (begin >= shown.from + margin && end <= shown.to - margin) return shown;
  const fits = end - begin <= wide - 2 * margin;
  const from = begin < shown.from + margin || !fits ? begin - margin : end + margin - wide;
  return within({ from, to: from + wide }, all);
}

/** The extent is shown whole. */
export const isWhole = (shown: TimeWindow, all: TimeWindow): boolean => length(shown) >= length(all) * (1 - 1e-9);

/** Where a time lies, as a share of what is shown. */
export const shareOf = ({ from, to }: TimeWindow, time: number): number => (time - from) / (to - from);
