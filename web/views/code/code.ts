import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../../theme/base';
import '../../ui/copy-button';
import { type Language, tokens } from './highlight';
import '../controls/tabs';

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

  /** Gives the program's text; empty where the exercise has none in that language. */
  @property({ attribute: false }) load: ((language: Language) => Promise<string>) | undefined;
  /** Names what `load` would give: the programs are loaded anew when it changes. */
  @property() query = '';
  @state() private language: Language = 'python';
  @state() private programs: ReadonlyMap<Language, string> = new Map();
  @state() private failure = '';
  private latest = 0;

  protected override willUpdate(changed: PropertyValues): void {
    if (this.load && (changed.has('query') || (changed.has('load') && !changed.get('load'))))
      void this.fetch(this.load);
  }

  /**
   * The text that stands stays until the next one is there; an answer that was overtaken is dropped. One language is
   * asked for after the other: of the requests for code that wait behind a run, only the newest is answered.
   */
  private async fetch(load: (language: Language) => Promise<string>): Promise<void> {
    const turn = ++this.latest;
    const programs = new Map<Language, string>();
    let failure = '';
    try {
      for (const { id } of languages) {
        programs.set(id, await load(id));
        if (turn !== this.latest) return;
      }
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    if (turn !== this.latest) return;
    this.failure = failure;
    if (!failure) this.programs = programs;
  }

  override render() {
    if (this.failure) return html`<p class="note">${this.failure}</p>`;
    const offered = languages.filter(({ id }) => this.programs.get(id));
    const open = offered.find(({ id }) => id === this.language) ?? offered[0];
    if (!open) return nothing;
    const choose = (event: CustomEvent<{ id: string }>) => {
      event.stopPropagation();
      this.language = event.detail.id as Language;
    };
    const program = this.programs.get(open.id) ?? '';
    return html`<cb-tabs label="Language" .tabs=${offered} selected=${open.id} @select-tab=${choose}>
        ${offered.map(({ id }) => html`<div slot=${id}>${id === open.id ? text(program, id) : nothing}</div>`)}
      </cb-tabs>
      <cb-copy-button .text=${program} what="the program"></cb-copy-button>`;
  }
}

const text = (program: string, language: Language): TemplateResult =>
  html`<pre tabindex="0" role="region" aria-label="Program">${tokens(program, language).map(({ kind, text: piece }) =>
    kind === 'plain' ? piece : html`<span class=${kind}>${piece}</span>`,
  )}</pre>`;
