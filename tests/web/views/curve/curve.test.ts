import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Curve } from '../../../../web/contract/model';
import { CurveElement } from '../../../../web/views/curve/curve';
import { frameAt, inputAt } from '../shared/fixture';

const sizes: Curve = {
  x: 'entries',
  largest: 1000,
  chosen: 100,
  lines: [
    { label: 'exact', sizes: [0, 10, 100, 1000], ratios: [1, 0.8, 0.4, 0.1] },
    { label: 'sampled', sizes: [0, 100, 1000], ratios: [1, 0.5, 0.2] },
  ],
  marks: [{ size: 10, label: 'knee' }],
  note: 'Knee at 10 entries.',
};

let view: CurveElement;
let changes: unknown[];
const show = async (curves: Record<string, Curve>) => {
  view.input = { ...inputAt(0), frame: { ...frameAt(0), curves } };
  await view.updateComplete;
};
const one = <T extends HTMLElement>(selector: string) => view.shadowRoot?.querySelector<T>(selector) as T;
const legend = () => one('.legend').textContent.replace(/\s+/g, ' ').trim();
const slide = async (value: string) => {
  const range = one<HTMLInputElement>('input[type=range]');
  range.value = value;
  range.dispatchEvent(new Event('input'));
  await view.updateComplete;
  return range;
};

beforeEach(async () => {
  view = new CurveElement();
  view.view = { kind: 'curve', title: 'Miss ratio', id: 'sizes', parameter: 'maxsize' };
  changes = [];
  view.addEventListener('change-parameter', (event) => changes.push((event as CustomEvent).detail));
  document.body.append(view);
  await show({ sizes });
});
afterEach(() => document.body.replaceChildren());

it('stands at the size that the run has', () => {
  expect(legend()).toBe('exact 40.0 % sampled 50.0 %');
  expect(one('output').textContent).toBe('100\u00a0entries');
  expect(one('.note').textContent).toBe('Knee at 10 entries.');
});

it('the slider reads the curves off; let go, it gives the run that size', async () => {
  // A third of the way from 1 to 1000 in logarithms is 10.
  const range = await slide('333');
  expect(one('output').textContent).toBe('10\u00a0entries');
  expect(legend()).toBe('exact 80.0 % sampled 95.0 %');
  expect(changes).toEqual([]);
  range.dispatchEvent(new Event('change'));
  expect(changes).toEqual([{ name: 'maxsize', text: '10' }]);
});

it('a run of another size takes the slider along', async () => {
  await slide('0');
  await show({ sizes: { ...sizes, chosen: 1000 } });
  expect(one('output').textContent).toBe('1,000\u00a0entries');
});

it('a mark goes to its size', () => {
  one('.marks button').click();
  expect(changes).toEqual([{ name: 'maxsize', text: '10' }]);
});

it('without a parameter it only reads', async () => {
  view.view = { kind: 'curve', title: 'Miss ratio', id: 'sizes', parameter: '' };
  (await slide('333')).dispatchEvent(new Event('change'));
  expect(changes).toEqual([]);
});

it('pointing at the plot chooses a size and moves no playhead', async () => {
  let sought = false;
  view.addEventListener('seek', () => {
    sought = true;
  });
  one('cb-plot').dispatchEvent(new CustomEvent('seek', { detail: { position: 1000 }, bubbles: true, composed: true }));
  await view.updateComplete;
  expect(sought).toBe(false);
  expect(one('output').textContent).toBe('1,000\u00a0entries');
});

it('its table has round sizes, the one chosen and the largest', async () => {
  one<HTMLButtonElement>('button[aria-label^=Table]').click();
  await view.updateComplete;
  const rows = [...(view.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map((cell) => cell.textContent.replace('\u00a0', ' ').trim()),
  );
  expect(rows).toHaveLength(10);
  expect(rows.slice(6, 7)).toEqual([['100', '40.0 %', '50.0 %']]);
  expect(rows.at(-1)).toEqual(['1,000', '10.0 %', '20.0 %']);
});

it('without a curve says so', async () => {
  await show({});
  expect(one('.note').textContent).toBe('No curve yet.');
});
