import { html, type TemplateResult } from 'lit';
import type { ViewSpec } from '../contract/model';
import type { ViewInput } from '../session/view-input';

/** The element that draws a view; it stands empty until `loadViews` has brought what is behind it. */
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
