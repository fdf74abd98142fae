import { expect } from 'vitest';
import { deterministic } from './deterministic';
import { type Build, runNatively } from './program';
import type { Vector } from './vectors';
import { specs, withSession } from './wasm-core';

export const patienceMs = 60_000;

/** Runs an exercise in WebAssembly and by a native build of the program. */
export async function expectSameBytes(build: Build, { exercise, query }: Vector): Promise<void> {
  const inWasm = withSession(exercise, query, (session) => {
    session.step(session.length());
    return session.result();
  });
  const natively = await runNatively(build, exercise, query);
  // Parsed first, for a difference that can be read; then every byte but what is measured.
  expect(deterministic(inWasm, specs)).toEqual(deterministic(natively, specs));
  expect(JSON.stringify(deterministic(inWasm, specs))).toBe(JSON.stringify(deterministic(natively, specs)));
}
