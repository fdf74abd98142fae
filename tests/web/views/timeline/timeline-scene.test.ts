import { describe, expect, it } from 'vitest';
import { itemsIn, occurring } from '../../../../web/views/timeline/census';
import { itemAt } from '../../../../web/views/timeline/find';
import { laneAt, lanePlaces } from '../../../../web/views/timeline/lane-places';
import { mostRows, pack } from '../../../../web/views/timeline/packing';
import { type Item, sceneOf } from '../../../../web/views/timeline/scene';
import { walk } from '../../../../web/views/timeline/walk';
import { detailsOf, spokenDetails } from '../../../../web/views/timeline/words';
import { busy, Recorder, stampede } from './timeline-fixture';

const lanes = [
  { name: 'client', kind: 'client' as const },
  { name: 'database', kind: 'database' as const },
];

describe('packing', () => {
  it('puts spans of one time below each other, and of one after the other into one row', () => {
    const { row, rows } = pack(
      new Recorder(lanes)
        .span(1, 0, 10, 'load', 'load')
        .span(1, 5, 12, 'load', 'load')
        .span(1, 10, 20, 'load', 'load')
        .span(0, 0, 1, 'hit', 'get')
        .at(20),
    );
    expect([...row]).toEqual([0, 1, 0, 0]);
    expect([...rows]).toEqual([1, 2]);
  });

  it('puts what encloses another above it, in whatever order they were recorded', () => {
    const inside = new Recorder(lanes).span(0, 2, 4, 'waiting', 'wait').span(0, 2, 9, 'miss', 'get').at(9);
    expect([...pack(inside).row]).toEqual([1, 0]);
  });

  it('lets marks stand across the lane', () => {
    const marked = new Recorder(lanes).span(1, 0, 9, 'load', 'load').span(1, 3, 3, 'expired', 'expire').at(9);
    expect([...pack(marked).rows]).toEqual([1, 1]);
  });

  it('lets no two spans of a row overlap, in a long run with room for all', () => {
    const timeline = busy(2000);
    const { row, order } = pack(timeline);
    const { begin, end } = timeline.spans;
    for (const own of order) {
      const until = new Map<number, number>();
      for (const span of own) {
        const place = row[span] ?? 0;
        expect(begin[span]).toBeGreaterThanOrEqual(until.get(place) ?? 0);
        until.set(place, end[span] ?? 0);
      }
    }
  });

  it('has a bound: a thousand loads at once lie upon each other', () => {
    const recorder = new Recorder(lanes);
    for (let load = 0; load < 1000; load++) recorder.span(1, load / 1e3, 100, 'load', 'load');
    expect([...pack(recorder.at(100)).rows]).toEqual([1, mostRows]);
  });
});

describe('lanes', () => {
  it('lie below each other and are found by their height', () => {
    const placed = lanePlaces([1, 3, 24], false);
    for (const [lane, { top, height }] of placed.places.entries()) expect(laneAt(placed, top + height / 2)).toBe(lane);
    expect(laneAt(placed, -5)).toBe(0);
    expect(laneAt(placed, 9999)).toBe(2);
  });

  it('keep their places while a run plays', () => {
    const end = sceneOf(busy(500), false);
    const start = sceneOf(new Recorder(end.timeline.lanes).at(0), false, end.rows);
    expect(start.places).toEqual(end.places);
  });
});

/** One pixel a millisecond. */
const x = (time: number): number => time / 1e6;

describe('pointing', () => {
  const scene = sceneOf(stampede(), false);
  const middle = (lane: number): number => {
    const { top = 0, row = 0 } = scene.places[lane] ?? {};
    return top + row / 2;
  };

  it('finds the span under the pointer, or one that is near', () => {
    expect(itemAt(scene, (time) => 20 * x(time), { x: 20 * 20, y: middle(0) })).toEqual({ kind: 'span', index: 2 });
    expect(itemAt(scene, (time) => 20 * x(time), { x: 20 * 27 + 3, y: middle(0) })).toEqual({ kind: 'span', index: 2 });
  });

  it('finds a mark before the span it stands on', () => {
    expect(itemAt(scene, (time) => 20 * x(time), { x: 20 * 25.6 + 1, y: middle(3) })).toEqual({
      kind: 'span',
      index: 9,
    });
  });

  it('finds a message between its lanes', () => {
    const { leaves, arrives } = scene;
    const y = ((leaves[5] ?? 0) + (arrives[5] ?? 0)) / 2;
    expect(itemAt(scene, (time) => 20 * x(time), { x: 20 * 30.5, y })).toEqual({ kind: 'message', index: 5 });
  });

  it('finds nothing where there is nothing', () => {
    expect(itemAt(scene, (time) => 20 * x(time), { x: 20 * 5.5, y: middle(0) })).toBeNull();
  });
});

describe('walking', () => {
  const scene = sceneOf(stampede(), false);
  const begins = (item: Item | null): string | undefined => item?.kind && `${item.kind} ${item.index}`;

  it('starts at what is nearest the middle of the picture', () => {
    expect(begins(walk(scene, null, 'next', 12e6))).toBe('span 2');
  });

  it('goes along a lane in time, through its spans and what it sends', () => {
    const seen: (string | undefined)[] = [];
    let item: Item | null = { kind: 'span', index: 0 };
    for (let step = 0; step < 4; step++) {
      seen.push(begins(item));
      item = walk(scene, item, 'next', 0);
    }
    expect(seen).toEqual(['span 0', 'message 0', 'span 2', 'message 2']);
  });

  it('goes to the neighbouring lane, to what is nearest in time, and stops at the edge', () => {
    expect(begins(walk(scene, { kind: 'span', index: 2 }, 'below', 0))).toBe('span 3');
    expect(begins(walk(scene, { kind: 'span', index: 2 }, 'above', 0))).toBe('span 2');
  });

  it('reaches every span and message of a long run', () => {
    const long = sceneOf(busy(300), false);
    const { spans, messages } = long.timeline;
    const seen = new Set<string | undefined>();
    for (const [lane] of long.timeline.lanes.entries()) {
      const start = long.order[lane]?.[0];
      let item: Item | null = start === undefined ? null : walk(long, { kind: 'span', index: start }, 'first', 0);
      while (item && !seen.has(begins(item))) {
        seen.add(begins(item));
        item = walk(long, item, 'next', 0);
      }
    }
    expect(seen.size).toBe(spans.begin.length + messages.sent.length);
  });
});

describe('details', () => {
  const timeline = stampede();
  const sentence = (kind: Item['kind'], index: number): string =>
    spokenDetails(detailsOf(timeline, { kind, index })).replaceAll('\u00a0', ' ');

  it('say of a span who, what, what came of it, why and when', () => {
    expect(sentence('span', 2)).toBe('client 1: get S4, miss (loaded it), from 9 ms to 27 ms, for 18 ms.');
  });

  it('need no second word for a load called load', () => {
    expect(sentence('span', 7)).toBe('database: load S4, from 12 ms to 24 ms, for 12 ms.');
  });

  it('say of a mark when, and of what lasts since when', () => {
    expect(sentence('span', 1)).toBe('cache: expire S4, expired (its time is over), at 8 ms.');
    expect(sentence('span', 16)).toBe('client 3: render, since 52 ms, not over yet.');
  });

  it('say of a message whether it arrived, was lost or is under way', () => {
    expect(sentence('message', 0)).toBe('client 1 → cache: get S4, sent at 2 ms, received at 3 ms, 1 ms later.');
    expect(sentence('message', 8)).toBe(
      'invalidations → client 2: invalidate S7, lost (nobody listened), sent at 35 ms, lost at 37 ms, 2 ms later.',
    );
    expect(sentence('message', 10)).toBe('client 1 → cache: get S4, under way, sent at 57 ms.');
  });

  it('take a message that arrives after the present for one under way', () => {
    const early = { ...timeline, now: 2.5e6 };
    expect(detailsOf(early, { kind: 'message', index: 0 }).outcome).toBe('under way');
  });
});

describe('what is in view', () => {
  it('is all that lasts at any moment of it, as it begins', () => {
    const found = itemsIn(stampede(), { from: 11.5e6, to: 13e6 });
    expect(found).toContainEqual({ kind: 'span', index: 2 });
    expect(found).toContainEqual({ kind: 'message', index: 3 });
    expect(found).not.toContainEqual({ kind: 'span', index: 0 });
  });

  it('names in the legend what occurs', () => {
    const { roles, lost } = occurring(new Recorder(lanes).span(0, 0, 1, 'stale', 'get').at(1));
    expect(roles).toEqual(['stale']);
    expect(lost).toBe(false);
    expect(occurring(stampede()).lost).toBe(true);
  });
});
