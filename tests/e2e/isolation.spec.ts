import type { Page } from '@playwright/test';
import { expectFigures, expectRun, field } from './support/exercise';
import { element } from './support/host';
import { hostOrigin, pageOrigin } from './support/origins';
import { expect, test } from './support/test';

/** How everything inside the element is drawn, a line each: colours, type, display. */
async function looks(page: Page, path: string): Promise<string[]> {
  await page.goto(`${hostOrigin}/${path}`);
  await expectRun(element(page));
  return element(page).evaluate((host) => {
    const properties = [
      'display visibility color caret-color accent-color cursor user-select direction',
      'font-family font-size font-style font-weight font-variant-caps font-stretch line-height',
      'letter-spacing word-spacing word-break white-space text-align text-indent text-transform text-shadow tab-size',
      'hyphens quotes border-collapse border-spacing caption-side',
    ].flatMap((line) => line.split(' '));
    const lines: string[] = [];
    const visit = (root: ParentNode, path: string): void => {
      for (const [index, each] of [...root.children].entries()) {
        const here = `${path}>${each.localName}:${index}`;
        const style = getComputedStyle(each);
        lines.push(...properties.map((property) => `${here} ${property}: ${style.getPropertyValue(property)}`));
        if (each.shadowRoot) visit(each.shadowRoot, `${here}#`);
        visit(each, here);
      }
    };
    if (host.shadowRoot) visit(host.shadowRoot, '');
    return lines;
  });
}

test('the style of the host page does not reach into the element', async ({ page }) => {
  const quiet = await looks(page, 'quiet.html');
  const loud = await looks(page, 'loud.html');
  expect(quiet.length).toBeGreaterThan(1_000);
  const leaked = loud.filter((line, index) => line !== quiet[index]);
  // Each property once: the first element that it reached.
  const properties = new Map(leaked.map((line) => [/ ([\w-]+):/.exec(line)?.[1], line] as const).toReversed());
  expect([...properties.values()]).toEqual([]);
});

test('the style of the element does not reach the host page', async ({ page }) => {
  const of = () =>
    page.evaluate(() => {
      const { color, backgroundColor, fontFamily, margin } = getComputedStyle(document.body);
      return { color, backgroundColor, fontFamily, margin };
    });
  await page.goto(`${hostOrigin}/blank.html`);
  const before = await of();
  await page.goto(`${hostOrigin}/quiet.html`);
  await expectRun(element(page));
  expect(await of()).toEqual(before);
});

test.describe('behind a strict security policy', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
        console.error(`policy: ${violatedDirective} ${blockedURI} ${sample}`);
      });
    });
  });

  test('the playground works as elsewhere, under any path', async ({ page }) => {
    await page.goto(`${hostOrigin}/strict/?exercise=calibration-lookup&maxsize=9&theme=dark`);
    await expectFigures(page, { hits: 0 });
    expect(page.workers()).toHaveLength(1);
    await field(page, 'maxsize').fill('20');
    await expectFigures(page, { hits: 4990 });
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    for (const tab of ['Results', 'Checks 6/6', 'Events']) await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('button', { name: 'Embed', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Embed in a course page' })).toBeVisible();
    await page.keyboard.press('Escape');
    await field(page, 'maxsize').fill('-1');
    await expect(field(page, 'maxsize')).toHaveAttribute('aria-invalid', 'true');
  });

  test('an embedded exercise works as elsewhere', async ({ page }) => {
    await page.goto(`${hostOrigin}/strict/embed.html?exercise=calibration-lookup&maxsize=9&show=counters,code,goals`);
    await expectFigures(page, { hits: 0 });
    await field(page, 'maxsize').fill('10');
    await expectFigures(page, { hits: 4990 });
  });

  test('a narrow screen changes nothing', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${hostOrigin}/strict/?exercise=calibration-lookup&maxsize=9`);
    await expectFigures(page, { hits: 0 });
  });

  test('a host page needs to allow its scripts, its worker and its bytes, and no more', async ({ page }) => {
    const policy = `default-src 'none'; script-src ${pageOrigin} 'wasm-unsafe-eval'; connect-src ${pageOrigin}; worker-src blob: ${pageOrigin}; img-src data:`;
    await page.goto(`${hostOrigin}/quiet.html?csp=${encodeURIComponent(policy)}`);
    await expectFigures(element(page), { hits: 4990 });
    expect(page.workers()).toHaveLength(1);
  });
});

test('where no worker is allowed the core runs in the page', async ({ page, complaints }) => {
  complaints.expect(/worker/i);
  await page.goto(`${hostOrigin}/quiet.html?csp=${encodeURIComponent("worker-src 'none'")}`);
  await expectFigures(element(page), { hits: 4990 });
  expect(page.workers()).toHaveLength(0);
  await field(element(page), 'maxsize').fill('9');
  await expectFigures(element(page), { hits: 0 });
});

test('an exercise runs in a sandboxed frame without an origin, where storage is blocked for real', async ({ page }) => {
  await page.goto(`${hostOrigin}/sandboxed.html`);
  const exercise = page.frameLocator('iframe[title="An exercise in a sandbox"]');
  await expectFigures(exercise, { hits: 0, maxsize: 9 });
  await field(exercise, 'maxsize').fill('10');
  await expectFigures(exercise, { hits: 4990 });

  const playground = page.frameLocator('iframe[title="The playground in a sandbox"]');
  await expectFigures(playground, { hits: 4990, maxsize: 12 });
  await field(playground, 'maxsize').fill('9');
  await expectFigures(playground, { hits: 0 });
  await playground.getByRole('button', { name: 'Theme: auto' }).click();
  await expect(playground.getByRole('button', { name: 'Theme: light' })).toBeVisible();
  expect(page.workers()).toHaveLength(2);
});
