import { css, html, LitElement, type PropertyValues, unsafeCSS } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type uPlot from 'uplot';
import UPlot from 'uplot';
import uplotCss from 'uplot/dist/uPlot.min.css?inline';
import { send } from '../../session/events';
import { base } from '../../theme/base';
import { ThemeWatch } from '../../theme/theme-watch';
import { options } from './options';
import type { Playhead, PlotModel } from './plot-model';

/** uPlot leaves out null, not NaN. */
const drawable = (y: number): number | null => (Number.isNaN(y) ? null : y);

/** The drawing area that charts share: lines over one x, a playhead, and seeking by pointer. */
@customElement('cb-plot')
export class Plot extends LitElement {
  static override styles = [
    base,
    unsafeCSS(uplotCss),
    css`
      :host {
        position: relative;
        min-width: 0;
      }
      .plot {
        height: 100%;
      }
      .uplot {
        position: absolute;
        font-family: inherit;
      }
      .u-over {
        cursor: crosshair;
        touch-action: pan-y;
      }
      .playhead,
      .dot {
        position: absolute;
        left: 0;
        top: 0;
        pointer-events: none;
      }
      .playhead {
        width: 1px;
        height: 100%;
        background: var(--cb-edge);
      }
      .dot {
        width: 11px;
        height: 11px;
        margin: -5.5px 0 0 -5px;
        border: 2px solid currentColor;
        border-radius: 50%;
        background: var(--cb-ground);
      }
    `,
  ];

  @property({ attribute: false }) model: PlotModel | undefined;
  @property({ attribute: false }) playhead: Playhead | null = null;
  /** One sentence that says what is drawn. */
  @property() summary = '';
  @query('.plot') private readonly area!: HTMLDivElement;

  private chart: uPlot | undefined;
  private shape = '';
  private seekPending: number | undefined;
  private readonly line = Object.assign(document.createElement('div'), { className: 'playhead' });
  private readonly dots: HTMLElement[] = [];
  private readonly size = new ResizeObserver(() => this.resize());

  constructor() {
    super();
    new ThemeWatch(this, () => this.chart?.redraw(false));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.size.disconnect();
    this.drop();
  }

  override render() {
    return html`<div class="plot" role="img" aria-label=${this.summary}></div>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('model') || !this.chart) this.draw();
    this.place();
  }

  /** Only another set of lines needs a new chart; new numbers go into the one that stands. */
  private draw(): void {
    const { model } = this;
    if (!model || this.clientWidth === 0) return;
    const data = UPlot.join(model.lines.map(({ xs, ys }) => [Array.from(xs), Array.from(ys, drawable)]));
    const shape = JSON.stringify([model.log, model.lines.map(({ xs, ys, ...look }) => look)]);
    if (this.chart && shape === this.shape) {
      this.chart.setData(data);
      return;
    }
    this.drop();
    this.shape = shape;
    this.chart = new UPlot(
      options(
        this,
        () => this.model ?? model,
        () => this.place(),
      ),
      data,
      this.area,
    );
    const { over } = this.chart;
    over.append(this.line, ...this.dots);
    over.addEventListener('pointerdown', this.grab);
    over.addEventListener('pointermove', this.drag);
  }

  private drop(): void {
    this.chart?.destroy();
    this.chart = undefined;
  }

  private resize(): void {
    if (!this.chart) this.draw();
    else if (this.clientWidth > 0) this.chart.setSize({ width: this.clientWidth, height: this.clientHeight });
    this.place();
  }

  private place(): void {
    const { chart, playhead, line, dots } = this;
    line.hidden = !playhead;
    for (const [index, dot] of dots.entries()) dot.hidden = index >= (playhead?.dots.length ?? 0);
    if (!chart || !playhead) return;
    const x = chart.valToPos(playhead.x, 'x');
    line.style.transform = `translateX(${x}px)`;
    for (const [index, { y, colour }] of playhead.dots.entries()) {
      const dot = dots[index] ?? this.addDot(chart);
      dot.style.transform = `translate(${x}px, ${chart.valToPos(y, 'y')}px)`;
      dot.style.color = `var(--cb-${colour})`;
    }
  }

  /** As many dots as there are lines at the most. */
  private addDot(chart: uPlot): HTMLElement {
    const dot = Object.assign(document.createElement('div'), { className: 'dot' });
    this.dots.push(dot);
    chart.over.append(dot);
    return dot;
  }

  private readonly grab = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.seek(event);
  };

  private readonly drag = (event: PointerEvent): void => {
    if ((event.currentTarget as Element).hasPointerCapture(event.pointerId)) this.seek(event);
  };

  /** One seek a picture at most: pointers report faster than anything is drawn. */
  private seek(event: PointerEvent): void {
    const { chart, model } = this;
    if (!chart || !model) return;
    const x = chart.posToVal(event.clientX - chart.over.getBoundingClientRect().left, 'x');
    const scheduled = this.seekPending !== undefined;
    this.seekPending = model.positionOf(Math.min(Math.max(x, 0), model.width));
    if (scheduled) return;
    requestAnimationFrame(() => {
      const position = this.seekPending;
      this.seekPending = undefined;
      if (position !== undefined) send(this, 'seek', { position });
    });
  }
}
