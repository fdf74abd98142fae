import type { Page } from '@playwright/test';
import { button, counter, expectFigures, field, open, preset } from './support/exercise';
import { expect, test } from './support/test';

const guess = (page: Page) => page.getByRole('textbox', { name: /how many will be hits\?$/ });

test('before the prediction is made nothing on the page gives it away', async ({ page }) => {
  await open(page);
  await expect(guess(page)).toBeVisible();
  await expect(counter(page, 'hits')).toHaveText(/^\s*Hits\s*4,990\s*(was –)?\s*$/);
  await expect(page.getByText(/evicted just before it is needed/)).toBeHidden();
});

test('a prediction is followed by its run, and by what came out', async ({ page }) => {
  await open(page);
  await guess(page).fill('4,500');
  await button(page, 'Try it').click();
  await expectFigures(page, { hits: 0, misses: 5000, maxsize: 9 });
  await expect(page.getByText('You said 4,500 hits. It was 0.')).toBeVisible();
  await expect(preset(page).locator('option:checked')).toHaveText('The cliff: one entry too few');
  await expect(counter(page, 'hits')).toContainText('was 4,990');
  await expect(page.getByText(/evicted just before it is needed/)).toBeVisible();
});

test('a right prediction is told so', async ({ page }) => {
  await open(page);
  await guess(page).fill('0');
  await guess(page).press('Enter');
  await expect(page.getByText('You said 0 hits. Right: it was 0.')).toBeVisible();
});

test('what is no number is not taken, and asked again', async ({ page }) => {
  await open(page);
  await guess(page).fill('many');
  await button(page, 'Try it').click();
  await expect(page.getByRole('alert')).toHaveText('A number, please.');
  await expect(guess(page)).toBeFocused();
  await expect(guess(page)).toHaveValue('many');
  await expect(guess(page)).toHaveAttribute('aria-invalid', 'true');
  await expectFigures(page, { hits: 4990 });
});

test('it can be skipped: the cliff is then shown beside the run', async ({ page }) => {
  await open(page);
  await button(page, 'Skip').click();
  await expect(guess(page)).toBeHidden();
  await expect(counter(page, 'hits')).toContainText('vs 0');
  await expect(page.getByText('compared run: maxsize 9')).toBeVisible();
  await expectFigures(page, { hits: 4990 });
});

test('it is not asked once the answer is on the page', async ({ page }) => {
  await open(page);
  await field(page, 'maxsize').fill('9');
  await expectFigures(page, { hits: 0 });
  await expect(guess(page)).toBeHidden();
});
