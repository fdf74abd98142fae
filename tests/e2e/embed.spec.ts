import { counter, expectFigures, expectRun, field, place } from './support/exercise';
import { element, frame, heard, listen } from './support/host';
import { hostOrigin, pageOrigin } from './support/origins';
import { expect, test } from './support/test';

test.beforeEach(async ({ page }) => {
  await listen(page);
  await page.goto(hostOrigin);
});

test('a frame and an element show their exercise on a page of another origin', async ({ page }) => {
  await expectFigures(frame(page), { hits: 0, maxsize: 9 });
  await expectFigures(element(page), { hits: 4990, maxsize: 16 });
  expect(page.workers()).toHaveLength(2);
});

test('a frame is as high as its exercise, also after that has grown', async ({ page }) => {
  await expectFigures(frame(page), { hits: 0 });
  const height = () => page.locator('iframe').evaluate((outside) => outside.clientHeight);
  const content = () =>
    frame(page)
      .locator('cb-embedded')
      .evaluate((inside) => inside.getBoundingClientRect().height);
  const spare = async () => (await height()) - (await content());
  await expect.poll(spare).toBeLessThan(1);
  expect(await spare()).toBeGreaterThanOrEqual(0);
  const before = await height();
  expect(before).toBeGreaterThan(400);

  await frame(page).getByText('more: skew, typed, seed').click();
  await expect.poll(height).toBeGreaterThan(before + 50);
  await expect.poll(spare).toBeGreaterThanOrEqual(0);
  await frame(page).getByText('more: skew, typed, seed').click();
  await expect.poll(height).toBe(before);
});

test('an element tells its page when it is ready, when its figures change, and when the goals are reached', async ({
  page,
}) => {
  await expectFigures(element(page), { hits: 4990 });
  expect(await heard(page, 'element')).toMatchObject([
    { type: 'ready', detail: { exercise: 'calibration-lookup' } },
    { type: 'change', detail: { exercise: 'calibration-lookup', query: '', metrics: { hits: 4990, misses: 10 } } },
  ]);
  await field(element(page), 'maxsize').fill('10');
  await expect.poll(() => heard(page, 'element', 'complete')).toHaveLength(1);
  const [complete] = await heard(page, 'element', 'complete');
  expect(complete?.detail).toMatchObject({ exercise: 'calibration-lookup', query: 'maxsize=10' });
  expect(complete?.detail.goals).toMatchObject([{ score: 1 }, { score: 1 }]);

  await field(element(page), 'maxsize').fill('9');
  await expectFigures(element(page), { hits: 0 });
  const changes = await heard(page, 'element', 'change');
  expect(changes.at(-1)?.detail).toMatchObject({ query: 'maxsize=9', metrics: { hits: 0, speedup: 1 } });
  expect(await heard(page, 'element', 'complete')).toHaveLength(1);
});

test('a frame tells the same by messages, with their version', async ({ page }) => {
  await expectFigures(frame(page), { hits: 0 });
  await field(frame(page), 'maxsize').fill('10');
  await expect.poll(() => heard(page, 'frame', 'complete')).toHaveLength(1);
  const all = await heard(page, 'frame');
  for (const { detail } of all) expect(detail).toMatchObject({ source: 'cachebound', version: 1 });
  expect(all.filter(({ type }) => type !== 'height')).toMatchObject([
    { type: 'ready', detail: { exercise: 'calibration-lookup' } },
    { type: 'change', detail: { query: 'maxsize=9', metrics: { hits: 0 } } },
    { type: 'change', detail: { query: 'maxsize=10', metrics: { hits: 4990 } } },
    { type: 'complete', detail: { query: 'maxsize=10' } },
  ]);
  expect(all.filter(({ type }) => type === 'height').every(({ detail }) => Number(detail.height) > 0)).toBe(true);
});

test('nothing but these events leaves the element', async ({ page }) => {
  await expectRun(element(page));
  await page.evaluate(() => {
    const leaked: string[] = [];
    Object.assign(window, { leaked });
    const names = ['seek', 'transport', 'speed', 'change-parameter', 'choose-preset', 'reset', 'pin', 'select-tab'];
    for (const name of names) document.addEventListener(name, () => leaked.push(name));
  });
  await field(element(page), 'maxsize').fill('9');
  await element(page).getByRole('button', { name: 'Step back' }).click();
  await element(page).getByRole('combobox', { name: 'Speed' }).selectOption('×100');
  await element(page).getByRole('button', { name: 'Pin run' }).click();
  await element(page).getByRole('button', { name: 'Reset' }).click();
  await expectFigures(element(page), { maxsize: 16 });
  expect(await page.evaluate(() => (window as unknown as { leaked: string[] }).leaked)).toEqual([]);
});

for (const [name, root] of [
  ['frame', frame],
  ['element', element],
] as const) {
  test(`the link of the ${name} opens the playground in the same state`, async ({ page, context }) => {
    await expectRun(root(page));
    await field(root(page), 'maxsize').fill('11');
    await expectFigures(root(page), { maxsize: 11 });
    await root(page).getByRole('slider', { name: 'Position in the run' }).fill('777');
    await root(page).getByRole('combobox', { name: 'Speed' }).selectOption('×100');
    await expect(place(root(page))).toHaveText('777 / 5,000');
    const before = await counter(root(page), 'hits').textContent();
    const opening = context.waitForEvent('page');
    await root(page).getByRole('link', { name: 'open in Cachebound' }).click();
    const opened = await opening;
    expect(new URL(opened.url()).origin).toBe(pageOrigin);
    await expect(opened.getByRole('banner')).toBeVisible();
    await expectFigures(opened, { hits: 767, maxsize: 11 });
    await expect(place(opened)).toHaveText('777 / 5,000');
    await expect(opened.getByRole('combobox', { name: 'Speed' })).toHaveValue('100');
    await expect(counter(opened, 'hits')).toHaveText(before ?? '');
  });
}
