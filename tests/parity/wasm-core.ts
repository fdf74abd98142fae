import { readFileSync } from 'node:fs';
import createCore, { type CoreModule, type CoreSession } from '@core';
import type { ExerciseSpec } from '../../web/contract/model';

/** The core as it is built for the page, which fetches its bytes itself; in Node they are handed to it. */
export const core: CoreModule = await createCore({
  wasmBinary: readFileSync(new URL('../../build/wasm/core.wasm', import.meta.url)),
});

/** Every exercise, as the core declares it. */
export const specs = JSON.parse(core.exercises()) as ExerciseSpec[];

/** Opens a session for `use` and frees it afterwards. */
export function withSession<Result>(exercise: string, query: string, use: (session: CoreSession) => Result): Result {
  const opened = core.open(exercise, query);
  if ('fault' in opened) throw new Error(opened.fault.message);
  try {
    return use(opened.session);
  } finally {
    opened.session.delete();
  }
}

/** Events in all of a run. */
export const lengthOf = (exercise: string, query: string): number =>
  withSession(exercise, query, (session) => session.length());
