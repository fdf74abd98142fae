import { expect, test } from 'vitest';
import { isBuilt } from './program';
import { expectSameBytes, patienceMs } from './same-bytes';
import { vectors } from './vectors';

/** What CPython printed for all of them the core's tests hold against the core. */
test.skipIf(!isBuilt('release')).each(vectors(25))(
  '$exercise $query: the program gives the same bytes as WebAssembly',
  (vector) => expectSameBytes('release', vector),
  patienceMs,
);

test('there are at least 50 sets of parameters', () => {
  expect(vectors().length).toBeGreaterThanOrEqual(50);
});
