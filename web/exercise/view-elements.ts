import { html, type TemplateResult } from 'lit';
import type { ViewSpec } from '../contract/model';
import type { ViewInput } from '../session/view-input';
import '../views/cache-slots/cache-slots';
import '../views/results/checks';
import '../views/counters/counters';
import '../views/curve/curve';
import '../views/event-log/event-log';
import '../views/line-chart/line-chart';
import '../views/memory-strip/memory-strip';
import '../views/policy-state/policy-state';
import '../views/race/race';
import '../views/results/results';
import '../views/snapshot-diff/snapshot-diff';
import '../views/table/table';
import '../views/timeline/timeline';

/** The element that draws a view. */
export function viewElement(view: ViewSpec, input: ViewInput): TemplateResult {
  switch (view.kind) {
    case 'counters':
      return html`<cb-counters .view=${view} .input=${input}></cb-counters>`;
    case 'line-chart':
      return html`<cb-line-chart .view=${view} .input=${input}></cb-line-chart>`;
    case 'cache-slots':
      return html`<cb-cache-slots .view=${view} .input=${input}></cb-cache-slots>`;
    case 'memory-strip':
      return html`<cb-memory-strip .view=${view} .input=${input}></cb-memory-strip>`;
    case 'table':
      return html`<cb-table .view=${view} .input=${input}></cb-table>`;
    case 'snapshot-diff':
      return html`<cb-snapshot-diff .view=${view} .input=${input}></cb-snapshot-diff>`;
    case 'curve':
      return html`<cb-curve .view=${view} .input=${input}></cb-curve>`;
    case 'race':
      return html`<cb-race .view=${view} .input=${input}></cb-race>`;
    case 'policy-state':
      return html`<cb-policy-state .view=${view} .input=${input}></cb-policy-state>`;
    case 'timeline':
      return html`<cb-timeline .view=${view} .input=${input}></cb-timeline>`;
    case 'events':
      return html`<cb-event-log .view=${view} .input=${input}></cb-event-log>`;
    case 'results':
      return html`<cb-results .view=${view} .input=${input}></cb-results>`;
    case 'checks':
      return html`<cb-checks .view=${view} .input=${input}></cb-checks>`;
  }
}

const tabbed: ReadonlySet<ViewSpec['kind']> = new Set(['snapshot-diff', 'events', 'results', 'checks']);

/** Whether a view stands in a tab of the page, since it is read rather than watched. */
export const isTabbed = (view: ViewSpec): boolean => tabbed.has(view.kind);
