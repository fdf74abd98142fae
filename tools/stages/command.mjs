import { ensure } from '../ensure/ensure.mjs';
import { ensurePackages } from '../ensure/packages.mjs';
import { Obstacle } from '../obstacle.mjs';
import { closingLine, leaveCounts, sum } from '../reports/counts.mjs';
import { announce } from './estimate.mjs';
import { runStages, times } from './stage.mjs';

/**
 * A command of ours that runs stages.
 * @typedef {object} Command
 * @property {'test' | 'check' | 'sanitize'} name of its npm script
 * @property {string} deeds what it does, in a sentence without its end
 * @property {import('../ensure/needs.mjs').Group[]} needs
 * @property {import('./stage.mjs').Stage[]} stages
 */

/**
 * Runs it: first what it will do, at last the time of each stage, what failed, and the counts in one line, which it
 * also leaves for the sum over all commands.
 * @param {Command} command
 */
export async function runCommand(command) {
  const outcomes = await outcomesOf(command);
  const broken = outcomes.flatMap((outcome) => outcome.broken);
  if (outcomes.length > 0) console.log(`\nTime:\n${times(outcomes)}`);
  if (broken.length > 0) {
    process.exitCode = 1;
    console.log(`\nFailed:\n  ${broken.join('\n  ')}`);
  }
  const counts = sum(outcomes.map((outcome) => outcome.counts));
  leaveCounts(command.name, counts);
  console.log(`\n${closingLine(counts)}`);
}

/**
 * @param {Command} command
 * @returns {Promise<import('./stage.mjs').Outcome[]>}
 */
async function outcomesOf({ name, deeds, needs, stages }) {
  announce(`npm ${name === 'test' ? 'test' : `run ${name}`} ${deeds}`, stages);
  const began = performance.now();
  try {
    await ensure(...needs);
    await ensurePackages();
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    const seconds = (performance.now() - began) / 1000;
    const counts = { passed: 0, failed: 1, skipped: 0 };
    return [{ name: 'what is needed', seconds, counts, broken: [error.message] }];
  }
  return runStages(stages);
}
