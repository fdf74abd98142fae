import type { SpanRole, Timeline } from '../../contract/model';
import type { Item } from './scene';
import { duration, moment } from './span-time';

/** An item in words, in parts so that a view can set them apart. */
export interface Details {
  /** "client 1" or "client 1 → cache". */
  where: string;
  /** "get S4". */
  what: string;
  /** Empty for a message that arrived, and for plain work. */
  outcome: string;
  why: string;
  when: string;
}

/** What a role is called; `held` and `work` are plain without more words. */
export const roleNames: Record<SpanRole, string> = {
  work: 'work',
  waiting: 'waiting',
  held: 'held',
  load: 'load',
  write: 'write',
  hit: 'hit',
  miss: 'miss',
  expired: 'expired',
  eviction: 'evicted',
  stale: 'stale',
  failed: 'failed',
  lost: 'lost',
};

/** What is done and to which key. */
export function named({ words, keys }: Timeline, what: number | undefined, key: number | undefined): string {
  return [words[what ?? 0], keys[key ?? -1]].filter(Boolean).join(' ');
}

const laneName = ({ lanes }: Timeline, lane: number | undefined): string => lanes[lane ?? -1]?.name ?? '';

export const detailsOf = (timeline: Timeline, { kind, index }: Item): Details =>
  kind === 'span' ? ofSpan(timeline, index) : ofMessage(timeline, index);

function ofSpan(timeline: Timeline, index: number): Details {
  const { spans, words } = timeline;
  const role = spans.role[index] ?? 'work';
  const begin = spans.begin[index] ?? 0;
  const end = spans.end[index] ?? null;
  const what = named(timeline, spans.what[index], spans.key[index]);
  // A load called "load" needs no second word.
  const outcome = role === 'work' || what.split(' ')[0] === role ? '' : roleNames[role];
  return {
    ...{ where: laneName(timeline, spans.lane[index]), what, outcome, why: words[spans.why[index] ?? 0] ?? '' },
    when:
      end === null
        ? `since ${moment(begin)}, not over yet`
        : end === begin
          ? `at ${moment(begin)}`
          : `from ${moment(begin)} to ${moment(end)}, for ${duration(end - begin)}`,
  };
}

function ofMessage(timeline: Timeline, index: number): Details {
  const { messages, words, now } = timeline;
  const sent = messages.sent[index] ?? 0;
  const until = messages.until[index] ?? null;
  const lost = messages.fate[index] === 'lost';
  const underWay = until === null || until > now;
  const after = until === null || until === sent ? '' : `, ${duration(until - sent)} later`;
  return {
    where: `${laneName(timeline, messages.from[index])} → ${laneName(timeline, messages.to[index])}`,
    what: named(timeline, messages.what[index], messages.key[index]),
    outcome: lost ? 'lost' : underWay ? 'under way' : '',
    why: words[messages.why[index] ?? 0] ?? '',
    when: `sent at ${moment(sent)}${underWay ? '' : `, ${lost ? 'lost' : 'received'} at ${moment(until)}${after}`}`,
  };
}

/** All of it as one sentence. */
export function spokenDetails({ where, what, outcome, why, when }: Details): string {
  return `${where}: ${what}${outcome ? `, ${outcome}` : ''}${why ? ` (${why})` : ''}, ${when}.`;
}
