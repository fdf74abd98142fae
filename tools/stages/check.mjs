import { cmakeBuild } from '../builds.mjs';
import { checkFormat } from '../clang/format.mjs';
import { checkTidy } from '../clang/tidy.mjs';
import { packaged, run, runAll } from '../process.mjs';
import { vitestStage } from './vitest.mjs';

/** The build whose program the habits question and whose compile commands clang-tidy follows. */
export const releaseBuild = 'release build';

/**
 * What `npm run check` does.
 * @type {import('./stage.mjs').Stage[]}
 */
export const checkStages = [
  { name: 'format of the C++ sources', run: checkFormat },
  { name: 'format and lint of the rest', run: () => run(packaged('biome'), ['ci', '--error-on-warnings', '.']) },
  { name: 'types of the page', run: () => run(packaged('tsc'), []) },
  { name: 'types of what runs in Node', run: () => run(packaged('tsc'), ['--project', 'tsconfig.node.json']) },
  { name: releaseBuild, run: () => runAll(cmakeBuild('release', 'released')) },
  { name: 'lint of the C++ sources', run: lintCpp, after: [releaseBuild] },
  vitestStage('habits', ['habits']),
];

/** clang-tidy follows the compile commands of both builds; of the WebAssembly one, configuring is enough. */
async function lintCpp() {
  const code = await run('cmake', ['--preset', 'wasm', '-DCMAKE_EXPORT_COMPILE_COMMANDS=ON']);
  return code === 0 ? checkTidy() : code;
}
