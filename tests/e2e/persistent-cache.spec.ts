import { readdirSync } from 'node:fs';
import type { FrameLocator, Page } from '@playwright/test';
import { expectFigures, expectRun, field, figure } from './support/exercise';
import { hostOrigin, pageOrigin } from './support/origins';
import { expect, test } from './support/test';

const address = '/?exercise=persistent-cache';
/** The table of what the disk held before the run: its keys and values. */
const readBack = (root: Page | FrameLocator) => root.getByRole('table', { name: 'On the disk before this run' });
const fallback = /: results are kept in memory, and gone after a reload\.$/;

test('values that the page wrote are in SQLite after a reload, and shown', async ({ page }) => {
  await page.goto(`${address}&inputs=30&before=100&after=50`);
  await expectFigures(page, { read_back: 0 });
  const entries = Number(await figure(page, 'currsize').getAttribute('data-value'));
  expect(entries).toBeGreaterThan(10);
  await expect(page.getByText(fallback)).toHaveCount(0);

  await page.reload();
  await expectFigures(page, { read_back: entries });
  const rows = await readBack(page).getByRole('row').allInnerTexts();
  const squares = rows.map((row) => /square-0*(\d+)\s+(\d+) /.exec(row)).filter((row) => row !== null);
  expect(squares.length).toBeGreaterThan(10);
  for (const [, input, square] of squares) expect(Number(square)).toBe(Number(input) ** 2);
});

test('a change of parameters writes anew, and the next visit finds that', async ({ page, context }) => {
  await page.goto(`${address}&inputs=30&before=100&after=50`);
  await expectFigures(page, { read_back: 0 });
  await field(page, 'inputs').fill('7');
  await expectFigures(page, { currsize: 7 });
  await page.close();
  const next = await context.newPage();
  await next.goto(address);
  await expectFigures(next, { read_back: 7 });
});

test('SQLite is fetched by the exercise that needs it, and by no other', async ({ page }) => {
  const fetched: string[] = [];
  page.context().on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const sqlite = () => fetched.filter((path) => /sqlite/.test(path));
  await page.goto('/?exercise=calibration-lookup');
  await expectFigures(page, { hits: 4990 });
  expect(sqlite()).toEqual([]);
  await page.goto(address);
  await expectFigures(page, { read_back: 0 });
  expect(sqlite().filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
});

test('a second tab says in a sentence that it keeps nothing, and runs all the same', async ({ page, context }) => {
  await page.goto(address);
  await expectFigures(page, { read_back: 0, survivors: 168 });
  const second = await context.newPage();
  await second.goto(address);
  await expectFigures(second, { read_back: 'none', survivors: 168 });
  await expect(second.getByText('Another tab or frame has the storage open')).toHaveText(fallback);
});

test('so does a sandboxed frame, where the browser blocks storage', async ({ page }) => {
  const source = `${pageOrigin}/embed.html?exercise=persistent-cache`;
  const body = `<iframe sandbox="allow-scripts" title="Sandbox" width="600" height="900" src="${source}"></iframe>`;
  await page.goto(`${hostOrigin}/page?body=${encodeURIComponent(body)}`);
  const frame = page.frameLocator('iframe[title=Sandbox]');
  await expectFigures(frame, { read_back: 'none', survivors: 168 });
  await expect(frame.getByText('The browser blocks storage in this frame')).toHaveText(fallback);
});

test('a strict security policy is no obstacle', async ({ page }) => {
  await page.goto(`${hostOrigin}/strict/?exercise=persistent-cache`);
  await expectFigures(page, { read_back: 0 });
  await page.reload();
  await expectFigures(page, { read_back: 178 });
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
});

test('where no worker is allowed there are no files either, and the page says so', async ({ page, complaints }) => {
  complaints.expect(/worker/i);
  const body =
    '<script type="module" src="' +
    `${pageOrigin}/cachebound.js"></script>` +
    '<cachebound-exercise exercise="persistent-cache"></cachebound-exercise>';
  const policy = encodeURIComponent("worker-src 'none'");
  await page.goto(`${hostOrigin}/page?body=${encodeURIComponent(body)}&csp=${policy}`);
  await expectRun(page);
  await expectFigures(page, { read_back: 'none' });
  await expect(page.getByText('This browser gives the page no files to write to')).toHaveText(fallback);
});

test("the browser's SQLite keeps the contract of stores", async ({ page }) => {
  const assets = readdirSync(new URL('../../web/dist/assets/', import.meta.url));
  const folder = assets.find((name) => /^sqlite-folder-.*\.js$/.test(name));
  await page.goto(`${hostOrigin}/blank.html`);
  const outcomes = await page.evaluate((script) => {
    const source = `
      import { openSqliteFolder } from '${location.origin}/strict/assets/${script}';
      import createContract from '${location.origin}/core/store_contract.js';
      const contract = await createContract({ locateFile: (path) => '${location.origin}/core/' + path });
      postMessage(contract.run(await openSqliteFolder(1)));`;
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    return new Promise<string>((resolve, reject) => {
      const worker = new Worker(url, { type: 'module' });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  }, folder);
  const cases = JSON.parse(outcomes) as { name: string; checked: number; failures: string[] }[];
  expect(cases.length).toBeGreaterThan(15);
  for (const { name, checked, failures } of cases) {
    expect(failures, name).toEqual([]);
    expect(checked, name).toBeGreaterThan(0);
  }
});
