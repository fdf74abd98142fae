import { css, html, nothing, type TemplateResult } from 'lit';
import { glyph } from '../../theme/icons';
import { swatch } from '../plot/figure';
import type { LineLook } from '../plot/plot-model';
import { spoken } from '../shared/format';

/** One runner as its row shows it. */
export interface Standing {
  metric: string;
  label: string;
  look: LineLook;
  share: number | undefined;
  /** The compared run's. */
  ghost: number | undefined;
  /** Of the latest request; undefined before the first. */
  hit: boolean | undefined;
  watched: boolean;
  /** Whether it can be watched. */
  open: boolean;
}

interface Handlers {
  watch: (metric: string) => void;
  point: (metric: string | undefined) => void;
}

const percent = (part: number) => `${(100 * part).toFixed(2)}%`;

/** The share as a bar whose track is the whole; across all of them the mark of the best that is possible. */
function bar({ share = 0, ghost, look }: Standing, best: number | undefined): TemplateResult {
  return html`<span class="bar" aria-hidden="true">
    <span class="fill" .style=${`width: ${percent(share)}; background: var(--cb-${look.colour})`}></span>
    ${best === undefined ? nothing : html`<span class="best" .style=${`left: ${percent(best)}`}></span>`}
    ${ghost === undefined ? nothing : html`<span class="ghost" .style=${`left: ${percent(ghost)}`}></span>`}
  </span>`;
}

function row(standing: Standing, best: number | undefined, relation: string): TemplateResult {
  const { label, look, share, ghost, hit, metric } = standing;
  const outcome =
    hit === undefined
      ? nothing
      : html`${glyph(hit ? 'hit' : 'miss')}<span class="visually-hidden">, ${hit ? 'hit' : 'miss'}</span>`;
  return html`${swatch(look)}<span class="name">${label}</span><span class="outcome">${outcome}</span>${bar(standing, best)}<span
      class="share"
      data-runner=${metric}
      data-value=${share ?? ''}
      >${spoken(share, 'ratio')}${ghost === undefined ? nothing : html`<span class="visually-hidden">, ${relation} ${spoken(ghost, 'ratio')}</span>`}</span
    >`;
}

/** Every runner in a row, which is a button where it can be watched. */
export function standings(
  rows: readonly Standing[],
  words: { label: string; relation: string },
  best: number | undefined,
  { watch, point }: Handlers,
): TemplateResult {
  const leave = () => point(undefined);
  return html`<ol class="standings figures" aria-label=${words.label} @pointerleave=${leave} @focusout=${leave}>
    ${rows.map((standing) => {
      const { metric, open, watched } = standing;
      const enter = () => point(metric);
      const inside = row(standing, best, words.relation);
      return html`<li @pointerenter=${enter} @focusin=${enter}>
        ${
          open
            ? html`<button type="button" class="row" aria-pressed=${watched} title="Watch its inside" @click=${() => watch(metric)}>${inside}</button>`
            : html`<span class="row">${inside}</span>`
        }
      </li>`;
    })}
  </ol>`;
}

export const standingsStyles = css`
  .standings {
    font-size: var(--cb-size-note);
  }
  .row {
    display: grid;
    grid-template-columns: 20px 110px 10px minmax(40px, 1fr) 6ch;
    align-items: center;
    gap: 8px;
    width: 100%;
    min-height: 25px;
    padding: 0 6px;
    border: 1px solid transparent;
    background: none;
    text-align: start;
  }
  button.row:hover:not(:disabled) {
    border-color: var(--cb-line);
    background: var(--cb-shade);
  }
  button.row[aria-pressed='true'] {
    border-color: var(--cb-accent);
    background: var(--cb-panel);
  }
  .row[aria-pressed='true'] .name,
  .row[aria-pressed='true'] .share {
    font-weight: 650;
  }
  .name {
    white-space: nowrap;
  }
  .outcome {
    display: flex;
  }
  .share {
    text-align: end;
    white-space: nowrap;
  }
  .bar {
    position: relative;
    height: 10px;
    background: var(--cb-shade);
  }
  .fill {
    position: absolute;
    inset: 0 auto 0 0;
  }
  .best,
  .ghost {
    position: absolute;
    top: -8px;
    bottom: -8px;
    width: 0;
    border-inline-start: 2px dashed var(--cb-memory);
  }
  .ghost {
    top: -2px;
    bottom: -2px;
    border-inline-start: 2px solid var(--cb-ghost);
  }
`;
