import { cmakeBuild } from '../builds.mjs';
import { root, run, runAll } from '../process.mjs';
import { readCtest } from '../reports/readers.mjs';
import { catchStage, matching } from './catch.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */

/**
 * The core, the program, all native tests and the C++ programs that the page offers, as released.
 * @type {Stage}
 */
export const nativeBuild = {
  name: 'native build',
  run: () => runAll(cmakeBuild('release')),
  cost: { first: 200, again: 20, leaves: 'build/release/bin/core_tests' },
};

/**
 * The program alone: what habits, parity and compile commands need.
 * @type {Stage}
 */
export const programBuild = {
  name: 'build of the program',
  run: () => runAll(cmakeBuild('release', 'program')),
  cost: { first: 110, again: 10, leaves: 'build/release/bin/cachebound' },
};

/**
 * The native tests. Without a name the long ones run beside the others.
 * @param {string} [name] part of a test's name, its file's name or its tag; absent: all
 * @returns {Stage[]}
 */
export function coreTests(name) {
  const after = [nativeBuild.name];
  if (name !== undefined) {
    return [catchStage({ name: `tests of the core: ${name}`, preset: 'release', specs: [matching(name)], after })];
  }
  const specs = ['[long]', '~[long]'];
  return [
    catchStage({ name: 'tests of the core', preset: 'release', specs, after, cost: { first: 90 } }),
    catchStage({
      name: 'containers shared by threads',
      preset: 'release',
      program: 'thread_tests',
      specs: [''],
      after,
      cost: { first: 5 },
    }),
    programs,
  ];
}

const programsReport = `${root}build/reports/programs.xml`;

/** @type {Stage} */
const programs = {
  name: 'the C++ programs that the page offers',
  after: [nativeBuild.name],
  run: () =>
    run('ctest', ['--preset', 'release', '--output-on-failure', '--no-tests=error', '--output-junit', programsReport]),
  report: { file: programsReport, read: readCtest },
  cost: { first: 5 },
};
