import { expectFigures, field, figure, open } from '../support/exercise';
import { expect, test } from '../support/test';

test('figures follow a change at once', async ({ page }) => {
  await open(page);
  await expectFigures(page, { hits: 4990 });
  const misses = await figure(page, 'misses').elementHandle();
  const times = await field(page, 'sensors').evaluate(async (input, shown) => {
    const taken: number[] = [];
    for (const text of ['11', '12', '13', '14', '15']) {
      const start = performance.now();
      (input as HTMLInputElement).value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      while ((shown as HTMLElement).dataset.value !== text) await new Promise(requestAnimationFrame);
      taken.push(performance.now() - start);
    }
    return taken;
  }, misses);
  // The quickest of five: what else the machine does must not count.
  expect(Math.min(...times)).toBeLessThan(100);
});
