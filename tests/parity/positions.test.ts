import { expect, test } from 'vitest';
import type { CoreSession } from '../../web/contract/core';
import type { RunResult } from '../../web/contract/model';
import { vectors } from './vectors';
import { lengthOf, withSession } from './wasm-core';

/** Every run is replayed a dozen times here: some of each exercise will do, and the longest add nothing but patience. */
const longest = 200_000;
const replayable = vectors(10).filter(({ exercise, query }) => lengthOf(exercise, query) <= longest);

/** What a run has put out so far, every event, series and frame included. */
const digestOf = (session: CoreSession): string => (JSON.parse(session.result()) as RunResult).digest;

/** Chunks that no position is a multiple of. */
const unevenChunks = [1, 7, 2, 997, 31, 4_099];

function stepUnevenly(session: CoreSession, target: number): void {
  for (let turn = 0; session.position() < target; turn++) {
    const chunk = unevenChunks[turn % unevenChunks.length] ?? 1;
    session.step(Math.min(chunk, target - session.position()));
  }
}

test.each(replayable)('$exercise $query: a position is the same however it is reached', ({ exercise, query }) => {
  const length = withSession(exercise, query, (session) => session.length());
  const positions = [0, length / 3, 0.618 * length, length - 1, length].map(Math.round);
  for (const position of new Set(positions)) {
    const stepped = withSession(exercise, query, (session) => {
      stepUnevenly(session, position);
      return digestOf(session);
    });
    const [forward, back] = withSession(exercise, query, (session) => {
      session.seek(position);
      const reached = digestOf(session);
      session.seek(length);
      session.seek(position);
      return [reached, digestOf(session)];
    });
    expect([position, forward, back]).toEqual([position, stepped, stepped]);
  }
});

test('a step tells how far it came, and ends at the end', () => {
  const [first] = vectors();
  if (!first) throw new Error('no vectors');
  withSession(first.exercise, first.query, (session) => {
    const length = session.length();
    expect(session.step(length - 1)).toBe(length - 1);
    expect(session.step(10)).toBe(1);
    expect(session.step(10)).toBe(0);
    session.seek(length + 10);
    expect(session.position()).toBe(length);
  });
});
