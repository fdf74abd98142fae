import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { base } from '../../theme/base';
import { glyph } from '../../theme/icons';
import { count } from '../shared/format';
import { ViewElement } from '../shared/view-element';

/** The last events, newest first, each with the core's reason. */
@customElement('cb-event-log')
export class EventLog extends ViewElement<'events'> {
  static override styles = [
    base,
    css`
      .scroll {
        max-height: 264px;
        overflow: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--cb-size-note);
        font-variant-numeric: tabular-nums;
      }
      td {
        padding: 6px 12px 5px 0;
        border-bottom: 1px solid var(--cb-line);
        vertical-align: top;
      }
      .at {
        width: 1%;
        text-align: end;
        color: var(--cb-muted);
      }
      .kind,
      .subject {
        width: 1%;
        white-space: nowrap;
      }
      .kind svg {
        margin-inline-end: 4px;
      }
      .subject {
        font-weight: 600;
      }
      .why,
      p {
        color: var(--cb-muted);
        overflow-wrap: anywhere;
      }
      p {
        padding: 12px 0;
        font-size: var(--cb-size-note);
      }
    `,
  ];

  override render() {
    const { view, input } = this;
    if (!view || !input?.frame) return nothing;
    const { events = [] } = input.frame;
    if (events.length === 0) return html`<p>Nothing has happened yet.</p>`;
    return html`<div class="scroll" role="region" aria-label=${view.title} tabindex="0">
      <table>
        <caption class="visually-hidden">
          ${view.title}, newest first
        </caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">at</th>
            <th scope="col">what</th>
            <th scope="col">which</th>
            <th scope="col">why</th>
          </tr>
        </thead>
        <tbody>
          ${events.map(
            ({ at, kind, subject, why }) => html`<tr>
              <td class="at">${count(at)}</td>
              <td class="kind role-${kind}">${glyph(kind)}${kind}</td>
              <td class="subject">${subject}</td>
              <td class="why">${why}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
