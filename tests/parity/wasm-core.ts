import { readFileSync } from 'node:fs';
import type { CoreModule, CoreSession, CreateCore } from '../../web/contract/core';
import type { ExerciseSpec } from '../../web/contract/model';
import { built, catalogue, moduleOf } from './catalogue';

/** Every module as it is built for the page, which fetches its bytes itself; in Node they are handed to it. */
export const modules = new Map<string, CoreModule>();
for (const name of Object.keys(catalogue.modules)) {
  const { default: create } = (await import(/* @vite-ignore */ new URL(`modules/${name}.js`, built).href)) as {
    default: CreateCore;
  };
  modules.set(name, await create({ wasmBinary: readFileSync(new URL(`modules/${name}.wasm`, built)) }));
}

/** Every exercise, as its module declares it. */
export const specs = [...modules.values()].flatMap((module) => JSON.parse(module.exercises()) as ExerciseSpec[]);

/** Opens a session for `use` and frees it afterwards. */
export function withSession<Result>(exercise: string, query: string, use: (session: CoreSession) => Result): Result {
  const module = modules.get(moduleOf(exercise));
  if (!module) throw new Error(`no module has the exercise "${exercise}"`);
  const opened = module.open(exercise, query);
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
