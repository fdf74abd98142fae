import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Standing } from '../../contract/trace-model';
import { base } from '../../theme/base';
import { tableStyles } from '../../views/plot/table';
import { figure, raw, scales, spoken } from '../../views/shared/format';
import { measuredMark } from '../../views/shared/measured';

/** A race as a table: ranked, shares as bars from 0 to 100 %, each with a mark at the best of its column. */
@customElement('cb-race-table')
export class RaceTable extends LitElement {
  static override styles = [
    base,
    tableStyles,
    css`
      :host {
        container-type: inline-size;
      }
      .share {
        display: grid;
        grid-template-columns: minmax(72px, 1fr) 6ch;
        align-items: center;
        gap: 10px;
      }
      th.wide {
        width: 46%;
        text-align: start;
      }
      td.wide {
        text-align: start;
      }
      .bar {
        position: relative;
        height: 12px;
        background: var(--cb-shade);
      }
      .bar i {
        position: absolute;
        inset: 0 auto 0 0;
        width: calc(var(--share) * 100%);
        background: var(--cb-miss);
      }
      .bar::after {
        content: '';
        position: absolute;
        inset-block: -3px;
        left: calc(var(--best) * 100% - 1px);
        border-inline-start: 2px solid var(--cb-ink);
      }
      .share b {
        font-weight: 600;
        text-align: end;
      }
      .stale {
        opacity: 0.55;
      }
      @container (max-width: 560px) {
        th.wide {
          width: auto;
          min-width: 150px;
        }
      }
    `,
  ];

  @property({ attribute: false }) standing: Standing | undefined;
  /** Another race is under way. */
  @property({ type: Boolean }) stale = false;

  override render() {
    const { standing } = this;
    if (!standing) return nothing;
    // What is the same in all rows tells them not apart.
    const differs = (index: number) => standing.rows.some((row) => row[index] !== standing.rows[0]?.[index]);
    const shown = standing.columns
      .map((column, index) => ({ ...column, index }))
      .filter(({ index }) => index > 0 && differs(index));
    const shares = shown.filter(({ unit }) => unit === 'ratio');
    const rest = shown.filter(({ unit }) => unit !== 'ratio');
    const best = this.best(standing);
    return html`<div class="scroll ${this.stale ? 'stale' : ''}" role="region" aria-label="Race of the policies" tabindex="0">
      <table>
        <caption class="visually-hidden">
          Policies by miss ratio, the fewest misses first
        </caption>
        <thead>
          <tr>
            <th scope="col" class="text">${standing.columns[0]?.label}</th>
            ${shares.map(({ label }) => html`<th scope="col" class="wide">${label}</th>`)}
            ${rest.map(
              ({ label, unit, measured }) =>
                html`<th scope="col">${unit && !scales(unit) ? `${label}, ${unit}` : label} ${measuredMark(measured)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${standing.rows.map(
            (row, at) => html`<tr data-row=${String(row[0])}>
              <th scope="row" class="text" title=${standing.ideas[at] ?? ''}>${standing.labels[at]}</th>
              ${shares.map(({ index, name }) => share(name, row[index] ?? null, best.get(at) ?? 0))}
              ${rest.map(({ index, name, unit }) => plain(name, row[index] ?? null, unit))}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** By row, the lowest share among those of its size; of a size of its own, among all. */
  private best({ columns, rows }: Standing): Map<number, number> {
    const at = columns.findIndex(({ unit }) => unit === 'ratio');
    const least = (of: Standing['rows']) => Math.min(...of.map((row) => Number(row[at])));
    const all = least(rows);
    return new Map(
      rows.map((row, index) => {
        const alike = rows.filter((other) => other[1] === row[1]);
        return [index, alike.length > 1 ? least(alike) : all];
      }),
    );
  }
}

type Cell = string | number | null;

const share = (name: string, value: Cell, best: number): TemplateResult => {
  const ratio = Number(value);
  return html`<td class="wide">
    <div class="share">
      <span class="bar" .style=${`--share: ${ratio}; --best: ${best}`}><i></i></span>
      <b data-cell=${name} data-value=${raw(ratio)}>${spoken(ratio, 'ratio')}</b>
    </div>
  </td>`;
};

const plain = (name: string, value: Cell, unit: string): TemplateResult => {
  const number = typeof value === 'number' ? value : null;
  return html`<td data-cell=${name} data-value=${raw(number)} title=${figure(number, unit).exact}>
    ${typeof value === 'string' ? value : spoken(number, scales(unit) ? unit : '')}
  </td>`;
};
