import type { Page } from '@playwright/test';
import { button, expectFigures, expectRun, field, open, place } from './support/exercise';
import { expect, test } from './support/test';

/** What has the focus, in the innermost shadow tree: its name and whether one can see that it has it. */
function focused(page: Page): Promise<{ name: string; visible: boolean } | null> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (!active || active === document.body) return null;
    const outlined = (element: Element | null | undefined) =>
      element
        ? getComputedStyle(element).outlineStyle !== 'none' && getComputedStyle(element).outlineWidth !== '0px'
        : false;
    const part = active.part.value || active.id || active.getAttribute('aria-label') || active.textContent?.trim();
    return { name: `${active.localName} ${part ?? ''}`, visible: outlined(active) || outlined(active.closest('.box')) };
  });
}

/** Presses Tab until the focus has left the page; gives what had it on the way. */
async function walk(page: Page): Promise<string[]> {
  const names: string[] = [];
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (!now) return names;
    expect(now, now.name).toMatchObject({ visible: true });
    names.push(now.name);
  }
  throw new Error(`the focus does not leave the page: ${names.slice(-5).join(' | ')}`);
}

/** The same way back, from the end of the page. */
async function walkBack(page: Page, presses: number): Promise<string[]> {
  const names: string[] = [];
  while (names.length < presses) {
    await page.keyboard.press('Shift+Tab');
    names.push((await focused(page))?.name ?? 'none');
  }
  return names;
}

/** Everything on the page that can take the focus by Tab. */
function tabbable(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = (root: ParentNode): HTMLElement[] =>
      [...root.querySelectorAll<HTMLElement>('*')].flatMap((each) => [
        each,
        ...(each.shadowRoot ? all(each.shadowRoot) : []),
      ]);
    return all(document).filter(
      (each) => each.tabIndex >= 0 && !each.matches(':disabled') && each.checkVisibility({ visibilityProperty: true }),
    ).length;
  });
}

for (const [name, size] of [
  ['wide', { width: 1360, height: 980 }],
  ['narrow', { width: 390, height: 844 }],
] as const) {
  test(`on a ${name} page Tab reaches every control, in view, and leaves again`, async ({ page }) => {
    await page.setViewportSize(size);
    await open(page, 'maxsize=9');
    const there = await walk(page);
    expect(there.length).toBeGreaterThan(20);
    expect(there).toHaveLength(await tabbable(page));
    expect((await walkBack(page, there.length)).toReversed()).toEqual(there);
  });
}

test('Tab goes in and out of an embed', async ({ page }) => {
  await page.goto('/embed.html?exercise=calibration-lookup');
  await expectRun(page);
  const there = await walk(page);
  expect(there).toHaveLength(await tabbable(page));
});

test('an exercise can be done with the keyboard alone', async ({ page }) => {
  await open(page);
  const reach = async (name: RegExp) => {
    for (let presses = 0; presses < 100; presses++) {
      await page.keyboard.press('Tab');
      if (name.test((await focused(page))?.name ?? '')) return;
    }
    throw new Error(`${name} was not reached`);
  };
  await reach(/^input input-maxsize/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('9');
  await expectFigures(page, { hits: 0 });
  await reach(/^input maxsize, slider/);
  await page.keyboard.press('ArrowRight');
  await expectFigures(page, { hits: 4990, maxsize: 10 });
  await reach(/^select input-order/);
  await page.keyboard.press('ArrowDown');
  await expectFigures(page, { maxsize: 10, misses: 10 });
  await reach(/^button Step back/);
  await page.keyboard.press('Enter');
  await expect(place(page)).toHaveText('4,999 / 5,000');
  await reach(/^input Position in the run/);
  await page.keyboard.press('Home');
  await expect(place(page)).toHaveText('0 / 5,000');
  await reach(/^button tab-events/);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Results' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: /^Checks/ })).toHaveAttribute('aria-selected', 'true');
});

test('a dialog keeps the focus within, and gives it back', async ({ page }) => {
  await open(page);
  await button(page, 'Embed').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  for (let presses = 0; presses < 15; presses++) {
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.localName);
    expect([undefined, 'cb-embed-dialog']).toContain(inside);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button(page, 'Embed')).toBeFocused();
});

test('single keys stay what they are where somebody types', async ({ page }) => {
  await open(page);
  await field(page, 'maxsize').focus();
  await page.keyboard.type('bs?');
  await expect(field(page, 'maxsize')).toHaveValue(/bs\?/);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(place(page)).toHaveText('5,000 / 5,000');
});
