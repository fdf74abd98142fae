import { expectFigures } from './support/exercise';
import { expect, test } from './support/test';

const lecture = {
  hits: 4990,
  misses: 10,
  currsize: 10,
  maxsize: 16,
  evictions: 0,
  uncached_ms: 500,
  cached_ms: 1,
  speedup: 500,
};

test('the exercise by its name shows the figures of the lecture', async ({ page }) => {
  await page.goto('/?exercise=calibration-lookup');
  await expectFigures(page, lecture);
});

test('the bare address opens the same exercise, already run', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Calibration lookup' })).toBeVisible();
  await expectFigures(page, lecture);
  await expect(page).toHaveTitle('Calibration lookup · Cachebound');
  await expect(page).toHaveURL('/');
});

test('one entry too few, and every lookup misses', async ({ page }) => {
  await page.goto('/?exercise=calibration-lookup&maxsize=9');
  await expectFigures(page, { hits: 0, misses: 5000, currsize: 9, maxsize: 9, speedup: 1 });
});

test('50,000 lookups of 0.2 ms take 10 seconds, or two milliseconds', async ({ page }) => {
  await page.goto('/?exercise=calibration-lookup&records=50000&lookup_cost_ms=0.2');
  await expectFigures(page, { uncached_ms: 10_000, cached_ms: 2, hits: 49_990 });
});

test('a cache without bound says so', async ({ page }) => {
  await page.goto('/?exercise=calibration-lookup&maxsize=none');
  await expectFigures(page, { hits: 4990, maxsize: 'none' });
  await expect(page.getByText('no bound', { exact: true })).toBeVisible();
});

test('each figure stands in the document once, rounded for the eye and raw for the rest', async ({ page }) => {
  await page.goto('/?exercise=calibration-lookup&records=1234567&sensors=1000&maxsize=999');
  const hits = page.locator('[data-metric=misses]');
  await expect(hits).toHaveText('1,234,567');
  await expect(hits).toHaveAttribute('data-value', '1234567');
  const names = await page.locator('[data-metric]').evaluateAll((all) => all.map((each) => each.dataset.metric));
  expect(names).toHaveLength(new Set(names).size);
});

test('everything the page loads comes from its own server', async ({ page, baseURL }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (baseURL && !request.url().startsWith(baseURL)) foreign.push(request.url());
  });
  await page.goto('/');
  await expectFigures(page, { hits: 4990 });
  expect(foreign).toEqual([]);
});
