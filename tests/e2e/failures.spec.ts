import type { Page } from '@playwright/test';
import { moduleOf } from '../parity/catalogue';
import { addressOf, button, counter, expectFigures, expectRun, field, open, place } from './support/exercise';
import { expect, test } from './support/test';

const wasm = '**/opening-*.wasm';
const workerScript = '**/core-worker-*.js';
const card = (page: Page) => page.getByRole('alert');
const missing = (page: Page) => card(page).getByRole('heading', { name: 'This exercise could not be loaded' });
const lost = (page: Page) => card(page).getByRole('heading', { name: 'The cache has stopped working' });

test('a module that cannot be fetched is told, and retried without losing the parameters', async ({
  page,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/);
  await page.route(wasm, (route) => route.abort());
  await page.goto(addressOf('maxsize=9&at=20'));
  await expect(missing(page)).toBeVisible();
  await expect(card(page)).toContainText('What happened: the module "opening" could not be fetched.');
  await expect(page.locator('[data-metric]')).toHaveCount(0);

  const again = page.waitForRequest(wasm);
  await button(page, 'Retry').click();
  await again;
  await expect(missing(page)).toBeVisible();

  await page.unroute(wasm);
  await button(page, 'Retry').click();
  await expectFigures(page, { hits: 0, misses: 20, maxsize: 9 });
  await expect(place(page)).toHaveText('20 / 5,000');
  await expect(card(page)).toBeHidden();
});

test('a server that has lost the module is told as what it is', async ({ page, complaints }) => {
  complaints.expect(/\b404\b/);
  await page.route(wasm, (route) => route.fulfill({ status: 404, body: 'not found' }));
  await page.goto('/');
  await expect(missing(page)).toBeVisible();
  await expect(card(page)).toContainText('What happened: the server answered 404 for the module "opening".');
});

test('a file that is no module is told too', async ({ page }) => {
  await page.route(wasm, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>Please log in' }),
  );
  await page.goto('/');
  await expect(missing(page)).toBeVisible();
  await expect(card(page)).toContainText(/What happened: of the module "opening" only 31 of \d+ bytes came\./);
  await page.unroute(wasm);
  await button(page, 'Retry').click();
  await expectFigures(page, { hits: 4990 });
});

test('a module that is cut short or of another version keeps its own chapter back, and no other', async ({ page }) => {
  const module = moduleOf('stampede');
  const file = `**/${module}-*.wasm`;
  const change = (changed: (bytes: Buffer) => Buffer) =>
    page.route(file, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: changed(await response.body()) });
    });
  await change((bytes) => bytes.subarray(0, 1_000));
  await page.goto('/?exercise=stampede');
  await expect(missing(page)).toBeVisible();
  await expect(card(page)).toContainText(`of the module "${module}" only 1000 of `);
  const chapters = page.getByRole('navigation', { name: 'Chapters' });
  await chapters.getByRole('link', { name: 'Lecture 38' }).click();
  await expectFigures(page, { hits: 4990 });

  await page.unroute(file);
  await change((bytes) => Buffer.from(bytes.map((byte, place) => (place === bytes.length - 1 ? byte ^ 1 : byte))));
  await page.goBack();
  await expect(card(page)).toContainText('another version came than the one this page was built with');

  await page.unroute(file);
  await button(page, 'Retry').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cache stampede');
  await expectRun(page);
});

test('pictures that cannot be fetched are told, and fetched by a retry', async ({ page, complaints }) => {
  complaints.expect(/ERR_FAILED/);
  const pictures = '**/pictures-*.js';
  await page.route(pictures, (route) => route.abort());
  await page.goto('/');
  await expect(missing(page)).toBeVisible();
  await expect(card(page)).toContainText('What happened: the pictures of this exercise could not be fetched.');
  await page.unroute(pictures);
  await button(page, 'Retry').click();
  await expectFigures(page, { hits: 4990 });
});

test('without its worker script the page still runs the core, in itself', async ({ page, complaints }) => {
  complaints.expect(/ERR_FAILED/);
  await page.route(workerScript, (route) => route.abort());
  await open(page, 'maxsize=9');
  await expectFigures(page, { hits: 0 });
  await field(page, 'maxsize').fill('10');
  await expectFigures(page, { hits: 4990 });
  expect(page.workers()).toHaveLength(0);
});

test('a worker that throws is told, and restarted with everything as it was', async ({ page, complaints }) => {
  complaints.expect(/no such luck/);
  await page.route(workerScript, async (route) => {
    const response = await route.fetch();
    const fatal = `addEventListener('message', ({ data }) => { if (data.asked?.query?.includes('13')) throw Error('no such luck') });`;
    await route.fulfill({ response, body: `${await response.text()}\n${fatal}` });
  });
  await open(page, 'sensors=14&at=100&tab=results&against=sensors%3D12');
  await expect(counter(page, 'misses')).toHaveText(/14\s*was 12/);
  await field(page, 'maxsize').fill('13');
  await expect(lost(page)).toBeVisible();
  await expect(card(page)).toContainText('no such luck');

  await page.unroute(workerScript);
  await button(page, 'Retry').click();
  await expectFigures(page, { hits: 0, misses: 100, maxsize: 13 });
  await expect(field(page, 'maxsize')).toHaveValue('13');
  await expect(field(page, 'sensors')).toHaveValue('14');
  await expect(place(page)).toHaveText('100 / 5,000');
  await expect(page.getByRole('tab', { name: 'Results' })).toHaveAttribute('aria-selected', 'true');
  await expect(counter(page, 'misses')).toHaveText(/100\s*was 12/);
});

test('a worker that dies without a word is missed', async ({ page }) => {
  await page.clock.install();
  await open(page);
  await page.workers()[0]?.evaluate(() => self.close());
  await field(page, 'maxsize').fill('9');
  await page.clock.runFor(20_000);
  await expect(lost(page)).toBeVisible();
  await expect(card(page)).toContainText('What happened: it gave no sign of life.');
  await button(page, 'Retry').click();
  await page.clock.runFor(1_000);
  await expectFigures(page, { hits: 0, maxsize: 9 });
});

test('a core that gets no more memory is told, and restarted', async ({ page }) => {
  await page.route(workerScript, async (route) => {
    const response = await route.fetch();
    const full = `WebAssembly.Memory.prototype.grow = () => { throw new RangeError('out of memory') };`;
    await route.fulfill({ response, body: `${full}\n${await response.text()}` });
  });
  await open(page);
  await field(page, 'sensors').fill('100000');
  await field(page, 'maxsize').fill('1000000');
  await expect(lost(page)).toBeVisible();
  await page.unroute(workerScript);
  await button(page, 'Retry').click();
  await expectFigures(page, { maxsize: 1_000_000, misses: 5000 });
  await expect(field(page, 'sensors')).toHaveValue('100000');
});

test('the page works where storage is blocked', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    }
  });
  await open(page);
  await field(page, 'maxsize').fill('9');
  await expectFigures(page, { hits: 0 });
  await button(page, 'Theme: auto').click();
  await expect(button(page, 'Theme: light')).toBeVisible();
});

test('the page works where the address may not be rewritten', async ({ page }) => {
  await page.addInitScript(() => {
    history.replaceState = () => {
      throw new DOMException('Too many calls to Location or History APIs', 'SecurityError');
    };
  });
  await open(page);
  await field(page, 'maxsize').fill('9');
  await expectFigures(page, { hits: 0 });
  await button(page, 'Step back').click();
  await expectFigures(page, { misses: 4999 });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of ['/', '/embed.html?exercise=calibration-lookup']) {
    test(`${path} says what it needs`, async ({ page, complaints }) => {
      // Scripts are asked for, and then not let in.
      complaints.expect(/^failed: .*\.js csp$/);
      await page.goto(path);
      await expect(page.getByText(/needs? JavaScript and WebAssembly/)).toBeVisible();
    });
  }
});

test('a browser without WebAssembly is told so', async ({ page }) => {
  await page.route(workerScript, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `delete globalThis.WebAssembly;\n${await response.text()}` });
  });
  await page.goto('/');
  await expect(missing(page)).toBeVisible();
  await expect(card(page)).toContainText(
    'What happened: the module "opening" could not be started: this browser has no WebAssembly.',
  );
});
