import { html, nothing, svg, type TemplateResult } from 'lit';
import type { SpanRole } from '../../contract/model';
import { spanLooks } from './looks';

const token = (name: string): string => `var(--cb-${name})`;

/** A small span as it is drawn, with its sign. */
export function swatch(role: SpanRole): TemplateResult {
  const { fill, colour, tint, sign, stroked, ink } = spanLooks[role];
  const solid = fill === 'solid';
  const line = token(solid ? ink : colour);
  return html`<svg class="swatch" viewBox="0 0 26 14" aria-hidden="true">
    <rect x="0.5" y="0.5" width="25" height="13" rx="3" fill=${token(solid ? colour : tint)}
      stroke=${solid ? 'none' : token(colour)} stroke-width=${fill === 'outline' ? 1.5 : 1}
      stroke-dasharray=${fill === 'dashes' ? '3 3' : nothing} />
    ${fill === 'stripes' || fill === 'hatch' ? stripes(token(colour), fill === 'stripes' ? 2.4 : 1) : nothing}
    <path transform="translate(3 2)" d=${sign} fill=${stroked ? 'none' : line} stroke=${stroked ? line : 'none'}
      stroke-width="1.5" />
  </svg>`;
}

const stripes = (colour: string, width: number) =>
  svg`<path d="M15 14 22 1M19.5 14 25 4M10.5 14 17.5 1" stroke=${colour} stroke-width=${width} fill="none" />`;

/** An arrow as messages are drawn. */
export const arrowSwatch = (
  lost: boolean,
): TemplateResult => html`<svg class="swatch" viewBox="0 0 26 14" aria-hidden="true">
  ${
    lost
      ? svg`<path d="M1 7h15" stroke=${token('fault')} stroke-width="1.75" stroke-dasharray="5 3" />
          <path d="m17.5 3 7 8m0-8-7 8" stroke=${token('fault')} stroke-width="2" fill="none" />`
      : svg`<path d="M2 7h18" stroke=${token('ink')} stroke-width="1.25" />
          <circle cx="2.5" cy="7" r="2" fill=${token('ink')} /><path d="m25 7-7-3v6z" fill=${token('ink')} />`
  }
</svg>`;
