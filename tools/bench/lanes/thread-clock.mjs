// The processor time of the thread in which a page's script runs, where the system tells it: what others do on the
// machine in the meantime does not count.
import { readFileSync } from 'node:fs';

/** Long enough for the renderer that does it to stand out. */
const spinMilliseconds = 300;

export class ThreadClock {
  #file;

  /** @param {string | undefined} file */
  constructor(file) {
    this.#file = file;
  }

  /**
   * Finds the renderer by giving its page something to do.
   * @param {import('@playwright/test').Browser} browser
   * @param {import('@playwright/test').Page} page
   */
  static async of(browser, page) {
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    const clocks = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => new ThreadClock(`/proc/${id}/task/${id}/schedstat`));
    const before = clocks.map((clock) => clock.seconds() ?? 0);
    await page.evaluate((milliseconds) => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end);
    }, spinMilliseconds);
    const spent = clocks.map((clock, index) => (clock.seconds() ?? 0) - (before[index] ?? 0));
    const most = Math.max(...spent);
    return most > 0 ? /** @type {ThreadClock} */ (clocks[spent.indexOf(most)]) : new ThreadClock(undefined);
  }

  /** None where the system does not tell. */
  seconds() {
    if (this.#file === undefined) return undefined;
    try {
      return Number(readFileSync(this.#file, 'utf8').split(' ')[0]) / 1e9;
    } catch {
      return undefined;
    }
  }
}
