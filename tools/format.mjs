// npm run format: writes the sources in the project's format.
import './node-version.mjs';
import { writeFormat } from './clang/format.mjs';
import { ensure } from './ensure/ensure.mjs';
import { ensurePackages } from './ensure/packages.mjs';
import { tellObstacles } from './obstacle.mjs';
import { packaged, run } from './process.mjs';

await tellObstacles(async () => {
  await ensure('lint');
  await ensurePackages();
  const codes = [await writeFormat(), await run(packaged('biome'), ['check', '--write', '.'])];
  if (codes.some((code) => code !== 0)) process.exitCode = 1;
});
