import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import { icons } from '../theme/icons';

/** How long the button says what it did. */
const shownFor = 2000;

/** Copies `text`, and says whether that was allowed: a frame may lack the permission. */
@customElement('cb-copy-button')
export class CopyButton extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: inline-block;
      }
    `,
  ];

  @property() text = '';
  /** What is copied, for the button's name: "Copy the digest". */
  @property() what = '';
  @state() private outcome: 'copied' | 'refused' | undefined;
  private fading: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.fading);
  }

  override render() {
    const words = { copied: 'Copied', refused: 'Not allowed here' };
    return html`<button type="button" class="quiet" aria-label=${`Copy ${this.what}`} @click=${this.copy}>
        ${this.outcome === 'copied' ? icons.check : icons.copy}${this.outcome ? words[this.outcome] : 'Copy'}
      </button>
      <span class="visually-hidden" role="status">${this.outcome ? words[this.outcome] : ''}</span>`;
  }

  private readonly copy = async (): Promise<void> => {
    clearTimeout(this.fading);
    try {
      await navigator.clipboard.writeText(this.text);
      this.outcome = 'copied';
    } catch {
      this.outcome = 'refused';
    }
    this.fading = setTimeout(() => {
      this.outcome = undefined;
    }, shownFor);
  };
}
