import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Curve } from '../../contract/model';
import { send } from '../../session/events';
import { base } from '../../theme/base';
import { controls } from '../../theme/controls';
import { slider } from '../../theme/slider';
import { chartFigure, figureStyles, type LegendEntry } from '../plot/figure';
import { count, spoken } from '../shared/format';
import { curveLooks, curveModel, ratioAt, sizeAxis } from './curve-model';
import '../plot/plot';
import type { PlotModel } from '../plot/plot-model';
import { figureColumns, table, tableStyles } from '../plot/table';
import { ViewElement } from '../shared/view-element';

/** Places of the slider's thumb. */
const travel = 1000;
/** From here on a linear axis hides what happens at small sizes. */
const wide = 100;
/** Sizes of the table: 1, 2, 5 times powers of ten. */
const roundSizes = Array.from({ length: 16 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();

/** Ratios by size. A slider reads them off at any size; let go, it gives the run that size where it can have one. */
@customElement('cb-curve')
export class CurveElement extends ViewElement<'curve'> {
  static override styles = [
    base,
    controls,
    slider,
    figureStyles,
    tableStyles,
    css`
      :host {
        container-type: inline-size;
      }
      cb-plot,
      .scroll {
        height: 240px;
      }
      .reading {
        display: grid;
        grid-template-columns: 1fr auto;
        align-items: center;
        gap: 0 14px;
      }
      .marks {
        display: flex;
        flex-wrap: wrap;
        gap: 0 14px;
      }
      output {
        min-width: 9ch;
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      @container (max-width: 560px) {
        cb-plot,
        .scroll {
          height: 190px;
        }
      }
    `,
  ];

  @state() private tabular = false;
  /** The reader's choice of axis; until then the sizes decide. */
  @state() private log: boolean | undefined;
  /** The size under the slider, where it is not the run's own. */
  @state() private held: number | undefined;
  private drawn: { curve: Curve; ghost: Curve | undefined; log: boolean; model: PlotModel } | undefined;

  /** A run with another size takes the slider along. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('input') as this['input'];
    if (before && this.view && before.frame?.curves?.[this.view.id]?.chosen !== this.curve?.chosen)
      this.held = undefined;
  }

  override render() {
    const { view, curve } = this;
    if (!view || !this.input?.frame) return nothing;
    if (!curve?.lines.length) {
      return html`<figure>
        <div class="head"><figcaption>${view.title}</figcaption></div>
        <p class="note">No curve yet.</p>
      </figure>`;
    }
    return html`${chartFigure({
      title: `${view.title}, %`,
      tools: this.tabular ? nothing : this.scale(curve),
      tabular: this.tabular,
      toggle: () => {
        this.tabular = !this.tabular;
      },
      legend: this.legend(curve),
      body: this.tabular ? this.table(curve) : this.plot(curve),
    })}
    ${this.reading(curve)}`;
  }

  private get curve(): Curve | undefined {
    return this.view && this.input?.frame?.curves?.[this.view.id];
  }

  private get ghost(): Curve | undefined {
    return this.view && this.input?.ghost?.run.frame.curves?.[this.view.id];
  }

  private isLog({ largest }: Curve): boolean {
    return this.log ?? largest >= wide;
  }

  private size({ chosen, largest }: Curve): number {
    return Math.min(this.held ?? chosen ?? largest, largest);
  }

  private scale(curve: Curve) {
    const log = this.isLog(curve);
    const toggle = () => {
      this.log = !log;
    };
    return html`<button type="button" class="quiet" aria-pressed=${log} @click=${toggle}>Log sizes</button>`;
  }

  private legend(curve: Curve): LegendEntry[] {
    const looks = curveLooks(curve.lines);
    const size = this.size(curve);
    return curve.lines.flatMap((line, index): LegendEntry[] => {
      const look = looks[index];
      return look ? [{ look, label: line.label, value: spoken(ratioAt(line, size), 'ratio') }] : [];
    });
  }

  private plot(curve: Curve) {
    const log = this.isLog(curve);
    const { ghost } = this;
    if (this.drawn?.curve !== curve || this.drawn.ghost !== ghost || this.drawn.log !== log) {
      this.drawn = { curve, ghost, log, model: curveModel(curve, ghost, log) };
    }
    const size = this.size(curve);
    const looks = curveLooks(curve.lines);
    const playhead = {
      x: sizeAxis(log, curve.largest).placeOf(size),
      dots: curve.lines.flatMap((line, index) => {
        const y = ratioAt(line, size);
        return y === undefined ? [] : [{ y, colour: looks[index]?.colour ?? '' }];
      }),
    };
    // Here a place on the plot is a size, not a position of the run. It is told with the next picture.
    const point = (event: CustomEvent<{ position: number }>) => {
      event.stopPropagation();
      this.hold(event.detail.position);
    };
    return html`<cb-plot
      .model=${this.drawn.model}
      .playhead=${playhead}
      summary=${this.summary(curve)}
      @seek=${point}
      @pointerup=${() => requestAnimationFrame(() => this.choose())}
    ></cb-plot>`;
  }

  private summary(curve: Curve): string {
    const figures = this.legend(curve).map(({ label, value }) => `${label} ${value}`);
    return `${this.view?.title ?? ''}: at ${this.inWords(curve, this.size(curve))} ${figures.join(', ')}`;
  }

  private inWords({ x }: Curve, size: number): string {
    return `${count(size)}\u00a0${x}`;
  }

  private reading(curve: Curve) {
    const size = this.size(curve);
    const axis = sizeAxis(this.isLog(curve), curve.largest);
    const end = axis.placeOf(curve.largest) || 1;
    const place = Math.round((travel * axis.placeOf(size)) / end);
    const slid = (event: Event) => {
      const { valueAsNumber } = event.currentTarget as HTMLInputElement;
      this.hold(axis.sizeAt((valueAsNumber / travel) * end));
    };
    return html`<div class="reading">
        <input
          type="range"
          class="solid"
          min="0"
          max=${travel}
          aria-label=${`${this.view?.title ?? ''}: size`}
          aria-valuetext=${this.inWords(curve, size)}
          .value=${live(String(place))}
          .style=${`--fill: ${place / travel}`}
          @input=${slid}
          @change=${() => this.choose()}
        />
        <output>${this.inWords(curve, size)}</output>
      </div>
      ${curve.marks.length ? this.marks(curve) : nothing} ${curve.note ? html`<p class="note">${curve.note}</p>` : nothing}`;
  }

  private marks(curve: Curve) {
    const go = (size: number) => {
      this.hold(size);
      this.choose();
    };
    return html`<div class="marks">
      ${curve.marks.map(
        ({ size, label }) =>
          html`<button type="button" class="quiet" @click=${() => go(size)}>${label}: ${this.inWords(curve, size)}</button>`,
      )}
    </div>`;
  }

  private hold(size: number): void {
    this.held = size;
  }

  /** Gives the run the size under the slider. */
  private choose(): void {
    const { view, curve, held } = this;
    if (!view?.parameter || !curve || held === undefined || held === curve.chosen) return;
    send(this, 'change-parameter', { name: view.parameter, text: String(held) });
  }

  private table(curve: Curve) {
    const sizes = new Set([...roundSizes.filter((size) => size < curve.largest), this.size(curve), curve.largest]);
    const rows = [...sizes]
      .sort((a, b) => a - b)
      .map((size) => [count(size), ...curve.lines.map((line) => spoken(ratioAt(line, size), 'ratio'))]);
    return table(this.view?.title ?? '', figureColumns([curve.x, ...curve.lines.map(({ label }) => label)]), rows);
  }
}
