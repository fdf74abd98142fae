import type { Page } from '@playwright/test';
import { button, counter, expectFigures, figure, open, place } from './support/exercise';
import { expect, test } from './support/test';

const scrubber = (page: Page) => page.getByRole('slider', { name: 'Position in the run' });
const speed = (page: Page) => page.getByRole('combobox', { name: 'Speed' });
const events = (page: Page) => page.getByRole('region', { name: 'Events' }).getByRole('row');

/** Counters at a position add up to it. */
async function expectPosition(page: Page, position: number): Promise<void> {
  await expect(place(page)).toContainText(new RegExp(`^${position.toLocaleString('en-US')} / `));
  await expect
    .poll(async () => Number(await figure(page, 'hits').getAttribute('data-value')) + (await missesOf(page)))
    .toBe(position);
}

const missesOf = async (page: Page): Promise<number> => Number(await figure(page, 'misses').getAttribute('data-value'));

test('each step says in words what happened and why', async ({ page }) => {
  await open(page, 'maxsize=2&sensors=3&records=7&at=0');
  const sentences = [
    'Lookup 1: S0, miss, first lookup: computed in 0.1 ms, stored',
    'Lookup 2: S1, miss, first lookup: computed in 0.1 ms, stored',
    'Lookup 3: S2, miss, first lookup: computed in 0.1 ms, stored; S0 evicted: least recently used, last read 2 lookups ago',
    'Lookup 4: S0, miss, last read 3 lookups ago, no longer kept: computed in 0.1 ms, stored; S1 evicted: least recently used, last read 2 lookups ago',
  ];
  await expect(page.getByText('No lookup yet', { exact: true })).toBeVisible();
  await expect(page.getByText('Nothing has happened yet.')).toBeVisible();
  for (const sentence of sentences) {
    await button(page, 'Step').click();
    await expect(page.getByText(sentence, { exact: true })).toBeVisible();
  }
  await expectFigures(page, { hits: 0, misses: 4, evictions: 2, currsize: 2 });
});

test('the events are listed newest first, each with its reason', async ({ page }) => {
  await open(page, 'maxsize=2&sensors=3&at=3');
  const cells = (row: number) => events(page).nth(row).getByRole('cell');
  await expect(events(page)).toHaveCount(5);
  await expect(cells(1)).toHaveText(['3', 'eviction', 'S0', 'least recently used, last read 2 lookups ago']);
  await expect(cells(2)).toHaveText(['3', 'miss', 'S2', 'first lookup: computed in 0.1 ms, stored']);
  await expect(cells(4)).toHaveText(['1', 'miss', 'S0', 'first lookup: computed in 0.1 ms, stored']);
});

test('the cache is drawn in the order in which it would forget', async ({ page }) => {
  await open(page, 'maxsize=3&sensors=4&at=5');
  const slots = page.getByRole('list', { name: '3 entries' }).getByRole('listitem');
  await expect(slots).toHaveText([/S0\s*last read now/, /S3\s*last read 1/, /S2\s*last read 2/]);
  await button(page, 'Step').click();
  await expect(slots).toHaveText([/S1\s*last read now/, /S0\s*last read 1/, /S3\s*last read 2/]);
});

test('back undoes a step, down to the start, and the figures with it', async ({ page }) => {
  await open(page, 'at=12');
  await expectFigures(page, { hits: 2, misses: 10 });
  await button(page, 'Step back').click();
  await expectFigures(page, { hits: 1, misses: 10 });
  await button(page, 'To start').click();
  await expectFigures(page, { hits: 0, misses: 0, currsize: 0 });
  await expect(button(page, 'Step back')).toBeDisabled();
  await expect(button(page, 'To start')).toBeDisabled();
});

test('to the end and no further', async ({ page }) => {
  await open(page, 'at=4990');
  await expectPosition(page, 4990);
  await button(page, 'To end').click();
  await expectFigures(page, { hits: 4990, misses: 10 });
  await expect(button(page, 'Step')).toBeDisabled();
  await expect(button(page, 'To end')).toBeDisabled();
});

test('the scrubber goes anywhere, forward and back', async ({ page }) => {
  await open(page);
  for (const position of [2500, 4000, 7, 0, 5000]) {
    await scrubber(page).fill(String(position));
    await expectPosition(page, position);
  }
  await scrubber(page).press('ArrowLeft');
  await expectPosition(page, 4999);
  await scrubber(page).press('Home');
  await expectPosition(page, 0);
});

test('a click in the chart moves the playhead there', async ({ page }) => {
  await open(page);
  const chart = page.getByRole('img', { name: /^Hit ratio over lookups/ });
  const box = await chart.boundingBox();
  if (!box) throw new Error('the chart is not drawn');
  await chart.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect(place(page)).not.toContainText('5,000 / 5,000');
  const position = Number(await scrubber(page).inputValue());
  expect(position).toBeGreaterThan(2_000);
  expect(position).toBeLessThan(3_000);
  await expectPosition(page, position);
});

test('playing moves on by itself, pauses where it is, and goes on from there', async ({ page }) => {
  await open(page, 'at=20&speed=1');
  await expect(speed(page)).toHaveValue('1');
  await button(page, 'Play').click();
  await expect.poll(async () => Number(await scrubber(page).inputValue())).toBeGreaterThan(22);
  await button(page, 'Pause').click();
  await expect(button(page, 'Play')).toBeVisible();
  const paused = Number(await scrubber(page).inputValue());
  await expectPosition(page, paused);
  await button(page, 'Step').click();
  await expectPosition(page, paused + 1);
});

test('a higher speed plays the run to its end, where it stops', async ({ page }) => {
  await open(page, 'at=0&records=1000');
  await speed(page).selectOption('×100');
  await scrubber(page).evaluate((element) => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    // The picture moves many times on the way.
    const note = () => seen.add((element as HTMLInputElement).value);
    new MutationObserver(note).observe(element, { attributes: true });
  });
  await button(page, 'Play').click();
  await expect(button(page, 'Pause')).toBeVisible();
  await expectPosition(page, 1000);
  await expect(button(page, 'Play')).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { seen: Set<string> }).seen.size)).toBeGreaterThan(3);
});

test('playing from the end starts anew', async ({ page }) => {
  await open(page);
  await button(page, 'Play').click();
  await expect.poll(async () => Number(await scrubber(page).inputValue())).toBeLessThan(1_000);
  await button(page, 'Pause').click();
});

test('figures of the run compared with are those of the same place', async ({ page }) => {
  await open(page, 'at=100&against=maxsize%3D9');
  await expectFigures(page, { hits: 90, misses: 10 });
  await expect(counter(page, 'misses')).toContainText('was 100');
});

test('single keys do the same, and can be switched off', async ({ page }) => {
  await open(page, 'at=50');
  await page.keyboard.press('n');
  await expectPosition(page, 51);
  await page.keyboard.press('b');
  await expectPosition(page, 50);
  await page.keyboard.press('e');
  await expectPosition(page, 5000);
  await page.keyboard.press('s');
  await expectPosition(page, 0);

  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toBeVisible();
  await page.getByRole('checkbox', { name: 'Single-key shortcuts are on' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('n');
  await button(page, 'Step').click();
  await expectPosition(page, 1);
});
