import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** Where an exercise is shown: a page, a frame, an element of a host page. */
export type Root = Page | FrameLocator | Locator;

/** The element that shows a metric. */
export const figure = (root: Root, metric: string): Locator => root.locator(`[data-metric=${metric}]`);

/** Waits until the metrics shown are these; "none" is no number. */
export async function expectFigures(root: Root, figures: Record<string, number | 'none'>): Promise<void> {
  for (const [metric, value] of Object.entries(figures)) {
    await expect(figure(root, metric), metric).toHaveAttribute('data-value', String(value));
  }
}

/** Every metric shown, as raw text by name. */
export async function figures(root: Root): Promise<Record<string, string>> {
  const pairs = await root
    .locator('[data-metric]')
    .evaluateAll((elements) => elements.map((each) => [each.dataset.metric, each.dataset.value] as const));
  return Object.fromEntries(pairs);
}

/** The field of a parameter, by the title at its side; its name ends with the unit. */
export const field = (root: Root, title: string): Locator =>
  root.getByRole('textbox', { name: new RegExp(`^${title}( |$)`) });

export const slider = (root: Root, title: string): Locator =>
  root.getByRole('slider', { name: `${title}, slider`, exact: true });

export const button = (root: Root, name: string): Locator => root.getByRole('button', { name, exact: true });

/** The place in the run, as the transport tells it: "3,101 / 5,000". */
export const place = (root: Root): Locator => root.getByRole('group', { name: 'Playback' }).locator('.position');

/** Opens the playground on the exercise with these parameters, which must be right, and waits for the first figures. */
export async function open(page: Page, query = ''): Promise<void> {
  await page.goto(addressOf(query));
  await expectRun(page);
}

/** The path of the exercise with these parameters. */
export const addressOf = (query = ''): string => `/?exercise=calibration-lookup${query && `&${query}`}`;

/** Waits until a run is shown. */
export const expectRun = (root: Root): Promise<void> =>
  expect(root.locator('[data-metric]').first()).toHaveAttribute('data-value', /./);

/** The cell of a counter: name, figure, and the figure of the run compared with. */
export const counter = (root: Root, metric: string): Locator =>
  root.locator(`cb-counters dl > div:has([data-metric=${metric}])`);

export const preset = (root: Root): Locator => root.getByRole('combobox', { name: 'Preset' });
