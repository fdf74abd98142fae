import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Timeline } from '../../contract/model';
import { base } from '../../theme/base';
import { ThemeWatch } from '../../theme/theme-watch';
import { draw, namesWidth, textSize } from './draw';
import { itemAt } from './find';
import { listen, type Point } from './gestures';
import { keyAction } from './keys';
import { captionHeight } from './lane-places';
import { type Palette, paletteOf } from './palette';
import { type Area, areaOf, axisHeight, narrow, timeAt, xOf } from './picture';
import { type Item, type Scene, sceneOf } from './scene';
import { Slide } from './slide';
import { pan, type TimeWindow, within, zoom } from './time-window';
import { walk } from './walk';

/** What the visitor does on the canvas. */
export interface TimelineMoves {
  /** `smooth`: by a key, so that the eye has to be led. */
  show(shown: TimeWindow, smooth: boolean): void;
  point(item: Item | null): void;
  /** By a tap or by keys; one that was chosen by keys is brought into the picture, and read out. */
  choose(item: Item | null, byKeys: boolean): void;
}

/** The picture of a timeline: drawn, pointed at, walked through, zoomed. What it shows is decided by its owner. */
@customElement('cb-timeline-canvas')
export class TimelineCanvas extends LitElement {
  static override styles = [
    base,
    css`
      .stage {
        position: relative;
        max-height: 404px;
        overflow: hidden auto;
      }
      canvas {
        position: sticky;
        top: 0;
        display: block;
        width: 100%;
        /* Along the lanes a finger pans and two zoom; up and down the page scrolls. */
        touch-action: pan-y;
      }
    `,
  ];

  @property({ attribute: false }) timeline: Timeline | undefined;
  /** By lane: rows to leave room for. */
  @property({ attribute: false }) least: ArrayLike<number> | undefined;
  @property({ attribute: false }) extent: TimeWindow = { from: 0, to: 1 };
  @property({ attribute: false }) shown: TimeWindow = { from: 0, to: 1 };
  /** The window is reached by a short slide. */
  @property({ attribute: false }) smooth = false;
  @property({ attribute: false }) chosen: Item | null = null;
  @property({ attribute: false }) moves: TimelineMoves | undefined;
  /** One sentence that says what is drawn. */
  @property() summary = '';
  @query('.stage') private readonly stage!: HTMLDivElement;
  @query('canvas') private readonly canvas!: HTMLCanvasElement;

  private scene: Scene | undefined;
  private palette: { ratio: number; palette: Palette } | undefined;
  private names = { of: '', width: 0 };
  private readonly slide = new Slide(() => this.draw());
  private readonly size = new ResizeObserver(() => this.resized());

  constructor() {
    super();
    new ThemeWatch(this, () => {
      this.palette = undefined;
      this.draw();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.size.disconnect();
    this.slide.stop();
  }

  override render() {
    return html`<div
      class="stage"
      role="application"
      aria-roledescription="timeline"
      aria-label=${this.summary}
      tabindex="0"
      @keydown=${this.press}
      @scroll=${() => this.draw()}
    >
      <div class="lanes"><canvas aria-hidden="true"></canvas></div>
    </div>`;
  }

  override firstUpdated(): void {
    listen(this.canvas, {
      zoom: (factor, x) => {
        const shown = zoom(this.shown, factor, timeAt(this.shown, this.area(), x), this.extent);
        this.moves?.show(shown, false);
      },
      pull: (by) => this.moves?.show(pan(this.shown, -by / this.area().width, this.extent), false),
      hover: (at) => this.moves?.point(at && this.itemAt(at)),
      tap: (at) => this.moves?.choose(this.itemAt(at), false),
    });
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('timeline') || changed.has('least')) this.scene = undefined;
    if (changed.has('shown')) this.slide.to(this.shown, this.smooth);
    this.draw();
  }

  private resized(): void {
    if (this.scene && this.scene.captioned !== this.isNarrow) this.scene = undefined;
    this.draw();
  }

  private get isNarrow(): boolean {
    return this.clientWidth < narrow;
  }

  private sceneNow(): Scene | undefined {
    if (!this.timeline) return undefined;
    this.scene ??= sceneOf(this.timeline, this.isNarrow, this.least);
    return this.scene;
  }

  private area(): Area {
    return areaOf(this.canvas.clientWidth, this.canvas.clientHeight, this.names.width);
  }

  private draw(): void {
    const scene = this.sceneNow();
    const context = this.canvas?.getContext('2d');
    if (!scene || !context || this.clientWidth === 0) return;
    const { lanes, ratio, palette } = this.prepare(scene, context);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.clientWidth, lanes);
    const { chosen, stage } = this;
    const picture = { shown: this.slide.shown, area: this.area(), scroll: stage.scrollTop, chosen };
    draw({ context, scene, palette, ...picture });
  }

  /** Sizes, colours and the width of the names, each renewed only where it has changed. */
  private prepare(scene: Scene, context: CanvasRenderingContext2D) {
    const { canvas, stage } = this;
    const ratio = devicePixelRatio;
    const whole = `${Math.ceil(scene.height + axisHeight)}px`;
    const inner = canvas.parentElement;
    if (inner && inner.style.height !== whole) inner.style.height = whole;
    const lanes = stage.clientHeight;
    if (canvas.style.height !== `${lanes}px`) canvas.style.height = `${lanes}px`;
    const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(lanes * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    if (this.palette?.ratio !== ratio) this.palette = { ratio, palette: paletteOf(this, context, ratio) };
    const { palette } = this.palette;
    const names = scene.captioned ? [] : scene.timeline.lanes.map(({ name }) => name);
    const of = names.join('\n');
    if (of !== this.names.of || names.length > 0 !== this.names.width > 0) {
      context.font = `${textSize}px ${palette.font}`;
      this.names = { of, width: names.length > 0 ? namesWidth(context, names) : 0 };
    }
    return { lanes, ratio, palette };
  }

  private itemAt({ x, y }: Point): Item | null {
    const scene = this.sceneNow();
    const area = this.area();
    if (!scene || x < area.left - 8 || y > area.height) return null;
    return itemAt(scene, xOf(this.slide.shown, area), { x, y: y + this.stage.scrollTop });
  }

  private readonly press = (event: KeyboardEvent): void => {
    const action = keyAction(event);
    const scene = this.sceneNow();
    if (!action || !scene) return;
    event.preventDefault();
    const { shown, extent, moves, chosen } = this;
    const middle = (shown.from + shown.to) / 2;
    switch (action.do) {
      case 'walk':
        return this.walkTo(walk(scene, chosen, action.step, middle));
      case 'zoom':
        return moves?.show(zoom(shown, action.factor, this.anchored(scene, middle), extent), true);
      case 'pan':
        return moves?.show(pan(shown, action.share, extent), true);
      case 'whole':
        return moves?.show(extent, true);
      case 'clear':
        return moves?.choose(null, true);
    }
  };

  /** Zooming by keys keeps what is chosen in place. */
  private anchored({ timeline }: Scene, middle: number): number {
    const { chosen, shown } = this;
    if (!chosen) return middle;
    const begin = (chosen.kind === 'span' ? timeline.spans.begin : timeline.messages.sent)[chosen.index] ?? middle;
    return within({ from: begin, to: begin }, shown).from;
  }

  private walkTo(item: Item | null): void {
    this.moves?.choose(item, true);
    const scene = this.sceneNow();
    if (!item || !scene) return;
    const { timeline, places } = scene;
    const lane = (item.kind === 'span' ? timeline.spans.lane : timeline.messages.from)[item.index] ?? 0;
    const { top = 0, height = 0 } = places[lane] ?? {};
    const { stage } = this;
    const seen = stage.clientHeight - axisHeight;
    if (top - captionHeight < stage.scrollTop) stage.scrollTop = top - captionHeight;
    else if (top + height > stage.scrollTop + seen) stage.scrollTop = top + height - seen;
  }
}
