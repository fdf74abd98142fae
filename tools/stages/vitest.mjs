import { packaged, root, run } from '../process.mjs';
import { readVitest } from '../reports/readers.mjs';
import { byName } from './by-name.mjs';

/**
 * @typedef {object} VitestTests
 * @property {string} name of the stage
 * @property {string[]} projects of vitest.config.ts
 * @property {string | undefined} [only] part of a file's path or of a test's title
 * @property {string[]} [after]
 * @property {import('./estimate.mjs').Cost | undefined} [cost]
 */

/**
 * @param {VitestTests} tests
 * @returns {import('./stage.mjs').Stage}
 */
export function vitestStage({ name, projects, only, after = [], cost }) {
  const file = `${root}build/reports/vitest-${projects.join('-')}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const chosen = projects.flatMap((project) => ['--project', project]);
  const filter = byName(only, { folders: projects.map((project) => `tests/${project}`), title: '--testNamePattern' });
  return {
    name,
    after,
    cost,
    run: () => run(packaged('vitest'), ['run', ...chosen, ...reporters, ...filter]),
    report: { file, read: readVitest },
  };
}
