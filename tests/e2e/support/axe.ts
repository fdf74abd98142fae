import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Holds the page to all rules that axe knows. */
export async function expectNoViolations(page: Page): Promise<void> {
  // The page has no frame of another origin, for which axe would open a page of its own.
  expect(await violations(new AxeBuilder({ page }).setLegacyMode(true))).toEqual([]);
}

/** What breaks a rule other than those named, by rule and by element. */
export async function violations(builder: AxeBuilder, ...without: string[]): Promise<object[]> {
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const results = await builder.options({ resultTypes: ['violations'], runOnly: tags, rules }).analyze();
  return results.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ target }) => target.join(' ')),
  }));
}
