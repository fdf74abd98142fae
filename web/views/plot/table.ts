import { css, html, type TemplateResult } from 'lit';

/** Rows of a chart's table: enough to read its course, few enough to be read out. */
export const mostRows = 20;

type Cell = string | TemplateResult;

/** A column's head; text is aligned to the start, figures to the end. */
export interface Column {
  label: string;
  text: boolean;
}

/** Figures under their heads, beside the name of what each row is about. */
export const figureColumns = ([first = '', ...rest]: string[]): Column[] => [
  { label: first, text: true },
  ...rest.map((label) => ({ label, text: false })),
];

/** A table that scrolls inside itself where it is wider or longer than its place; the first column heads its rows. */
export const table = (caption: string, columns: Column[], rows: Cell[][]): TemplateResult => html`
  <div class="scroll" role="region" aria-label=${caption} tabindex="0">
    <table>
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ label, text }) => html`<th scope="col" class=${text ? 'text' : ''}>${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row" class=${columns[0]?.text ? 'text' : ''}>${first}</th>
              ${rest.map((cell, index) => html`<td class=${columns[index + 1]?.text ? 'text' : ''}>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>
`;

export const tableStyles = css`
  .scroll {
    overflow: auto;
  }
  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--cb-size-note);
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 5px 0 5px 14px;
    border-bottom: 1px solid var(--cb-line);
    text-align: end;
    font-weight: inherit;
    white-space: nowrap;
  }
  th.text,
  td.text {
    text-align: start;
  }
  /* What a row or a column is about stays in sight while the rest scrolls. */
  tr > :first-child {
    position: sticky;
    inset-inline-start: 0;
    padding-inline-start: 0;
    background: var(--cb-ground);
  }
  thead th {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--cb-ground);
    color: var(--cb-muted);
    vertical-align: bottom;
  }
  thead tr > :first-child {
    z-index: 2;
  }
`;
