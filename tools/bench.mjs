// npm run bench [-- WORD … --requests N --rounds N]: ours and others on the same work, in turns. Words choose a part:
// native, chromium, wasm, curve, growth, a policy's name. The whole of it writes docs/benchmark.md and .svg, a part
// build/bench/. The word visit alone measures a first visit to the page instead. Takes minutes; no part of npm test.
import './node-version.mjs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { isWhole, readOptions } from './bench/options.mjs';
import { picture } from './bench/picture.mjs';
import { markdown } from './bench/report.mjs';
import { cmakeBuild } from './builds.mjs';
import { ensure } from './ensure/ensure.mjs';
import { ensurePackages } from './ensure/packages.mjs';
import { Obstacle, tellObstacles } from './obstacle.mjs';
import { packaged, root, run, runAll } from './process.mjs';
import { buildPage } from './stages/page.mjs';

await tellObstacles(() => (process.argv[2] === 'visit' ? measureVisit() : measureCaches()));

/** How long a first visit waits, on a slow line and a slow machine. */
async function measureVisit() {
  await ensure('wasm', 'browser');
  await ensurePackages();
  await buildPage();
  process.exitCode = await run(packaged('playwright'), ['test', '--project', 'measured']);
}

async function measureCaches() {
  const options = readOptions(process.argv.slice(2));
  await ensure('wasm', 'native', 'browser', 'oracles');
  await ensurePackages();
  const commands = [...targets('release', 'cachebound', 'bench_kernels'), ...targets('wasm', 'bench_kernels')];
  if ((await runAll(commands)) !== 0) {
    throw new Obstacle('The programs of the benchmark could not be built: see above.');
  }
  // Not before: it uses the packages.
  const { runBenchmark } = await import('./bench/benchmark.mjs');
  const findings = await runBenchmark(options);
  const folder = isWhole(options) ? `${root}docs` : `${root}build/bench`;
  mkdirSync(folder, { recursive: true });
  const text = markdown(findings);
  writeFileSync(`${folder}/benchmark.md`, text);
  writeFileSync(`${folder}/benchmark.svg`, picture(findings));
  console.log(text);
}

/**
 * @param {'release' | 'wasm'} preset
 * @param {string[]} names of targets
 */
function targets(preset, ...names) {
  const [configure = [], build = []] = cmakeBuild(preset);
  return [configure, [...build, '--target', ...names]];
}
