/**
 * @param {number} seconds
 * @returns {string} like "2 min 05 s", for a table
 */
export function inWords(seconds) {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/**
 * @param {number} seconds of an estimate
 * @returns {string} no more exact than it can be
 */
export function roughly(seconds) {
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 1 ? 'a minute' : `${minutes} minutes`;
}
