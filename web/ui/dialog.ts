import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import { icons } from '../theme/icons';

/** A modal dialog with a heading around its light children. Sends `closed`; focus goes back to where it was. */
@customElement('cb-dialog')
export class Dialog extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      dialog {
        width: min(640px, calc(100vw - 24px));
        max-height: calc(100dvh - 24px);
        padding: 0;
        overflow: auto;
        border: 1px solid var(--cb-edge);
        border-radius: 10px;
        background: var(--cb-panel);
        color: var(--cb-ink);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 12px 12px 4px 18px;
      }
      h2 {
        font-size: var(--cb-size-lead);
      }
      .head button {
        width: 32px;
        padding: 0;
        border-color: transparent;
        background: none;
      }
      .body {
        padding: 0 18px 18px;
      }
    `,
  ];

  @property() heading = '';
  @property({ type: Boolean }) open = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  protected override updated(): void {
    if (this.open && !this.dialog.open) this.dialog.showModal();
    if (!this.open && this.dialog.open) this.dialog.close();
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${this.closed} @click=${this.outside}>
      ${
        this.open
          ? html`<div class="head">
                <h2 id="heading">${this.heading}</h2>
                <button type="button" aria-label="Close" @click=${() => this.dialog.close()}>${icons.cross}</button>
              </div>
              <div class="body"><slot></slot></div>`
          : nothing
      }
    </dialog>`;
  }

  private readonly closed = (): void => {
    this.open = false;
    this.dispatchEvent(new CustomEvent('closed'));
  };

  /** Only the backdrop is the dialog itself; everything within lies on an element of its own. */
  private readonly outside = (event: MouseEvent): void => {
    if (event.target === this.dialog) this.dialog.close();
  };
}
