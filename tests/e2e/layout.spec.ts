import type { Page } from '@playwright/test';
import { addressOf, button, expectFigures, expectRun, field, figure, open } from './support/exercise';
import { sidewaysOverflow } from './support/overflow';
import { expect, test } from './support/test';

const wild = 'maxsize=1000000&sensors=100000&records=9999999&lookup_cost_ms=999.999&seed=4294967295';
const embed = '/embed.html?exercise=calibration-lookup&show=heading,counters,cache-slots,memory-strip,code,results';

/** From the narrowest screen that counts to a wide one; 640 is a common screen at twice its size. */
const widths = [320, 390, 640, 800, 1100, 1360];

for (const [what, path] of [
  ['with a ghost', addressOf('maxsize=9&against=maxsize%3D16')],
  ['with its results', addressOf('maxsize=none&sensors=150&order=zipf&tab=results')],
  ['with its checks', addressOf('tab=checks')],
  ['with its program', addressOf('tab=code')],
  ['with the longest figures', addressOf(wild)],
  ['with a fault', addressOf('maxsize=-1')],
  ['without an exercise', '/?exercise=nope'],
  ['in a frame', embed],
] as const) {
  test(`a page ${what} needs no sideways scrolling, however narrow`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('main').first()).toBeVisible();
    if (!/-1|nope/.test(path)) await expectRun(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => sidewaysOverflow(page), { message: `${width} px` }).toEqual([]);
    }
  });
}

test('on a narrow page the parameters lie in a sheet that leaves the counters in sight', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await expect(field(page, 'maxsize')).toBeInViewport();
  await button(page, 'Parameters').click();
  await expect(button(page, 'Parameters')).toHaveAttribute('aria-expanded', 'true');
  await field(page, 'lookup cost').fill('5');
  await expectFigures(page, { cached_ms: 50 });
  await expect(field(page, 'lookup cost')).toBeInViewport();
  await expect(figure(page, 'hits')).toBeInViewport();
  const sheet = await page.locator('cb-sheet').boundingBox();
  const hits = await figure(page, 'hits').boundingBox();
  expect((hits?.y ?? 0) + (hits?.height ?? 0)).toBeLessThan(sheet?.y ?? 0);
});

test('on a narrow page lesson and program stand in tabs', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByRole('tab', { name: 'Code' }).click();
  await expect(page.locator('cb-code pre')).toContainText('lru_cache');
  await page.getByRole('tab', { name: 'Lesson' }).click();
  await expect(page.getByText('99 % hits')).toBeVisible();
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves', async ({ page }) => {
    expect(await motions(page)).toEqual([]);
  });
});

test('an entry that is read moves to the front, in less than 200 ms', async ({ page }) => {
  const lengths = await motions(page);
  expect(lengths.length).toBeGreaterThan(0);
  for (const length of lengths) expect(length).toBeLessThan(200);
});

/** The lengths of all animations, in milliseconds, that steps and changes of parameters set off. */
async function motions(page: Page): Promise<number[]> {
  await page.addInitScript(() => {
    const lengths: number[] = [];
    Object.assign(window, { lengths });
    const note = (animation: Animation) => {
      const { duration, delay } = animation.effect?.getComputedTiming() ?? {};
      lengths.push(Number(duration) + Number(delay));
    };
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (...given) {
      const animation = animate.apply(this, given);
      note(animation);
      return animation;
    };
    document.addEventListener('transitionrun', (event) => {
      const path = event.composedPath()[0] as Element;
      path.getAnimations().forEach(note);
    });
  });
  await open(page, 'maxsize=4&sensors=6&order=uniform&at=40');
  for (let step = 0; step < 5; step++) {
    await button(page, 'Step').click();
    await expectFigures(page, { maxsize: 4 });
  }
  await field(page, 'maxsize').fill('3');
  await expectFigures(page, { maxsize: 3 });
  return page.evaluate(() => (window as unknown as { lengths: number[] }).lengths.filter((length) => length > 0));
}
