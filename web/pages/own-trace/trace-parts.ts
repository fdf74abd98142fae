import { html, nothing, type TemplateResult } from 'lit';
import type { TracePreview, TraceReport } from '../../contract/trace-model';
import { icons } from '../../theme/icons';
import { table } from '../../views/plot/table';
import { count, figure, raw, spoken } from '../../views/shared/format';
import type { TraceSnapshot } from './trace-state';

/** What files are understood, each with a tiny example. */
export const formatCards = ({ description }: TraceSnapshot): TemplateResult => html`<section class="formats">
  <h2>What it reads, packed by gzip or not</h2>
  <ul>
    ${description?.formats.map(
      ({ title, words, example }) =>
        html`<li class="card">
          <h3>${title}</h3>
          <p class="note">${words}</p>
          <pre>${example}</pre>
        </li>`,
    )}
  </ul>
</section>`;

/** How a file begins, with the column of the key marked. */
export function previewTable(
  { columns, rows, key, choices }: TracePreview,
  asking: boolean,
  choose: (value: string) => void,
): TemplateResult {
  const marked = (at: number) => (at === key ? 'text key' : 'text');
  const head = (name: string, at: number) => {
    const choice = choices[at];
    if (at === key) return html`${name} <b>${icons.check}key</b>`;
    if (!choice) return name;
    return html`${name}
      <button type="button" class="quiet" aria-label=${`Take ${choice.label} as the key`} @click=${() => choose(choice.value)}>
        take
      </button>`;
  };
  return html`<section class="preview">
    ${
      asking
        ? html`<div class="notice" role="status"><p>Which column holds the key? Take it here, or among the settings.</p></div>`
        : nothing
    }
    <h3>The file begins with</h3>
    <div class="scroll" role="region" aria-label="First lines of the file" tabindex="0">
      <table>
        <thead>
          <tr>
            ${columns.map((name, at) => html`<th scope="col" class=${marked(at)}>${head(name, at)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => html`<tr>${row.map((cell, at) => html`<td class=${marked(at)}>${cell}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** The size that the curve suggests, large, and why. */
export const suggestion = ({ suggestion: { size, ratio, knee, words } }: TraceReport): TemplateResult => html`<section
  class="suggestion"
>
  <h2>${knee ? 'A size to begin with' : 'No size stands out'}</h2>
  <p class="size">
    <b class="figures" data-fact="suggested" data-value=${size}>${count(size)}</b> entries
    <span class="note">of an LRU cache miss ${spoken(ratio, 'ratio')} of the requests</span>
  </p>
  <p class="note">${words}</p>
</section>`;

export const facts = ({ facts: all }: TraceReport): TemplateResult => html`<dl class="facts">
  ${all.map(
    ({ label, value, unit }) =>
      html`<div>
        <dt>${label}</dt>
        <dd class="figures" data-fact=${label} data-value=${raw(value)} title=${figure(value, unit).exact}>
          ${spoken(value, unit)}
        </dd>
      </div>`,
  )}
</dl>`;

/** The smallest size for each round miss ratio: what an engineer came for. */
export function targets({ targets: { columns, rows } }: TraceReport): TemplateResult {
  const heads = columns.map(({ label }) => ({ label, text: false }));
  const cells = rows.map((row) =>
    row.map((value, at) => spoken(typeof value === 'number' ? value : null, columns[at]?.unit ?? '')),
  );
  return html`<section class="card targets">
    <h2>What a miss ratio takes</h2>
    ${
      rows.length > 0
        ? table('The smallest LRU cache for a miss ratio', heads, cells)
        : html`<p class="note">No size has a hit: no request comes again.</p>`
    }
  </section>`;
}

export function badLines({ bad_lines: { count: bad, sentences } }: TraceReport): TemplateResult | typeof nothing {
  if (bad === 0) return nothing;
  return html`<section class="card bad-lines">
    <h2>${icons.warning}${count(bad)} bad ${bad === 1 ? 'line' : 'lines'} skipped</h2>
    <ul>
      ${sentences.map((sentence) => html`<li class="note">${sentence}</li>`)}
      ${bad > sentences.length ? html`<li class="note">and ${count(bad - sentences.length)} more</li>` : nothing}
    </ul>
  </section>`;
}

export const explained = ({ sentences }: TraceReport): TemplateResult => html`<section class="card">
  <h2>How it was measured</h2>
  ${sentences.map((sentence) => html`<p class="note">${sentence}</p>`)}
</section>`;
