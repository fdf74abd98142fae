// npm run sanitize: the core under address, undefined-behaviour and thread sanitizers.
import './node-version.mjs';
import { runCommand } from './stages/command.mjs';
import { sanitizeStages } from './stages/sanitize.mjs';

await runCommand({
  name: 'sanitize',
  deeds: 'builds the core with address, undefined-behaviour and thread sanitizers, and runs its tests under them',
  needs: ['wasm', 'native', 'oracles'],
  stages: sanitizeStages,
});
