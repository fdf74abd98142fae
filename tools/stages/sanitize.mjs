import { cmakeBuild } from '../builds.mjs';
import { runAll } from '../process.mjs';
import { catchStage } from './catch.mjs';
import { wasmBuild } from './page.mjs';
import { vitestStage } from './vitest.mjs';

/** @type {import('./stage.mjs').Stage} */
const asanBuild = {
  name: 'build with AddressSanitizer and UndefinedBehaviorSanitizer',
  run: () => runAll(cmakeBuild('asan')),
  cost: { first: 210, again: 30, leaves: 'build/asan/bin/core_tests' },
};

/** @type {import('./stage.mjs').Stage} */
const tsanBuild = {
  name: 'build with ThreadSanitizer',
  run: () => runAll(cmakeBuild('tsan')),
  cost: { first: 30, again: 5, leaves: 'build/tsan/bin/thread_tests' },
};

/**
 * What `npm run sanitize` does.
 * @type {import('./stage.mjs').Stage[]}
 */
export const sanitizeStages = [
  asanBuild,
  catchStage({
    name: 'tests of the core, with sanitizers',
    preset: 'asan',
    specs: ['~[long]'],
    after: [asanBuild.name],
    cost: { first: 60 },
  }),
  wasmBuild,
  vitestStage({
    name: 'parity of the program with sanitizers and WebAssembly',
    projects: ['sanitized'],
    after: [asanBuild.name, wasmBuild.name],
    cost: { first: 60 },
  }),
  tsanBuild,
  catchStage({
    name: 'containers shared by threads, under ThreadSanitizer',
    preset: 'tsan',
    program: 'thread_tests',
    specs: [''],
    env: { TSAN_OPTIONS: 'halt_on_error=1' },
    after: [tsanBuild.name],
    cost: { first: 30 },
  }),
];
