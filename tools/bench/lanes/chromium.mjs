// The page of the benchmark in headless Chromium.
import { chromium } from '@playwright/test';
import { browserArguments, findChromium } from '../../chromium.mjs';
import { Obstacle } from '../../obstacle.mjs';
import { servePage } from './page.mjs';
import { ThreadClock } from './thread-clock.mjs';

/** @typedef {import('../contenders.mjs').Contender} Contender */
/** @typedef {import('../rounds.mjs').Outcome} Outcome */

/**
 * @param {number} requests of the trace that the page draws
 * @param {number} objects
 */
export async function inChromium(requests, objects) {
  const executablePath = findChromium();
  if (!executablePath) throw new Obstacle('Chromium is missing: install it, or name its path in CACHEBOUND_CHROMIUM.');
  const served = await servePage();
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  const page = await browser.newPage();
  await page.goto(served.address);
  await page.evaluate((trace) => window.openBench(trace.requests, trace.objects), { requests, objects });
  const clock = await ThreadClock.of(browser, page);
  return {
    version: browser.version(),
    /**
     * @param {Contender} contender
     * @returns {Promise<Outcome>}
     */
    async run(contender) {
      const { times } = contender;
      const before = clock.seconds();
      const { known, hits, bytes, seconds } = await page.evaluate((each) => window.bench.run(each), contender);
      if (!known) throw new Obstacle(`The page of the benchmark has no ${contender.title}.`);
      const after = clock.seconds();
      return { hits, bytes, seconds: before === undefined || after === undefined ? seconds : (after - before) / times };
    },
    /** The mean absolute error of SHARDS. */
    shardsError: () => page.evaluate(() => window.bench.shardsError()),
    async close() {
      await browser.close();
      await served.close();
    },
  };
}
