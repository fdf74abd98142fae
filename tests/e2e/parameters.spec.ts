import { button, counter, expectFigures, field, figure, open, preset, slider } from './support/exercise';
import { expect, test } from './support/test';

test('typing in the number field runs again, and moves the slider along', async ({ page }) => {
  await open(page);
  const before = Number(await slider(page, 'maxsize').inputValue());
  await field(page, 'maxsize').fill('9');
  await expectFigures(page, { hits: 0, misses: 5000, maxsize: 9 });
  expect(Number(await slider(page, 'maxsize').inputValue())).toBeLessThan(before);
});

test('the arrow keys of the slider run again at each step', async ({ page }) => {
  await open(page, 'maxsize=10');
  await slider(page, 'maxsize').press('ArrowLeft');
  await expectFigures(page, { hits: 0, maxsize: 9 });
  await expect(field(page, 'maxsize')).toHaveValue('9');
  await slider(page, 'maxsize').press('ArrowRight');
  await expectFigures(page, { hits: 4990, maxsize: 10 });
});

test('dragging the slider runs again while the button is still down', async ({ page }) => {
  await open(page);
  const track = await slider(page, 'maxsize').boundingBox();
  if (!track) throw new Error('the slider is not drawn');
  const middle = track.y + track.height / 2;
  await page.mouse.move(track.x + 0.2 * track.width, middle);
  await page.mouse.down();
  await page.mouse.move(track.x, middle, { steps: 5 });
  await expectFigures(page, { hits: 0, maxsize: 0 });
  await page.mouse.move(track.x + track.width, middle, { steps: 5 });
  await expectFigures(page, { hits: 4990, maxsize: 1_000_000 });
  await page.mouse.up();
  await expect(field(page, 'maxsize')).toHaveValue('1000000');
});

test('the run before stays in sight as a ghost', async ({ page }) => {
  await open(page);
  await field(page, 'maxsize').fill('9');
  await expect(counter(page, 'hits')).toContainText('was 4,990');
  await expect(counter(page, 'evictions')).toContainText('was 0');
  await expect(page.getByText('run before: maxsize 16')).toBeVisible();
  await field(page, 'sensors').fill('9');
  await expect(counter(page, 'hits')).toContainText('was 0');
  await expect(page.getByText('run before: sensors 10')).toBeVisible();
});

test('keys typed into one field in a row are one change: the ghost is the run before them', async ({ page }) => {
  await open(page);
  await field(page, 'maxsize').fill('');
  await field(page, 'maxsize').pressSequentially('250');
  await expectFigures(page, { maxsize: 250 });
  await expect(page.getByText('run before: maxsize 16')).toBeVisible();
});

test('a pinned run stays the one compared with until it is released', async ({ page }) => {
  await open(page);
  await expectFigures(page, { hits: 4990 });
  await button(page, 'Pin run').click();
  await expect(button(page, 'Pin run')).toHaveAttribute('aria-pressed', 'true');
  await field(page, 'maxsize').fill('9');
  await expectFigures(page, { hits: 0 });
  await field(page, 'sensors').fill('8');
  await expectFigures(page, { hits: 4992 });
  await expect(counter(page, 'hits')).toContainText('vs 4,990');
  await expect(page.getByText('compared run: maxsize 16, sensors 10')).toBeVisible();

  await button(page, 'Pin run').click();
  await expect(button(page, 'Pin run')).toHaveAttribute('aria-pressed', 'false');
  await field(page, 'sensors').fill('7');
  await expectFigures(page, { hits: 4993 });
  await expect(counter(page, 'hits')).toContainText('was 4,992');
});

test('a preset sets the parameters, and is left as soon as one changes', async ({ page }) => {
  await open(page);
  await preset(page).selectOption('The cliff: one entry too few');
  await expectFigures(page, { hits: 0, maxsize: 9 });
  await expect(field(page, 'maxsize')).toHaveValue('9');
  await field(page, 'maxsize').fill('8');
  await expectFigures(page, { maxsize: 8 });
  await expect(preset(page).locator('option:checked')).toHaveText('Custom');
  await field(page, 'maxsize').fill('16');
  await expect(preset(page).locator('option:checked')).toHaveText('As in the lecture');
});

test('what the lesson suggests to try sets the parameters too', async ({ page }) => {
  await open(page);
  await button(page, 'One configuration key').click();
  await expectFigures(page, { hits: 4999, misses: 1 });
  await expect(field(page, 'sensors')).toHaveValue('1');
  await expect(preset(page).locator('option:checked')).toHaveText('Configuration parsing: 1 key');
});

test('reset brings the defaults back', async ({ page }) => {
  await open(page, 'maxsize=3&sensors=77&records=1000&seed=1&order=zipf');
  await expectFigures(page, { maxsize: 3 });
  await button(page, 'Reset').click();
  await expectFigures(page, { hits: 4990, misses: 10, maxsize: 16 });
  await expect(field(page, 'sensors')).toHaveValue('10');
  await expect(page.getByRole('combobox', { name: 'order' })).toHaveValue('round-robin');
});

test('ticking "none" lifts the bound, and unticking it brings the number back', async ({ page }) => {
  await open(page, 'maxsize=9');
  const none = page.getByRole('checkbox', { name: 'maxsize: none' });
  await none.check();
  await expectFigures(page, { hits: 4990, maxsize: 'none' });
  await expect(slider(page, 'maxsize')).toBeDisabled();
  await none.uncheck();
  await expectFigures(page, { hits: 0, maxsize: 9 });
});

test('order, skew, type and seed are parameters as well; the rarer ones stand behind "more"', async ({ page }) => {
  await open(page, 'sensors=100');
  await page.getByRole('combobox', { name: 'order' }).selectOption('zipf');
  await expect(figure(page, 'hits')).not.toHaveAttribute('data-value', '0');
  const seeded = await figure(page, 'hits').getAttribute('data-value');

  await expect(field(page, 'seed')).toBeHidden();
  await page.getByText('more: skew, typed, seed').click();
  await field(page, 'seed').fill('39');
  await expect(figure(page, 'hits')).not.toHaveAttribute('data-value', seeded ?? '');
  await field(page, 'seed').fill('38');
  await expect(figure(page, 'hits')).toHaveAttribute('data-value', seeded ?? '');

  await page.getByRole('checkbox', { name: 'typed' }).check();
  await expect(page.getByRole('region', { name: 'Program' }).last()).toContainText('typed=True');
  await expect(figure(page, 'hits')).toHaveAttribute('data-value', seeded ?? '');
});
