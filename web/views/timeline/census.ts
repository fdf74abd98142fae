import type { SpanRole, Timeline } from '../../contract/model';
import { drawingOrder } from './looks';
import type { Item } from './scene';
import type { TimeWindow } from './time-window';

/** What occurs on a timeline, for its legend. */
export interface Occurring {
  roles: SpanRole[];
  messages: boolean;
  lost: boolean;
}

export function occurring(...timelines: Timeline[]): Occurring {
  const roles = new Set(timelines.flatMap(({ spans }) => spans.role));
  return {
    roles: drawingOrder.filter((role) => roles.has(role)),
    messages: timelines.some(({ messages }) => messages.fate.some((fate) => fate !== 'lost')),
    lost: timelines.some(({ messages }) => messages.fate.includes('lost')),
  };
}

/** What happens within a part of time, as it begins: all that lasts at any moment of it. */
export function itemsIn({ spans, messages, now }: Timeline, { from, to }: TimeWindow): Item[] {
  const found: { item: Item; begin: number }[] = [];
  const collect = (kind: Item['kind'], begins: number[], ends: (number | null)[]): void => {
    for (const [index, begin] of begins.entries()) {
      if (begin <= to && (ends[index] ?? Math.max(now, begin)) >= from) found.push({ item: { kind, index }, begin });
    }
  };
  collect('span', spans.begin, spans.end);
  collect('message', messages.sent, messages.until);
  return found.sort((a, b) => a.begin - b.begin).map(({ item }) => item);
}

export const isEmpty = ({ spans, messages }: Timeline): boolean =>
  spans.begin.length === 0 && messages.sent.length === 0;
