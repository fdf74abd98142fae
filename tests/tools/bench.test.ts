import { expect, test } from 'vitest';
import { type Contender, over } from '../../tools/bench/contenders.mjs';
import { readRun } from '../../tools/bench/lanes/libcachesim.mjs';
import { isWhole, readOptions } from '../../tools/bench/options.mjs';
import { picture } from '../../tools/bench/picture.mjs';
import { contendersOf, part, plan } from '../../tools/bench/plan.mjs';
import { compare, type Findings, markdown } from '../../tools/bench/report.mjs';
import { disagreements, inTurns, type Outcome } from '../../tools/bench/rounds.mjs';
import { ratio, spread } from '../../tools/bench/statistics.mjs';

const silent = () => {};
const everybody = () => true;
const { streaming, listMap, npm } = over(6_000_000);
const ours = streaming('native', 10_000);
const baseline = listMap(10_000);

test('the median of an even number lies between the two in the middle', () => {
  expect(spread([4, 1, 3, 100])).toEqual({ median: 3.5, low: 1, high: 100 });
  expect(spread([5, 1, 3])).toEqual({ median: 3, low: 1, high: 5 });
});

test('a ratio is taken round by round, not of the medians', () => {
  // The medians are 20 and 4: a ratio of 5, which no round had.
  expect(ratio([20, 8, 30], [10, 4, 3])).toEqual({ median: 2, low: 2, high: 10 });
});

test('contenders take turns, and a rate is requests over seconds', async () => {
  const order: string[] = [];
  const run = async ({ id }: Contender): Promise<Outcome> => {
    order.push(id);
    return { seconds: id === ours.id ? 0.5 : 3, hits: 7 };
  };
  const records = await inTurns([ours, baseline], 2, run, silent);
  expect(order).toEqual([ours.id, baseline.id, ours.id, baseline.id]);
  expect(records.get(ours.id)?.rates).toEqual([12, 12]);
  expect(records.get(baseline.id)?.rates).toEqual([2, 2]);
});

test('hits that disagree end the run, and it says whose', async () => {
  const run = async ({ id }: Contender) => ({ seconds: 1, hits: id === ours.id ? 5 : 6 });
  await expect(inTurns([ours, baseline], 2, run, silent)).rejects.toThrow(
    'Cachebound, LRU of 64-bit keys has 5 hits, std::list + std::unordered_map 6 hits.',
  );
});

test('a miss ratio is compared in the decimals that were printed', () => {
  const record = (contender: Contender, outcome: Omit<Outcome, 'seconds'>) => ({
    ...{ contender, rates: [1] },
    outcome: { seconds: 1, ...outcome },
  });
  const hits = record(ours, { hits: 3_510_605 });
  expect(disagreements([hits, record(baseline, { missRatio: '0.4149' })])).toEqual([]);
  expect(disagreements([hits, record(baseline, { missRatio: '0.4150' })])).toHaveLength(1);
});

test('of libCacheSim the shorter time counts, its own or that of the processor', () => {
  const output = (own: string) =>
    `zipf LRU cache size 10000, 10000000 req, miss ratio 0.4150, throughput ${own} MQPS\n` +
    '0m0.000s 0m0.000s\n0m1.900s 0m0.100s\n';
  expect(readRun(output('2.50'), 10_000_000)).toEqual({ seconds: 2, missRatio: '0.4150' });
  expect(readRun(output('10.00'), 10_000_000)).toEqual({ seconds: 1, missRatio: '0.4150' });
  expect(readRun('1m1.500s 0m0.500s', 10_000_000)).toEqual({ seconds: 62 });
  expect(() => readRun('usage: cachesim', 10_000_000)).toThrow('something else than expected');
});

test('words choose a part, and who is missing is left out', () => {
  const all = plan(10_000_000);
  const native = part(all, ['native', 'lru'], everybody);
  expect(contendersOf(native).map(({ lane }) => lane)).not.toContain('chromium');
  expect(contendersOf(native).map(({ what }) => what)).toContain('functools');
  const without = part(all, ['native'], ({ lane }) => lane !== 'libcachesim');
  expect(contendersOf(without).some(({ lane }) => lane === 'libcachesim')).toBe(false);
  expect(part(all, ['no such thing'], everybody).pairs).toEqual([]);
});

test('everybody runs once a round', () => {
  const ids = contendersOf(plan(10_000_000)).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('options are read, and nonsense is refused in a sentence', () => {
  expect(readOptions(['native', 'lru', '--requests', '1000000', '--rounds=3'])).toEqual({
    ...{ words: ['native', 'lru'], requests: 1_000_000, rounds: 3 },
  });
  expect(() => readOptions(['--requests', 'many'])).toThrow('requests: got many; allowed: 100000 to 100000000.');
  expect(() => readOptions(['--fast'])).toThrow('--fast: no such option');
  expect([[], ['native'], ['--rounds', '1']].map((args) => isWhole(readOptions(args)))).toEqual([true, false, false]);
});

const record = (contender: Contender, rates: number[]) =>
  [contender.id, { contender, rates, outcome: { seconds: 1, hits: 1, bytes: 1_572_864 } }] as const;
const [slow, fast] = ['lru-cache', 'lru.min'].map((name) => npm({ name, title: name, exact: true }, 10_000));
if (!slow || !fast) throw new Error('two libraries were made');
const findings: Findings = {
  plan: { pairs: [{ title: 'LRU', of: ours, against: [slow, fast], tags: [], aim: 2 }], growth: [] },
  records: new Map([record(ours, [60, 50, 70]), record(slow, [10, 10, 10]), record(fast, [20, 25, 20])]),
  machine: { date: '2026-01-01', processor: '2 cores <&>', system: 'Linux', programs: ['c++ 12'], load: 0.25 },
  requests: 6_000_000,
  rounds: 3,
  shards: [{ title: 'SHARDS', error: 0.004 }],
};

test('a pair is compared with the best of its opponents', () => {
  const [pair] = findings.plan.pairs;
  expect(pair && compare(pair, findings.records)?.best.contender.title).toBe('npm lru.min');
});

test('the report has each ratio with its spread, the memory, and whether an aim was reached', () => {
  const text = markdown(findings);
  expect(text).toContain('| LRU | 10,000 | npm lru.min, the best | 3.00 (2.00..3.50) | 2 | reached |');
  expect(text).toContain('| Cachebound, LRU of 64-bit keys | 10,000 | 60.0 (50.0..70.0) |');
  expect(text).toContain('| Cachebound, LRU of 64-bit keys | 10,000 | 1.50 |');
  expect(text).toContain('| SHARDS | 0.00400 | 0.003 | over |');
  expect(text).toContain('2026-01-01, on 2 cores');
  expect(text).toContain('Load average before the run: 0.3.');
});

test('the picture has a bar for everybody, the fastest first, and names the machine', () => {
  const svg = picture(findings);
  const bars = [...svg.matchAll(/class="(ours|theirs)"/g)].map(([, whose]) => whose);
  expect(bars).toEqual(['ours', 'theirs', 'theirs']);
  expect(svg.indexOf('lru.min')).toBeLessThan(svg.indexOf('npm lru-cache</text>'));
  expect(svg).toContain('2026-01-01, 2 cores &lt;&amp;>');
  expect(svg).toContain('prefers-color-scheme: dark');
});
