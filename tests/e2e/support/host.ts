import type { FrameLocator, Locator, Page } from '@playwright/test';

/** What embeds told the page around them: events of elements and messages of frames, in order. */
export interface Heard {
  type: string;
  detail: Record<string, unknown>;
}

/** Writes down what embeds tell a host page. To be called before that is opened. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: { element: Heard[]; frame: Heard[] } = { element: [], frame: [] };
    Object.assign(window, { heard });
    for (const type of ['ready', 'change', 'complete']) {
      document.addEventListener(type, (event) => {
        heard.element.push({ type, detail: structuredClone((event as CustomEvent).detail) });
      });
    }
    addEventListener('message', ({ data }) => {
      heard.frame.push({ type: data.type, detail: data });
    });
  });
}

/** What was heard so far from the page's elements or frames; of one type, if that is given. */
export async function heard(page: Page, from: 'element' | 'frame', type?: string): Promise<Heard[]> {
  const all = await page.evaluate(
    (sort) => (window as unknown as Record<'heard', Record<string, Heard[]>>).heard[sort],
    from,
  );
  return (all ?? []).filter((each) => type === undefined || each.type === type);
}

export const element = (page: Page): Locator => page.locator('cachebound-exercise');

export const frame = (page: Page): FrameLocator => page.frameLocator('iframe[title="Calibration lookup in a frame"]');
