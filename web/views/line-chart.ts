import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { MetricSpec, Run } from '../session/model';
import { base } from '../theme/base';
import { controls } from '../theme/controls';
import { type Axis, axisOf, ghostValue, metricOf, sampleIndexes, valueAt } from './columns';
import { axisUnit, count, spoken, tick } from './format';
import { chartFigure, figureStyles, type LegendEntry } from './plot/figure';
import './plot/plot';
import type { PlotLine, PlotModel } from './plot/plot-model';
import { figureColumns, mostRows, table, tableStyles } from './plot/table';
import { ViewElement } from './view-element';
import { type Ghost, ghostName, type ViewInput } from './view-input';

const colourOf = ({ role }: MetricSpec): string => (role === 'plain' ? 'accent' : role);
const quarters = [0, 0.25, 0.5, 0.75, 1];

/** Metrics over the run within a fixed range of y, the ghost beneath them as a pale dotted line. */
@customElement('cb-line-chart')
export class LineChart extends ViewElement<'line-chart'> {
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
        height: 212px;
      }
      @container (max-width: 560px) {
        cb-plot,
        .scroll {
          height: 172px;
        }
      }
    `,
  ];

  @state() private tabular = false;
  private drawn: { run: Run | null; ghost: Ghost | null; model: PlotModel } | undefined;

  override render() {
    const { view, input } = this;
    if (!view || !input) return nothing;
    return chartFigure({
      title: [view.title, axisUnit(this.metrics[0]?.unit ?? '')].filter(Boolean).join(', '),
      tabular: this.tabular,
      toggle: () => {
        this.tabular = !this.tabular;
      },
      legend: this.legend(input),
      body: this.tabular ? this.table(input) : this.plot(input),
    });
  }

  private get metrics(): MetricSpec[] {
    const { view, input } = this;
    return view && input ? view.metrics.map((name) => metricOf(input, name)) : [];
  }

  private plot(input: ViewInput) {
    const { frame, run } = input;
    const [first] = this.metrics;
    if (!run || !first || !this.view) return html`<cb-plot summary=${this.summary(input)}></cb-plot>`;
    const x = axisOf(input, run, this.view.x);
    const playhead = frame && {
      x: x.at(frame.position),
      y: frame.metrics[first.name] ?? null,
      colour: colourOf(first),
    };
    return html`<cb-plot
      .model=${this.model(input, run, x)}
      .playhead=${playhead}
      summary=${this.summary(input)}
    ></cb-plot>`;
  }

  /** Kept while run and ghost stay, so that moving the playhead redraws nothing. */
  private model(input: ViewInput, run: Run, x: Axis): PlotModel | undefined {
    const { ghost } = input;
    if (this.drawn?.run === run && this.drawn.ghost === ghost) return this.drawn.model;
    const { view, metrics } = this;
    if (!view) return undefined;
    const { minimum } = view;
    const maximum = view.maximum ?? 1;
    const unit = metrics[0]?.unit ?? '';
    const model: PlotModel = {
      lines: [
        ...(ghost
          ? metrics.flatMap((metric) => lineOf(ghost.run, axisOf(input, ghost.run, view.x), metric, true))
          : []),
        ...metrics.flatMap((metric) => lineOf(run, x, metric, false)),
      ],
      width: x.end,
      minimum,
      maximum,
      log: false,
      unit: (y) => tick(y, unit),
      positionOf: x.positionOf,
      ...(unit === 'ratio' && { ticks: quarters.map((part) => minimum + part * (maximum - minimum)) }),
    };
    this.drawn = { run, ghost, model };
    return model;
  }

  private legend(input: ViewInput): LegendEntry[] {
    const { frame, ghost } = input;
    const { metrics } = this;
    return metrics.flatMap((metric) => {
      const own: LegendEntry = {
        swatch: 'line',
        colour: colourOf(metric),
        label: metrics.length > 1 ? metric.label : 'this run',
        value: spoken(frame?.metrics[metric.name], metric.unit),
      };
      if (!ghost) return [own];
      const value = spoken(ghostValue(input, metric.name), metric.unit);
      return [own, { swatch: 'dotted', colour: 'ghost', label: ghostName(ghost), value } satisfies LegendEntry];
    });
  }

  private summary(input: ViewInput): string {
    const entries = this.legend(input).map(({ label, value }) => `${label} ${value}`);
    return `${this.view?.title ?? ''}: ${entries.join(', ')}`;
  }

  private table(input: ViewInput) {
    const { run, ghost } = input;
    const { view, metrics } = this;
    if (!view || !run) return nothing;
    const { label, values } = axisOf(input, run, view.x);
    const heads = metrics.flatMap((metric) => (ghost ? [metric.label, ghostName(ghost)] : [metric.label]));
    const rows = sampleIndexes(values.length, mostRows).map((index) => {
      const position = run.columns.position[index] ?? 0;
      const cells = metrics.flatMap(({ name, unit }) => {
        const own = spoken(valueAt(run.columns, name, position), unit);
        return ghost ? [own, spoken(valueAt(ghost.run.columns, name, position), unit)] : [own];
      });
      return [count(values[index] ?? 0), ...cells];
    });
    return table(view.title, figureColumns([label, ...heads]), rows);
  }
}

function lineOf({ columns }: Run, { values: xs }: Axis, metric: MetricSpec, pale: boolean): PlotLine[] {
  const ys = columns[metric.name];
  if (!ys) return [];
  return [
    pale
      ? { label: metric.label, xs, ys, colour: 'ghost', width: 2, dash: [2, 4] }
      : { label: metric.label, xs, ys, colour: colourOf(metric), width: 2.25 },
  ];
}
