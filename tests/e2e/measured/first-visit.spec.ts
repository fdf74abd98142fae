import { expect, test } from '../support/test';
import { firstVisit, settled } from '../support/visit';

test('a first visit is answered within a second on a slow machine', async ({ browser }) => {
  const visits = [];
  for (let turn = 0; turn < 5; turn++) visits.push(await firstVisit(browser, '/', 1360, settled));
  // The quickest of five: what else the machine does must not count.
  const interactive = Math.min(...visits.map((visit) => visit.interactive));
  console.log(
    visits.map(({ figures, interactive: all }) => `figures ${figures.toFixed(0)} ms, all ${all.toFixed(0)} ms`),
  );
  expect(interactive).toBeLessThanOrEqual(1_000);
});
