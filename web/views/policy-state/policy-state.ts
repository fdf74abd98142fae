import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Frame, PolicyState, SketchedKey } from '../../contract/model';
import { base } from '../../theme/base';
import { controls } from '../../theme/controls';
import { glyph } from '../../theme/icons';
import { figureStyles } from '../plot/figure';
import { Flip } from '../shared/flip';
import { count } from '../shared/format';
import { ViewElement } from '../shared/view-element';
import { endsOf, type Marked, queueRow } from './cell-row';
import { cellRowStyles } from './cell-row-styles';

/** The inside of a policy: its queues with what they note of each key, who leaves next, and why. */
@customElement('cb-policy-state')
export class PolicyStateElement extends ViewElement<'policy-state'> {
  static override styles = [
    base,
    controls,
    figureStyles,
    cellRowStyles,
    css`
      :host {
        container-type: inline-size;
      }
      .next-victim {
        display: flex;
        align-items: baseline;
        gap: 6px;
        font-size: var(--cb-size-note);
      }
      .now {
        min-height: 2.9em;
        margin-top: 6px;
      }
      @container (max-width: 560px) {
        .now {
          min-height: 5.8em;
        }
      }
    `,
  ];

  @state() private all = false;
  @query('.queues') private readonly stage!: HTMLElement | null;
  private readonly flip = new Flip();
  private shown: Frame | null = null;
  private moving = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const frame = this.input?.frame ?? null;
    if (!changed.has('input') || frame === this.shown) return;
    // As in the cache's slots: a motion explains one event.
    this.moving = Math.abs((frame?.position ?? 0) - (this.shown?.position ?? Number.POSITIVE_INFINITY)) === 1;
    if (this.moving) this.flip.first(this.cells());
    this.shown = frame;
  }

  protected override updated(): void {
    if (this.moving && this.stage) this.flip.play(this.cells(), this.stage);
    this.moving = false;
  }

  private cells(): Iterable<HTMLElement> {
    return this.renderRoot.querySelectorAll<HTMLElement>('.cell[data-key]:not(.leaving)');
  }

  override render() {
    const { view, input } = this;
    const inside = view && input?.frame?.policies?.[view.id];
    if (!view || !input?.frame || !inside) return nothing;
    const { title, idea, size, capacity } = inside;
    return html`<figure>
      <div class="head">
        <figcaption>${view.title}: ${title}, ${count(size)} of ${count(capacity)} entries</figcaption>
        ${this.expandable(inside) ? html`<span class="tools">${this.more()}</span>` : nothing}
      </div>
      <p class="note">${idea} Rows run from the newest to the oldest unless they say otherwise.</p>
      <p class="next-victim figures">${nextVictim(inside)}</p>
      <div class="queues">${this.queues(inside, input.frame)}</div>
      ${inside.sketch ? sketch(inside.sketch) : nothing}
      <p class="now note figures">${input.frame.now}</p>
    </figure>`;
  }

  private expandable({ queues }: PolicyState): boolean {
    return queues.some((queue) => endsOf(queue, false).between !== endsOf(queue, true).between);
  }

  private more(): TemplateResult {
    const toggle = () => {
      this.all = !this.all;
    };
    return html`<button type="button" class="quiet" aria-pressed=${this.all} @click=${toggle}>More cells</button>`;
  }

  private queues({ queues, next }: PolicyState, frame: Frame): TemplateResult[] {
    const asked = frame.events?.find(({ at, kind }) => at === frame.position && (kind === 'hit' || kind === 'miss'));
    const marked: Marked = {
      next: next?.key,
      touched: asked && { key: asked.subject, hit: asked.kind === 'hit' },
    };
    // A key may stand in several rows; it moves as the first of them.
    const met = new Set<string>();
    const fresh = (key: string) => !met.has(key) && met.add(key) === met;
    return queues.map((queue) => queueRow(queue, this.all, marked, fresh));
  }
}

const nextVictim = ({ next, size, capacity }: PolicyState): TemplateResult =>
  next
    ? html`${glyph('eviction')}<span>Next victim of a new key: <b>${next.key}</b>, ${next.why}</span>`
    : html`<span>${size < capacity ? 'Nobody has to leave: there is room.' : 'Nothing is kept.'}</span>`;

/** The two that meet at the door, by their counters: the smallest is the estimate. */
function sketch({ counted, sample, candidate, victim }: NonNullable<PolicyState['sketch']>): TemplateResult {
  const duellist = (role: string, entry: SketchedKey | null) =>
    entry
      ? html`<li>${role} <b>${entry.key}</b>: ${entry.estimate}, the least of ${entry.counters.join(', ')}</li>`
      : html`<li>${role} nobody</li>`;
  return html`<div class="queue">
    <p class="name">sketch <span class="room">counted ${count(counted)}, halved at ${count(sample)}</span></p>
    <ul class="note figures">
      ${duellist('leaves the window next:', candidate)} ${duellist('would make room:', victim)}
    </ul>
  </div>`;
}
