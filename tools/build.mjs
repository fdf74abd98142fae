// npm run build: web/dist, ready to be served under any path.
import './node-version.mjs';
import { ensure } from './ensure/ensure.mjs';
import { ensurePackages } from './ensure/packages.mjs';
import { tellObstacles } from './obstacle.mjs';
import { announce } from './stages/estimate.mjs';
import { buildPage, pageStages } from './stages/page.mjs';

await tellObstacles(async () => {
  announce('npm run build builds the WebAssembly core, and the page in web/dist', pageStages);
  await ensure('wasm');
  await ensurePackages();
  await buildPage();
});
