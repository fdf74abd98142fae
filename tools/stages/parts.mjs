import { Obstacle } from '../obstacle.mjs';
import { coreTests, coreTestsOf, nativeBuild, programBuild } from './core.mjs';
import { browserTests, pageBuild, storeContractBuild, wasmBuild, webTests } from './page.mjs';
import { vitestStage } from './vitest.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */
/** @typedef {import('../ensure/needs.mjs').Group} Group */

/** @param {string} [only] */
const toolsTests = (only) =>
  vitestStage({
    name: 'the commands themselves',
    projects: ['tools'],
    only,
    after: [nativeBuild.name],
    cost: { first: 75 },
  });

/** @type {Record<string, { deeds: string, needs: Group[], stages: (only?: string) => Stage[] }>} */
const parts = {
  core: {
    deeds: 'builds the core and runs its tests',
    needs: ['native', 'oracles'],
    stages: (only) => (only === undefined ? [nativeBuild, ...coreTests()] : coreTestsOf(only)),
  },
  web: {
    deeds: "builds the program and the WebAssembly core, and runs the tests of the page's modules and of parity",
    needs: ['native', 'wasm', 'oracles'],
    stages: (only) => [programBuild, wasmBuild, webTests(only)],
  },
  e2e: {
    deeds: 'builds the WebAssembly core and the page, and runs the tests in a real browser',
    needs: ['wasm', 'browser'],
    stages: (only) => [wasmBuild, storeContractBuild, pageBuild, browserTests(only)],
  },
  tools: {
    deeds: 'builds the core and runs the tests of the commands themselves',
    needs: ['native'],
    stages: (only) => [nativeBuild, toolsTests(only)],
  },
};

const everything = {
  deeds: 'builds the core, the WebAssembly core and the page, and runs every test of them',
  needs: /** @type {Group[]} */ (['wasm', 'native', 'browser', 'oracles']),
  stages: () => [
    nativeBuild,
    ...coreTests(),
    wasmBuild,
    storeContractBuild,
    toolsTests(),
    webTests(),
    pageBuild,
    browserTests(),
  ],
};

/**
 * What `npm test -- PART NAME` does; all of it where nothing is named.
 * @param {string[]} words
 * @throws {Obstacle} in a sentence for a part that there is not
 */
export function partOf(words) {
  const [part, name, ...more] = words;
  const allowed = `${Object.keys(parts).join(', ')}, each alone or with one name after it`;
  if (part === undefined) return { ...everything, stages: everything.stages() };
  const chosen = Object.hasOwn(parts, part) ? parts[part] : undefined;
  if (!chosen) throw new Obstacle(`part: got ${part}; allowed: ${allowed}.`);
  if (more.length > 0) throw new Obstacle(`name: got ${words.slice(1).join(' ')}; allowed: one name, in quotes.`);
  return { ...chosen, stages: chosen.stages(name) };
}
