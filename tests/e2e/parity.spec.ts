import type { CoreModule } from '@core';
import type { ExerciseSpec } from '../../web/contract/model';
import { deterministic } from '../parity/deterministic';
import { runNatively } from '../parity/program';
import { vectors } from '../parity/vectors';
import { addressOf } from './support/exercise';
import { hostOrigin } from './support/origins';
import { expect, test } from './support/test';

test('in the browser runs of every exercise give the figures and the digest of the native program', async ({
  page,
}) => {
  // All of them are held to it in Node.
  const runs = vectors(10);
  await page.goto(`${hostOrigin}/blank.html`);
  const inBrowser = await page.evaluate(async (all) => {
    const script = '/core/core.js';
    const { default: createCore } = (await import(script)) as { default: (options: object) => Promise<CoreModule> };
    const core = await createCore({ locateFile: (path: string) => `/core/${path}` });
    const results = all.map(({ exercise, query }) => {
      const opened = core.open(exercise, query);
      if ('fault' in opened) throw new Error(opened.fault.message);
      const { session } = opened;
      session.step(session.length());
      const result = session.result();
      session.delete();
      return result;
    });
    return { results, specs: core.exercises() };
  }, runs);

  const specs = JSON.parse(inBrowser.specs) as ExerciseSpec[];
  for (const [index, { exercise, query }] of runs.entries()) {
    const natively = await runNatively('release', exercise, query);
    expect(deterministic(inBrowser.results[index] ?? '', specs), query).toEqual(deterministic(natively, specs));
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
