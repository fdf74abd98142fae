import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { send } from '../../session/events';
import { base } from '../../theme/base';

/** One tab; the panel's content is the light child with `slot` = id. */
export interface Tab {
  id: string;
  label: string;
  /** A small figure behind the label, "6/6". */
  badge?: string;
}

/** Tabs with automatic activation: arrows, Home and End move and select, Tab goes on into the panel. */
@customElement('cb-tabs')
export class Tabs extends LitElement {
  static override styles = [
    base,
    css`
      [role='tablist'] {
        display: flex;
        gap: 18px;
        overflow-x: auto;
        border-bottom: 1px solid var(--cb-line);
      }
      [role='tab'] {
        flex: none;
        padding: 8px 0 7px;
        border: 0;
        border-bottom: 2px solid transparent;
        background: none;
        font: inherit;
        font-size: var(--cb-size-note);
        color: var(--cb-muted);
        cursor: pointer;
      }
      [role='tab']:hover,
      [role='tab'][aria-selected='true'] {
        color: var(--cb-ink);
      }
      [role='tab'][aria-selected='true'] {
        border-bottom-color: currentColor;
        font-weight: 600;
      }
      /* The bold label reserves its width, so that choosing a tab moves no other. */
      [role='tab']::after {
        content: attr(data-label);
        display: block;
        height: 0;
        overflow: hidden;
        visibility: hidden;
        font-weight: 600;
      }
      [role='tab']:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  @property({ attribute: false }) tabs: Tab[] = [];
  /** The id of the open tab; the first one where it names none. */
  @property() selected = '';
  /** The name of the strip for assistive technology. */
  @property() label = '';

  private get open(): string {
    return this.tabs.some(({ id }) => id === this.selected) ? this.selected : (this.tabs[0]?.id ?? '');
  }

  override render() {
    const { open } = this;
    return html`
      <div role="tablist" aria-label=${this.label} @keydown=${this.move}>
        ${this.tabs.map(({ id, label, badge }) => {
          const text = badge ? `${label} ${badge}` : label;
          return html`<button
            type="button"
            role="tab"
            id=${`tab-${id}`}
            data-label=${text}
            aria-selected=${id === open}
            aria-controls=${`panel-${id}`}
            tabindex=${id === open ? 0 : -1}
            @click=${() => this.select(id)}
          >${text}</button>`;
        })}
      </div>
      ${this.tabs.map(
        ({ id }) =>
          html`<div role="tabpanel" id=${`panel-${id}`} aria-labelledby=${`tab-${id}`} ?hidden=${id !== open}>
            <slot name=${id}></slot>
          </div>`,
      )}
    `;
  }

  private select(id: string): void {
    if (id === this.open) return;
    this.selected = id;
    send(this, 'select-tab', { id });
  }

  private readonly move = (event: KeyboardEvent): void => {
    const last = this.tabs.length - 1;
    const at = this.tabs.findIndex(({ id }) => id === this.open);
    const targets: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const target = this.tabs[targets[event.key] ?? -1];
    if (!target || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.select(target.id);
    this.renderRoot.querySelector<HTMLElement>(`#tab-${CSS.escape(target.id)}`)?.focus();
  };
}
