import type { Page } from '@playwright/test';
import { button, expectFigures, open } from './support/exercise';
import { hostOrigin } from './support/origins';
import { expect, test } from './support/test';

/** Puts HTML into a page of another origin, as an author would. */
async function publish(page: Page, html: string): Promise<void> {
  await page.goto(`${hostOrigin}/page?body=${encodeURIComponent(html)}`);
}

/** The HTML that the dialog offers for the state shown. */
async function snippet(page: Page, heading: string): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, 'Embed').click();
  await expect(page.getByRole('dialog', { name: 'Embed in a course page' })).toBeVisible();
  await page.getByRole('button', { name: `Copy HTML: ${heading}` }).click();
  await expect(page.getByText('Copied', { exact: true }).first()).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

test('the frame that the page offers works in another page', async ({ page }) => {
  await open(page, 'maxsize=9&sensors=11&at=500');
  await publish(page, await snippet(page, 'A frame, which works wherever HTML does'));
  const frame = page.frameLocator('iframe');
  await expectFigures(frame, { hits: 0, misses: 500, maxsize: 9 });
  const box = await page.locator('iframe').boundingBox();
  const content = await frame.locator('body').evaluate((body) => body.scrollHeight);
  expect(Math.abs((box?.height ?? 0) - content)).toBeLessThan(2);
});

test('the element that the page offers works in another page', async ({ page }) => {
  await open(page, 'maxsize=9&sensors=11&at=500');
  const text = await snippet(page, 'An element, which is part of the page and tells it what happens');
  await publish(page, text);
  await expectFigures(page, { hits: 0, misses: 500, maxsize: 9 });
});

test('what is left out in the dialog is left out in the embed', async ({ page }) => {
  await open(page);
  await button(page, 'Embed').click();
  await page.getByRole('checkbox', { name: 'Memory of the cache' }).uncheck();
  const shown = await page.getByRole('region', { name: /^An element/ }).textContent();
  await publish(page, shown ?? '');
  await expectFigures(page, { hits: 4990 });
  await expect(page.getByText('Hit ratio over lookups')).toBeVisible();
  await expect(page.getByText('Memory of the cache')).toBeHidden();
});

test('the dialog is left by Escape, by its cross and by a click beside it, and gives the focus back', async ({
  page,
}) => {
  await open(page);
  const dialog = page.getByRole('dialog', { name: 'Embed in a course page' });
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => button(page, 'Close').click(),
    () => page.mouse.click(5, 5),
  ]) {
    await button(page, 'Embed').press('Enter');
    await expect(dialog).toBeVisible();
    await leave();
    await expect(dialog).toBeHidden();
    await expect(button(page, 'Embed')).toBeFocused();
  }
});
