import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ViewInput } from '../../../../web/session/view-input';
import { RaceElement } from '../../../../web/views/race/race';
import { race, raceAt } from './race-fixture';

let view: RaceElement;
let changes: unknown[];
const show = async (input: ViewInput) => {
  view.input = input;
  await view.updateComplete;
};
const all = (selector: string) => [...(view.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
const text = (element: HTMLElement | undefined) => element?.textContent.replace(/\s+/g, ' ').trim();
const button = (label: string) => all('button.row').find((row) => row.textContent.includes(label));

beforeEach(async () => {
  view = new RaceElement();
  view.view = { kind: 'race', ...race };
  changes = [];
  view.addEventListener('change-parameter', (event) => changes.push((event as CustomEvent).detail));
  document.body.append(view);
  await show(raceAt(500));
});
afterEach(() => document.body.replaceChildren());

it('each runner has a row with its share, lowest first, and says whether it just hit', () => {
  expect(all('.row').map(text)).toEqual([
    'ideal, hit 40.0 %, was 48.0 %',
    'Swift, hit 50.0 %, was 60.0 %',
    'Slow, miss 80.0 %, was 96.0 %',
    'nothing, miss 100 %, was 100 %',
  ]);
  expect(text(all('.note')[0])).toBe('Swift leads.');
});

it('the watched one is pressed, and another is chosen by its row', () => {
  expect(button('Slow')?.getAttribute('aria-pressed')).toBe('true');
  button('Swift')?.click();
  expect(changes).toEqual([{ name: 'watch', text: 'swift' }]);
});

it('nothing at all cannot be watched', () => {
  expect(button('nothing')).toBeUndefined();
});

it('before the first request nobody has a share', async () => {
  await show(raceAt(0));
  expect(all('.share').map((share) => share.dataset.value)).toEqual(['', '', '', '']);
  expect(all('.outcome svg')).toHaveLength(0);
});

it('its table follows every runner over the run', async () => {
  all('button[aria-label^=Table]')[0]?.click();
  await view.updateComplete;
  expect(all('thead th').map(text)).toEqual(['requests', 'ideal', 'Swift', 'Slow', 'nothing']);
  expect([...(all('tbody tr')[5]?.children ?? [])].map((cell) => text(cell as HTMLElement))).toEqual([
    '500',
    ...['40.0', '50.0', '80.0', '100'].map((figure) => `${figure} %`),
  ]);
});
