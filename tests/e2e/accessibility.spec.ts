import AxeBuilder from '@axe-core/playwright';
import { expectNoViolations, violations } from './support/axe';
import { addressOf, button, expectFigures, expectRun, open } from './support/exercise';
import { element } from './support/host';
import { hostOrigin } from './support/origins';
import { expect, test } from './support/test';

/** A place with events of each kind, and few enough of them to be looked at one by one. */
const early = 'maxsize=9&at=12';

const narrow = { width: 390, height: 844 };
const wide = { width: 1360, height: 980 };

for (const { name, size, scheme } of [
  { name: 'wide', size: wide, scheme: 'light' },
  { name: 'wide and dark', size: wide, scheme: 'dark' },
  { name: 'of a tablet', size: { width: 800, height: 1100 }, scheme: 'light' },
  { name: 'narrow', size: narrow, scheme: 'light' },
  { name: 'narrow and dark', size: narrow, scheme: 'dark' },
] as const) {
  test.describe(`a page that is ${name}`, () => {
    test.use({ viewport: size, colorScheme: scheme });

    test('has no violation', async ({ page }) => {
      await open(page, `${early}&against=maxsize%3D16`);
      await expectNoViolations(page);
    });
  });
}

for (const { name, size, scheme } of [
  { name: 'wide and dark', size: wide, scheme: 'dark' },
  { name: 'narrow', size: narrow, scheme: 'light' },
] as const) {
  test.describe(`a page that is ${name}`, () => {
    test.use({ viewport: size, colorScheme: scheme });

    test('has no violation with its tables, results and all fields open', async ({ page }) => {
      await open(page, `${early}&tab=results`);
      await page.getByText('more: skew, typed, seed').click();
      for (const table of await page.getByRole('button', { name: /^Table:/ }).all()) await table.click();
      await expect(page.getByRole('table').first()).toBeVisible();
      await expectNoViolations(page);
    });

    test('has no violation with a fault', async ({ page }) => {
      await page.goto(addressOf('maxsize=-1'));
      await expect(page.getByRole('alert')).toBeVisible();
      await expectNoViolations(page);
    });
  });
}

test('the checks have no violation', async ({ page }) => {
  await open(page, `${early}&tab=checks`);
  await expectNoViolations(page);
});

test('the list of exercises has no violation', async ({ page }) => {
  await page.goto('/?exercise=nope');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoViolations(page);
});

test('the card of a lost core has no violation', async ({ page, complaints }) => {
  complaints.expect(/ERR_FAILED/);
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoViolations(page);
});

for (const [opener, heading] of [
  ['Embed', 'Embed in a course page'],
  ['Keyboard shortcuts', 'Keyboard shortcuts'],
] as const) {
  test(`the dialog "${heading}" has no violation`, async ({ page }) => {
    await open(page, early);
    await button(page, opener).click();
    await expect(page.getByRole('dialog', { name: heading })).toBeVisible();
    await expectNoViolations(page);
  });
}

test('the menu of a narrow page has no violation', async ({ page }) => {
  await page.setViewportSize(narrow);
  await open(page, early);
  await button(page, 'Exercises and more').click();
  await button(page, 'Parameters').click();
  await expectNoViolations(page);
});

test('a long run has no violation while it lasts', async ({ page }) => {
  await page.goto(addressOf('order=zipf&sensors=100000&maxsize=50000&records=10000000'));
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expectNoViolations(page);
});

for (const query of [
  '',
  '&theme=dark&show=heading,counters,line-chart,prediction,why,goals,code,events,results,checks',
]) {
  test(`an embed has no violation${query && ', with all its parts'}`, async ({ page }) => {
    await page.goto(`/embed.html?exercise=calibration-lookup&${early}&lock=sensors${query}`);
    await expectRun(page);
    await expectNoViolations(page);
  });
}

test('a host page has no violation by its embeds', async ({ page }) => {
  await page.goto(hostOrigin);
  await expectFigures(element(page), { hits: 4990 });
  await expectFigures(page.frameLocator('iframe'), { hits: 0 });
  // Two embeds of one exercise have the same names.
  expect(await violations(new AxeBuilder({ page }), 'landmark-unique')).toEqual([]);
});

test('buttons, fields and sliders have names', async ({ page }) => {
  await open(page);
  for (const role of ['button', 'textbox', 'slider', 'combobox', 'checkbox', 'tab', 'link'] as const) {
    for (const control of await page.getByRole(role).all()) {
      await expect(control).toHaveAccessibleName(/\S/);
    }
  }
});

test('the figures are spoken once they have settled, and no more often', async ({ page }) => {
  await page.clock.install({ time: 0 });
  await open(page);
  const spoken = page.getByRole('status').filter({ hasText: 'Hits' });
  await page.clock.pauseAt(600_000);
  await expect(spoken).toHaveText(
    /^Hits 4,990, Misses 10, Hit ratio 99\.8\s%, Evictions 0, Entries 10, Lookup time 1\sms$/,
  );
  for (const size of ['3', '4', '9']) {
    await page.getByRole('textbox', { name: 'maxsize entries' }).fill(size);
    await expectFigures(page, { maxsize: Number(size) });
    await page.clock.runFor(900);
    await expect(spoken).toHaveText(/^Hits 4,990/);
  }
  await page.clock.runFor(200);
  await expect(spoken).toHaveText(/^Hits 0, Misses 5,000/);
});
