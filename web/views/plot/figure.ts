import { css, html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons';

/** One entry of a legend: a swatch as the line is drawn, its name, its figure at the playhead. */
export interface LegendEntry {
  swatch: 'line' | 'dotted' | 'dashed' | 'thin' | 'area';
  /** A token's name. */
  colour: string;
  label: string;
  value: string;
}

const swatch = ({ swatch: kind, colour }: LegendEntry): TemplateResult =>
  html`<span class="swatch ${kind}" .style=${`color: var(--cb-${colour})`}></span>`;

/** Legend in words, so that no label ever lies upon a line or another label. */
export const legend = (entries: LegendEntry[]): TemplateResult => html`<ul class="legend figures">
  ${entries.map((entry) => html`<li>${swatch(entry)}<span>${entry.label} <b>${entry.value}</b></span></li>`)}
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
    flex: none;
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
    width: 18px;
    height: 0;
    border-top: 2px solid;
  }
  .swatch.dotted {
    border-top-style: dotted;
    border-top-width: 3px;
  }
  .swatch.dashed {
    border-top-style: dashed;
  }
  .swatch.thin {
    border-top-width: 1px;
  }
  .swatch.area {
    height: 10px;
    background: var(--cb-memory-tint);
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
