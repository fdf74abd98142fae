import { expect, test } from '../support/test';
import { firstVisit, settled } from '../support/visit';

for (const [what, path, width] of [
  ['wide', '/', 1360],
  ['of middling width', '/', 900],
  ['narrow', '/', 390],
  ['of another chapter', '/?exercise=stampede', 1360],
  ['in a frame', '/embed.html?exercise=calibration-lookup', 640],
] as const) {
  test(`nothing that stands is moved by what comes later, on a page ${what}`, async ({ browser }) => {
    const { shift, shifted } = await firstVisit(browser, path, width, settled);
    console.log(`${what}: ${shift.toFixed(4)} ${shifted.join(', ')}`);
    expect(shift).toBeLessThan(0.02);
  });
}
