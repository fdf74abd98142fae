import type { Page } from '@playwright/test';
import { catalogue } from '../parity/catalogue';
import { expectRun } from './support/exercise';
import { expect, test } from './support/test';
import { Scales } from './support/weight';

test('the first visit weighs at most 180 kB as gzip and 150 kB as brotli', async ({ page }) => {
  const scales = new Scales(page.context());
  await page.goto('/');
  await expectRun(page);
  await expect(page.locator('cb-memory-strip canvas')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Program' })).toContainText('import json');
  await expect(page.locator('cb-event-log')).toContainText('last read 10 lookups ago');
  // What the later chapters need comes seconds later.
  const { gzip, brotli, files } = await scales.weigh(() => true, true);
  expect(files.filter((file) => file.endsWith('.wasm'))).toHaveLength(1);
  console.log(`first visit: ${gzip} bytes as gzip, ${brotli} as brotli\n  ${files.join('\n  ')}`);
  expect(files.join('\n')).toMatch(/opening-.*\.wasm/);
  expect(files.join('\n')).toMatch(/core-worker-.*\.js/);
  expect(gzip).toBeLessThanOrEqual(180_000);
  expect(brotli).toBeLessThanOrEqual(150_000);
});

test('what the other chapters need is fetched behind the first figures, one module after the other', async ({
  page,
}) => {
  const asked: string[] = [];
  let under = 0;
  const module = (address: string) => /\/([\w-]+)-[\w-]{8}\.wasm$/.exec(address)?.[1];
  page.on('request', (request) => {
    const name = module(request.url());
    if (!name) return;
    asked.push(name);
    under += 1;
    expect(under).toBe(1);
  });
  page.on('requestfinished', (request) => {
    if (module(request.url())) under -= 1;
  });
  await page.goto('/');
  const others = [...new Set(catalogue.exercises.map((entry) => entry.module))];
  await expect.poll(() => asked, { timeout: 30_000 }).toEqual(others);
});

/** Opens a path and gives the modules that have been asked for when others would have been sent ahead. */
async function modulesOf(page: Page, path: string): Promise<string[]> {
  const modules: string[] = [];
  page.on('request', (request) => request.url().endsWith('.wasm') && modules.push(request.url()));
  await page.goto(path);
  await expectRun(page);
  await page.waitForTimeout(3_500);
  return modules;
}

test('a visitor who asks for little traffic is sent nothing ahead', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  expect(await modulesOf(page, '/')).toHaveLength(1);
});

test('an embed is sent nothing ahead', async ({ page }) => {
  expect(await modulesOf(page, '/embed.html?exercise=stampede')).toHaveLength(1);
});
