import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { MetricSpec } from '../../contract/model';
import type { ViewInput } from '../../session/view-input';
import { base } from '../../theme/base';
import { glyph } from '../../theme/icons';
import { ghostValue, metricOf } from '../plot/columns';
import { figure, raw, spoken } from '../shared/format';
import { measuredMark } from '../shared/measured';
import { ViewElement } from '../shared/view-element';

/** From this many letters on, a figure with its limit is set smaller. */
const longFigure = 9;

/** The strip of figures at the playhead, each with the ghost's figure beneath it: a dash before there is one. */
@customElement('cb-counters')
export class Counters extends ViewElement<'counters'> {
  static override styles = [
    base,
    css`
      :host {
        container-type: inline-size;
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        overflow: hidden;
        border: 1px solid var(--cb-line);
        border-radius: var(--cb-radius);
        background: var(--cb-panel);
      }
      /* Negative margins fold the hairlines of neighbours, in whatever rows they wrap to, into one. */
      .cell {
        display: flex;
        flex: 1 1 112px;
        flex-direction: column;
        min-width: min-content;
        margin: -1px 0 0 -1px;
        padding: 9px 4px 8px 12px;
        border: solid var(--cb-line);
        border-width: 1px 0 0 1px;
      }
      @container (max-width: 560px) {
        .cell {
          padding-inline: 9px 2px;
        }
      }
      @container (min-width: 561px) {
        .limited {
          flex-grow: 2.2;
        }
      }
      /* Takes up what a longer name beside it needs, so that the figures of a row stand on one line. */
      dt {
        display: flex;
        flex: 1;
        align-items: center;
        gap: 5px;
        font-size: var(--cb-size-note);
        color: var(--cb-muted);
      }
      dd {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        column-gap: 5px;
        font-variant-numeric: tabular-nums;
      }
      .number {
        font-size: var(--cb-size-figure);
        font-weight: 650;
        line-height: 1.35;
      }
      /* The strip has room for the sign alone; what it means is in its title. */
      .measured .word {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      /* Millions still fit their cell. */
      .long .number {
        font-size: var(--cb-size-lead);
        line-height: 1.6875;
      }
      .ghost {
        font-size: var(--cb-size-note);
        color: var(--cb-muted);
      }
      .unit {
        font-size: var(--cb-size-note);
        color: var(--cb-muted);
      }
    `,
  ];

  override render() {
    const { view, input } = this;
    if (!view || !input) return nothing;
    return html`<dl aria-label=${view.title}>${view.metrics.map(({ name, of }) => this.cell(input, name, of))}</dl>`;
  }

  private cell(input: ViewInput, name: string, of: string | undefined): TemplateResult {
    const metric = metricOf(input, name);
    const ghost = input.ghost ? ghostValue(input, name) : undefined;
    const texts = [name, of].map((each) => (each ? figure(input.frame?.metrics[each], metric.unit).text : ''));
    const look = `cell ${of ? 'limited' : ''} ${texts.join('').length >= longFigure ? 'long' : ''}`;
    return html`<div class=${look} title=${metric.description}>
      <dt>${metric.label}${glyph(metric.role)}${measuredMark(metric.measured)}</dt>
      <dd>
        ${this.number(input, metric, `number role-${metric.role}`)}${of ? this.limit(input, metricOf(input, of)) : nothing}
      </dd>
      <dd class="ghost">${input.ghost ? `${input.ghost.relation} ${spoken(ghost, metric.unit)}` : '\u00a0'}</dd>
    </div>`;
  }

  private limit(input: ViewInput, metric: MetricSpec): TemplateResult {
    if (input.frame?.metrics[metric.name] !== null) {
      return html`<span class="unit">of</span>${this.number(input, metric, 'unit')}`;
    }
    return html`<span class="unit" data-metric=${metric.name} data-value=${raw(null)}>no bound</span>`;
  }

  private number(input: ViewInput, metric: MetricSpec, look: string): TemplateResult {
    const value = input.frame?.metrics[metric.name];
    const { text, unit, exact } = figure(value, metric.unit);
    return html`<span class=${look} data-metric=${metric.name} data-value=${raw(value)} title=${exact}>${text}</span>${
      unit ? html`<span class="unit">${unit}</span>` : nothing
    }`;
  }
}
