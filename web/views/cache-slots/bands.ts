import { css, html, nothing, type TemplateResult } from 'lit';
import type { SlotBand, SlotsFrame } from '../../contract/model';
import { count } from '../shared/format';

/** More bands than this cannot be told apart. */
const mostBands = 100;

/** Joins neighbours until they can be told apart. */
export function joined(bands: SlotBand[]): SlotBand[] {
  if (bands.length <= mostBands) return bands;
  const size = Math.ceil(bands.length / mostBands);
  return Array.from({ length: Math.ceil(bands.length / size) }, (_, index) => {
    const group = bands.slice(index * size, (index + 1) * size);
    return {
      entries: group.reduce((sum, { entries }) => sum + entries, 0),
      newest: Math.min(...group.map(({ newest }) => newest)),
      oldest: Math.max(...group.map(({ oldest }) => oldest)),
    };
  });
}

/** From 1 for what was just read down to a pale rest, by the logarithm of age. */
const warmth = (age: number, oldest: number): number => 1 - 0.85 * (Math.log1p(age) / Math.log1p(Math.max(oldest, 1)));

/** A cache too large to draw entry by entry: its ranks as one strip, warm where it was read lately. */
export function heatStrip({ bands, capacity, size }: SlotsFrame): TemplateResult {
  const oldest = bands.reduce((most, band) => Math.max(most, band.oldest), 0);
  const free = capacity === null ? 0 : capacity - size;
  return html`<div class="strip" role="list">
      ${joined(bands).map((band) => {
        const words = `${count(band.entries)} entries, last read ${count(band.newest)} to ${count(band.oldest)} requests ago`;
        const look = `flex-grow: ${band.entries}; opacity: ${warmth((band.newest + band.oldest) / 2, oldest).toFixed(3)}`;
        return html`<span class="band" role="listitem" aria-label=${words} title=${words} .style=${look}></span>`;
      })}
      ${free > 0 ? html`<span class="free" role="listitem" aria-label=${`${count(free)} free`} .style=${`flex-grow: ${free}`}></span>` : nothing}
    </div>
    <p class="ends note figures">
      <span>read just now</span>
      <span>${count(size)} entries${free > 0 ? html`, ${count(free)} free` : nothing}</span>
      <span>${count(oldest)} requests ago</span>
    </p>`;
}

export const heatStyles = css`
  .strip {
    display: flex;
    height: 36px;
    overflow: hidden;
    border: 1px solid var(--cb-line);
    border-radius: var(--cb-radius);
    background: var(--cb-panel);
  }
  .band {
    flex: 1 1 0;
    background: var(--cb-hit);
  }
  .free {
    flex: 1 1 0;
    border-inline-start: 1px dashed var(--cb-edge);
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    margin-top: 3px;
  }
`;
