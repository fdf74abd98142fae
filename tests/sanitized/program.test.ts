import { expect, test } from 'vitest';
import { expectSameBytes, patienceMs } from '../parity/same-bytes';
import { vectors } from '../parity/vectors';
import { lengthOf } from '../parity/wasm-core';

/** Sanitizers take many times as long: they see fewer sets than the program as released, and not the longest runs. */
const sets = vectors(10).filter(({ exercise, query }) => lengthOf(exercise, query) <= 200_000);

test.each(sets)(
  '$exercise $query: the program, unoptimised and with sanitizers, gives the same bytes as WebAssembly',
  (vector) => expectSameBytes('asan', vector),
  patienceMs,
);

test('every exercise has sets that are short enough', () => {
  const all = new Set(vectors().map(({ exercise }) => exercise));
  expect(new Set(sets.map(({ exercise }) => exercise))).toEqual(all);
});
