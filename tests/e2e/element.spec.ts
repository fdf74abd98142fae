import type { Page } from '@playwright/test';
import { refusal } from '../parity/program';
import { button, counter, expectFigures, expectRun, field, figure, slider } from './support/exercise';
import { element, heard, listen } from './support/host';
import { hostOrigin } from './support/origins';
import { expect, test } from './support/test';

test.beforeEach(async ({ page }) => {
  await listen(page);
  await page.goto(`${hostOrigin}/quiet.html`);
  await expectRun(element(page));
});

const set = (page: Page, name: string, value: string | null) =>
  element(page).evaluate(
    (each, [attribute, text]) => {
      if (text === null) each.removeAttribute(attribute);
      else each.setAttribute(attribute, text);
    },
    [name, value] as const,
  );

test('a changed attribute runs again, with the run before as the ghost', async ({ page }) => {
  await set(page, 'maxsize', '9');
  await expectFigures(element(page), { hits: 0, maxsize: 9 });
  await expect(counter(element(page), 'hits')).toContainText('was 4,990');
  await set(page, 'sensors', '9');
  await expectFigures(element(page), { hits: 4991 });
  await set(page, 'maxsize', null);
  await expectFigures(element(page), { maxsize: 16 });
  expect(await heard(page, 'element', 'ready')).toHaveLength(1);
});

test('a bad attribute gives the sentence of the program, and another mends it', async ({ page }) => {
  await set(page, 'maxsize', '-5');
  const sentence = await refusal('calibration-lookup', 'maxsize=-5');
  await expect(element(page).getByRole('alert')).toContainText(sentence);
  await expect(field(element(page), 'maxsize')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(element(page), 'maxsize')).toHaveValue('-5');
  await set(page, 'maxsize', '9');
  await expectFigures(element(page), { hits: 0 });
  await set(page, 'color', 'red');
  await expect(element(page).getByRole('alert')).toContainText(
    await refusal('calibration-lookup', 'maxsize=9', 'color=red'),
  );
});

test('an exercise that there is not is told where it should be', async ({ page }) => {
  await set(page, 'exercise', 'nope');
  await expect(element(page).getByRole('alert')).toContainText(await refusal('nope'));
  await set(page, 'exercise', 'calibration-lookup');
  await expectFigures(element(page), { hits: 4990 });
});

test('attributes that any element has are no parameters', async ({ page }) => {
  await set(page, 'class', 'wide');
  await set(page, 'style', 'margin: 1px');
  await set(page, 'id', 'first');
  await set(page, 'data-unit', '7');
  await set(page, 'aria-label', 'An exercise');
  await set(page, 'maxsize', '9');
  await expectFigures(element(page), { hits: 0 });
  await expect(element(page).getByRole('alert')).toBeHidden();
});

test('"show" chooses what is drawn', async ({ page }) => {
  await expect(element(page).getByText('Memory of the cache')).toBeVisible();
  await set(page, 'show', 'counters,cache-slots,goals');
  await expect(element(page).getByText('Memory of the cache')).toBeHidden();
  await expect(element(page).getByText('Hit ratio over lookups')).toBeHidden();
  await expect(element(page).getByText('Cache, most recently used first')).toBeVisible();
  await expect(element(page).getByText('99 % hits')).toBeVisible();
  await expectFigures(element(page), { hits: 4990 });
  await set(page, 'show', 'counters,fireworks');
  await expect(element(page).getByRole('alert')).toContainText('show: got "fireworks"; allowed: counters, line-chart,');
});

test('"lock" keeps a parameter as the author has set it', async ({ page }) => {
  await set(page, 'maxsize', '12');
  await set(page, 'lock', 'maxsize');
  await expect(field(element(page), 'maxsize')).toBeHidden();
  await expect(slider(element(page), 'maxsize')).toBeHidden();
  await expect(element(page).getByTitle('Set by this page')).toContainText('12');
  await expect(element(page).getByRole('combobox', { name: 'Preset' })).toBeDisabled();
  await field(element(page), 'sensors').fill('13');
  await expectFigures(element(page), { hits: 0, maxsize: 12 });
  await button(element(page), 'Reset').click();
  await expectFigures(element(page), { hits: 4990, maxsize: 12 });
});

test('"theme" is the author\'s choice', async ({ page }) => {
  const hits = figure(element(page), 'hits');
  await set(page, 'theme', 'dark');
  await expect(hits).toHaveCSS('color', 'rgb(86, 180, 233)');
  await set(page, 'theme', 'light');
  await expect(hits).toHaveCSS('color', 'rgb(0, 114, 178)');
  await set(page, 'theme', null);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(hits).toHaveCSS('color', 'rgb(86, 180, 233)');
});

test('an element can be moved, removed and brought back', async ({ page }) => {
  await set(page, 'maxsize', '9');
  await expectFigures(element(page), { hits: 0 });
  await element(page).evaluate((each) => {
    const section = document.createElement('section');
    document.body.append(section);
    section.append(each);
  });
  await expectFigures(element(page), { hits: 0 });
  await field(element(page), 'maxsize').fill('10');
  await expectFigures(element(page), { hits: 4990 });
  const kept = await element(page).evaluateHandle((each) => {
    each.remove();
    return each;
  });
  await expect.poll(() => page.workers().length).toBe(0);
  await kept.evaluate((each) => document.body.append(each));
  await expectFigures(element(page), { hits: 0, maxsize: 9 });
});

test('two elements on one page mind their own business', async ({ page }) => {
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<cachebound-exercise exercise="calibration-lookup" sensors="4"></cachebound-exercise>',
    );
  });
  const [first, second] = [element(page).first(), element(page).last()];
  await expectFigures(second, { hits: 4996 });
  await field(first, 'maxsize').fill('9');
  await expectFigures(first, { hits: 0 });
  await expectFigures(second, { hits: 4996, maxsize: 16 });
});
