import { cmakeBuild, webBuild } from '../builds.mjs';
import { Obstacle } from '../obstacle.mjs';
import { packaged, root, run, runAll } from '../process.mjs';
import { readPlaywright } from '../reports/readers.mjs';
import { byName } from './by-name.mjs';
import { runStages, times } from './stage.mjs';
import { vitestStage } from './vitest.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */

/**
 * The WebAssembly core.
 * @type {Stage}
 */
export const wasmBuild = {
  name: 'WebAssembly build',
  run: () => runAll(cmakeBuild('wasm')),
  cost: { first: 90, again: 5, leaves: 'build/wasm/build.ninja' },
};

/**
 * The page's files in web/dist.
 * @type {Stage}
 */
export const pageBuild = {
  name: 'page build',
  run: () => runAll(webBuild),
  after: [wasmBuild.name],
  cost: { first: 5 },
};

/** What there is to do before the page can be served. */
export const pageStages = [wasmBuild, pageBuild];

/** Builds the WebAssembly core, then the page around it, and says how long it took. */
export async function buildPage() {
  const outcomes = await runStages(pageStages);
  const [broken] = outcomes.flatMap((outcome) => outcome.broken);
  if (broken !== undefined) throw new Obstacle(`The page could not be built: ${broken}, see above.`);
  console.log(`\nTime:\n${times(outcomes)}`);
}

/**
 * For the test in which the browser's SQLite keeps the contract of stores.
 * @type {Stage}
 */
export const storeContractBuild = {
  name: 'WebAssembly build of the contract of stores',
  run: () => run('cmake', ['--build', '--preset', 'wasm', '--target', 'store_contract']),
  after: [wasmBuild.name],
  cost: { first: 20, again: 2, leaves: 'build/wasm/store_contract.wasm' },
};

/**
 * The page's modules in Node, and the equality of the program and WebAssembly.
 * @param {string} [only]
 */
export const webTests = (only) =>
  vitestStage({
    name: 'page modules, and parity of program and WebAssembly',
    projects: ['web', 'parity'],
    only,
    after: [wasmBuild.name],
    cost: { first: 120 },
  });

/**
 * The page in a real browser.
 * @param {string} [only]
 * @returns {Stage}
 */
export function browserTests(only) {
  const file = `${root}build/reports/playwright.json`;
  const lines = process.env.CI === 'true' ? 'dot' : 'list';
  const filter = byName(only, { folders: ['tests/e2e'], title: '--grep' });
  return {
    name: 'page in a real browser',
    after: [pageBuild.name],
    run: () =>
      run(
        packaged('playwright'),
        ['test', '--project=page', '--project=timing', `--reporter=${lines},json`, ...filter],
        {
          PLAYWRIGHT_JSON_OUTPUT_FILE: file,
        },
      ),
    report: { file, read: readPlaywright },
    cost: { first: 360 },
  };
}
