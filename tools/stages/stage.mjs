import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Obstacle } from '../obstacle.mjs';

/** @typedef {import('../reports/counts.mjs').Counts} Counts */

/**
 * One part of a check or test run.
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => Promise<number>} run streams its output; returns an exit code
 * @property {{ file: string, read: (text: string) => Counts }} [report] left by a stage that runs tests
 * @property {string[]} [after] stages without which this one cannot run
 */

/**
 * @typedef {object} Outcome
 * @property {Counts} counts a stage that broke counts as one failure
 * @property {string[]} broken a sentence for each stage that failed or could not run
 */

/**
 * Runs stages in order, going on after a failure with those that do not build on it.
 * @param {Stage[]} stages
 * @returns {Promise<Outcome[]>} one a stage
 */
export async function runStages(stages) {
  /** @type {Set<string>} */
  const failed = new Set();
  const outcomes = [];
  for (const stage of stages) {
    const outcome = await runAfter(stage, failed);
    if (outcome.broken.length > 0) failed.add(stage.name);
    outcomes.push(outcome);
  }
  return outcomes;
}

/**
 * @param {Stage} stage
 * @param {Set<string>} failed
 * @returns {Promise<Outcome>}
 */
async function runAfter(stage, failed) {
  console.log(`\n=== ${stage.name} ===`);
  const obstacle = stage.after?.find((name) => failed.has(name));
  if (obstacle) return tell(nothing, `${stage.name}: not run, because "${obstacle}" failed`);
  return judge(stage, await exitCode(stage));
}

const nothing = { passed: 0, failed: 0, skipped: 0 };

/** @param {Stage} stage */
async function exitCode(stage) {
  if (stage.report) clear(stage.report.file);
  try {
    return await stage.run();
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    console.error(error.message);
    return 1;
  }
}

/**
 * A report of an earlier run must not pass for one of this run.
 * @param {string} file
 */
function clear(file) {
  rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
}

/**
 * Reads what the stage left: its tests' counts, and one failure more if it broke without a failing test.
 * @param {Stage} stage
 * @param {number} code
 * @returns {Outcome}
 */
export function judge(stage, code) {
  const counts = stage.report ? counted(stage.report) : nothing;
  if (!counts) return tell({ ...nothing, failed: 1 }, `${stage.name}: broke before it could report its tests`);
  if (counts.failed > 0) return tell(counts, `${stage.name}: ${counts.failed} failed`);
  if (code !== 0) return tell({ ...counts, failed: 1 }, `${stage.name}: failed (exit code ${code})`);
  return { counts, broken: [] };
}

/** @param {NonNullable<Stage['report']>} report */
function counted({ file, read }) {
  if (!existsSync(file)) return undefined;
  try {
    return read(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/**
 * @param {Counts} counts
 * @param {string} sentence
 * @returns {Outcome}
 */
function tell(counts, sentence) {
  console.error(sentence);
  return { counts, broken: [sentence] };
}
