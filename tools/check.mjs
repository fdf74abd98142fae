// npm run check: format, lint, types and habits.
import './node-version.mjs';
import { ensure } from './ensure/ensure.mjs';
import { ensurePackages } from './ensure/packages.mjs';
import { tellObstacles } from './obstacle.mjs';
import { checkStages } from './stages/check.mjs';
import { runStages } from './stages/stage.mjs';

await tellObstacles(async () => {
  await ensure('wasm', 'native', 'lint');
  await ensurePackages();
  const broken = (await runStages(checkStages)).flatMap((outcome) => outcome.broken);
  console.log(broken.length === 0 ? '\nNothing found.' : `\nFound:\n  ${broken.join('\n  ')}`);
  if (broken.length > 0) process.exitCode = 1;
});
