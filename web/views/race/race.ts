import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Run } from '../../contract/model';
import { send } from '../../session/events';
import { base } from '../../theme/base';
import { controls } from '../../theme/controls';
import { axisOf, ghostValue, sampleIndexes, written } from '../plot/columns';
import { chartFigure, figureStyles } from '../plot/figure';
import { ghostLook } from '../plot/line-looks';
import { spoken } from '../shared/format';
import '../plot/plot';
import { type Ghost, ghostName, type ViewInput } from '../../session/view-input';
import type { PlotModel } from '../plot/plot-model';
import { figureColumns, mostRows, table, tableStyles } from '../plot/table';
import { ViewElement } from '../shared/view-element';
import { byResult, type Choice, changedGhost, lookOf, raceModel, shareIn, sharesOver } from './race-model';
import { type Standing, standings, standingsStyles } from './standings';

/** Everybody's share so far: lines over the run, and beside them the rows that name them and choose who is watched. */
@customElement('cb-race')
export class RaceElement extends ViewElement<'race'> {
  static override styles = [
    base,
    controls,
    figureStyles,
    tableStyles,
    standingsStyles,
    css`
      :host {
        container-type: inline-size;
      }
      .race {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(276px, 42%);
        gap: 4px 14px;
      }
      cb-plot,
      .scroll {
        min-height: 240px;
        height: 100%;
      }
      .scroll {
        max-height: 380px;
      }
      .note {
        margin-top: 4px;
      }
      @container (max-width: 560px) {
        .race {
          grid-template-columns: minmax(0, 1fr);
        }
        cb-plot,
        .scroll {
          min-height: 0;
          height: 190px;
        }
      }
    `,
  ];

  @state() private tabular = false;
  @state() private zoomed = false;
  /** The metric of the runner under the pointer or with the focus. */
  @state() private pointed: string | undefined;
  private drawn: { run: Run; ghost: Ghost | null; choice: string; model: PlotModel } | undefined;

  override render() {
    const { view, input } = this;
    if (!view || !input?.run) return nothing;
    const { frame } = input;
    const ghost = changedGhost(view, input);
    const same = view.runners.find(({ name }) => name === this.watched);
    return html`${chartFigure({
      title: `${view.title}, %`,
      tools: this.tabular ? nothing : this.zoom(),
      tabular: this.tabular,
      toggle: () => {
        this.tabular = !this.tabular;
      },
      legend:
        ghost && same
          ? [
              {
                look: ghostLook,
                label: `${same.label}, ${ghostName(ghost)}`,
                value: spoken(this.ghostShare(input, same.metric), 'ratio'),
              },
            ]
          : [],
      body: html`<div class="race">
        ${this.tabular ? this.table(input, input.run) : this.plot(input, input.run)} ${this.rows(input, input.run)}
      </div>`,
    })}
    <p class="note figures">${frame?.races?.[view.id]?.note}</p>`;
  }

  private get watched(): string {
    return String(this.input?.run?.result.params[this.view?.parameter ?? ''] ?? '');
  }

  private zoom() {
    const toggle = () => {
      this.zoomed = !this.zoomed;
    };
    return html`<button type="button" class="quiet" aria-pressed=${this.zoomed} @click=${toggle}>Zoom in</button>`;
  }

  private plot(input: ViewInput, run: Run) {
    const { view } = this;
    const { frame } = input;
    if (!view) return nothing;
    const model = this.model(input, run);
    const choice = this.choice();
    const dots = view.runners.flatMap((runner) => {
      const { colour, width } = lookOf(runner, choice.watched, choice.pointed);
      const y = shareIn(frame?.metrics, runner, view.whole);
      const inside = y !== undefined && model && y >= model.minimum && y <= model.maximum;
      return inside && width >= 2 ? [{ y, colour }] : [];
    });
    const playhead = frame && { x: axisOf(input, run, view.x).at(frame.position), dots };
    return html`<cb-plot .model=${model} .playhead=${playhead} summary=${this.summary(input, run)}></cb-plot>`;
  }

  private choice(): Choice {
    return { watched: this.watched, pointed: this.pointed, zoomed: this.zoomed };
  }

  /** Kept while nothing but the playhead moves. */
  private model(input: ViewInput, run: Run): PlotModel | undefined {
    const { view, drawn } = this;
    if (!view) return undefined;
    const choice = JSON.stringify(this.choice());
    if (drawn?.run === run && drawn.ghost === input.ghost && drawn.choice === choice) return drawn.model;
    const model = raceModel(view, input, run, this.choice());
    this.drawn = { run, ghost: input.ghost, choice, model };
    return model;
  }

  private ghostShare(input: ViewInput, metric: string): number | undefined {
    const { view } = this;
    if (!view || !changedGhost(view, input)) return undefined;
    const whole = ghostValue(input, view.whole);
    const part = ghostValue(input, metric);
    return part == null || !whole ? undefined : part / whole;
  }

  private standing(input: ViewInput, run: Run): Standing[] {
    const { view, watched, pointed } = this;
    if (!view) return [];
    const choices = input.spec.properties[view.parameter]?.enum ?? [];
    const outcomes = input.frame?.races?.[view.id]?.hit;
    return byResult(view, run).map((runner) => ({
      metric: runner.metric,
      label: runner.label,
      look: lookOf(runner, watched, pointed),
      share: shareIn(input.frame?.metrics, runner, view.whole),
      ghost: this.ghostShare(input, runner.metric),
      hit: outcomes?.[view.runners.indexOf(runner)],
      watched: runner.name !== '' && runner.name === watched,
      open: choices.includes(runner.name),
    }));
  }

  private rows(input: ViewInput, run: Run) {
    const { view } = this;
    if (!view) return nothing;
    const best = view.runners.find(({ reference, name }) => reference && name !== '');
    return standings(
      this.standing(input, run),
      { label: `${view.unit}, lowest first; choose whom to watch`, relation: input.ghost?.relation ?? '' },
      best && shareIn(input.frame?.metrics, best, view.whole),
      {
        watch: (metric) => {
          const name = view.runners.find((runner) => runner.metric === metric)?.name ?? '';
          send(this, 'change-parameter', { name: view.parameter, text: name });
        },
        point: (metric) => {
          this.pointed = metric;
        },
      },
    );
  }

  private summary(input: ViewInput, run: Run): string {
    const figures = this.standing(input, run).map(({ label, share }) => `${label} ${spoken(share, 'ratio')}`);
    return `${this.view?.title ?? ''}: ${figures.join(', ')}`;
  }

  private table(input: ViewInput, run: Run) {
    const { view } = this;
    if (!view) return nothing;
    const x = axisOf(input, run, view.x);
    const order = byResult(view, run);
    const shares = order.map((runner) => sharesOver(run.columns, runner, view.whole));
    const rows = sampleIndexes(x.values.length, mostRows).map((index) => [
      written(x, x.values[index] ?? 0),
      ...shares.map((each) => spoken(each[index], 'ratio')),
    ]);
    return table(view.title, figureColumns([x.label, ...order.map(({ label }) => label)]), rows);
  }
}
