import { describe, expect, test } from 'vitest';
import { type Build, isBuilt, runNatively } from './program';
import { vectors } from './vectors';
import { withSession } from './wasm-core';

const builds: { build: Build; words: string }[] = [
  { build: 'release', words: 'as released' },
  { build: 'asan', words: 'unoptimised and with sanitizers' },
];

describe.each(builds)('the program $words gives the same bytes as WebAssembly', ({ build }) => {
  test.skipIf(!isBuilt(build)).each(vectors())('$exercise $query', async ({ exercise, query }) => {
    const inWasm = withSession(exercise, query, (session) => {
      session.step(session.length());
      return session.result();
    });
    const natively = await runNatively(build, exercise, query);
    // Parsed first, for a difference that can be read; then every byte.
    expect(JSON.parse(inWasm)).toEqual(JSON.parse(natively));
    expect(inWasm).toBe(natively);
  });
});
