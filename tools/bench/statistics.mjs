// Medians and ratios of runs that took turns.

/**
 * @typedef {object} Spread
 * @property {number} median
 * @property {number} low the smallest
 * @property {number} high the largest
 */

/**
 * @param {number[]} numbers at least one
 * @returns {Spread}
 */
export function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (/** @type {number} */ index) => /** @type {number} */ (sorted[index]);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
  return { median, low: at(0), high: at(sorted.length - 1) };
}

/**
 * How many times as fast one was as the other, round by round: what disturbs a round disturbs both.
 * @param {number[]} rates of one, by round
 * @param {number[]} others of the other, as many
 * @returns {Spread}
 */
export function ratio(rates, others) {
  return spread(rates.map((rate, round) => rate / /** @type {number} */ (others[round])));
}
