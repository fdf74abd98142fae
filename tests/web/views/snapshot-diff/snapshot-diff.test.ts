import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Frame } from '../../../../web/contract/model';
import { SnapshotDiff } from '../../../../web/views/snapshot-diff/snapshot-diff';
import { frameAt, inputAt } from '../shared/fixture';

let view: SnapshotDiff;
const show = async (diff?: Frame['diff']) => {
  view.input = { ...inputAt(0), frame: { ...frameAt(0), ...(diff && { diff }) } };
  await view.updateComplete;
};
const all = (selector: string) => [...(view.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];

beforeEach(() => {
  view = new SnapshotDiff();
  view.view = { kind: 'snapshot-diff', title: 'Snapshot diff' };
  document.body.append(view);
});
afterEach(() => document.body.replaceChildren());

const sites = [
  { site: 'history', size: 48_000_000, size_diff: 31_000_000, count: 61_400, count_diff: 40_000 },
  { site: 'cache', size: 1344, size_diff: 0, count: 2, count_diff: 0 },
  { site: 'buffers', size: 120_000, size_diff: -15_500_000, count: 40, count_diff: -1400 },
];

it('sites stand in the order given, each change with its sign', async () => {
  await show({ since: 'hour 2', sites });
  const rows = all('tbody tr').map((row) =>
    [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim()),
  );
  expect(rows).toEqual([
    ['history', '48 MB', '+31 MB', '61,400', '+40,000'],
    ['cache', '1,344 B', '0 B', '2', '0'],
    ['buffers', '120 kB', '\u221215.5 MB', '40', '\u22121,400'],
  ]);
  expect(all('.since').map(({ textContent }) => textContent)).toEqual(['Now against hour 2']);
});

it('bars are as long as the change is beside the largest', async () => {
  await show({ since: 'hour 2', sites });
  expect(all('.bar').map(({ style }) => style.getPropertyValue('--share'))).toEqual(['1', '0', '0.5']);
});

it('before there is a snapshot says so', async () => {
  await show();
  expect(view.shadowRoot?.textContent).toContain('no earlier snapshot');
});
