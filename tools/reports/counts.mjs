import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from '../process.mjs';

/**
 * How many tests ended how.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  return total;
}

/**
 * @param {Counts} counts
 * @returns {string} the closing line of a test run
 */
export function closingLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/**
 * @param {string} command that left or will leave its counts
 * @param {string} folder of the checkout
 */
const countsFile = (command, folder) => `${folder}build/reports/${command}.counts.json`;

/**
 * @param {string} command
 * @param {Counts} counts
 */
export function leaveCounts(command, counts, folder = root) {
  const file = countsFile(command, folder);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(counts));
}

/**
 * Those of an earlier run must not pass for this one's.
 * @param {string} command
 */
export function forgetCounts(command, folder = root) {
  rmSync(countsFile(command, folder), { force: true });
}

/**
 * @param {string} command
 * @returns {Counts} one failure where it ended before it could leave them
 */
export function countsOf(command, folder = root) {
  try {
    return sum([JSON.parse(readFileSync(countsFile(command, folder), 'utf8'))]);
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
