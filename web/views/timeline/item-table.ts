import { html, type TemplateResult } from 'lit';
import type { Timeline } from '../../contract/model';
import { table } from '../plot/table';
import { count } from '../shared/format';
import { itemsIn } from './census';
import type { Item } from './scene';
import { duration, moment } from './span-time';
import { arrowSwatch, swatch } from './swatch';
import type { TimeWindow } from './time-window';
import { detailsOf } from './words';

/** Rows of a table that can still be read; zooming in and going on in time shows the others. */
export const mostItems = 100;

const columns = ['begins', 'lasts', 'lane', 'what', 'outcome', 'why'].map((label, index) => ({
  label,
  text: index > 1,
}));

/** What happens in the part of time that is shown, one row each. */
export function itemTable(title: string, timeline: Timeline, shown: TimeWindow): TemplateResult {
  const items = itemsIn(timeline, shown);
  const rows = items.slice(0, mostItems).map((item) => row(timeline, item));
  const more = items.length > mostItems;
  return html`${table(`${title}, from ${moment(Math.max(0, shown.from))}`, columns, rows)}
    ${more ? html`<p class="note more">The first ${count(mostItems)} of ${count(items.length)} in this part of time: zoom in, or go on, for the others.</p>` : ''}`;
}

function row(timeline: Timeline, item: Item): (string | TemplateResult)[] {
  const { where, what, outcome, why } = detailsOf(timeline, item);
  const { spans, messages } = timeline;
  const isSpan = item.kind === 'span';
  const begin = (isSpan ? spans.begin : messages.sent)[item.index] ?? 0;
  const end = (isSpan ? spans.end : messages.until)[item.index] ?? null;
  const lasting = end === null ? 'not over' : end === begin ? '–' : duration(end - begin);
  const sign = isSpan ? swatch(spans.role[item.index] ?? 'work') : arrowSwatch(messages.fate[item.index] === 'lost');
  return [
    moment(begin),
    lasting,
    where,
    what,
    html`<span class="outcome">${sign}${outcome || (isSpan ? '' : 'message')}</span>`,
    why,
  ];
}
