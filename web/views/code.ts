import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../theme/base';
import './copy-button';
import { type Language, tokens } from './highlight';
import './tabs';

const languages: { id: Language; label: string }[] = [
  { id: 'python', label: 'Python' },
  { id: 'cpp', label: 'C++' },
];

/** The run as a program in Python or C++, with the present parameters. */
@customElement('cb-code')
export class Code extends LitElement {
  static override styles = [
    base,
    css`
      /* The program's long lines never widen what stands around it. */
      :host {
        container-type: inline-size;
        position: relative;
      }
      cb-copy-button {
        position: absolute;
        inset: 4px 0 auto auto;
      }
      pre {
        max-height: 360px;
        margin-top: 8px;
        overflow: auto;
        font: var(--cb-size-note) / 1.55 var(--cb-mono);
        tab-size: 4;
      }
      p {
        margin-top: 8px;
      }
      .number {
        font-weight: 700;
        color: var(--cb-accent);
      }
      .keyword {
        color: var(--cb-eviction);
      }
      .string {
        color: var(--cb-memory);
      }
      .comment {
        color: var(--cb-muted);
      }
    `,
  ];

  /** Gives the program's text. */
  @property({ attribute: false }) load: ((language: Language) => Promise<string>) | undefined;
  /** Names what `load` would give: the program is loaded anew when it changes. */
  @property() query = '';
  @state() private language: Language = 'python';
  @state() private program = '';
  @state() private failure = '';
  private latest = 0;

  protected override willUpdate(changed: PropertyValues): void {
    const asked = changed.has('query') || changed.has('language') || (changed.has('load') && !changed.get('load'));
    if (asked && this.load) void this.fetch(this.load);
  }

  /** The text that stands stays until the next one is there; an answer that was overtaken is dropped. */
  private async fetch(load: (language: Language) => Promise<string>): Promise<void> {
    const { language } = this;
    const turn = ++this.latest;
    const outcome = await load(language).then(
      (program) => ({ program, failure: '' }),
      (error: unknown) => ({ program: '', failure: error instanceof Error ? error.message : String(error) }),
    );
    if (turn === this.latest) Object.assign(this, outcome);
  }

  override render() {
    const choose = (event: CustomEvent<{ id: string }>) => {
      event.stopPropagation();
      this.language = event.detail.id as Language;
    };
    return html`<cb-tabs label="Language" .tabs=${languages} selected=${this.language} @select-tab=${choose}>
        ${languages.map(({ id }) => html`<div slot=${id}>${id === this.language ? this.text() : nothing}</div>`)}
      </cb-tabs>
      <cb-copy-button .text=${this.program} what="the program"></cb-copy-button>`;
  }

  private text() {
    if (this.failure) return html`<p class="note">${this.failure}</p>`;
    const pieces = tokens(this.program, this.language);
    return html`<pre tabindex="0" role="region" aria-label="Program">${pieces.map(({ kind, text }) =>
      kind === 'plain' ? text : html`<span class=${kind}>${text}</span>`,
    )}</pre>`;
  }
}
