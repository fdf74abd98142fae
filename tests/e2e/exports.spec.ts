import type { Page } from '@playwright/test';
import { runNatively } from '../parity/program';
import { button, open } from './support/exercise';
import { expect, test } from './support/test';

/** Presses an export button and gives the name and the bytes of the file. */
async function exported(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  const downloading = page.waitForEvent('download');
  await button(page, format).click();
  const download = await downloading;
  const chunks = await (await download.createReadStream()).toArray();
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

test('the JSON is what the native program prints', async ({ page }) => {
  const query = 'maxsize=50&sensors=60&order=uniform';
  await open(page, query);
  const { name, bytes } = await exported(page, 'JSON');
  expect(name).toBe('calibration-lookup.json');
  expect(JSON.parse(bytes.toString())).toEqual(JSON.parse(await runNatively('release', 'calibration-lookup', query)));
});

test('the CSV has a column for each metric and a row for each position that was recorded', async ({ page }) => {
  await open(page, 'maxsize=9&records=500');
  const { name, bytes } = await exported(page, 'CSV');
  expect(name).toBe('calibration-lookup.csv');
  const [head = [], ...rows] = bytes
    .toString()
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  expect(head.slice(0, 3)).toEqual(['position', 'hits', 'misses']);
  expect(rows.at(0)?.slice(0, 3)).toEqual(['0', '0', '0']);
  expect(rows.at(-1)?.slice(0, 3)).toEqual(['500', '0', '500']);
  for (const row of rows) expect(row).toHaveLength(head.length);
});

test('the PNG is the chart as it is drawn', async ({ page }) => {
  await open(page);
  const { name, bytes } = await exported(page, 'PNG');
  expect(name).toBe('calibration-lookup.png');
  const size = await page.evaluate(
    async (data) => {
      const image = await createImageBitmap(await (await fetch(data)).blob());
      return { width: image.width, height: image.height };
    },
    `data:image/png;base64,${bytes.toString('base64')}`,
  );
  expect(size.width).toBeGreaterThan(300);
  expect(size.height).toBeGreaterThan(100);
});
