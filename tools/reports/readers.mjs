// One reader for each runner's own machine-readable report.

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * @param {string} text the JUnit XML of `ctest --output-junit`
 * @returns {Counts}
 */
export function readCtest(text) {
  const suite = /<testsuite\b[^>]*>/.exec(text)?.[0];
  if (!suite) throw new Error('no <testsuite> in the report of ctest');
  const count = (/** @type {string} */ name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const failed = count('failures');
  const skipped = count('skipped') + count('disabled');
  return { passed: count('tests') - failed - skipped, failed, skipped };
}

/**
 * @param {string} text the JSON of Vitest's json reporter
 * @returns {Counts}
 */
export function readVitest(text) {
  const report = JSON.parse(text);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {string} text the JSON of Playwright's json reporter
 * @returns {Counts}
 */
export function readPlaywright(text) {
  const { expected, flaky, unexpected, skipped } = JSON.parse(text).stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}
