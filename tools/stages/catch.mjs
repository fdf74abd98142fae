import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { root, run } from '../process.mjs';
import { sum } from '../reports/counts.mjs';

/**
 * Tests of a program of ours that Catch2 runs.
 * @typedef {object} CatchTests
 * @property {string} name of the stage
 * @property {'release' | 'asan' | 'tsan'} preset whose build has the program
 * @property {string} [program]
 * @property {string[]} specs what to run, as Catch2 reads it: a process each, all at once
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string[]} after
 * @property {import('./estimate.mjs').Cost | undefined} [cost]
 */

/**
 * @param {CatchTests} tests
 * @returns {import('./stage.mjs').Stage}
 */
export function catchStage({ name, preset, program = 'core_tests', specs, env = {}, after, cost }) {
  const file = `${root}build/reports/${program}-${preset}.json`;
  const runSpec = async (/** @type {string} */ spec, /** @type {number} */ index) => {
    const counts = `${file}.${index}`;
    rmSync(counts, { force: true });
    const code = await run(`build/${preset}/bin/${program}`, [spec], { ...env, CACHEBOUND_COUNTS: counts });
    return { code, counts };
  };
  return {
    name,
    after,
    cost,
    run: async () => {
      const done = await Promise.all(specs.map(runSpec));
      // One that was ended before it could count leaves the stage without a report.
      if (done.every(({ counts }) => existsSync(counts))) {
        const read = done.map(({ counts }) => JSON.parse(readFileSync(counts, 'utf8')));
        writeFileSync(file, JSON.stringify(sum(read)));
      }
      return Math.max(...done.map(({ code }) => code));
    },
    report: { file, read: JSON.parse },
  };
}

/**
 * @param {string} name part of a test's name; or a tag, or a file's name up to its extension
 * @returns {string} a spec of Catch2
 */
export function matching(name) {
  const word = name.replace(/[\\,"[\]*~]/g, String.raw`\$&`);
  return `*${word}*,[${word}],[#${word}.test]`;
}
