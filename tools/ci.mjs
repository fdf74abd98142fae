// All that a change is held to: each command after the other, whatever the ones before it found. The last line sums all.
import './node-version.mjs';
import { run } from './process.mjs';
import { closingLine, countsOf, forgetCounts, sum } from './reports/counts.mjs';

const counts = [];
for (const command of ['test', 'check', 'sanitize']) {
  console.log(`\n##### npm run ${command} #####`);
  forgetCounts(command);
  const code = await run('npm', ['run', '--silent', command]).catch(() => 1);
  const left = countsOf(command);
  // Broken, and nothing of it counted: a failure all the same.
  counts.push(code !== 0 && left.failed === 0 ? { ...left, failed: 1 } : left);
}
const total = sum(counts);
if (total.failed > 0) process.exitCode = 1;
console.log(`\n${closingLine(total)}`);
