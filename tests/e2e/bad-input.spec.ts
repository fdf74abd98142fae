import type { Page } from '@playwright/test';
import { refusal } from '../parity/program';
import { addressOf, button, expectFigures, field, open } from './support/exercise';
import { expect, test } from './support/test';

const id = 'calibration-lookup';

/** Texts for one field that are no size of a cache, by what is wrong with them. */
const noSizes = {
  numbers: {
    'out of range': '1000001',
    'not whole': '1.5',
    huge: '99999999999999999999999',
    'beyond all numbers': '1e999',
    infinite: 'Infinity',
    negative: '-1',
    hexadecimal: '0x10',
  },
  texts: {
    'no number': 'many',
    empty: '',
    'a space': ' ',
    'a list': '9,10',
    markup: '<img src=x onerror=alert(1)>',
    'other writing': '١٦ 🐢',
    'very long': '9'.repeat(3000),
  },
};

/** The banner above the figures, which says the sentence and nothing else. */
const banner = (page: Page) => page.getByRole('alert').getByRole('paragraph');

/** Opens an address at fault, finds the field marked, and mends it. */
async function expectRefused(page: Page, query: string, text: string): Promise<void> {
  const sentence = await refusal(id, `maxsize=${text}`);
  await page.goto(addressOf(query));
  await expect(banner(page)).toHaveText(sentence);
  const maxsize = field(page, 'maxsize');
  await expect(maxsize).toHaveAttribute('aria-invalid', 'true');
  await expect(maxsize).toHaveAccessibleDescription(new RegExp(literal(collapsed(sentence))));
  await expect(maxsize).toHaveValue(text);

  await maxsize.fill('9');
  await expectFigures(page, { hits: 0, maxsize: 9 });
  await expect(maxsize).toHaveAttribute('aria-invalid', 'false');
  await expect(page.getByRole('alert')).toBeHidden();
}

for (const [kind, values] of Object.entries(noSizes)) {
  test(`${kind} that are no size are refused in the program's words, kept, and can be corrected`, async ({ page }) => {
    for (const [what, text] of Object.entries(values)) {
      await test.step(what, () => expectRefused(page, `maxsize=${encodeURIComponent(text)}`, text));
    }
  });
}

test('an address with a malformed escape is refused as it stands', async ({ page }) => {
  for (const text of ['%zz', '16%', '%']) {
    await test.step(text, () => expectRefused(page, `maxsize=${text}`, text));
  }
});

test('a choice that there is not is refused, and stays in sight', async ({ page }) => {
  const sentence = await refusal(id, 'order=alphabetical');
  await page.goto(addressOf('order=alphabetical'));
  await expect(banner(page)).toHaveText(sentence);
  const order = page.getByRole('combobox', { name: 'order' });
  await expect(order).toHaveAttribute('aria-invalid', 'true');
  await expect(order).toHaveValue('alphabetical');
  await order.selectOption('zipf');
  await expectFigures(page, { maxsize: 16 });
  await expect(order).toHaveAttribute('aria-invalid', 'false');
});

test('a field behind "more" comes forward when it is at fault', async ({ page }) => {
  const sentence = await refusal(id, 'skew=4');
  await page.goto(addressOf('skew=4'));
  await expect(banner(page)).toHaveText(sentence);
  await expect(field(page, 'skew')).toBeVisible();
  await expect(field(page, 'skew')).toHaveAttribute('aria-invalid', 'true');
  await field(page, 'skew').fill('3');
  await expectFigures(page, { hits: 4990 });
});

test('a tick box that is neither true nor false is refused', async ({ page }) => {
  const sentence = await refusal(id, 'typed=perhaps');
  await page.goto(addressOf('typed=perhaps'));
  await expect(banner(page)).toHaveText(sentence);
  await expect(page.getByRole('checkbox', { name: 'typed' })).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('checkbox', { name: 'typed' }).check();
  await expectFigures(page, { hits: 4990 });
});

test('a parameter that there is not is refused, and can be left out', async ({ page }) => {
  for (const name of ['size', 'Maxsize', '__proto__', 'constructor', 'hits']) {
    await test.step(name, async () => {
      const sentence = await refusal(id, `${name}=9`, 'maxsize=9');
      await page.goto(addressOf(`${name}=9&maxsize=9`));
      await expect(banner(page)).toHaveText(sentence);
      await expect(field(page, 'maxsize')).toHaveValue('9');
      await button(page, `Leave out ${name}`).click();
      await expectFigures(page, { hits: 0, maxsize: 9 });
      await expect(page.getByRole('alert')).toBeHidden();
      await expect.poll(() => new URL(page.url()).searchParams.has(name)).toBe(false);
    });
  }
});

test('a parameter given twice is refused, and one text settles it', async ({ page }) => {
  const sentence = await refusal(id, 'maxsize=9', 'maxsize=10');
  await page.goto(addressOf('maxsize=9&maxsize=10'));
  await expect(banner(page)).toHaveText(sentence);
  await expect(field(page, 'maxsize')).toHaveAttribute('aria-invalid', 'true');
  await field(page, 'maxsize').fill('10');
  await expectFigures(page, { hits: 4990, maxsize: 10 });
});

test('a value without a name is refused, and can be left out', async ({ page }) => {
  await page.goto(addressOf('=9'));
  await expect(banner(page)).toHaveText('query: got "=9"; allowed: name=value pairs joined by &.');
  const remedy = page.getByRole('alert').getByRole('button');
  // There is no name to leave out: the button has to say something else.
  await expect(remedy).not.toHaveText(/^\s*Leave out\s*$/);
  await remedy.click();
  await expectFigures(page, { hits: 4990 });
});

test('a name without a value counts as an empty value', async ({ page }) => {
  const sentence = await refusal(id, 'maxsize=');
  await page.goto(addressOf('maxsize'));
  await expect(banner(page)).toHaveText(sentence);
});

test('a link longer than any exercise needs is refused', async ({ page }) => {
  const long = `maxsize=${'9'.repeat(9000)}`;
  const sentence = await refusal(id, long);
  await page.goto(addressOf(long));
  await expect(banner(page)).toHaveText(sentence);
  await button(page, 'Take the defaults').click();
  await expectFigures(page, { hits: 4990 });
});

test('an exercise that there is not is refused beside those there are', async ({ page }) => {
  for (const name of ['nope', '', 'Calibration-Lookup', '__proto__', '<b>']) {
    await test.step(name, async () => {
      const sentence = await refusal(name, 'maxsize=9');
      await page.goto(`/?exercise=${encodeURIComponent(name)}&maxsize=9`);
      await expect(banner(page)).toHaveText(sentence);
      await page.getByRole('main').getByRole('link', { name: 'Calibration lookup' }).click();
      await expectFigures(page, { hits: 4990 });
    });
  }
});

test('what is typed wrongly is told at the field, and the last figures stay', async ({ page }) => {
  await open(page);
  const sentence = await refusal(id, 'sensors=0');
  const sensors = field(page, 'sensors');
  await sensors.fill('0');
  await expect(page.getByText(sentence, { exact: true })).toBeVisible();
  await expect(sensors).toHaveAttribute('aria-invalid', 'true');
  await expect(sensors).toBeFocused();
  await expectFigures(page, { hits: 4990 });
  await sensors.fill('');
  await expect(page.getByText(await refusal(id, 'sensors='), { exact: true })).toBeVisible();
  await expect(sensors).toHaveValue('');
  await sensors.fill('20');
  await expectFigures(page, { hits: 0, misses: 5000 });
  await expect(sensors).toHaveAttribute('aria-invalid', 'false');
});

test('two faults are told one after the other', async ({ page }) => {
  await page.goto(addressOf('maxsize=-1&sensors=0'));
  await expect(banner(page)).toHaveText(await refusal(id, 'maxsize=-1', 'sensors=0'));
  await field(page, 'maxsize').fill('5');
  await expect(banner(page)).toHaveText(await refusal(id, 'maxsize=5', 'sensors=0'));
  await field(page, 'sensors').fill('5');
  await expectFigures(page, { hits: 4995, maxsize: 5 });
});

const collapsed = (text: string): string => text.replace(/\s+/g, ' ');
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
