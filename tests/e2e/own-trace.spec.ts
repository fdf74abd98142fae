import type { Page } from '@playwright/test';
import { expectNoViolations } from './support/axe';
import { button } from './support/exercise';
import { sidewaysOverflow } from './support/overflow';
import { expect, test } from './support/test';
import { drawn, drop, pick, racedHits, replayed, traceFiles } from './support/traces';

const keys = drawn(3_000);

const openPage = async (page: Page, query = ''): Promise<void> => {
  await page.goto(`/?page=own-trace${query}`);
  await expect(page.getByRole('heading', { name: 'Your trace', level: 1 })).toBeVisible();
};

const sizeField = (page: Page) => page.getByRole('textbox', { name: 'cache size' });
const lines = (bytes: string, name = 'trace.csv') => ({ name, bytes: Buffer.from(bytes) });

test('a trace in any format is raced to the figures of the program', async ({ page }) => {
  await openPage(page);
  await expect(page.getByText('It stays on this machine')).toBeVisible();
  for (const file of traceFiles(keys)) {
    await drop(page, file);
    await expect(page.locator('.name')).toHaveText(file.name);
    await expect(page.locator('[data-fact=requests]')).toHaveAttribute('data-value', '3000');
    const size = await page.locator('[data-fact=suggested]').getAttribute('data-value');
    expect(await racedHits(page), file.name).toEqual(await replayed(file, size ?? ''));
  }
  const [last] = traceFiles(keys).slice(-1);
  if (!last) throw new Error('no file');
  await sizeField(page).fill('5%');
  const hits = await replayed(last, '5%');
  await expect.poll(() => racedHits(page)).toEqual(hits);
});

test('what no trace is says so in a sentence, and the next file is welcome', async ({ page }) => {
  await openPage(page);
  const alert = page.getByRole('alert');
  await pick(page, lines('', 'empty.csv'));
  await expect(alert).toContainText('The trace is empty: 0 bytes.');
  await drop(page, { name: 'noise.bin', bytes: Buffer.from(drawn(5_000).map((byte) => byte % 32)) });
  await expect(alert).toContainText('The trace is binary, but not oracleGeneral');
  await drop(page, { name: 'torn.csv.gz', bytes: Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]) });
  await expect(alert).toContainText('The gzip packing is torn');
  await drop(page, lines('a\nb\na\n', 'small.txt'));
  await expect(alert).toBeHidden();
  expect(await racedHits(page)).toMatchObject({ lru: 1, belady: 1, 'no-cache': 0 });
});

test('bad lines are counted and told with their numbers, or stop the reading', async ({ page }) => {
  await openPage(page);
  await drop(page, lines('time,key\n1,a\nbroken\n2,b\n3\n4,a\n'));
  await expect(page.getByText('2 bad lines skipped')).toBeVisible();
  await expect(page.getByText('line 5 has 1 column, the first line 2')).toBeVisible();
  await page.getByRole('combobox', { name: 'bad lines' }).selectOption('refuse');
  await expect(page.getByRole('alert')).toContainText('line 3 has 1 column, the first line 2.');
  await page.getByRole('combobox', { name: 'bad lines' }).selectOption('skip');
  expect(await racedHits(page)).toMatchObject({ 'no-cache': 0 });
});

test('the column of the key is asked for where it is not clear, and can be changed', async ({ page }) => {
  await openPage(page);
  await drop(page, lines('1,7\n2,7\n3,8\n4,7\n'));
  await expect(page.getByText('Which column holds the key?')).toBeVisible();
  const column = page.getByRole('combobox', { name: 'key column' });
  await column.selectOption('column 2');
  await expect(page.locator('[data-fact=objects]')).toHaveAttribute('data-value', '2');
  await column.selectOption('column 1');
  await expect(page.locator('[data-fact=objects]')).toHaveAttribute('data-value', '4');
});

test('a trace can be made, linked to, raced at a size from the curve, and cancelled', async ({ page }) => {
  await openPage(page);
  await button(page, 'Make this trace').click();
  await racedHits(page);
  await expect(page).toHaveURL(/page=own-trace&workload=zipf/);
  await page.getByRole('slider', { name: 'Miss ratio of LRU by cache size: size' }).press('PageDown');
  await expect(page).toHaveURL(/size=\d+/);
  const hits = await racedHits(page);
  await page.reload();
  expect(await racedHits(page)).toEqual(hits);

  await openPage(page, '&requests=10000000&objects=1000000');
  await button(page, 'Cancel').click();
  await expect(page.getByText(/was cancelled/)).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeHidden();
});

test('a core that gets no more memory is told, and a new one goes on with the trace', async ({ page }) => {
  const script = '**/trace-worker*.js';
  await page.route(script, async (route) => {
    const response = await route.fetch();
    const full = `WebAssembly.Memory.prototype.grow = () => { throw new RangeError('out of memory') };`;
    await route.fulfill({ response, body: `${full}\n${await response.text()}` });
  });
  await openPage(page, '&requests=2000000');
  await expect(page.getByRole('alert')).toContainText('What happened: the browser gave it no more memory.');
  await page.unroute(script);
  await button(page, 'Try it again').click();
  expect(await racedHits(page)).toMatchObject({ 'no-cache': 0 });
});

for (const [what, size] of [
  ['wide', { width: 1360, height: 980 }],
  ['narrow', { width: 390, height: 844 }],
] as const) {
  test(`the page has no violation and no sideways scrolling, ${what}`, async ({ page }) => {
    await page.setViewportSize(size);
    await openPage(page);
    await expectNoViolations(page);
    await drop(page, lines('time,key\n1,a\nbroken\n2,b\n4,a\n'));
    await racedHits(page);
    await expectNoViolations(page);
    for (const width of [320, size.width]) {
      await page.setViewportSize({ width, height: size.height });
      await expect.poll(() => sidewaysOverflow(page), { message: `${width} px` }).toEqual([]);
    }
  });
}

test('the way there is in the header, in the lesson and among the exercises', async ({ page }) => {
  await page.goto('/?exercise=miss-ratio-curve');
  await page.getByRole('link', { name: 'Read the curve of a trace of your own' }).click();
  await expect(page.getByRole('heading', { name: 'Your trace' })).toBeVisible();
  await page.goto('/?exercise=nope');
  await expect(page.getByRole('main').getByRole('link', { name: 'Your trace' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Chapters' }).getByRole('link', { name: 'Your trace' }).click();
  await expect(button(page, 'Choose a file…')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Exercises' })).toBeVisible();
});
