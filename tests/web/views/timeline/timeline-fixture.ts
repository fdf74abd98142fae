// Made-up timelines whose spans and messages hang together: clients that ask a cache, which asks a database under a lock.
import type { SpanRole, Timeline, TimelineMessages, TimelineSpans } from '../../../../web/contract/model';

const ms = 1e6;

/** Builds a timeline as the core writes it. */
export class Recorder {
  private readonly words = [''];
  private readonly spans: TimelineSpans = {
    ...{ bound: 5000, gone: 0, lane: [], begin: [], end: [], role: [], what: [], why: [], key: [] },
  };
  private readonly messages: TimelineMessages = {
    ...{ bound: 5000, gone: 0, from: [], to: [], sent: [], until: [], fate: [], what: [], why: [], key: [] },
  };

  constructor(
    private readonly lanes: Timeline['lanes'],
    private readonly keys: string[] = [],
  ) {}

  private word(text: string): number {
    const found = this.words.indexOf(text);
    return found === -1 ? this.words.push(text) - 1 : found;
  }

  /** Times in milliseconds; `end` null lasts. */
  span(lane: number, begin: number, end: number | null, role: SpanRole, what: string, why = '', key = -1): this {
    const { spans } = this;
    spans.lane.push(lane);
    spans.begin.push(Math.round(begin * ms));
    spans.end.push(end === null ? null : Math.round(end * ms));
    spans.role.push(role);
    spans.what.push(this.word(what));
    spans.why.push(this.word(why));
    spans.key.push(key);
    return this;
  }

  message(from: number, to: number, sent: number, until: number | null, what: string, why = '', key = -1): this {
    const { messages } = this;
    messages.from.push(from);
    messages.to.push(to);
    messages.sent.push(Math.round(sent * ms));
    messages.until.push(until === null ? null : Math.round(until * ms));
    messages.fate.push(until === null ? 'under-way' : why ? 'lost' : 'received');
    messages.what.push(this.word(what));
    messages.why.push(this.word(why));
    messages.key.push(key);
    return this;
  }

  at(now: number): Timeline {
    return { now: now * ms, lanes: this.lanes, words: this.words, keys: this.keys, ...this.columns() };
  }

  private columns(): Pick<Timeline, 'spans' | 'messages'> {
    return { spans: this.spans, messages: this.messages };
  }
}

const lanes = (clients: number): Timeline['lanes'] => [
  ...Array.from({ length: clients }, (_, client) => ({ name: `client ${client + 1}`, kind: 'client' as const })),
  { name: 'cache', kind: 'cache' },
  { name: 'lock', kind: 'lock' },
  { name: 'database', kind: 'database' },
  { name: 'write buffer', kind: 'queue' },
  { name: 'invalidations', kind: 'channel' },
];

/** A key expires under three clients: one loads it, two wait; then a write, whose invalidation is lost on the way. */
export function stampede(): Timeline {
  const [cache, lock, database, buffer, channel] = [3, 4, 5, 6, 7];
  return new Recorder(lanes(3), ['S4', 'S7'])
    .span(0, 2, 4, 'hit', 'get', 'fresh', 0)
    .message(0, cache, 2, 3, 'get', '', 0)
    .message(cache, 0, 3, 4, 'reply', '', 0)
    .span(cache, 8, 8, 'expired', 'expire', 'its time is over', 0)
    .span(0, 9, 27, 'miss', 'get', 'loaded it', 0)
    .message(0, cache, 9, 10, 'get', '', 0)
    .span(1, 10, 27.5, 'hit', 'get', 'shared the load', 0)
    .span(1, 11, 26, 'waiting', 'wait', 'the lock is taken', 0)
    .span(2, 12, 26.4, 'waiting', 'get', 'the lock is taken', 0)
    .span(lock, 10.5, 26, 'held', 'lock', '', 0)
    .message(lock, database, 11, 12, 'load', '', 0)
    .span(database, 12, 24, 'load', 'load', '', 0)
    .message(database, cache, 24, 25, 'value', '', 0)
    .span(cache, 25, 25.6, 'write', 'set', '', 0)
    .span(cache, 25.6, 25.6, 'eviction', 'evict', 'least recently used', 1)
    .span(2, 30, 34, 'write', 'set', 'buffered', 1)
    .message(2, buffer, 30, 31, 'set', '', 1)
    .span(buffer, 31, 44, 'waiting', 'hold', 'for a full batch', 1)
    .message(buffer, database, 44, 45, 'batch', '', 1)
    .span(database, 45, 49, 'write', 'save', '', 1)
    .message(2, channel, 33, 34, 'publish', '', 1)
    .message(channel, 1, 35, 37, 'invalidate', 'nobody listened', 1)
    .message(channel, 0, 35, 36.5, 'invalidate', '', 1)
    .span(1, 40, 41.2, 'stale', 'get', 'never heard of the write', 1)
    .span(0, 42, 50, 'failed', 'get', 'timed out', 1)
    .span(buffer, 50, 53, 'lost', 'hold', 'the process was killed', 1)
    .span(2, 52, null, 'work', 'render')
    .message(0, cache, 57, null, 'get', '', 0)
    .at(58);
}

/** Many spans, as a long run leaves them: `spans` in all, on eight clients and what they share. */
export function busy(spans: number): Timeline {
  const clients = 8;
  const recorder = new Recorder(lanes(clients), ['S0', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9']);
  const [cache, lock, database] = [clients, clients + 1, clients + 2];
  let seed = 38;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const free = Array.from({ length: clients }, () => random() * 2);
  let recorded = 0;
  while (recorded < spans) {
    const client = free.indexOf(Math.min(...free));
    const begin = free[client] ?? 0;
    const key = Math.floor(random() * 10);
    const chance = random();
    const long = chance < 0.72 ? 0.4 + random() * 0.4 : 4 + random() * 6;
    const role: SpanRole = chance < 0.7 ? 'hit' : chance < 0.72 ? 'stale' : chance < 0.9 ? 'miss' : 'waiting';
    recorder.span(client, begin, begin + long, role, 'get', role === 'waiting' ? 'the lock is taken' : '', key);
    recorder.span(cache, begin + 0.1, begin + 0.3, role === 'hit' ? 'hit' : 'miss', 'get', '', key);
    recorder.message(client, cache, begin, begin + 0.1, 'get', chance > 0.995 ? 'dropped' : '', key);
    recorded += 2;
    if (role === 'miss') {
      recorder.span(database, begin + 0.5, begin + long - 0.3, 'load', 'load', '', key);
      recorder.span(lock, begin + 0.4, begin + long - 0.2, 'held', 'lock', '', key);
      recorded += 2;
    }
    free[client] = begin + long + random();
  }
  return recorder.at(Math.max(...free));
}
