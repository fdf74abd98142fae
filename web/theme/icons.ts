import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { EventRow, MetricRole } from '../contract/model';

/** Icons are decoration: the words beside them, or the button's label, carry the meaning. */
const icon = (body: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" fill="currentColor">${body}</svg>`;

const stroked = (path: string): TemplateResult =>
  icon(
    svg`<path d=${path} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`,
  );

export const icons = {
  start: icon(svg`<path d="M3 3h1.8v10H3zM13 3v10L5.6 8z"/>`),
  back: icon(svg`<path d="M10.5 3.8v8.4L5 8z"/>`),
  play: icon(svg`<path d="M4.5 2.8v10.4L13 8z"/>`),
  pause: icon(svg`<path d="M4 3h2.8v10H4zM9.2 3H12v10H9.2z"/>`),
  step: icon(svg`<path d="M5.5 3.8v8.4L11 8z"/>`),
  end: icon(svg`<path d="M11.2 3H13v10h-1.8zM3 3v10l7.4-5z"/>`),
  stop: icon(svg`<path d="M4 4h8v8H4z"/>`),
  chevron: stroked('M4 6.2 8 10.2 12 6.2'),
  previous: stroked('M10 3.5 5.5 8 10 12.5'),
  next: stroked('M6 3.5 10.5 8 6 12.5'),
  zoomIn: stroked('M8 3.5v9M3.5 8h9'),
  zoomOut: stroked('M3.5 8h9'),
  fit: stroked('M2.5 3.5v9M13.5 3.5v9M5 8h6M6.8 6 4.8 8l2 2M9.2 6l2 2-2 2'),
  check: stroked('M3 8.6 6.4 12 13 4.6'),
  cross: stroked('M4 4 12 12M12 4 4 12'),
  circle: stroked('M8 2.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 8 2.8Z'),
  copy: stroked('M6 5.5h7v8H6zM10 5.5v-3H3v8h3'),
  table: stroked('M2.5 3.5h11v9h-11zM2.5 6.7h11M2.5 9.6h11M6.5 3.5v9'),
  chart: stroked('M2.5 2.5v11h11M5 10.2 8 6.4l2.2 2L13.2 4'),
  lock: stroked('M4 7.4h8v5.8H4zM5.6 7.4V5.2a2.4 2.4 0 0 1 4.8 0v2.2'),
  pin: stroked('M6 2.5h4M6.6 2.5v4L4.4 9.4h7.2L9.4 6.5v-4M8 9.4v4.2'),
  hand: stroked('M8 3v10M4 9l4 4 4-4'),
  reset: stroked('M3.2 8a4.8 4.8 0 1 0 1.5-3.5M3.4 2.4v2.9h2.9'),
  link: stroked(
    'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3L8 4.2M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l1-.9',
  ),
  external: stroked('M9.2 3h3.8v3.8M13 3 7.6 8.4M11 9.4V13H3V5h3.6'),
  embed: stroked('M5.4 4.6 2 8l3.4 3.4M10.6 4.6 14 8l-3.4 3.4'),
  theme: icon(
    svg`<circle cx="8" cy="8" r="5.4" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 2.6a5.4 5.4 0 0 1 0 10.8z"/>`,
  ),
  help: stroked('M6 6.1a2.1 2.1 0 1 1 3 2c-.7.4-1 .8-1 1.6M8 12.4v.1'),
  menu: stroked('M2.5 4.5h11M2.5 8h11M2.5 11.5h11'),
  stopwatch: stroked('M8 4.6a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2ZM8 9.2V6.9M6.4 2h3.2M8 2v2.4'),
  infinity: stroked(
    'M8 8c1.2-1.9 2-2.6 3.2-2.6a2.6 2.6 0 0 1 0 5.2C10 10.6 9.2 9.9 8 8S6 5.4 4.8 5.4a2.6 2.6 0 0 0 0 5.2C6 10.6 6.8 9.9 8 8Z',
  ),
  warning: stroked('M8 2.6 14 13H2zM8 6.6v3M8 11.4v.1'),
  download: stroked('M8 2.5v7.4M4.8 7 8 10.2 11.2 7M3 13.2h10'),
} as const;

/** What has a colour of its own: a metric by its role, an event by its kind. */
export type Meaning = MetricRole | EventRow['kind'];

const glyphBodies: Partial<Record<Meaning, SVGTemplateResult>> = {
  hit: svg`<circle cx="5" cy="5" r="4"/>`,
  miss: svg`<path d="M5 1 9.5 9h-9z"/>`,
  eviction: svg`<path d="m1.5 1.5 7 7m0-7-7 7" fill="none" stroke="currentColor" stroke-width="2"/>`,
  expired: svg`<circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2 2.08"/>`,
  dropped: svg`<path d="M5 .6v7M1.6 4.6 5 8l3.4-3.4M1 9.4h8" fill="none" stroke="currentColor" stroke-width="1.5"/>`,
  note: svg`<path d="M5 1.2 8.8 5 5 8.8 1.2 5z" fill="none" stroke="currentColor" stroke-width="1.4"/>`,
};

/** The sign that stands beside a meaning's colour, so that colour is never alone; nothing for those without one. */
export function glyph(meaning: Meaning): TemplateResult | typeof nothing {
  const body = glyphBodies[meaning];
  if (!body) return nothing;
  return html`<svg class="glyph role-${meaning}" viewBox="0 0 10 10" aria-hidden="true" fill="currentColor">${body}</svg>`;
}

/** The brand: two entries between brackets, which stand for the bound. */
export const brandMark: TemplateResult = html`<svg class="brand" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
  <path d="M5 2H2v16h3M15 2h3v16h-3" fill="none" stroke="currentColor" stroke-width="2.2" />
  <circle class="role-hit" cx="7.7" cy="10" r="1.9" fill="var(--cb-hit)" />
  <circle class="role-miss" cx="12.3" cy="10" r="1.9" fill="var(--cb-miss)" />
</svg>`;
