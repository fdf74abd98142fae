// What the command line of npm run bench says.
import { Obstacle } from '../obstacle.mjs';

/**
 * @typedef {object} Options
 * @property {string[]} words by which a part is chosen
 * @property {number} requests of the trace
 * @property {number} rounds
 */

/** Distinct keys of the trace. */
export const objects = 1_000_000;
const usual = { requests: 10_000_000, rounds: 3 };
const ranges = { requests: { least: 100_000, most: 100_000_000 }, rounds: { least: 1, most: 1000 } };

/**
 * @param {string[]} args such as ["native", "lru", "--requests", "1000000"]
 * @returns {Options}
 */
export function readOptions(args) {
  const options = { words: /** @type {string[]} */ ([]), ...usual };
  for (let i = 0; i < args.length; i += 1) {
    const [name = '', inline] = (args[i] ?? '').split('=');
    if (!name.startsWith('--')) {
      options.words.push(name);
      continue;
    }
    if (name !== '--requests' && name !== '--rounds') {
      throw new Obstacle(`${name}: no such option; allowed: --requests N, --rounds N, and words such as native, lru.`);
    }
    if (inline === undefined) i += 1;
    const key = /** @type {'requests' | 'rounds'} */ (name.slice(2));
    options[key] = within(key, inline ?? args[i]);
  }
  return options;
}

/**
 * @param {keyof typeof ranges} name
 * @param {string | undefined} came
 */
function within(name, came) {
  const { least, most } = ranges[name];
  const number = Number(came);
  if (Number.isSafeInteger(number) && number >= least && number <= most) return number;
  throw new Obstacle(`${name}: got ${came}; allowed: ${least} to ${most}.`);
}

/**
 * Whether this is the benchmark whose figures the project shows: all of it, at full length.
 * @param {Options} options
 */
export const isWhole = ({ words, requests, rounds }) =>
  words.length === 0 && requests >= usual.requests && rounds >= usual.rounds;
