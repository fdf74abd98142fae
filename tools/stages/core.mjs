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
 * The tests alone, for who looks for one.
 * @type {Stage}
 */
export const testsBuild = {
  name: 'build of the tests',
  run: () => runAll(cmakeBuild('release', 'tests')),
  cost: { first: 170, again: 15, leaves: 'build/release/bin/core_tests' },
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
 * Builds and runs the native tests of a name.
 * @param {string} name part of a test's name, its file's name or its tag
 * @returns {Stage[]}
 */
export function coreTestsOf(name) {
  const after = [testsBuild.name];
  const specs = [matching(name)];
  return [testsBuild, catchStage({ name: `tests of the core: ${name}`, preset: 'release', specs, after })];
}

/**
 * All native tests. Those that ask CPython take as long as the others, and run beside them.
 * @returns {Stage[]}
 */
export function coreTests() {
  const after = [nativeBuild.name];
  const specs = ['[conformance]', '~[conformance]'];
  return [
    catchStage({ name: 'tests of the core', preset: 'release', specs, after, cost: { first: 100 } }),
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
