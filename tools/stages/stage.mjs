import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Obstacle } from '../obstacle.mjs';
import { inWords } from './duration.mjs';

/** @typedef {import('../reports/counts.mjs').Counts} Counts */

/**
 * One part of what a command does.
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => Promise<number>} run streams its output; returns an exit code
 * @property {{ file: string, read: (text: string) => Counts }} [report] left by a stage that runs tests
 * @property {string[]} [after] stages without which this one cannot run
 * @property {import('./estimate.mjs').Cost | undefined} [cost]
 */

/**
 * @typedef {object} Outcome
 * @property {string} name of the stage
 * @property {number} seconds it took
 * @property {Counts} counts a stage that broke counts as one failure
 * @property {string[]} broken a sentence for each stage that failed or could not run
 */

/** @typedef {Pick<Outcome, 'counts' | 'broken'>} Verdict */

/**
 * Runs stages in order, going on after a failure with those that do not build on it.
 * @param {Stage[]} stages
 * @returns {Promise<Outcome[]>} one a stage
 */
export async function runStages(stages) {
  /** @type {Set<string>} */
  const failed = new Set();
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const [index, stage] of stages.entries()) {
    console.log(`\n=== ${index + 1} of ${stages.length}: ${stage.name} ===`);
    const began = performance.now();
    const verdict = await runAfter(stage, failed);
    if (verdict.broken.length > 0) failed.add(stage.name);
    outcomes.push({ name: stage.name, seconds: (performance.now() - began) / 1000, ...verdict });
  }
  return outcomes;
}

/**
 * The time of each stage, a line each, and of all.
 * @param {Pick<Outcome, 'name' | 'seconds'>[]} outcomes
 */
export function times(outcomes) {
  const all = outcomes.reduce((total, { seconds }) => total + seconds, 0);
  const rows = [...outcomes, { name: 'in all', seconds: all }];
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows.map(({ name, seconds }) => `  ${name.padEnd(width)}  ${inWords(seconds).padStart(11)}`).join('\n');
}

/**
 * @param {Stage} stage
 * @param {Set<string>} failed
 * @returns {Promise<Verdict>}
 */
async function runAfter(stage, failed) {
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
    console.error(error instanceof Obstacle ? error.message : error);
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
 * @returns {Verdict}
 */
export function judge(stage, code) {
  const counts = stage.report ? counted(stage.report) : nothing;
  if (!counts) return tell({ ...nothing, failed: 1 }, `${stage.name}: broke before it could report its tests`);
  if (counts.failed > 0) return tell(counts, `${stage.name}: ${counts.failed} failed`);
  if (code !== 0) return tell({ ...counts, failed: 1 }, `${stage.name}: failed (exit code ${code})`);
  if (stage.report && counts.passed === 0) return tell({ ...counts, failed: 1 }, `${stage.name}: no test was run`);
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
 * @returns {Verdict}
 */
function tell(counts, sentence) {
  console.error(sentence);
  return { counts, broken: [sentence] };
}
