import type { Browser, Page } from '@playwright/test';
import { expectRun } from './exercise';
import { pageOrigin } from './origins';
import { expect } from './test';

/** What a visit was like, in milliseconds from its beginning. */
export interface Visit {
  /** The figures stand. */
  figures: number;
  /** All that can be acted on is there, and the page is at rest long enough to answer. */
  interactive: number;
  /** How much moved that stood, as browsers count it, and what. */
  shift: number;
  shifted: string[];
}

/** Notes, from within the page, when what is waited for has come. Shadow roots are looked into. */
function watch(): void {
  const seen: Partial<Visit> & { shift: number; shifted: string[] } = { shift: 0, shifted: [] };
  Object.assign(window, { visit: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      sources: { node: Node | null }[];
    })[]) {
      seen.shift += entry.value;
      seen.shifted.push(
        ...entry.sources.map(
          ({ node }) => `${entry.value.toFixed(4)} ${(node as Element | null)?.outerHTML?.slice(0, 60) ?? 'within'}`,
        ),
      );
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const find = (root: ParentNode | null | undefined, selector: string): Element | null => {
    if (!root) return null;
    const found = root.querySelector(selector);
    if (found) return found;
    for (const element of root.querySelectorAll('*')) {
      const within = element.shadowRoot && find(element.shadowRoot, selector);
      if (within) return within;
    }
    return null;
  };
  const look = () => {
    if (!seen.figures && find(document, '[data-metric][data-value]')) seen.figures = performance.now();
    if (find(document, 'cb-transport')) {
      // Whatever is under way in this task is done when the next one starts.
      setTimeout(() => {
        seen.interactive = performance.now();
      });
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

/** Everything has come, the program last. */
export async function settled(page: Page): Promise<void> {
  await expectRun(page);
  await expect(page.locator('cb-transport')).toBeVisible();
  await page.waitForTimeout(1_500);
}

const bytesPerSecond = 10_000_000 / 8;

/** Visits a path for the first time, at 10 Mbit/s and 40 ms to the server, on a processor four times as slow. */
export async function firstVisit(
  browser: Browser,
  path: string,
  width: number,
  settled: (page: Page) => Promise<void>,
): Promise<Visit> {
  const context = await browser.newContext({ baseURL: pageOrigin, viewport: { width, height: 844 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 40,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.addInitScript(watch);
    await page.goto(path);
    await settled(page);
    return await page.evaluate(() => (window as unknown as { visit: Visit }).visit);
  } finally {
    await context.close();
  }
}
