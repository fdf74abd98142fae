import { cmakeBuild, webBuild } from '../builds.mjs';
import { packaged, root, run, runAll } from '../process.mjs';
import { readCtest, readPlaywright } from '../reports/readers.mjs';
import { checkStages, releaseBuild } from './check.mjs';
import { vitestStage } from './vitest.mjs';

const asanBuild = 'build with sanitizers';
const tsanBuild = 'build with ThreadSanitizer';
const wasmBuild = 'WebAssembly build';
const pageBuild = 'page build';

/** For the test in which the browser's SQLite keeps the contract of stores. */
const storeContractBuild = ['cmake', '--build', '--preset', 'wasm', '--target', 'store_contract'];

/**
 * What `npm test` does.
 * @type {import('./stage.mjs').Stage[]}
 */
export const testStages = [
  ...checkStages,
  { name: asanBuild, run: () => runAll(cmakeBuild('asan')) },
  ctestStage('tests of the core, with sanitizers', 'asan', asanBuild),
  ctestStage('long tests, and the programs that the page offers', 'released', releaseBuild),
  { name: tsanBuild, run: () => runAll(cmakeBuild('tsan')) },
  ctestStage('containers shared by threads, under ThreadSanitizer', 'tsan', tsanBuild),
  { name: wasmBuild, run: () => runAll([...cmakeBuild('wasm'), storeContractBuild]) },
  vitestStage('tools', ['tools']),
  vitestStage('page modules and parity in Node', ['web', 'parity']),
  { name: pageBuild, run: () => runAll(webBuild), after: [wasmBuild] },
  playwrightStage(),
];

/**
 * @param {string} name
 * @param {'asan' | 'released' | 'tsan'} preset
 * @param {string} build the stage that built it
 * @returns {import('./stage.mjs').Stage}
 */
function ctestStage(name, preset, build) {
  const file = `${root}build/reports/ctest-${preset}.xml`;
  const options = ['--output-on-failure', '--no-tests=error', '--output-junit', file];
  return {
    name,
    after: [build],
    run: () => run('ctest', ['--preset', preset, ...options]),
    report: { file, read: readCtest },
  };
}

/** @returns {import('./stage.mjs').Stage} */
function playwrightStage() {
  const file = `${root}build/reports/playwright.json`;
  return {
    name: 'page in a real browser',
    after: [pageBuild],
    run: () => run(packaged('playwright'), ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
    report: { file, read: readPlaywright },
  };
}
