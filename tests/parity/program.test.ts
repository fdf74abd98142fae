import { describe, expect, test } from 'vitest';
import type { ExerciseSpec } from '../../web/session/model';
import { deterministic } from './deterministic';
import { type Build, isBuilt, runNatively } from './program';
import { vectors } from './vectors';
import { core, withSession } from './wasm-core';

const specs = JSON.parse(core.exercises()) as ExerciseSpec[];

const builds: { build: Build; words: string }[] = [
  { build: 'release', words: 'as released' },
  { build: 'asan', words: 'unoptimised and with sanitizers' },
];

describe.each(builds)('the program $words gives the figures of WebAssembly', ({ build }) => {
  test.skipIf(!isBuilt(build)).each(vectors())('$exercise $query', async ({ exercise, query }) => {
    const inWasm = withSession(exercise, query, (session) => {
      session.step(session.length());
      return session.result();
    });
    const natively = await runNatively(build, exercise, query);
    expect(deterministic(inWasm, specs)).toEqual(deterministic(natively, specs));
  });
});

test('there are at least 50 sets of parameters', () => {
  expect(vectors().length).toBeGreaterThanOrEqual(50);
});
