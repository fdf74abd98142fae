import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Table } from '../../../../web/contract/model';
import { TableView } from '../../../../web/views/table/table';
import { frameAt, inputAt } from '../shared/fixture';

const containers: Table = {
  columns: [
    { label: 'container', unit: '' },
    { label: 'kept', unit: 'entries' },
    { label: 'peak', unit: 'B' },
    { label: 'wait', unit: 'ms' },
  ],
  rows: [
    ['ring', 500, 24_000, 0],
    ['queue', 5000, 240_000, null],
  ],
};

let view: TableView;
const show = async (tables: Record<string, Table>) => {
  view.input = { ...inputAt(0), frame: { ...frameAt(0), tables } };
  await view.updateComplete;
};
const all = (selector: string) => [...(view.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
const texts = (selector: string) => all(selector).map(({ textContent }) => textContent.replace('\u00a0', ' ').trim());

beforeEach(() => {
  view = new TableView();
  view.view = { kind: 'table', title: 'Containers', id: 'containers' };
  document.body.append(view);
});
afterEach(() => document.body.replaceChildren());

it('rows stand as given, in the units of their columns', async () => {
  await show({ containers });
  expect(texts('thead th')).toEqual(['container', 'kept, entries', 'peak', 'wait']);
  expect(texts('tbody th')).toEqual(['ring', 'queue']);
  expect(texts('td')).toEqual(['500', '24 kB', '0 ms', '5,000', '240 kB', '–']);
  expect(all('td [data-value]').map(({ dataset }) => dataset.value)).toEqual('500 24000 0 5000 240000 none'.split(' '));
});

it('text is aligned to the start, figures are not', async () => {
  await show({ containers });
  expect(all('.text').map(({ tagName }) => tagName)).toEqual(['TH', 'TH', 'TH']);
});

it('scrolls inside itself, with a name and by keyboard', async () => {
  await show({ containers });
  const [region] = all('[role=region]');
  expect([region?.tabIndex, region?.getAttribute('aria-label')]).toEqual([0, 'Containers']);
});

it('without rows says so', async () => {
  await show({});
  expect(texts('p')).toEqual(['No rows yet.']);
});
