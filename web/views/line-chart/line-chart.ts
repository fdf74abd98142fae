import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { MetricSpec, Run } from '../../contract/model';
import { base } from '../../theme/base';
import { controls } from '../../theme/controls';
import { axisOf, ghostValue, metricOf, sampleIndexes, valueAt, written } from '../plot/columns';
import { chartFigure, figureStyles, type LegendEntry } from '../plot/figure';
import { ghostLook, lineLooks } from '../plot/line-looks';
import { axisFormat, spoken } from '../shared/format';
import { lineChartModel } from './line-chart-model';
import '../plot/plot';
import { type Ghost, ghostName, type ViewInput } from '../../session/view-input';
import type { PlotModel } from '../plot/plot-model';
import { figureColumns, mostRows, table, tableStyles } from '../plot/table';
import { ViewElement } from '../shared/view-element';

/** Metrics of one unit over the run, the ghost beneath them as dotted lines. */
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
  private drawn: { run: Run; ghost: Ghost | null; model: PlotModel } | undefined;

  override render() {
    const { view, input } = this;
    if (!view || !input) return nothing;
    const model = this.model(input);
    const unit = axisFormat(this.metrics[0]?.unit ?? '', model?.maximum ?? 0).unit;
    return chartFigure({
      title: unit ? `${view.title}, ${unit}` : view.title,
      tabular: this.tabular,
      toggle: () => {
        this.tabular = !this.tabular;
      },
      legend: this.legend(input),
      body: this.tabular ? this.table(input) : this.plot(input, model),
    });
  }

  private get metrics(): MetricSpec[] {
    const { view, input } = this;
    return view && input ? view.metrics.map((name) => metricOf(input, name)) : [];
  }

  private plot(input: ViewInput, model: PlotModel | undefined) {
    const { view, metrics } = this;
    const { frame, run } = input;
    const looks = lineLooks(metrics);
    const playhead = frame &&
      run &&
      view && {
        x: axisOf(input, run, view.x).at(frame.position),
        dots: metrics.flatMap(({ name }, index) => {
          const y = frame.metrics[name];
          return y == null ? [] : [{ y, colour: looks[index]?.colour ?? '' }];
        }),
      };
    return html`<cb-plot .model=${model} .playhead=${playhead} summary=${this.summary(input)}></cb-plot>`;
  }

  /** Kept while run and ghost stay, so that moving the playhead redraws nothing. */
  private model(input: ViewInput): PlotModel | undefined {
    const { view, drawn } = this;
    const { run, ghost } = input;
    if (!view || !run) return undefined;
    if (drawn?.run === run && drawn.ghost === ghost) return drawn.model;
    const model = lineChartModel(input, run, this.metrics, view);
    this.drawn = { run, ghost, model };
    return model;
  }

  /** One line has its ghost as a second entry; several have the ghosts' figures beside their own. */
  private legend(input: ViewInput): LegendEntry[] {
    const { frame, ghost } = input;
    const { metrics } = this;
    const several = metrics.length > 1;
    const looks = lineLooks(metrics);
    const ghosts = metrics.map(({ name, unit }) => spoken(ghostValue(input, name), unit));
    const own = metrics.flatMap(({ name, unit, label }, index): LegendEntry[] => {
      const look = looks[index];
      const value = spoken(frame?.metrics[name], unit);
      const before = several && ghost ? `${ghost.relation} ${ghosts[index]}` : undefined;
      return look ? [{ look, label: several ? label : 'this run', value, ghost: before }] : [];
    });
    if (!ghost) return own;
    return [...own, { look: ghostLook, label: ghostName(ghost), value: several ? '' : (ghosts[0] ?? '') }];
  }

  private summary(input: ViewInput): string {
    const entries = this.legend(input).map(({ label, value, ghost }) =>
      [label, value, ghost].filter(Boolean).join(' '),
    );
    return `${this.view?.title ?? ''}: ${entries.join(', ')}`;
  }

  private table(input: ViewInput) {
    const { run, ghost } = input;
    const { view, metrics } = this;
    if (!view || !run) return nothing;
    const x = axisOf(input, run, view.x);
    const heads = metrics.flatMap((metric) => (ghost ? [metric.label, ghostName(ghost)] : [metric.label]));
    const rows = sampleIndexes(x.values.length, mostRows).map((index) => {
      const position = run.columns.position[index] ?? 0;
      const cells = metrics.flatMap(({ name, unit }) => {
        const own = spoken(valueAt(run.columns, name, position), unit);
        return ghost ? [own, spoken(valueAt(ghost.run.columns, name, position), unit)] : [own];
      });
      return [written(x, x.values[index] ?? 0), ...cells];
    });
    return table(view.title, figureColumns([x.label, ...heads]), rows);
  }
}
