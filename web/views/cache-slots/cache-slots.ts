import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Frame, Slot, SlotsFrame } from '../../contract/model';
import { base } from '../../theme/base';
import { icons } from '../../theme/icons';
import { figureStyles } from '../plot/figure';
import { Flip } from '../shared/flip';
import { count } from '../shared/format';
import { ViewElement } from '../shared/view-element';
import { heatStrip, heatStyles } from './bands';
import { cellStyles } from './cell-styles';

/** Empty slots are drawn one by one up to this capacity. */
const mostSlots = 200;
/** From this many slots on they are drawn small, without ages. */
const roomy = 32;

/** The longest label each width of cells holds. */
const widths = [
  { letters: 3, name: '' },
  { letters: 5, name: 'wide' },
  { letters: 9, name: 'wider' },
];

/** The entries in the policy's own order; an entry that is touched moves, a victim leaves. */
@customElement('cb-cache-slots')
export class CacheSlots extends ViewElement<'cache-slots'> {
  static override styles = [
    base,
    figureStyles,
    heatStyles,
    cellStyles,
    css`
      :host {
        container-type: inline-size;
      }
      /* Room for the longest sentence, so that stepping from a hit to an eviction moves nothing below; its last line
         may stand in the space between this view and the next. */
      .now {
        min-height: 2.9em;
        margin: 4px 0 -10px;
      }
      @container (max-width: 560px) {
        .now {
          min-height: 4.35em;
        }
      }
    `,
  ];

  @query('.slots') private readonly list!: HTMLElement | null;
  private readonly flip = new Flip();
  private shown: Frame | null = null;
  private moving = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('input')) return;
    const frame = this.input?.frame ?? null;
    this.hidden = frame !== null && !frame.slots;
    if (frame === this.shown) return;
    // A motion explains one event; over a longer jump it would only flicker.
    this.moving = Math.abs((frame?.position ?? 0) - (this.shown?.position ?? Number.POSITIVE_INFINITY)) === 1;
    if (this.moving) this.flip.first(this.cells());
    this.shown = frame;
  }

  protected override updated(): void {
    if (this.moving && this.list) this.flip.play(this.cells(), this.list);
    this.moving = false;
  }

  private cells(): Iterable<HTMLElement> {
    return this.renderRoot.querySelectorAll<HTMLElement>('.slot[data-key]:not(.leaving)');
  }

  override render() {
    const { view, input } = this;
    if (!view || !input) return nothing;
    const { frame } = input;
    const slots = frame?.slots;
    return html`<figure>
      <div class="head">
        <figcaption>${view.title}${slots?.order ? `, ${slots.order}` : nothing}</figcaption>
      </div>
      ${slots && (slots.bands.length > 0 ? heatStrip(slots) : this.slots(slots))}
      <p class="now note figures">${frame?.now}</p>
    </figure>`;
  }

  private slots({ cells, capacity, size }: SlotsFrame): TemplateResult {
    const free = capacity === null ? 0 : capacity - size;
    const drawn = capacity !== null && capacity <= mostSlots ? free : 0;
    const longest = cells.reduce((most, { label, note = '' }) => Math.max(most, label.length, note.length), 0);
    const width = widths.find(({ letters }) => longest <= letters)?.name ?? 'widest';
    const look = `slots ${cells.length + drawn > roomy ? 'small' : ''} ${width}`;
    return html`<ol class=${look} aria-label=${`${count(size)} entries${free > 0 ? `, ${count(free)} slots free` : ''}`}>
      ${repeat(cells, ({ key }) => key, cell)}
      ${Array.from({ length: drawn }, () => html`<li class="slot empty" aria-hidden="true"></li>`)}
      ${free > drawn ? html`<li class="more">${count(free)} free</li>` : nothing}
      ${capacity === null ? html`<li class="more unbounded">${icons.infinity}unbounded</li>` : nothing}
      ${capacity === 0 ? html`<li class="more">no slots</li>` : nothing}
    </ol>`;
  }
}

const cell = ({ key, label, age, state, note }: Slot): TemplateResult => {
  const read = age === 0 ? 'now' : count(age);
  if (note) {
    return html`<li class="slot ${state}" data-key=${key} title=${`${label}: ${note}`}>
      <span class="label">${label}</span><span class="age">${note}</span>
    </li>`;
  }
  return html`<li class="slot ${state}" data-key=${key} title=${`${label}: last read ${age === 0 ? 'now' : `${read} requests ago`}`}>
    <span class="label">${label}</span><span class="age"><span class="visually-hidden">last read </span>${read}</span>
  </li>`;
};
