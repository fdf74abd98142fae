import type { CoreModule } from '../../web/contract/core';
import type { ExerciseSpec } from '../../web/contract/model';
import { moduleOf } from '../parity/catalogue';
import { deterministic } from '../parity/deterministic';
import { runNatively } from '../parity/program';
import { type Vector, vectors } from '../parity/vectors';
import { addressOf } from './support/exercise';
import { hostOrigin } from './support/origins';
import { expect, test } from './support/test';

test('in the browser runs of every exercise give the figures and the digest of the native program', async ({
  page,
}) => {
  // All of them are held to it in Node.
  const runs = vectors(10).map((run) => ({ ...run, module: moduleOf(run.exercise) }));
  // The program works on them beside the browser.
  const natively = allNatively(runs);
  await page.goto(`${hostOrigin}/blank.html`);
  const inBrowser = await page.evaluate(async (all) => {
    const cores = new Map<string, CoreModule>();
    for (const name of new Set(all.map(({ module }) => module))) {
      const script = `/core/modules/${name}.js`;
      const { default: create } = (await import(script)) as { default: (options: object) => Promise<CoreModule> };
      cores.set(name, await create({ locateFile: (path: string) => `/core/modules/${path}` }));
    }
    const results = all.map(({ module, exercise, query }) => {
      const opened = cores.get(module)?.open(exercise, query);
      if (!opened || 'fault' in opened) throw new Error(opened?.fault.message ?? `${module} is missing`);
      const { session } = opened;
      session.step(session.length());
      const result = session.result();
      session.delete();
      return result;
    });
    return { results, specs: [...cores.values()].map((core) => core.exercises()) };
  }, runs);

  const specs = inBrowser.specs.flatMap((text) => JSON.parse(text) as ExerciseSpec[]);
  for (const [index, { query }] of runs.entries()) {
    const expected = deterministic((await natively)[index] ?? '', specs);
    expect(deterministic(inBrowser.results[index] ?? '', specs), query).toEqual(expected);
  }
});

test('the page shows the digest of the native program', async ({ page }) => {
  for (const query of ['', 'maxsize=9', 'maxsize=none&sensors=300&records=20000&order=zipf&skew=0.7&seed=5']) {
    const { digest } = JSON.parse(await runNatively('release', 'calibration-lookup', query)) as { digest: string };
    await page.goto(addressOf(query));
    await page.getByRole('tab', { name: 'Results' }).click();
    await expect(page.getByText(digest, { exact: true })).toBeVisible();
  }
});

async function allNatively(runs: readonly Vector[]): Promise<string[]> {
  const results: string[] = [];
  for (const { exercise, query } of runs) results.push(await runNatively('release', exercise, query));
  return results;
}
