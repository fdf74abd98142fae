import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CatalogueEntry } from '../contract/catalogue';
import type { PageName } from '../session/address';
import { ownTrace } from '../session/page-links';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import { brandMark, icons } from '../theme/icons';
import { headerStyles } from './header-styles';

const addressOf = (exercise: string): string => `?exercise=${encodeURIComponent(exercise)}`;

/** What a button of the header asks for. */
export type HeaderAction = 'share' | 'embed' | 'theme' | 'shortcuts';

/**
 * Brand, chapters with their exercises, and the page's buttons. Sends `go` {search} for a plain click on a link to
 * another page of ours and `header-action` {action} for a button.
 */
@customElement('cb-header')
export class Header extends LitElement {
  static override styles = [
    base,
    controls,
    headerStyles,
    css`
      :host {
        container-type: inline-size;
      }
    `,
  ];

  @property({ attribute: false }) catalogue: readonly CatalogueEntry[] = [];
  /** The id of the exercise shown. */
  @property() exercise = '';
  /** The page shown in the place of an exercise. */
  @property() page: PageName | '' = '';
  /** What the theme button says: the present choice. */
  @property() theme = 'auto';
  /** What the share button says for a moment after it was pressed. */
  @property() shared = '';
  /** There is something to share and embed. */
  @property({ type: Boolean }) ready = false;
  @state() private menu = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('exercise') || changed.has('page')) this.menu = false;
  }

  override render() {
    const { menu, shared, ready, theme } = this;
    return html`<header class=${menu ? 'open' : ''}>
      <a class="home" href="./" @click=${(event: MouseEvent) => this.go(event, '')}>${brandMark}<span>Cachebound</span></a>
      ${this.navigation()}
      <span class="buttons">
        ${this.button('embed', 'Embed', icons.embed, !ready || this.page !== '')}
        <button type="button" class="primary share" ?disabled=${!ready} @click=${() => this.act('share')}>
          ${shared ? icons.check : icons.link}<span>${shared || html`Share<span class="long"> link</span>`}</span>
        </button>
        <span class="visually-hidden" role="status">${shared}</span>
        <button type="button" class="icon-only" aria-label=${`Theme: ${theme}`} title=${`Theme: ${theme}`} @click=${() => this.act('theme')}>
          ${icons.theme}
        </button>
        <button type="button" class="icon-only keys" aria-label="Keyboard shortcuts" title="Keyboard shortcuts" @click=${() => this.act('shortcuts')}>
          ${icons.help}
        </button>
        <button
          type="button"
          class="icon-only menu"
          aria-label="Exercises and more"
          aria-expanded=${menu}
          @click=${this.toggle}
        >
          ${menu ? icons.cross : icons.menu}
        </button>
      </span>
    </header>`;
  }

  private navigation() {
    const { catalogue, exercise } = this;
    if (catalogue.length === 0) return nothing;
    const found = catalogue.find((spec) => spec.exercise === exercise)?.chapter;
    const present = this.page ? undefined : (found ?? catalogue[0]?.chapter);
    const chapters = [...new Set(catalogue.map(({ chapter }) => chapter))];
    const inChapter = catalogue.filter(({ chapter }) => chapter === present);
    return html`<nav class="chapters" aria-label="Chapters">
        ${chapters.map((chapter) => {
          const first = catalogue.find((spec) => spec.chapter === chapter)?.exercise ?? '';
          return this.link(addressOf(first), chapter, chapter === present ? 'true' : 'false');
        })}
        ${this.link(ownTrace, 'Your trace', this.page ? 'page' : 'false')}
      </nav>
      ${inChapter.length > 0 ? this.exercises(inChapter) : nothing}`;
  }

  private exercises(inChapter: readonly CatalogueEntry[]) {
    return html`<nav class="exercises" aria-label="Exercises">
        ${inChapter.map((spec, index) =>
          this.link(
            addressOf(spec.exercise),
            html`<b>${index + 1}</b>${spec.title}`,
            spec.exercise === this.exercise ? 'page' : 'false',
          ),
        )}
      </nav>`;
  }

  private link(href: string, content: unknown, current: 'page' | 'true' | 'false') {
    return html`<a href=${href} aria-current=${current} @click=${(event: MouseEvent) => this.go(event, href)}>${content}</a>`;
  }

  private button(action: HeaderAction, label: string, icon: unknown, disabled: boolean) {
    return html`<button type="button" class=${action} ?disabled=${disabled} @click=${() => this.act(action)}>${icon}${label}</button>`;
  }

  private readonly toggle = (): void => {
    this.menu = !this.menu;
  };

  /** Other clicks (a new tab, a new window) stay the browser's. */
  private go(event: MouseEvent, search: string): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.menu = false;
    this.dispatchEvent(new CustomEvent('go', { detail: { search } }));
  }

  private act(action: HeaderAction): void {
    this.dispatchEvent(new CustomEvent('header-action', { detail: { action } }));
  }
}
