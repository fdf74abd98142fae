import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { base } from '../../theme/base';
import { icons } from '../../theme/icons';
import { ViewElement } from '../shared/view-element';

/** The core's verdicts on the run, each in words as well as by its sign. */
@customElement('cb-checks')
export class Checks extends ViewElement<'checks'> {
  static override styles = [
    base,
    css`
      li {
        display: flex;
        align-items: baseline;
        gap: 10px;
        padding: 6px 0;
        border-bottom: 1px solid var(--cb-line);
      }
      .verdict {
        flex: none;
        width: 76px;
        font-size: var(--cb-size-note);
        font-weight: 600;
      }
      .passed {
        color: var(--cb-memory);
      }
      .failed {
        color: var(--cb-fault);
      }
      .label {
        overflow-wrap: anywhere;
      }
      p {
        padding: 12px 0;
      }
    `,
  ];

  override render() {
    const result = this.input?.run?.result;
    if (!result) return nothing;
    if (result.checks.length === 0) return html`<p class="note">This exercise has no checks.</p>`;
    return html`<ul>
      ${result.checks.map(
        ({ label, passed, expected, actual }) => html`<li>
          <span class="verdict ${passed ? 'passed' : 'failed'}">
            ${passed ? icons.check : icons.cross} ${passed ? 'passed' : 'failed'}
          </span>
          <span class="label">
            ${label}
            <span class="note figures">${passed ? html`${actual}` : html`expected ${expected}, came ${actual}`}</span>
          </span>
        </li>`,
      )}
    </ul>`;
  }
}
