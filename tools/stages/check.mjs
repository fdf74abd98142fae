import { checkFormat } from '../clang/format.mjs';
import { checkTidy } from '../clang/tidy.mjs';
import { packaged, run } from '../process.mjs';
import { programBuild } from './core.mjs';
import { vitestStage } from './vitest.mjs';

/**
 * What `npm run check` does. The program is built for the habits, which ask it, and for the compile commands that
 * clang-tidy follows.
 * @type {import('./stage.mjs').Stage[]}
 */
export const checkStages = [
  { name: 'format of the C++ sources', run: checkFormat, cost: { first: 5 } },
  {
    name: 'format and lint of the rest',
    run: () => run(packaged('biome'), ['ci', '--error-on-warnings', '.']),
    cost: { first: 3 },
  },
  { name: 'types of the page', run: () => run(packaged('tsc'), []), cost: { first: 5 } },
  {
    name: 'types of what runs in Node',
    run: () => run(packaged('tsc'), ['--project', 'tsconfig.node.json']),
    cost: { first: 5 },
  },
  programBuild,
  {
    name: 'lint of the C++ sources',
    run: lintCpp,
    after: [programBuild.name],
    cost: { first: 90, again: 15, leaves: 'build/tidy-cache' },
  },
  vitestStage({ name: 'habits', projects: ['habits'], after: [programBuild.name], cost: { first: 10 } }),
];

/** clang-tidy follows the compile commands of both builds; of the WebAssembly one, configuring is enough. */
async function lintCpp() {
  const code = await run('cmake', ['--preset', 'wasm', '-DCMAKE_EXPORT_COMPILE_COMMANDS=ON']);
  return code === 0 ? checkTidy() : code;
}
