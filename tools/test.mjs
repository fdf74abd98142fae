// npm test: everything, from format to the page in a real browser. The last line sums it up.
import './node-version.mjs';
import { ensure } from './ensure/ensure.mjs';
import { ensurePackages } from './ensure/packages.mjs';
import { Obstacle } from './obstacle.mjs';
import { closingLine, sum } from './reports/counts.mjs';
import { runStages } from './stages/stage.mjs';
import { testStages } from './stages/test.mjs';

/** @returns {Promise<import('./stages/stage.mjs').Outcome[]>} */
async function test() {
  try {
    await ensure('wasm', 'native', 'lint', 'browser', 'oracles');
    await ensurePackages();
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    return [{ counts: { passed: 0, failed: 1, skipped: 0 }, broken: [error.message] }];
  }
  return runStages(testStages);
}

const outcomes = await test();
const broken = outcomes.flatMap((outcome) => outcome.broken);
if (broken.length > 0) {
  process.exitCode = 1;
  console.log(`\nFailed:\n  ${broken.join('\n  ')}`);
}
console.log(`\n${closingLine(sum(outcomes.map((outcome) => outcome.counts)))}`);
