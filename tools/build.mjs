// npm run build: web/dist, ready to be served under any path.
import './node-version.mjs';
import { buildPage } from './builds.mjs';
import { ensure } from './ensure/ensure.mjs';
import { ensurePackages } from './ensure/packages.mjs';
import { tellObstacles } from './obstacle.mjs';

await tellObstacles(async () => {
  await ensure('wasm');
  await ensurePackages();
  await buildPage();
});
