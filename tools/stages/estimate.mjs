import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { hasCommand } from '../ensure/detect.mjs';
import { root } from '../process.mjs';
import { roughly } from './duration.mjs';

/**
 * What a stage takes, in seconds on two idle cores without downloads.
 * @typedef {object} Cost
 * @property {number} first
 * @property {number} [again] where `leaves` is there from an earlier run and little has changed; otherwise as first
 * @property {string} [leaves] a path in the checkout that a first run leaves
 */

/** Beyond it more cores bring little: the last large unit has to be waited for. */
const usefulCores = 8;

/**
 * @param {{ cost?: Cost | undefined }[]} stages
 * @param {number} cores
 * @param {(path: string) => boolean} exists in the checkout
 * @returns {number} seconds that all of it will take, roughly
 */
export function estimate(stages, cores, exists) {
  const onTwoCores = stages.reduce((total, { cost }) => {
    if (!cost) return total;
    const again = cost.leaves !== undefined && exists(cost.leaves);
    return total + (again ? (cost.again ?? cost.first) : cost.first);
  }, 0);
  return (onTwoCores * 2) / Math.min(cores, usefulCores);
}

/**
 * Says what a command is about to do, and how long it may take here.
 * @param {string} deeds
 * @param {{ cost?: Cost | undefined }[]} stages
 */
export function announce(deeds, stages) {
  const cores = availableParallelism();
  const exists = (/** @type {string} */ path) => existsSync(root + path);
  const time = roughly(estimate(stages, cores, exists));
  const built = stages.filter(({ cost }) => cost?.leaves !== undefined);
  const first = built.length > 0 && !built.some(({ cost }) => exists(cost?.leaves ?? ''));
  const why = [
    `${cores} ${cores === 1 ? 'core' : 'cores'}`,
    ...(first ? ['nothing is built yet'] : []),
    ...(hasCommand('ccache') ? ['ccache remembers what was compiled before'] : []),
  ];
  console.log(
    `${deeds}: about ${time} here (${why.join(', ')}), and the time of downloads where something is missing.`,
  );
}
