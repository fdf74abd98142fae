// npm start: builds the page and serves it on PORT.
import './node-version.mjs';
import { ensure } from './ensure/ensure.mjs';
import { ensurePackages } from './ensure/packages.mjs';
import { tellObstacles } from './obstacle.mjs';
import { portFrom, requireFree } from './port.mjs';
import { root } from './process.mjs';
import { announce } from './stages/estimate.mjs';
import { buildPage, pageStages } from './stages/page.mjs';

await tellObstacles(async () => {
  const port = portFrom(process.env.PORT);
  await requireFree(port);
  announce(`npm start builds the WebAssembly core and the page, and serves them on port ${port}`, pageStages);
  await ensure('wasm');
  await ensurePackages();
  await buildPage();
  await requireFree(port);
  const { preview } = await import('vite');
  await preview({ configFile: `${root}vite.config.ts`, preview: { port, strictPort: true } });
  console.log(`\nCachebound is at http://localhost:${port}/ (Ctrl-C ends it)`);
});
