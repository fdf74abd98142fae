// npm start: builds the page and serves it on PORT.
import './node-version.mjs';
import { buildPage } from './builds.mjs';
import { ensure } from './ensure/ensure.mjs';
import { ensurePackages } from './ensure/packages.mjs';
import { tellObstacles } from './obstacle.mjs';
import { portFrom, requireFree } from './port.mjs';
import { root } from './process.mjs';

await tellObstacles(async () => {
  const port = portFrom(process.env.PORT);
  await requireFree(port);
  await ensure('wasm');
  await ensurePackages();
  await buildPage();
  await requireFree(port);
  const { preview } = await import('vite');
  await preview({ configFile: `${root}vite.config.ts`, preview: { port, strictPort: true } });
  console.log(`\nCachebound is at http://localhost:${port}/ (Ctrl-C ends it)`);
});
