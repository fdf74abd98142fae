import { existsSync, statSync } from 'node:fs';
import { Obstacle } from '../obstacle.mjs';
import { root, run } from '../process.mjs';

/** Installs the npm packages of the lockfile when they are missing or older than it. */
export async function ensurePackages() {
  const installed = `${root}node_modules/.package-lock.json`;
  const lockfile = `${root}package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  console.log('installing: npm packages of package-lock.json (needed to build and test the page)');
  // The tests drive the system's Chromium: none is downloaded.
  const code = await run('npm', ['ci', '--no-audit', '--no-fund'], { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' });
  if (code !== 0) throw new Obstacle('The npm packages could not be installed: see what npm says above.');
}
