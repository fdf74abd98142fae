import { describe, expect, test } from 'vitest';
import { deterministic } from './deterministic';
import { type Build, isBuilt, runNatively } from './program';
import { type Vector, vectors } from './vectors';
import { lengthOf, specs, withSession } from './wasm-core';

/**
 * What CPython printed for all of them the core's tests hold against the core. Sanitizers take many times as long: they
 * see fewer, and not the longest runs, in events.
 */
const sets: Record<Build, Vector[]> = {
  release: vectors(25),
  asan: vectors(10).filter(({ exercise, query }) => lengthOf(exercise, query) <= 200_000),
};
const timeoutMs = 60_000;

const builds: { build: Build; words: string }[] = [
  { build: 'release', words: 'as released' },
  { build: 'asan', words: 'unoptimised and with sanitizers' },
];

describe.each(builds)('the program $words gives the same bytes as WebAssembly', ({ build }) => {
  test.skipIf(!isBuilt(build)).each(sets[build])(
    '$exercise $query',
    async ({ exercise, query }) => {
      const inWasm = withSession(exercise, query, (session) => {
        session.step(session.length());
        return session.result();
      });
      const natively = await runNatively(build, exercise, query);
      // Parsed first, for a difference that can be read; then every byte but what is measured.
      expect(deterministic(inWasm, specs)).toEqual(deterministic(natively, specs));
      expect(JSON.stringify(deterministic(inWasm, specs))).toBe(JSON.stringify(deterministic(natively, specs)));
    },
    timeoutMs,
  );
});

test('there are at least 50 sets of parameters', () => {
  expect(vectors().length).toBeGreaterThanOrEqual(50);
});
