import { Obstacle } from '../obstacle.mjs';
import { install, packageManager } from './install.mjs';
import { groups } from './needs.mjs';

/** @typedef {import('./needs.mjs').Need} Need */

/**
 * Sees to it that the system has what these groups name, installing what is missing. Quick when nothing is.
 * @param {...import('./needs.mjs').Group} names
 * @throws {Obstacle} naming what is missing and cannot be installed
 */
export async function ensure(...names) {
  for (const name of names) {
    const { reason, needs } = groups[name];
    const missing = absent(needs);
    if (missing.length === 0) continue;
    const manager = packageManager();
    const packages = manager ? missing.map((need) => need[manager]).filter((name) => name !== undefined) : [];
    if (manager && packages.length > 0) await install(manager, packages, reason);
    settle(absent(needs), manager !== undefined);
  }
}

/** @param {Need[]} needs */
function absent(needs) {
  return needs.filter((need) => !need.present());
}

/**
 * @param {Need[]} missing after all that could be done
 * @param {boolean} hasManager
 */
function settle(missing, hasManager) {
  const inCi = process.env.CI === 'true';
  const required = missing.filter((need) => inCi || !need.oracle);
  if (required.length > 0) {
    const why = hasManager ? 'could not be installed' : 'cannot be installed without apt-get or brew';
    const them = required.length === 1 ? 'it' : 'them';
    throw new Obstacle(`Missing: ${list(required)}, which ${why}; install ${them} by hand, then run this again.`);
  }
  if (missing.length > 0) {
    console.log(`Missing: ${list(missing)}; the tests that compare with it are skipped.`);
  }
}

/** @param {Need[]} needs */
function list(needs) {
  return needs.map((need) => need.name).join(', ');
}
