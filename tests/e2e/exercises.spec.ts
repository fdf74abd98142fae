import { execFileSync } from 'node:child_process';
import type { ExerciseSpec, RunResult } from '../../web/contract/model';
import { moduleOf } from '../parity/catalogue';
import { runNatively } from '../parity/program';
import { expectNoViolations } from './support/axe';
import { expectRun, figures } from './support/exercise';
import { links } from './support/links';
import { sidewaysOverflow } from './support/overflow';
import { expect, test } from './support/test';
import { Scales } from './support/weight';

/** Every exercise there is, as the program lists them. */
const program = new URL('../../build/release/bin/cachebound', import.meta.url).pathname;
const ask = (...args: string[]) => JSON.parse(execFileSync(program, args, { encoding: 'utf8' })) as unknown;
const specs = (ask('list', '--json') as { id: string }[]).map(({ id }) => ask('schema', id) as ExerciseSpec);

/**
 * What an exercise weighs: all files but other modules, which are fetched ahead, and SQLite itself, the subject of the
 * one exercise that keeps its results in a database.
 */
const counts = (exercise: string) => (address: string) =>
  !/sqlite/.test(address) && (!/\.wasm$/.test(address) || address.includes(`/${moduleOf(exercise)}-`));

const heaviest = 260_000;

for (const { exercise, title, metrics, presets, contrast } of specs) {
  test.describe(title, () => {
    test('is what it was under a link of the first version, and light enough', async ({ page }) => {
      const scales = new Scales(page.context());
      const [, query, digest] = links.find(([id]) => id === exercise) ?? [];
      test.skip(query === undefined, 'no older than this version');
      await page.goto(`/?exercise=${exercise}&${query}&tab=results`);
      await expect(page.getByText(digest ?? '', { exact: true })).toBeVisible({ timeout: 60_000 });
      await expect(page.getByRole('region', { name: 'Program' })).toContainText('import json');
      const { gzip, files } = await scales.weigh(counts(exercise));
      console.log(`${exercise}: ${gzip} bytes as gzip, most in ${files.slice(0, 4).join(', ')}`);
      expect(gzip).toBeLessThanOrEqual(heaviest);
    });

    // That all presets come out the same in WebAssembly the parity tests say.
    test('shows its words and the figures of the native program, open to everybody', async ({ page }) => {
      /** Held against the results, which are open. */
      const expectNative = async (query: string) => {
        const run = JSON.parse(await runNatively('release', exercise, query)) as RunResult;
        await expect(page.getByText(run.digest, { exact: true })).toBeVisible({ timeout: 60_000 });
        const shown = await figures(page);
        expect(Object.keys(shown).length).toBeGreaterThan(0);
        for (const { name, measured } of metrics) {
          const value = run.metrics[name];
          if (measured || !(name in shown)) continue;
          expect(shown[name], name).toBe(value === null ? 'none' : String(value));
        }
      };

      const [first] = presets;
      await page.goto(`/?exercise=${exercise}&${first?.query}`);
      await test.step('a lesson, a prediction, goals and a program in two languages', async () => {
        await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
        for (const name of ['Your prediction', 'Why', 'Try this', 'Goals']) {
          await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
        }
        const program = page.getByRole('region', { name: 'Program' });
        await expect(program).toContainText('import json');
        await page.getByRole('tab', { name: 'C++' }).click();
        await expect(program).toContainText('int main()');
      });

      await test.step('no accessibility violation and no sideways scrolling', async () => {
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
        await page.setViewportSize({ width: 1280, height: 844 });
      });

      await test.step('the figures of the first preset', async () => {
        await page.getByRole('tab', { name: 'Results' }).click();
        await expectNative(first?.query ?? '');
      });

      for (const { id, query } of presets.slice(1).filter((preset) => preset.id === contrast)) {
        await test.step(`the figures of ${id}`, async () => {
          await page.goto(`/?exercise=${exercise}&${query}&tab=results`);
          await expectNative(query);
        });
      }
    });
  });
}

test('there is a link of the first version to each of its exercises', () => {
  expect(new Set(links.map(([exercise]) => exercise)).size).toBe(21);
  expect(specs.map(({ exercise }) => exercise)).toEqual(expect.arrayContaining(links.map(([exercise]) => exercise)));
});
