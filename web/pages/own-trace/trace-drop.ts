import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../theme/base';
import { controls } from '../../theme/controls';
import { icons } from '../../theme/icons';

/** Takes a file by the picker; dropping is the page's business, so that one may aim anywhere. Sends `file` {file}. */
@customElement('cb-trace-drop')
export class TraceDrop extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      .zone {
        display: grid;
        justify-items: center;
        gap: 10px;
        padding: 36px 20px;
        border: 1.5px dashed var(--cb-edge);
        border-radius: var(--cb-radius);
        background: var(--cb-panel);
        text-align: center;
      }
      .over .zone {
        border-color: var(--cb-accent);
        background: var(--cb-hit-tint);
      }
      .zone p:first-child {
        font-size: var(--cb-size-lead);
        font-weight: 600;
      }
      .private {
        display: flex;
        align-items: center;
        gap: 6px;
        text-align: start;
      }
    `,
  ];

  /** A file hangs over the page. */
  @property({ type: Boolean }) over = false;
  /** A button alone, where a trace is shown already. */
  @property({ type: Boolean }) small = false;

  override render() {
    if (this.small) return html`${this.button('Other file…', '')}${this.input()}`;
    return html`<div class=${this.over ? 'over' : ''}>
      <div class="zone">
        <p>${this.over ? 'Let it go to read it' : 'Drop a trace here, anywhere on the page'}</p>
        ${this.button('Choose a file…', 'primary')}${this.input()}
        <p class="note private">${icons.lock}<span>It stays on this machine: the page reads it and sends nothing anywhere.</span></p>
      </div>
    </div>`;
  }

  private button(words: string, look: string) {
    const pick = () => this.renderRoot.querySelector('input')?.click();
    return html`<button type="button" class=${look} @click=${pick}>${words}</button>`;
  }

  private input() {
    return html`<input type="file" hidden aria-label="Trace file" @change=${this.picked} />`;
  }

  private readonly picked = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    // The same file may be chosen again once it has changed.
    input.value = '';
    if (file) this.dispatchEvent(new CustomEvent('file', { detail: { file } }));
  };
}
