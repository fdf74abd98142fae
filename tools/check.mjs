// npm run check: format, lint, types and habits.
import './node-version.mjs';
import { checkStages } from './stages/check.mjs';
import { runCommand } from './stages/command.mjs';

await runCommand({
  name: 'check',
  deeds: 'looks at format, lint, types and habits',
  needs: ['wasm', 'native', 'lint'],
  stages: checkStages,
});
