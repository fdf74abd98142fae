import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons';
import type { LineLook } from './plot-model';

/** One entry of a legend: a swatch as the line is drawn, its name, its figure at the playhead, the ghost's beside it. */
export interface LegendEntry {
  look: LineLook;
  label: string;
  value: string;
  ghost?: string | undefined;
}

/** A piece of a line as it is drawn. */
export const swatch = ({ colour, width, dash, fill }: LineLook): TemplateResult => {
  const y = fill ? 1.5 : 5;
  return html`<svg class="swatch" viewBox="0 0 20 10" aria-hidden="true">
    ${fill ? svg`<rect y="1.5" width="20" height="8.5" fill=${`var(--cb-${fill})`} />` : nothing}
    <line x2="20" y1=${y} y2=${y} stroke=${`var(--cb-${colour})`} stroke-width=${width} stroke-dasharray=${dash?.join(' ') ?? nothing} />
  </svg>`;
};

/** Legend in words, so that no label ever lies upon a line or another label. */
export const legend = (entries: LegendEntry[]): TemplateResult => html`<ul class="legend figures">
  ${entries.map(
    ({ look, label, value, ghost }) =>
      html`<li>${swatch(look)}<span>${label} <b>${value}</b>${ghost ? ` ${ghost}` : nothing}</span></li>`,
  )}
</ul>`;

/** A chart's frame: caption, extra buttons, the switch to its table, legend, body. */
export const chartFigure = (parts: {
  title: string;
  tools?: TemplateResult | typeof nothing | undefined;
  tabular: boolean;
  toggle: () => void;
  legend: LegendEntry[];
  body: TemplateResult | typeof nothing;
}): TemplateResult => html`<figure>
  <div class="head ${parts.legend.length > 2 ? 'below' : ''}">
    <figcaption>${parts.title}</figcaption>
    <span class="tools">
      ${parts.tools ?? nothing}
      <button type="button" class="quiet" aria-pressed=${parts.tabular} aria-label=${`Table: ${parts.title}`} @click=${parts.toggle}>
        ${icons.table}Table
      </button>
    </span>
    ${legend(parts.legend)}
  </div>
  ${parts.body}
</figure>`;

export const figureStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 14px;
    min-height: 26px;
  }
  figcaption,
  .caption {
    font-size: var(--cb-size-note);
    font-weight: 600;
    color: var(--cb-muted);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    font-size: var(--cb-size-note);
    color: var(--cb-muted);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .legend b {
    font-weight: 600;
    color: var(--cb-ink);
  }
  .tools {
    display: flex;
    order: 1;
  }
  figcaption {
    min-width: 0;
  }
  .legend {
    flex: 1 1 0;
    justify-content: flex-end;
  }
  .below .legend {
    justify-content: flex-start;
    order: 2;
    flex-basis: 100%;
    margin: 0 0 4px;
  }
  .below .tools {
    margin-inline-start: auto;
  }
  .swatch {
    flex: none;
    width: 20px;
    height: 10px;
  }
  @container (max-width: 560px) {
    .legend {
      order: 2;
      justify-content: flex-start;
      flex-basis: 100%;
      margin: 0 0 4px;
    }
    .tools {
      margin-inline-start: auto;
    }
  }
`;
