import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import { icons } from '../theme/icons';
import { surfaces } from '../ui/chrome-styles';

/** Stands where the figures would be when the core is gone. Sends `retry`. */
@customElement('cb-failure')
export class FailureCard extends LitElement {
  static override styles = [
    base,
    controls,
    surfaces,
    css`
      .card {
        display: grid;
        gap: 10px;
        justify-items: start;
        max-width: 520px;
        margin: 32px auto;
        padding: 24px;
      }
      .card h2 {
        display: flex;
        align-items: center;
        gap: 8px;
        margin: 0;
        font-size: var(--cb-size-lead);
        color: var(--cb-ink);
      }
      .card h2 svg {
        color: var(--cb-fault);
      }
      p {
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** What went wrong, as half a sentence. */
  @property() reason = '';
  /** A run has been shown before: the core was lost, not missing from the start. */
  @property({ type: Boolean }) lost = false;

  override render() {
    return html`<section class="card" role="alert">
      <h2>${icons.warning}${this.lost ? 'The cache has stopped working' : 'The cache could not be loaded'}</h2>
      <p>
        Every figure on this page comes from a real cache, compiled to WebAssembly, so there is nothing to show without
        it. Your parameters are kept.
      </p>
      <p class="note">What happened: ${this.reason}.</p>
      <button type="button" class="primary" @click=${() => this.dispatchEvent(new CustomEvent('retry'))}>
        ${icons.reset}Retry
      </button>
    </section>`;
  }
}
