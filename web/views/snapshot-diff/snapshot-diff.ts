import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { SiteDiff } from '../../contract/model';
import { base } from '../../theme/base';
import { table, tableStyles } from '../plot/table';
import { count, raw, signed, spoken } from '../shared/format';
import { ViewElement } from '../shared/view-element';

/** Sites now against an earlier snapshot, in the core's order: what each holds, and by how much that has changed. */
@customElement('cb-snapshot-diff')
export class SnapshotDiff extends ViewElement<'snapshot-diff'> {
  static override styles = [
    base,
    tableStyles,
    css`
      /* A table's width never widens what stands around it. */
      :host {
        container-type: inline-size;
        padding: 10px 0 8px;
      }
      .since {
        margin-bottom: 4px;
      }
      .scroll {
        max-height: 320px;
      }
      .change {
        display: inline-flex;
        align-items: center;
        gap: 10px;
      }
      .bar {
        width: clamp(32px, 14cqi, 120px);
        height: 10px;
        background: linear-gradient(currentColor, currentColor) left / calc(var(--share) * 100%) 100% no-repeat;
      }
      .grown {
        color: var(--cb-unbounded);
        font-weight: 600;
      }
      .shrunk {
        color: var(--cb-memory);
      }
      .same {
        color: var(--cb-muted);
      }
    `,
  ];

  override render() {
    const { view, input } = this;
    if (!view || !input?.frame) return nothing;
    const { diff } = input.frame;
    if (!diff) return html`<p class="note">There is no earlier snapshot to compare with yet.</p>`;
    const { since, sites } = diff;
    if (sites.length === 0) return html`<p class="note">No site holds anything, and none did at ${since}.</p>`;
    return html`<p class="since note">Now against ${since}</p>
      ${siteTable(`${view.title}: now against ${since}`, sites)}`;
  }
}

function siteTable(caption: string, sites: SiteDiff[]): TemplateResult {
  const most = sites.reduce((longest, { size_diff }) => Math.max(longest, Math.abs(size_diff)), 1);
  const columns = [
    { label: 'site', text: true },
    { label: 'size', text: false },
    { label: 'size change', text: false },
    { label: 'blocks', text: false },
    { label: 'blocks change', text: false },
  ];
  const rows = sites.map(({ site, size, size_diff, count: blocks, count_diff }) => [
    site,
    spoken(size, 'B'),
    html`<span class="change ${course(size_diff)}">
      <span data-value=${raw(size_diff)}>${signed(size_diff, 'B')}</span>
      <span class="bar" .style=${`--share: ${Math.abs(size_diff) / most}`}></span>
    </span>`,
    count(blocks),
    html`<span class=${course(count_diff)}>${signed(count_diff, '')}</span>`,
  ]);
  return table(caption, columns, rows);
}

const course = (change: number): string => (change > 0 ? 'grown' : change < 0 ? 'shrunk' : 'same');
