import type { Page } from '@playwright/test';
import { refusal } from '../parity/program';
import { addressOf, button, expectFigures, field, open } from './support/exercise';
import { expect, test } from './support/test';

const id = 'calibration-lookup';

/** What stands in the address, and the text that it is. */
const inOneField = [
  { what: 'out of range', query: 'maxsize=1000001', text: '1000001' },
  { what: 'no number', query: 'maxsize=many', text: 'many' },
  { what: 'not whole', query: 'maxsize=1.5', text: '1.5' },
  { what: 'huge', query: 'maxsize=99999999999999999999999', text: '99999999999999999999999' },
  { what: 'beyond all numbers', query: 'maxsize=1e999', text: '1e999' },
  { what: 'infinite', query: 'maxsize=Infinity', text: 'Infinity' },
  { what: 'negative', query: 'maxsize=-1', text: '-1' },
  { what: 'empty', query: 'maxsize=', text: '' },
  { what: 'a space', query: 'maxsize=%20', text: ' ' },
  { what: 'hexadecimal', query: 'maxsize=0x10', text: '0x10' },
  { what: 'a list', query: 'maxsize=9,10', text: '9,10' },
  { what: 'a malformed escape', query: 'maxsize=%zz', text: '%zz' },
  { what: 'a lone percent sign', query: 'maxsize=16%', text: '16%' },
  {
    what: 'markup',
    query: `maxsize=${encodeURIComponent('<img src=x onerror=alert(1)>')}`,
    text: '<img src=x onerror=alert(1)>',
  },
  { what: 'other writing', query: `maxsize=${encodeURIComponent('١٦ 🐢')}`, text: '١٦ 🐢' },
  { what: 'very long', query: `maxsize=${'9'.repeat(3000)}`, text: '9'.repeat(3000) },
];

/** The banner above the figures, which says the sentence and nothing else. */
const banner = (page: Page) => page.getByRole('alert').getByRole('paragraph');

for (const { what, query, text } of inOneField) {
  test(`a value that is ${what} is refused in the program's words, kept, and can be corrected`, async ({ page }) => {
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
  });
}

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

for (const name of ['size', 'Maxsize', '__proto__', 'constructor', 'hits']) {
  test(`a parameter that there is not, "${name}", is refused, and can be left out`, async ({ page }) => {
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

for (const name of ['nope', '', 'Calibration-Lookup', '__proto__', '<b>']) {
  test(`an exercise that there is not, "${name}", is refused beside those there are`, async ({ page }) => {
    const sentence = await refusal(name, 'maxsize=9');
    await page.goto(`/?exercise=${encodeURIComponent(name)}&maxsize=9`);
    await expect(banner(page)).toHaveText(sentence);
    await page.getByRole('main').getByRole('link', { name: 'Calibration lookup' }).click();
    await expectFigures(page, { hits: 4990 });
  });
}

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
