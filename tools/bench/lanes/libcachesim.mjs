// libCacheSim's programs, where they are on the PATH.

import { Obstacle } from '../../obstacle.mjs';
import { capture } from '../../process.mjs';

/** @typedef {import('../contenders.mjs').Contender} Contender */
/** @typedef {import('../rounds.mjs').Outcome} Outcome */

/** Reports by the hour of the trace's time would come between. */
const neverReport = String(2 ** 30);

/**
 * @param {string} trace in oracleGeneral format
 * @param {string} scratch a file that the programs may write
 */
export function libCacheSim(trace, scratch) {
  /** @type {Record<string, (contender: Contender) => string[]>} */
  const commands = {
    cachesim: ({ what, size, requests }) => [
      ...['cachesim', trace, 'oracleGeneral', what, String(size), '--ignore-obj-size', '1'],
      ...['--num-req', String(requests), '--report-interval', neverReport, '--output', scratch],
    ],
    distUtil: () => ['distUtil', trace, 'oracleGeneral', 'stack_dist', 'cntTxt', scratch],
  };
  return {
    /** @param {Contender} contender */
    async run(contender) {
      const command = commands[contender.kernel]?.(contender) ?? [];
      // POSIX's "times" tells the processor time of what a shell has run.
      const { code, output } = await capture('sh', ['-c', '"$@" || exit; times', 'sh', ...command]);
      if (code !== 0) throw new Obstacle(`${contender.title}: ended with exit code ${code}:\n${output}`);
      return readRun(output, contender.requests);
    },
    async close() {},
  };
}

/**
 * By its own clock or by the processor time that it took, whichever is shorter: its own clock leaves out starting and
 * ending; processor time leaves out what others did on the machine.
 * @param {string} output of a program and of "times" after it
 * @param {number} requests
 * @returns {Outcome}
 */
export function readRun(output, requests) {
  const taken = [...output.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => 60 * Number(minutes) + Number(seconds),
  );
  const [user = Number.NaN, system = Number.NaN] = taken.slice(-2);
  const told = /miss ratio ([\d.]+), throughput ([\d.]+) MQPS/.exec(output);
  const own = told ? requests / 1e6 / Number(told[2]) : Number.POSITIVE_INFINITY;
  const seconds = Math.min(own, user + system);
  if (!(seconds > 0)) throw new Obstacle(`libCacheSim said something else than expected:\n${output}`);
  return { seconds, ...(told?.[1] ? { missRatio: told[1] } : {}) };
}
