// Runs contenders in turns, A B C A B C …, and keeps what came out.
import { Obstacle } from '../obstacle.mjs';

/** @typedef {import('./contenders.mjs').Contender} Contender */

/**
 * What one run came to.
 * @typedef {object} Outcome
 * @property {number} seconds for the contender's requests, once
 * @property {number} [hits]
 * @property {string} [missRatio] as a program prints it that tells no hits: "0.4150"
 * @property {number} [bytes] held beside the trace
 */

/**
 * @typedef {object} Record
 * @property {Contender} contender
 * @property {number[]} rates million requests a second, by round
 * @property {Outcome} outcome of the last round
 */

/**
 * @param {Contender[]} contenders
 * @param {number} rounds
 * @param {(contender: Contender) => Promise<Outcome>} run
 * @param {(told: string) => void} tell a line on how far it is
 * @returns {Promise<Map<string, Record>>} by the contenders' ids
 * @throws {Obstacle} when hits disagree
 */
export async function inTurns(contenders, rounds, run, tell) {
  /** @type {Map<string, Record>} */
  const records = new Map();
  for (let round = 1; round <= rounds; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      tell(`round ${round} of ${rounds}, ${index + 1} of ${contenders.length}: ${contender.title}, ${contender.size}`);
      const outcome = await run(contender);
      const record = records.get(contender.id) ?? { contender, rates: [], outcome };
      record.rates.push(contender.requests / outcome.seconds / 1e6);
      record.outcome = outcome;
      records.set(contender.id, record);
    }
    const told = disagreements([...records.values()]);
    if (told.length > 0) throw new Obstacle(`Hits disagree:\n  ${told.join('\n  ')}`);
  }
  return records;
}

/**
 * @param {Record[]} records
 * @returns {string[]} a sentence for each contender whose hits are not those of the others it must agree with
 */
export function disagreements(records) {
  /** @type {Map<string, Record>} */
  const firsts = new Map();
  return records.flatMap((record) => {
    const { agrees } = record.contender;
    if (agrees === undefined) return [];
    const first = firsts.get(agrees);
    if (!first) firsts.set(agrees, record);
    if (!first || agree(first, record)) return [];
    return [`${agrees}: ${first.contender.title} has ${say(first)}, ${record.contender.title} ${say(record)}.`];
  });
}

/**
 * @param {Record} one
 * @param {Record} other
 */
function agree(one, other) {
  if (one.outcome.hits !== undefined && other.outcome.hits !== undefined)
    return one.outcome.hits === other.outcome.hits;
  return missRatio(one, other) === missRatio(other, one);
}

/**
 * With as many decimals as the coarser one has.
 * @param {Record} record
 * @param {Record} other
 */
function missRatio({ contender, outcome }, other) {
  if (outcome.missRatio !== undefined) return outcome.missRatio;
  const decimals = other.outcome.missRatio?.split('.')[1]?.length ?? 0;
  return (1 - (outcome.hits ?? 0) / contender.requests).toFixed(decimals);
}

/** @param {Record} record */
const say = ({ outcome }) =>
  outcome.hits === undefined ? `a miss ratio of ${outcome.missRatio}` : `${outcome.hits} hits`;
