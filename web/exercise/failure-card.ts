import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import { icons } from '../theme/icons';
import { surfaces } from '../ui/chrome-styles';

const needed =
  'Every figure on this page comes from a real cache, compiled to WebAssembly, so there is nothing to show without it. ' +
  'Your parameters are kept.';

/** By what is gone: the core from the start, the core after it has worked, what this exercise alone needs. */
const words = {
  missing: { heading: 'The cache could not be loaded', text: needed },
  lost: { heading: 'The cache has stopped working', text: needed },
  part: {
    heading: 'This exercise could not be loaded',
    text: 'Retry to fetch it once more, or reload the page if that changes nothing. Your parameters are kept, and the other chapters go on working.',
  },
};

/** Stands where the figures would be when the core, or a part of it, is gone. Sends `retry`. */
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
  @property() kind: keyof typeof words = 'missing';

  override render() {
    const { heading, text } = words[this.kind];
    return html`<section class="card" role="alert">
      <h2>${icons.warning}${heading}</h2>
      <p>${text}</p>
      <p class="note">What happened: ${this.reason}.</p>
      <button type="button" class="primary" @click=${() => this.dispatchEvent(new CustomEvent('retry'))}>
        ${icons.reset}Retry
      </button>
    </section>`;
  }
}
