import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import '../ui/dialog';
import { listKey, shortcuts } from './shortcuts';

/** Lists the single keys, and lets them be switched off. Sends `closed` and `switch` {on}. */
@customElement('cb-shortcuts-dialog')
export class ShortcutsDialog extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 6px 14px;
        align-items: baseline;
        margin-bottom: 14px;
      }
      kbd {
        display: inline-block;
        min-width: 26px;
        padding: 2px 6px;
        border: 1px solid var(--cb-edge);
        border-radius: 4px;
        font: var(--cb-size-note) / 1.4 var(--cb-mono);
        text-align: center;
      }
      .off {
        opacity: 0.55;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ type: Boolean }) on = true;

  override render() {
    const rows = [...shortcuts, { key: listKey, label: 'this list' }];
    return html`<cb-dialog heading="Keyboard shortcuts" ?open=${this.open} @closed=${this.closed}>
      <dl class=${this.on ? '' : 'off'}>
        ${rows.map(({ key, label }) => html`<dt><kbd>${key}</kbd></dt><dd>${label}</dd>`)}
      </dl>
      <label class="tick"><input type="checkbox" .checked=${this.on} @change=${this.switch} />Single-key shortcuts are on</label>
    </cb-dialog>`;
  }

  private readonly switch = (event: Event): void => {
    const on = (event.currentTarget as HTMLInputElement).checked;
    this.dispatchEvent(new CustomEvent('switch', { detail: { on } }));
  };

  private readonly closed = (): void => {
    this.dispatchEvent(new CustomEvent('closed'));
  };
}
