import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { MemorySite, RunResult } from '../../contract/model';
import { base } from '../../theme/base';
import { glyph } from '../../theme/icons';
import { ghostValue } from '../plot/columns';
import '../../ui/copy-button';
import type { ViewInput } from '../../session/view-input';
import { figureColumns, table, tableStyles } from '../plot/table';
import { boundOf, count, figure, raw, spoken } from '../shared/format';
import { measuredMark } from '../shared/measured';
import { ViewElement } from '../shared/view-element';

/** Every metric that no counter shows, then facts, memory by site and the digest of the whole run. */
@customElement('cb-results')
export class Results extends ViewElement<'results'> {
  static override styles = [
    base,
    tableStyles,
    css`
      /* A table's width never widens what stands around it. */
      :host {
        container-type: inline-size;
      }
      section {
        padding: 10px 0 8px;
      }
      h3 {
        margin-bottom: 6px;
        font-size: var(--cb-size-note);
        font-weight: 600;
        color: var(--cb-muted);
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(148px, 1fr));
        gap: 8px 16px;
        font-variant-numeric: tabular-nums;
      }
      dt {
        display: flex;
        align-items: center;
        gap: 5px;
        font-size: var(--cb-size-note);
        color: var(--cb-muted);
      }
      dd {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 6px;
      }
      .value {
        font-weight: 600;
      }
      .digest {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }
      code {
        font-family: var(--cb-mono);
        font-size: var(--cb-size-note);
        overflow-wrap: anywhere;
      }
      .scroll {
        padding: 0 1px;
      }
    `,
  ];

  override render() {
    const { input } = this;
    if (!input) return nothing;
    const { frame, run } = input;
    const at = frame && `at ${count(frame.position)} of ${count(frame.length)}`;
    return html`
      <section>
        <h3>Figures ${at}</h3>
        <dl>${this.remaining(input)}</dl>
      </section>
      ${run && run.result.facts.length > 0 ? facts(run.result) : nothing}
      ${
        frame &&
        html`<section>
          <h3>Memory by site ${at}</h3>
          ${memory(frame.memory)}
        </section>`
      }
      ${run && digest(run.result)}
    `;
  }

  private remaining(input: ViewInput): TemplateResult[] {
    const { views, metrics } = input.spec;
    const counted = new Set(
      views.flatMap((view) => (view.kind === 'counters' ? view.metrics.flatMap(({ name, of }) => [name, of]) : [])),
    );
    return metrics
      .filter(({ name }) => !counted.has(name))
      .map(({ name, label, unit, role, description, measured }) => {
        const value = input.frame?.metrics[name];
        const ghost = input.ghost ? ghostValue(input, name) : undefined;
        const { text, unit: shown, exact } = figure(value, unit);
        return html`<div title=${description}>
          <dt>${label}${glyph(role)}${measuredMark(measured)}</dt>
          <dd>
            <span class="value role-${role}" data-metric=${name} data-value=${raw(value)} title=${exact}>${text}</span>
            ${shown ? html`<span class="note">${shown}</span>` : nothing}
            ${ghost === undefined ? nothing : html`<span class="note">${input.ghost?.relation} ${spoken(ghost, unit)}</span>`}
          </dd>
        </div>`;
      });
  }
}

const facts = ({ facts: all }: RunResult): TemplateResult => html`<section>
  <h3>Facts of the whole run</h3>
  <dl>
    ${all.map(
      ({ label, value, unit, measured }) =>
        html`<div>
          <dt>${label}${measuredMark(measured)}</dt>
          <dd class="value" title=${figure(value, unit).exact}>${spoken(value, unit)}</dd>
        </div>`,
    )}
  </dl>
</section>`;

const memory = (sites: Record<string, MemorySite>): TemplateResult =>
  table(
    'Memory by site',
    figureColumns(['site', 'current', 'peak', 'blocks', 'in use', 'bound']),
    Object.entries(sites).map(([name, { current, peak, count: blocks, used, bound }]) => [
      name,
      spoken(current, 'B'),
      spoken(peak, 'B'),
      count(blocks),
      spoken(used, 'B'),
      boundOf(bound),
    ]),
  );

const digest = ({ digest: text }: RunResult): TemplateResult => html`<section>
  <h3>Digest of all but measured figures, equal in the browser and natively</h3>
  <p class="digest">
    <code>${text}</code>
    <cb-copy-button .text=${text} what="the digest"></cb-copy-button>
  </p>
</section>`;
