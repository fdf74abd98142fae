import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ExerciseSpec } from '../contract/model';
import type { Address } from '../session/address';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import '../ui/copy-button';
import '../ui/dialog';
import { isTabbed } from '../exercise/view-loaders';
import { elementSnippet, frameSnippet } from './snippets';

/** Offers the state shown as HTML for a course page. Sends `closed`. */
@customElement('cb-embed-dialog')
export class EmbedDialog extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 18px;
        margin: 0 0 4px;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-size: var(--cb-size-note);
        font-weight: 600;
        color: var(--cb-muted);
      }
      .head {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        margin-top: 12px;
      }
      h3 {
        font-size: var(--cb-size-note);
        font-weight: 600;
        color: var(--cb-muted);
      }
      pre {
        padding: 10px 12px;
        border: 1px solid var(--cb-line);
        border-radius: var(--cb-radius);
        background: var(--cb-ground);
        font: var(--cb-size-note) / 1.5 var(--cb-mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) spec: ExerciseSpec | null = null;
  /** The state to embed, and the address of the playground's folder. */
  @property({ attribute: false }) address: Address | undefined;
  @property() home = '';
  /** Kinds of views that are left out, of those that are watched. */
  @state() private omitted: readonly string[] = [];

  override render() {
    const { open, address, spec } = this;
    return html`<cb-dialog heading="Embed in a course page" ?open=${open} @closed=${this.closed}>
      ${open && address && spec ? this.body(address, spec) : nothing}
    </cb-dialog>`;
  }

  private body(address: Address, spec: ExerciseSpec) {
    const kinds = [...new Set(spec.views.map(({ kind }) => kind).filter((kind) => !isTabbed(kind)))];
    const chosen = kinds.filter((kind) => !this.omitted.includes(kind));
    const shown = { ...address, tab: null, show: chosen.length < kinds.length ? chosen : null };
    return html`
      <fieldset>
        <legend>Shown beside the parameters</legend>
        ${kinds.map((kind) => {
          const titles = spec.views.filter((view) => view.kind === kind).map(({ title }) => title);
          return html`<label class="tick">
            <input type="checkbox" .checked=${chosen.includes(kind)} @change=${() => this.toggle(kind)} />${titles.join(', ')}
          </label>`;
        })}
      </fieldset>
      ${this.snippet('A frame, which works wherever HTML does', frameSnippet(this.home, shown, spec.title))}
      ${this.snippet('An element, which is part of the page and tells it what happens', elementSnippet(this.home, shown))}
      <p class="note">
        Both take <code>lock="…"</code> and <code>show="…"</code> with names joined by commas, and <code>theme</code>
        light or dark.
      </p>
    `;
  }

  private snippet(heading: string, text: string) {
    return html`<div class="head">
        <h3>${heading}</h3>
        <cb-copy-button .text=${text} what=${`HTML: ${heading}`}></cb-copy-button>
      </div>
      <pre tabindex="0" role="region" aria-label=${heading}>${text}</pre>`;
  }

  private toggle(kind: string): void {
    this.omitted = this.omitted.includes(kind) ? this.omitted.filter((each) => each !== kind) : [...this.omitted, kind];
  }

  private readonly closed = (): void => {
    this.dispatchEvent(new CustomEvent('closed'));
  };
}
