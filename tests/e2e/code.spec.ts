import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { argumentsOf, ask } from '../parity/program';
import { field, figures, open } from './support/exercise';
import { expect, test } from './support/test';

const program = (page: Page) => page.locator('cb-code pre');
const execute = promisify(execFile);

/** What real CPython prints for a program: one JSON object. */
async function inPython(text: string): Promise<Record<string, number | null>> {
  const { stdout } = await execute('/usr/bin/python3', ['-c', text]);
  return JSON.parse(stdout) as Record<string, number | null>;
}

const queries = [
  '',
  'maxsize=9',
  'maxsize=none&lookup_cost_ms=0.2',
  'maxsize=100&sensors=1000&order=zipf',
  'maxsize=50&sensors=60&order=uniform&seed=7&typed=true',
];

test('real Python prints the figures of the page', async ({ page }) => {
  for (const query of queries) {
    await test.step(query, async () => {
      await open(page, query);
      await expect(program(page)).toContainText('lru_cache');
      const printed = await inPython((await program(page).textContent()) ?? '');
      const shown = await figures(page);
      expect(Object.keys(printed).length).toBeGreaterThan(5);
      for (const [metric, value] of Object.entries(printed)) {
        expect(shown[metric], metric).toBe(value === null ? 'none' : String(value));
      }
    });
  }
});

test('the program follows the parameters', async ({ page }) => {
  await open(page);
  await expect(program(page)).toContainText('@lru_cache(maxsize=16, typed=False)');
  await field(page, 'maxsize').fill('9');
  await expect(program(page)).toContainText('@lru_cache(maxsize=9, typed=False)');
  const printed = await inPython((await program(page).textContent()) ?? '');
  expect(printed).toMatchObject({ hits: 0, misses: 5000 });
});

test('both programs are the ones that the native program prints', async ({ page }) => {
  const query = 'maxsize=3&order=uniform';
  await open(page, query);
  for (const [tab, command] of [
    ['C++', 'cpp'],
    ['Python', 'python'],
  ] as const) {
    const native = await ask('release', command, 'calibration-lookup', ...argumentsOf(query));
    await page.getByRole('tab', { name: tab }).click();
    await expect.poll(() => program(page).textContent()).toBe(native);
  }
});

test('the program can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await expect(program(page)).toContainText('lru_cache');
  await page.getByRole('button', { name: 'Copy the program' }).click();
  await expect(page.getByText('Copied', { exact: true }).first()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await program(page).textContent());
});
