import { packaged, root, run } from '../process.mjs';
import { readVitest } from '../reports/readers.mjs';

/**
 * @param {string} name of the stage
 * @param {string[]} projects of vitest.config.ts
 * @returns {import('./stage.mjs').Stage}
 */
export function vitestStage(name, projects) {
  const file = `${root}build/reports/vitest-${projects.join('-')}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const chosen = projects.flatMap((project) => ['--project', project]);
  return {
    name,
    run: () => run(packaged('vitest'), ['run', ...chosen, ...reporters]),
    report: { file, read: readVitest },
  };
}
