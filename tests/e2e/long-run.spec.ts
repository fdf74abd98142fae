import type { Page } from '@playwright/test';
import type { RunResult } from '../../web/contract/model';
import { runNatively } from '../parity/program';
import { button, expectFigures, field, open, place } from './support/exercise';
import { expect, test } from './support/test';
import { exposeWorkers, workerMemory } from './support/worker-memory';

/** Draws from so many sensors take seconds for five million records. */
const slow = 'order=zipf&sensors=100000&maxsize=50000';
const records = 5_000_000;

const progress = (page: Page) => page.getByRole('progressbar', { name: 'Progress of the run' });

test('a run that was cancelled can be taken up again', async ({ page }) => {
  await open(page, slow);
  await field(page, 'records').fill('2000000');
  await button(page, 'Cancel').click();
  await expect(field(page, 'records')).toHaveValue('2000000');
  await button(page, 'Run again').click();
  await expect(place(page)).toHaveText('2,000,000 / 2,000,000');
  await expect(button(page, 'Run again')).toBeHidden();
});

test('newer parameters end a long run at once', async ({ page }) => {
  await open(page, slow);
  await field(page, 'records').fill('10000000');
  await expect(progress(page)).toBeVisible();
  await field(page, 'records').fill('1000');
  await expect(place(page)).toHaveText('1,000 / 1,000');
  await expect(progress(page)).toBeHidden();
});

test('the place in a long run can be moved, with progress, and given up', async ({ page }) => {
  await open(page, `${slow}&records=3000000`);
  const scrubber = page.getByRole('slider', { name: 'Position in the run' });
  await scrubber.fill('2999999');
  await expect(progress(page)).toBeVisible();
  await button(page, 'Cancel').click();
  await expect(place(page)).toHaveText('3,000,000 / 3,000,000');
  await expect(progress(page)).toBeHidden();
});

test('five million records take no more memory than five thousand', async ({ page }) => {
  await exposeWorkers(page);
  await open(page);
  await expectFigures(page, { hits: 4990 });
  const before = await workerMemory(page);
  await field(page, 'records').fill(String(records));
  await expectFigures(page, { hits: records - 10, misses: 10 });
  const after = await workerMemory(page);
  const limit = 16 * 2 ** 20;
  expect(after.wasm - before.wasm).toBeLessThan(limit);
  expect(after.wasm + after.script - before.wasm - before.script).toBeLessThan(limit);
});

test('ten million records pass a bounded accumulator, and its twin is stopped by its limit', async ({ page }) => {
  test.slow();
  const flood = (count: number) => `/?exercise=alert-flood&records=${count}`;
  await exposeWorkers(page);
  await page.goto(flood(10_000));
  await expectFigures(page, { total_triggered: 3082, currently_stored: 500 });
  const before = await workerMemory(page);
  await field(page, 'records').fill('10000000');
  await expect(place(page)).toHaveText('10,000,000 / 10,000,000', { timeout: 120_000 });
  const natively = JSON.parse(await runNatively('release', 'alert-flood', 'records=10000000')) as RunResult;
  expect(natively.metrics.alert_bytes).toBe(500 * 32);
  await expectFigures(page, {
    total_triggered: Number(natively.metrics.total_triggered),
    first_id: Number(natively.metrics.first_id),
    alert_bytes: 500 * 32,
  });
  const after = await workerMemory(page);
  expect(after.wasm + after.script - before.wasm - before.script).toBeLessThan(8_000_000);
});
