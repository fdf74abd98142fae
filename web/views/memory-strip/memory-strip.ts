import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { MemorySite, Run } from '../../contract/model';
import { base } from '../../theme/base';
import { controls } from '../../theme/controls';
import { axisOf, ghostValue, sampleIndexes, valueAt, written } from '../plot/columns';
import { chartFigure, figureStyles, type LegendEntry } from '../plot/figure';
import { boundOf, figure, spoken } from '../shared/format';
import { dwarfing, isDwarfed, type MemoryLines, memoryLooks, memoryModel, timesHigher } from './memory-model';
import '../plot/plot';
import { type Ghost, ghostKind, type ViewInput } from '../../session/view-input';
import type { PlotModel } from '../plot/plot-model';
import { figureColumns, mostRows, table, tableStyles } from '../plot/table';
import { ViewElement } from '../shared/view-element';

const bytes = (value: number | null | undefined): string => spoken(value, 'B');

/** Bytes of one site over the run, its bound and high-water mark, and the unbounded twin, if it has one. */
@customElement('cb-memory-strip')
export class MemoryStrip extends ViewElement<'memory-strip'> {
  static override styles = [
    base,
    controls,
    figureStyles,
    tableStyles,
    css`
      :host {
        container-type: inline-size;
      }
      cb-plot,
      .scroll {
        height: 140px;
      }
    `,
  ];

  @state() private tabular = false;
  @state() private log = false;
  private drawn: { run: Run; ghost: Ghost | null; log: boolean; model: PlotModel } | undefined;

  override render() {
    const { view, input } = this;
    if (!view || !input) return nothing;
    const lines = this.lines(input);
    return chartFigure({
      title: view.title,
      tools: lines && this.scale(lines),
      tabular: this.tabular,
      toggle: () => {
        this.tabular = !this.tabular;
      },
      legend: this.legend(input, lines),
      body: this.tabular ? this.table(input) : this.plot(input, lines),
    });
  }

  private lines(input: ViewInput): MemoryLines | undefined {
    const { view } = this;
    const { run, ghost } = input;
    if (!view || !run) return undefined;
    const of = (each: Run, name: string) => {
      const ys = each.columns[name];
      return ys ? { xs: axisOf(input, each, view.x).values, ys } : undefined;
    };
    return {
      axis: axisOf(input, run, view.x),
      used: of(run, view.used),
      twin: of(run, view.twin),
      ghost: ghost ? of(ghost.run, view.used) : undefined,
      site: run.frame.memory[view.site],
    };
  }

  /** Offered where it helps: the linear scale shows how far others climb, the logarithmic one keeps the rest legible. */
  private scale(lines: MemoryLines) {
    if (this.tabular || !(isDwarfed(lines) || this.log)) return nothing;
    const toggle = () => {
      this.log = !this.log;
    };
    return html`<button type="button" class="quiet" aria-pressed=${this.log} @click=${toggle}>Log scale</button>`;
  }

  private plot(input: ViewInput, lines: MemoryLines | undefined) {
    const { run, frame, ghost } = input;
    if (!run || !lines) return html`<cb-plot summary=${this.summary(input)}></cb-plot>`;
    if (this.drawn?.run !== run || this.drawn.ghost !== ghost || this.drawn.log !== this.log) {
      this.drawn = { run, ghost, log: this.log, model: memoryModel(lines, this.log) };
    }
    const { model } = this.drawn;
    const used = this.site(input)?.used;
    const playhead = frame && {
      x: lines.axis.at(frame.position),
      dots: used === undefined ? [] : [{ y: Math.max(used, model.minimum), colour: memoryLooks.used.colour }],
    };
    return html`<cb-plot .model=${model} .playhead=${playhead} summary=${this.summary(input)}></cb-plot>`;
  }

  private site({ frame }: ViewInput): MemorySite | undefined {
    return this.view && frame?.memory[this.view.site];
  }

  private legend(input: ViewInput, lines: MemoryLines | undefined): LegendEntry[] {
    const { view } = this;
    const site = this.site(input);
    if (!view || !site) return [];
    const { ghost, run } = input;
    const { used, peak, bound, twin: twinLook, ghost: ghostLook } = memoryLooks;
    const entries: LegendEntry[] = [
      { look: used, label: 'in use', value: bytes(site.used) },
      { look: peak, label: 'high-water mark', value: bytes(site.peak) },
      { look: bound, label: 'bound', value: boundOf(site.bound) },
    ];
    if (view.twin) {
      const twin = run?.result.metrics[view.twin] ?? run?.columns[view.twin]?.at(-1);
      const times = lines ? timesHigher(lines) : 0;
      const climb = times > dwarfing ? `, × ${figure(times, '').text}` : '';
      entries.push({ look: twinLook, label: 'unbounded twin at the end', value: `${bytes(twin)}${climb}` });
    }
    if (ghost) entries.push({ look: ghostLook, label: ghostKind(ghost), value: bytes(ghostValue(input, view.used)) });
    return entries;
  }

  private summary(input: ViewInput): string {
    return `${this.view?.title ?? ''}: ${this.legend(input, this.lines(input))
      .map(({ label, value }) => `${label} ${value}`)
      .join(', ')}`;
  }

  private table(input: ViewInput) {
    const { run } = input;
    const { view } = this;
    if (!view || !run) return nothing;
    const x = axisOf(input, run, view.x);
    const bound = run.frame.memory[view.site]?.bound;
    const rows = sampleIndexes(x.values.length, mostRows).map((index) => {
      const position = run.columns.position[index] ?? 0;
      const at = (name: string) => bytes(valueAt(run.columns, name, position));
      const twin = view.twin ? [at(view.twin)] : [];
      return [written(x, x.values[index] ?? 0), at(view.used), boundOf(bound ?? null), ...twin];
    });
    const heads = [x.label, 'in use', 'bound', ...(view.twin ? ['unbounded twin'] : [])];
    return table(view.title, figureColumns(heads), rows);
  }
}
