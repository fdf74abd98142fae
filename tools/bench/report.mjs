// The benchmark's outcome as Markdown.
import { ratio, spread } from './statistics.mjs';

/** @typedef {import('./plan.mjs').Plan} Plan */
/** @typedef {import('./plan.mjs').Pair} Pair */
/** @typedef {import('./contenders.mjs').Contender} Contender */
/** @typedef {import('./rounds.mjs').Record} Record */
/** @typedef {import('./statistics.mjs').Spread} Spread */

/**
 * @typedef {object} Findings
 * @property {Plan} plan
 * @property {Map<string, Record>} records by the contenders' ids
 * @property {import('./machine.mjs').Machine} machine
 * @property {number} requests
 * @property {number} rounds
 * @property {{ title: string, error: number }[]} shards mean absolute errors
 */

/** Mean absolute error that SHARDS should stay within. */
export const errorAim = 0.003;
/** Bytes that one replay at 10,000 entries should stay within, beside the trace. */
export const memoryAim = 8 * 2 ** 20;

/** @param {Findings} findings */
export function markdown(findings) {
  const { machine, requests, rounds, records } = findings;
  const sections = [
    '# Benchmark',
    `${machine.date}, on ${machine.processor}; ${machine.system}; ${machine.programs.join(', ')}. Load average before the run: ${machine.load.toFixed(1)}.`,
    `${grouped(requests)} requests, Zipf(1.0) over 1,000,000 objects of unit size, get and on a miss set; ${rounds} ` +
      'rounds in which all take turns. Figures are medians with the smallest and largest in brackets; a ratio is that ' +
      'of the two rates of one round. Time is processor time of the thread that does the work, from making the empty ' +
      'cache on; of libCacheSim, the shorter of that and what it says itself. Where hits can be compared they were, ' +
      'and are equal. `npm run bench` writes this.',
    '## Pairs',
    table(['', 'entries', 'against', 'times as fast', 'aim', ''], pairRows(findings)),
    '## Rates',
    table(['', 'entries', 'million requests a second', 'aim'], rateRows([...records.values()])),
    ...memorySection([...records.values()]),
    ...growthSection(findings),
    ...shardsSection(findings),
  ];
  return `${sections.join('\n\n')}\n`;
}

/**
 * Of a pair's opponents the one with the highest median.
 * @param {Pair} pair
 * @param {Map<string, Record>} records
 * @returns {{ best: Record, times: Spread } | undefined} none when one of the two did not run
 */
export function compare({ of, against }, records) {
  const own = records.get(of.id);
  const others = against.flatMap(({ id }) => records.get(id) ?? []);
  const [first, ...rest] = others;
  if (!own || !first) return undefined;
  const best = rest.reduce((a, b) => (spread(b.rates).median > spread(a.rates).median ? b : a), first);
  return { best, times: ratio(own.rates, best.rates) };
}

/** @param {Findings} findings */
function pairRows({ plan, records }) {
  return plan.pairs.flatMap((pair) => {
    const compared = compare(pair, records);
    if (!compared) return [];
    const { best, times } = compared;
    const verdict = pair.aim === undefined ? '' : times.median >= pair.aim ? 'reached' : 'under';
    const title = pair.against.length > 1 ? `${best.contender.title}, the best` : best.contender.title;
    return [[pair.title, grouped(pair.of.size), title, told(times), pair.aim?.toString() ?? '', verdict]];
  });
}

/** @param {Record[]} records */
function rateRows(records) {
  return records
    .filter(({ contender }) => contender.kernel !== 'race')
    .map(({ contender, rates }) => [
      `${contender.title}${contender.requests < 5e6 ? `, ${grouped(contender.requests)} requests` : ''}`,
      grouped(contender.size),
      told(spread(rates)),
      contender.aim?.toString() ?? '',
    ]);
}

/** @param {Record[]} records */
function memorySection(records) {
  const rows = records
    .filter(({ contender }) => contender.lane === 'native' && ['streaming', 'compiled'].includes(contender.kernel))
    .filter(({ outcome }) => outcome.bytes)
    .map(({ contender, outcome }) => [contender.title, grouped(contender.size), mebibytes(outcome.bytes ?? 0)]);
  if (rows.length === 0) return [];
  const unique = [...new Map(rows.map((row) => [row.join(), row])).values()];
  const intro = `Of one replay, beside the trace; at 10,000 entries at most ${mebibytes(memoryAim)} MiB is the aim.`;
  return ['## Memory', intro, table(['', 'entries', 'MiB'], unique)];
}

/** @param {Findings} findings */
function growthSection({ plan, records }) {
  const rows = plan.growth.flatMap((pair) => {
    const compared = compare(pair, records);
    return compared ? [[pair.title, told(compared.times)]] : [];
  });
  if (rows.length === 0) return [];
  const intro = 'What a request costs, as a multiple of what it costs before.';
  return ['## Cost as work grows', intro, table(['', 'times'], rows)];
}

/** @param {Findings} findings */
function shardsSection({ shards }) {
  if (shards.length === 0) return [];
  const rows = shards.map(({ title, error }) => [
    title,
    error.toFixed(5),
    String(errorAim),
    error <= errorAim ? 'reached' : 'over',
  ]);
  return [
    '## SHARDS',
    'Of 8192 samples against the exact curve, over all sizes.',
    table(['', 'mean absolute error', 'aim', ''], rows),
  ];
}

/** @param {Spread} spread */
export function told({ median, low, high }) {
  const digits = median < 10 ? 2 : median < 100 ? 1 : 0;
  return `${median.toFixed(digits)} (${low.toFixed(digits)}..${high.toFixed(digits)})`;
}

/** @param {number} bytes */
const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(2);

/** @param {number} number */
export const grouped = (number) => number.toLocaleString('en-US');

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
