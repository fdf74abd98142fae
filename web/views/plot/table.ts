import { css, html, type TemplateResult } from 'lit';

/** Rows of a chart's table: enough to read its course, few enough to be read out. */
export const mostRows = 20;

/** The table beside a chart: the same numbers for who cannot or will not read a picture. */
export const table = (caption: string, heads: string[], rows: string[][]): TemplateResult => html`
  <div class="scroll" role="region" aria-label=${caption} tabindex="0">
    <table>
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell) => html`<td>${cell}</td>`)}
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
    border-collapse: collapse;
    font-size: var(--cb-size-note);
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 5px 12px 5px 0;
    border-bottom: 1px solid var(--cb-line);
    text-align: end;
    font-weight: inherit;
  }
  th:first-child {
    text-align: start;
  }
  thead th {
    color: var(--cb-muted);
    vertical-align: bottom;
  }
`;
