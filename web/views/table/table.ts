import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Table } from '../../contract/model';
import { base } from '../../theme/base';
import { figureStyles } from '../plot/figure';
import { table, tableStyles } from '../plot/table';
import { figure, raw, scales, spoken } from '../shared/format';
import { ViewElement } from '../shared/view-element';

/** A table that the exercise fills, its rows as they come. */
@customElement('cb-table')
export class TableView extends ViewElement<'table'> {
  static override styles = [
    base,
    figureStyles,
    tableStyles,
    css`
      /* A table's width never widens what stands around it. */
      :host {
        container-type: inline-size;
      }
      .scroll {
        max-height: 320px;
      }
    `,
  ];

  override render() {
    const { view, input } = this;
    if (!view || !input?.frame) return nothing;
    const { tables, measured_tables: measured } = input.frame;
    const filled = tables?.[view.id] ?? measured?.[view.id];
    return html`<figure>
      <div class="head"><figcaption>${view.title}</figcaption></div>
      ${filled?.rows.length ? filledTable(view.title, filled) : html`<p class="note">No rows yet.</p>`}
    </figure>`;
  }
}

/** A unit that is scaled with its number stands in the cells, any other once in the head. */
function filledTable(title: string, { columns, rows }: Table): TemplateResult {
  const heads = columns.map(({ label, unit }, index) => ({
    label: unit && !scales(unit) ? `${label}, ${unit}` : label,
    text: rows.some((row) => typeof row[index] === 'string'),
  }));
  const cells = rows.map((row) =>
    row.map((value, index) => {
      if (typeof value === 'string') return value;
      const unit = columns[index]?.unit ?? '';
      const text = spoken(value, scales(unit) ? unit : '');
      return html`<span data-value=${raw(value)} title=${figure(value, unit).exact}>${text}</span>`;
    }),
  );
  return table(title, heads, cells);
}
