import { Obstacle } from '../obstacle.mjs';
import { run } from '../process.mjs';
import { hasCommand } from './detect.mjs';

/** @typedef {import('./needs.mjs').Need} Need */

let listsAreFresh = false;

/** @returns {'apt' | 'brew' | undefined} the package manager of this machine that we can drive */
export function packageManager() {
  if (process.platform === 'linux' && hasCommand('apt-get')) return 'apt';
  if (hasCommand('brew')) return 'brew';
  return undefined;
}

/**
 * Announces and installs packages, and returns whether the package manager succeeded.
 * @param {'apt' | 'brew'} manager
 * @param {string[]} packages
 * @param {string} reason
 */
export async function install(manager, packages, reason) {
  if (manager === 'apt') requireAdministrator(packages);
  console.log(`installing: ${packages.join(' ').replaceAll('--cask ', '')} (${reason})`);
  return manager === 'apt' ? installByApt(packages) : installByBrew(packages);
}

/** @param {string[]} packages */
async function installByApt(packages) {
  if (!listsAreFresh) {
    // A repository that fails here may not be the one that is needed: let the installation decide.
    await administer(['apt-get', 'update', '-qq']);
    listsAreFresh = true;
  }
  const options = ['-q', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=600'];
  return (await administer(['apt-get', 'install', ...options, ...packages])) === 0;
}

/** @param {string[]} packages */
async function installByBrew(packages) {
  for (const name of new Set(packages)) {
    if ((await run('brew', ['install', ...name.split(' ')])) !== 0) return false;
  }
  return true;
}

/** @param {string[]} command */
function administer(command) {
  const asRoot = ['env', 'DEBIAN_FRONTEND=noninteractive', ...command];
  const [program = '', ...args] = isRoot() ? asRoot : ['sudo', ...asRoot];
  return run(program, args);
}

/** @param {string[]} packages */
function requireAdministrator(packages) {
  if (isRoot() || hasCommand('sudo')) return;
  const names = packages.join(' ');
  throw new Obstacle(
    `${names} must be installed and there is no sudo here: run "apt-get install ${names}" as root, then this again.`,
  );
}

function isRoot() {
  return process.getuid?.() === 0;
}
