// The benchmark's outcome as a picture: rates of LRU caches as bars, readable on light and dark ground.
import { spread } from './statistics.mjs';

/** @typedef {import('./report.mjs').Findings} Findings */
/** @typedef {import('./rounds.mjs').Record} Record */
/** @typedef {{ title: string, ours: boolean, median: number, low: number, high: number }} Bar */

const width = 990;
const row = 26;
const left = 440;
const right = 70;
const shown = 10_000;

/** @param {Findings} findings */
export function picture({ records, machine, requests, rounds }) {
  const all = [...records.values()].filter(({ contender }) => contender.size === shown);
  const panels = [
    { title: 'Native', bars: barsOf(all, ['native', 'python', 'libcachesim'], requests) },
    { title: 'In Chromium', bars: barsOf(all, ['chromium'], requests) },
  ].filter(({ bars }) => bars.length > 0);
  const most = Math.max(...panels.flatMap(({ bars }) => bars.map(({ high }) => high)));
  let y = 64;
  const parts = panels.map(({ title, bars }) => {
    const top = y;
    y += 30 + bars.length * row + 14;
    return `<text x="16" y="${top + 14}" class="panel">${title}</text>\n${bars.map((bar, index) => draw(bar, top + 28 + index * row, most)).join('\n')}`;
  });
  const heading = `LRU with ${shown.toLocaleString('en-US')} entries: million requests a second`;
  const caption = [
    `Zipf(1.0) requests over 1,000,000 objects; medians of ${rounds} rounds, lines from smallest to largest.`,
    `${machine.date}, ${machine.processor}, ${machine.system}.`,
  ];
  const height = y + 16 + caption.length * 18;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(`${heading}. ${panels.flatMap(({ bars }) => bars.map(({ title, median }) => `${title}: ${median.toFixed(1)}`)).join('; ')}.`)}">
<style>
svg { background: #ffffff }
text { font: 14px system-ui, sans-serif; fill: #1f2328 }
.heading { font-size: 18px; font-weight: 600 }
.panel { font-weight: 600 }
.caption { font-size: 12px; fill: #59636e }
.name { text-anchor: end }
.ours { fill: #0b6bcb }
.theirs { fill: #8c959f }
.spread { stroke: #1f2328; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) {
svg { background: #0d1117 }
text { fill: #e6edf3 }
.caption { fill: #9198a1 }
.ours { fill: #58a6ff }
.theirs { fill: #6e7681 }
.spread { stroke: #e6edf3 }
}
</style>
<text x="16" y="34" class="heading">${heading}</text>
${parts.join('\n')}
${caption.map((line, index) => `<text x="16" y="${y + 12 + index * 18}" class="caption">${escaped(line)}</text>`).join('\n')}
</svg>
`;
}

/**
 * LRU caches only, and of ours compiled as well as streaming; the fastest first.
 * @param {Record[]} records
 * @param {string[]} lanes
 * @param {number} requests those over a part of the trace are left out where the whole is there
 * @returns {Bar[]}
 */
function barsOf(records, lanes, requests) {
  const kernels = ['streaming', 'compiled', 'list-map', 'call', 'cachesim', 'wasm', 'javascript', 'npm'];
  return records
    .filter(({ contender }) => lanes.includes(contender.lane) && kernels.includes(contender.kernel))
    .filter(({ contender }) => !['compiled', 'cachesim'].includes(contender.kernel) || contender.what === 'lru')
    .filter(({ contender }) => contender.requests === requests || contender.lane === 'python')
    .map(({ contender, rates }) => ({
      title: contender.title,
      ours:
        ['native', 'chromium'].includes(contender.lane) &&
        !['list-map', 'javascript', 'npm'].includes(contender.kernel),
      ...spread(rates),
    }))
    .sort((a, b) => b.median - a.median);
}

/**
 * @param {Bar} bar
 * @param {number} y
 * @param {number} most the rate that fills the width
 */
function draw({ title, ours, median, low, high }, y, most) {
  const at = (/** @type {number} */ rate) => (left + (rate / most) * (width - left - right)).toFixed(1);
  const middle = y + 9;
  return [
    `<text x="${left - 10}" y="${y + 14}" class="name">${escaped(title)}</text>`,
    `<rect x="${left}" y="${y}" width="${Math.max(1, Number(at(median)) - left).toFixed(1)}" height="18" class="${ours ? 'ours' : 'theirs'}"/>`,
    `<line x1="${at(low)}" y1="${middle}" x2="${at(high)}" y2="${middle}" class="spread"/>`,
    `<text x="${(Number(at(high)) + 6).toFixed(1)}" y="${y + 14}">${median.toFixed(median < 10 ? 1 : 0)}</text>`,
  ].join('');
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
