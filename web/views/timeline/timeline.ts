import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Run, Timeline } from '../../contract/model';
import { base } from '../../theme/base';
import { controls } from '../../theme/controls';
import { icons } from '../../theme/icons';
import { figureStyles } from '../plot/figure';
import { tableStyles } from '../plot/table';
import { count } from '../shared/format';
import './canvas';
import { ViewElement } from '../shared/view-element';
import type { TimelineMoves } from './canvas';
import { isEmpty, itemsIn, occurring } from './census';
import { itemTable } from './item-table';
import { panStep, zoomStep } from './keys';
import { pack } from './packing';
import { type Item, lasts, sameItem } from './scene';
import { moment } from './span-time';
import { arrowSwatch, swatch } from './swatch';
import { extent, including, isWhole, pan, type TimeWindow, within, zoom } from './time-window';
import { timelineStyles } from './timeline-styles';
import { detailsOf, roleNames, spokenDetails } from './words';

/** Lanes of clients, caches, databases and locks over virtual time: who did what, and what was sent to whom. */
@customElement('cb-timeline')
export class TimelineView extends ViewElement<'timeline'> {
  static override styles = [base, controls, figureStyles, tableStyles, timelineStyles];

  @state() private tabular = false;
  /** `null`: all there is. */
  @state() private zoomed: TimeWindow | null = null;
  @state() private smooth = false;
  @state() private pointed: Item | null = null;
  /** By the number it was given in the run, since places change when the oldest go. */
  @state() private chosen: Item | null = null;
  @state() private readOut = '';
  private position: number | undefined;
  private run: Run | null = null;
  private ended: { timeline: Timeline; rows: ArrayLike<number> } | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view')) this.zoomed = null;
    if (!changed.has('input') && !changed.has('view')) return;
    const { run = null, frame = null } = this.input ?? {};
    if (run !== this.run || changed.has('view')) {
      this.run = run;
      this.chosen = null;
      const timeline = this.view && run?.frame.timelines?.[this.view.id];
      this.ended = timeline && { timeline, rows: pack(timeline).rows };
    }
    this.pointed = null;
    this.readOut = '';
    if (frame?.position !== this.position) this.follow();
    this.position = frame?.position;
  }

  private get timeline(): Timeline | undefined {
    return this.view && this.input?.frame?.timelines?.[this.view.id];
  }

  /** The present never leaves the picture unseen: where the playhead goes, the window goes. */
  private follow(): void {
    const { timeline, zoomed } = this;
    if (!timeline || !zoomed) return;
    this.smooth = false;
    this.zoomed = including(zoomed, timeline.now, timeline.now, extent(timeline, this.ended?.timeline));
  }

  override render() {
    const { view, input, timeline } = this;
    if (!view || !input?.frame) return nothing;
    if (!timeline || (isEmpty(timeline) && (!this.ended || isEmpty(this.ended.timeline)))) {
      return html`<figure>
        <div class="head"><figcaption>${view.title}</figcaption></div>
        <p class="nothing note">Nothing has been recorded yet.</p>
      </figure>`;
    }
    const all = extent(timeline, this.ended?.timeline);
    const shown = this.zoomed ? within(this.zoomed, all) : all;
    return html`<figure>
      <div class="head below">
        <figcaption>${view.title}</figcaption>
        ${this.tools(view.title, shown, all)} ${this.legend(timeline)}
      </div>
      ${this.tabular ? itemTable(view.title, timeline, shown) : this.picture(view.title, timeline, shown, all)}
      ${gone(timeline)}
    </figure>`;
  }

  private picture(title: string, timeline: Timeline, shown: TimeWindow, all: TimeWindow): TemplateResult {
    const chosen = this.placeOf(timeline);
    const item = this.pointed ?? chosen;
    return html`<cb-timeline-canvas
        .timeline=${timeline}
        .least=${this.ended?.rows}
        .extent=${all}
        .shown=${shown}
        .smooth=${this.smooth}
        .chosen=${item}
        .moves=${this.moves}
        summary=${summary(title, timeline)}
      ></cb-timeline-canvas>
      <p class="details note figures">${item ? details(timeline, item) : inView(timeline, shown)}</p>
      <p class="visually-hidden" aria-live="polite">${this.readOut}</p>`;
  }

  private tools(title: string, shown: TimeWindow, all: TimeWindow): TemplateResult {
    const whole = isWhole(shown, all);
    const middle = (shown.from + shown.to) / 2;
    const show = (next: TimeWindow) => () => this.moves.show(next, true);
    const button = (label: string, icon: TemplateResult, act: () => void, idle: boolean) =>
      html`<button type="button" class="quiet" title=${label} aria-label=${`${label}: ${title}`}
        aria-disabled=${idle} @click=${idle ? nothing : act}>${icon}</button>`;
    return html`<span class="tools">
      ${button('Earlier', icons.previous, show(pan(shown, -panStep, all)), shown.from <= all.from)}
      ${button('Zoom out', icons.zoomOut, show(zoom(shown, 1 / zoomStep, middle, all)), whole)}
      ${button('Zoom in', icons.zoomIn, show(zoom(shown, zoomStep, middle, all)), false)}
      ${button('Later', icons.next, show(pan(shown, panStep, all)), shown.to >= all.to)}
      ${button('Show all', icons.fit, show(all), whole)}
      <button type="button" class="quiet" aria-pressed=${this.tabular} aria-label=${`Table: ${title}`}
        @click=${() => {
          this.tabular = !this.tabular;
        }}>${icons.table}Table</button>
    </span>`;
  }

  private legend(timeline: Timeline): TemplateResult {
    const { roles, messages, lost } = occurring(timeline, ...(this.ended ? [this.ended.timeline] : []));
    return html`<ul class="legend">
      ${roles.map((role) => html`<li>${swatch(role)}${roleNames[role]}</li>`)}
      ${messages ? html`<li>${arrowSwatch(false)}message</li>` : nothing}
      ${lost ? html`<li>${arrowSwatch(true)}lost message</li>` : nothing}
    </ul>`;
  }

  private readonly moves: TimelineMoves = {
    show: (shown, smooth) => {
      const { timeline } = this;
      if (!timeline) return;
      const all = extent(timeline, this.ended?.timeline);
      this.smooth = smooth;
      this.zoomed = isWhole(shown, all) ? null : shown;
    },
    point: (item) => {
      if (!sameItem(item, this.pointed)) this.pointed = item;
    },
    choose: (item, byKeys) => {
      const { timeline } = this;
      if (!timeline) return;
      this.pointed = null;
      this.chosen = item && { ...item, index: item.index + goneOf(timeline, item.kind) };
      this.readOut = item && byKeys ? spokenDetails(detailsOf(timeline, item)) : '';
      if (!item || !byKeys || !this.zoomed) return;
      const [begin, end] = lasts({ timeline }, item);
      this.smooth = true;
      this.zoomed = including(this.zoomed, begin, end, extent(timeline, this.ended?.timeline));
    },
  };

  private placeOf(timeline: Timeline): Item | null {
    const { chosen } = this;
    if (!chosen) return null;
    const index = chosen.index - goneOf(timeline, chosen.kind);
    const { length: kept } = chosen.kind === 'span' ? timeline.spans.begin : timeline.messages.sent;
    return index >= 0 && index < kept ? { kind: chosen.kind, index } : null;
  }
}

const goneOf = ({ spans, messages }: Timeline, kind: Item['kind']): number => (kind === 'span' ? spans : messages).gone;

function details(timeline: Timeline, item: Item): TemplateResult {
  const { where, what, outcome, why, when } = detailsOf(timeline, item);
  const sign =
    item.kind === 'span' ? swatch(timeline.spans.role[item.index] ?? 'work') : arrowSwatch(outcome === 'lost');
  return html`${sign}<b>${where}</b>: ${what}${outcome ? html`, <b>${outcome}</b>` : nothing}${why ? ` (${why})` : nothing}, ${when}.`;
}

const plural = (amount: number, word: string): string => `${count(amount)} ${word}${amount === 1 ? '' : 's'}`;

function amounts(items: Item[]): string {
  const spans = items.filter(({ kind }) => kind === 'span').length;
  return `${plural(spans, 'span')} and ${plural(items.length - spans, 'message')}`;
}

const inView = (timeline: Timeline, shown: TimeWindow): TemplateResult => html`
  ${amounts(itemsIn(timeline, shown))} in view. Point at one, or press the arrow keys.
`;

function summary(title: string, timeline: Timeline): string {
  const all = itemsIn(timeline, { from: 0, to: Number.MAX_SAFE_INTEGER });
  return `${title}: ${plural(timeline.lanes.length, 'lane')}, ${amounts(all)}, now ${moment(timeline.now)}`;
}

/** What the bounded recorder has let go. */
function gone({ spans, messages }: Timeline): TemplateResult | typeof nothing {
  const parts = [
    spans.gone > 0 ? `${plural(spans.gone, 'older span')} (the newest ${count(spans.bound)} are kept)` : '',
    messages.gone > 0 ? `${plural(messages.gone, 'older message')} (the newest ${count(messages.bound)})` : '',
  ].filter(Boolean);
  return parts.length > 0 ? html`<p class="note">No longer shown: ${parts.join(' and ')}.</p>` : nothing;
}
