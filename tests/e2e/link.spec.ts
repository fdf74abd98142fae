import type { Page } from '@playwright/test';
import { button, counter, expectFigures, field, figures, open, place, preset } from './support/exercise';
import { expect, test } from './support/test';

const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme);

test('a shared link opens the same state in a new browser', async ({ page, context, browser, complaints }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'theme=dark');
  await preset(page).selectOption('1,000 sensors, some far busier');
  await expectFigures(page, { maxsize: 100 });
  await field(page, 'maxsize').fill('150');
  await expectFigures(page, { maxsize: 150 });
  await page.getByRole('slider', { name: 'Position in the run' }).fill('1234');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('×100');
  await page.getByRole('tab', { name: 'Results' }).click();
  await expect(place(page)).toHaveText('1,234 / 5,000');
  const before = await figures(page);
  const ghost = await counter(page, 'hits').textContent();
  expect(ghost).toContain('was ');
  await button(page, 'Share link').click();
  await expect(button(page, 'Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  // Nothing of the first browser's storage is there to help.
  const elsewhere = await browser.newContext();
  complaints.watch(elsewhere);
  const opened = await elsewhere.newPage();
  await opened.goto(link);
  await expect(place(opened)).toHaveText('1,234 / 5,000');
  await expect(counter(opened, 'hits')).toHaveText(ghost ?? '');
  expect(await figures(opened)).toEqual(before);
  await expect(field(opened, 'maxsize')).toHaveValue('150');
  await expect(field(opened, 'sensors')).toHaveValue('1000');
  await expect(opened.getByRole('combobox', { name: 'Speed' })).toHaveValue('100');
  await expect(opened.getByRole('tab', { name: 'Results' })).toHaveAttribute('aria-selected', 'true');
  await expect(opened.getByText('run before: maxsize 100')).toBeVisible();
  expect(await theme(opened)).toBe('dark');
  await elsewhere.close();
});

test('a pinned run is in the link too', async ({ page }) => {
  await open(page, 'maxsize=9');
  await button(page, 'Pin run').click();
  await field(page, 'maxsize').fill('12');
  await expectFigures(page, { maxsize: 12 });
  await button(page, 'Share link').click();
  await page.goto(page.url());
  await expect(button(page, 'Pin run')).toHaveAttribute('aria-pressed', 'true');
  await expect(counter(page, 'hits')).toContainText('vs 0');
  await expect(page.getByText('compared run: maxsize 9')).toBeVisible();
});

test('the address follows the page, and says no more than it must', async ({ page }) => {
  await open(page);
  await preset(page).selectOption('The cliff: one entry too few');
  await expect.poll(() => new URL(page.url()).searchParams.get('maxsize')).toBe('9');
  await button(page, 'Reset').click();
  await expect.poll(() => new URL(page.url()).searchParams.has('maxsize')).toBe(false);
});

test('sliding fills no history: Back leaves the page', async ({ page }) => {
  await page.goto('about:blank');
  await open(page);
  for (const size of ['9', '10', '11', '12']) {
    await field(page, 'maxsize').fill(size);
    await expectFigures(page, { maxsize: Number(size) });
  }
  await expect.poll(() => new URL(page.url()).searchParams.get('maxsize')).toBe('12');
  await page.goBack();
  expect(page.url()).toBe('about:blank');
});

test('an exercise in the catalogue is a plain link as well', async ({ page }) => {
  await open(page, 'maxsize=9');
  await page.getByRole('link', { name: 'Calibration lookup' }).click();
  await expectFigures(page, { hits: 4990, maxsize: 16 });
  await page.goBack();
  await expectFigures(page, { hits: 0, maxsize: 9 });
});

test('a link whose other words were not understood still opens, and says which', async ({ page }) => {
  await page.goto('/?exercise=calibration-lookup&maxsize=9&speed=7&at=soon&theme=pink');
  await expectFigures(page, { hits: 0 });
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('speed: got "7"; allowed: 1, 10, 100, 1000, max.');
  await expect(notice).toContainText('at: got "soon"; allowed: a position in the run, a whole number.');
  await expect(notice).toContainText('theme: got "pink"; allowed: light, dark, auto.');
  await button(page, 'Dismiss').click();
  await expect(notice).toBeHidden();
});

test('a link to compare with a run that cannot be made says why', async ({ page }) => {
  await page.goto('/?exercise=calibration-lookup&against=maxsize%3D-1');
  await expectFigures(page, { hits: 4990 });
  await expect(page.getByRole('alert')).toContainText('against: maxsize: got "-1"; allowed: a whole number');
});

test('a position beyond the end is the end', async ({ page }) => {
  await open(page, 'records=100&at=5000');
  await expect(place(page)).toHaveText('100 / 100');
  await expectFigures(page, { hits: 90, misses: 10 });
});
