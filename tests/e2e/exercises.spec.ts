import { execFileSync } from 'node:child_process';
import type { ExerciseSpec, RunResult } from '../../web/contract/model';
import { runNatively } from '../parity/program';
import { expectNoViolations } from './support/axe';
import { expectRun, figures } from './support/exercise';
import { sidewaysOverflow } from './support/overflow';
import { expect, test } from './support/test';

/** Every exercise there is, as the program lists them. */
const program = new URL('../../build/release/bin/cachebound', import.meta.url).pathname;
const ask = (...args: string[]) => JSON.parse(execFileSync(program, args, { encoding: 'utf8' })) as unknown;
const specs = (ask('list', '--json') as { id: string }[]).map(({ id }) => ask('schema', id) as ExerciseSpec);

for (const { exercise, title, metrics, presets, contrast } of specs) {
  test.describe(title, () => {
    // That all presets come out the same in WebAssembly the parity tests say.
    test('shows the figures of the native program, for the first preset and its contrast', async ({ page }) => {
      for (const { id, query } of presets.filter(({ id }, place) => place === 0 || id === contrast)) {
        await test.step(id, async () => {
          const run = JSON.parse(await runNatively('release', exercise, query)) as RunResult;
          await page.goto(`/?exercise=${exercise}&${query}&tab=results`);
          await expect(page.getByText(run.digest, { exact: true })).toBeVisible({ timeout: 60_000 });
          const shown = await figures(page);
          expect(Object.keys(shown).length).toBeGreaterThan(0);
          for (const { name, measured } of metrics) {
            const value = run.metrics[name];
            if (measured || !(name in shown)) continue;
            expect(shown[name], name).toBe(value === null ? 'none' : String(value));
          }
        });
      }
    });

    test('has a lesson, a prediction, goals and a program in two languages', async ({ page }) => {
      await page.goto(`/?exercise=${exercise}`);
      await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
      for (const name of ['Your prediction', 'Why', 'Try this', 'Goals']) {
        await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
      }
      const program = page.getByRole('region', { name: 'Program' });
      await expect(program).toContainText('import json');
      await page.getByRole('tab', { name: 'C++' }).click();
      await expect(program).toContainText('int main()');
    });

    test('has no accessibility violation and no sideways scrolling, light and wide, dark and narrow', async ({
      page,
    }) => {
      await page.goto(`/?exercise=${exercise}`);
      await expectRun(page);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1280, height: 844 });
      await expectNoViolations(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      for (const width of [800, 390, 320]) {
        await page.setViewportSize({ width, height: 844 });
        await expect.poll(() => sidewaysOverflow(page), { message: `${width} px` }).toEqual([]);
      }
      await expectNoViolations(page);
    });
  });
}
