// A made-up exercise with a small LRU of its own, so that views are tested with numbers that hang together.
import type { EventRow, ExerciseSpec, Frame, Run, Slot } from '../../../../web/contract/model';
import type { ViewInput } from '../../../../web/session/view-input';

export const spec: ExerciseSpec = {
  exercise: 'calibration-lookup',
  chapter: 'Lecture 38',
  order: 1,
  title: 'Calibration lookup',
  description: 'Ten sensors ask for the same ten answers.',
  properties: {
    maxsize: {
      type: ['integer', 'null'],
      title: 'maxsize',
      description: 'entries the cache may hold',
      default: 16,
      minimum: 0,
      maximum: 1_000_000,
      unit: 'entries',
      scale: 'log',
      advanced: false,
    },
    sensors: {
      type: 'integer',
      title: 'sensors',
      description: 'distinct sensors in the stream',
      default: 10,
      minimum: 1,
      maximum: 100_000,
      unit: '',
      scale: 'log',
      advanced: false,
    },
    records: {
      type: 'integer',
      title: 'records',
      description: 'lookups in all',
      default: 5000,
      minimum: 1,
      maximum: 10_000_000,
      unit: '',
      scale: 'log',
      advanced: false,
    },
    lookup_cost_ms: {
      type: 'number',
      title: 'lookup cost',
      description: 'of one real lookup',
      default: 0.1,
      minimum: 0.001,
      maximum: 1000,
      unit: 'ms',
      scale: 'log',
      advanced: false,
    },
    order: {
      type: 'string',
      title: 'order',
      description: 'which sensor asks next',
      default: 'round-robin',
      enum: ['round-robin', 'uniform', 'zipf'],
      unit: '',
      scale: 'linear',
      advanced: false,
    },
    skew: {
      type: 'number',
      title: 'skew',
      description: 'zipf only',
      default: 1,
      minimum: 0,
      maximum: 3,
      unit: '',
      scale: 'linear',
      advanced: true,
    },
    typed: {
      type: 'boolean',
      title: 'typed',
      description: 'put the type into the key',
      default: false,
      unit: '',
      scale: 'linear',
      advanced: true,
    },
    seed: {
      type: 'integer',
      title: 'seed',
      description: 'same seed, same stream',
      default: 38,
      minimum: 0,
      maximum: 4_294_967_295,
      unit: '',
      scale: 'log',
      advanced: true,
    },
  },
  metrics: [
    {
      name: 'hits',
      label: 'Hits',
      unit: '',
      role: 'hit',
      description: 'lookups answered from the cache',
      measured: false,
    },
    {
      name: 'misses',
      label: 'Misses',
      unit: '',
      role: 'miss',
      description: 'lookups that had to be computed',
      measured: false,
    },
    {
      name: 'evictions',
      label: 'Evictions',
      unit: '',
      role: 'eviction',
      description: 'entries that left',
      measured: false,
    },
    {
      name: 'hit_ratio',
      label: 'Hit ratio',
      unit: 'ratio',
      role: 'plain',
      description: 'hits of all lookups',
      measured: false,
    },
    { name: 'currsize', label: 'Entries', unit: '', role: 'plain', description: 'entries now', measured: false },
    { name: 'maxsize', label: 'Maxsize', unit: '', role: 'plain', description: 'entries at most', measured: false },
    {
      name: 'cached_ms',
      label: 'Lookup time',
      unit: 'ms',
      role: 'plain',
      description: 'time in real lookups',
      measured: false,
    },
    {
      name: 'uncached_ms',
      label: 'Without cache',
      unit: 'ms',
      role: 'plain',
      description: 'time without a cache',
      measured: false,
    },
    {
      name: 'cache_bytes',
      label: 'Cache in use',
      unit: 'B',
      role: 'memory',
      description: 'bytes of the cache',
      measured: false,
    },
    {
      name: 'twin_bytes',
      label: 'Unbounded twin',
      unit: 'B',
      role: 'unbounded',
      description: 'bytes of the twin',
      measured: false,
    },
  ],
  views: [
    {
      kind: 'counters',
      title: 'Counters',
      metrics: [
        { name: 'hits' },
        { name: 'misses' },
        { name: 'hit_ratio' },
        { name: 'evictions' },
        { name: 'currsize', of: 'maxsize' },
        { name: 'cached_ms' },
      ],
    },
    {
      kind: 'line-chart',
      title: 'Hit ratio over lookups',
      x: 'lookups',
      metrics: ['hit_ratio'],
      minimum: 0,
      maximum: 1,
    },
    { kind: 'cache-slots', title: 'Cache' },
    {
      kind: 'memory-strip',
      title: 'Memory of the cache',
      x: 'lookups',
      site: 'cache',
      used: 'cache_bytes',
      twin: 'twin_bytes',
    },
    { kind: 'events', title: 'Events' },
    { kind: 'results', title: 'Results' },
    { kind: 'checks', title: 'Checks' },
  ],
  presets: [
    { id: 'lecture', label: 'As in the lecture', query: '' },
    { id: 'cliff', label: 'The cliff: one entry too few', query: 'maxsize=9' },
  ],
  goals: [
    { id: 'most-hits', label: '99 % hits' },
    { id: 'smallest', label: '… with the smallest maxsize' },
  ],
  contrast: 'cliff',
  prediction: { metric: 'hits', preset: 'cliff' },
  databases: 0,
};

const entryBytes = 84;

/** Round-robin over `sensors` through an LRU of `maxsize` entries (null: no bound), stopped at `position`. */
export function frameAt(position: number, { sensors = 10, maxsize = 16 as number | null, length = 5000 } = {}): Frame {
  const last = new Map<number, number>();
  const seen = new Set<number>();
  let hits = 0;
  let evictions = 0;
  const events: EventRow[] = [];
  for (let at = 1; at <= position; at++) {
    const sensor = (at - 1) % sensors;
    const before = last.get(sensor);
    seen.add(sensor);
    last.delete(sensor);
    if (before !== undefined) hits++;
    const subject = `S${sensor}`;
    events.unshift(
      before !== undefined
        ? { at, kind: 'hit', subject, why: `last read ${at - before} lookups ago` }
        : { at, kind: 'miss', subject, why: 'first lookup: computed in 0.1 ms, stored' },
    );
    const victim = maxsize !== null && last.size >= maxsize ? [...last.keys()][0] : undefined;
    if (victim !== undefined && maxsize !== 0) {
      const age = at - (last.get(victim) ?? 0);
      last.delete(victim);
      evictions++;
      events.unshift({
        at,
        kind: 'eviction',
        subject: `S${victim}`,
        why: `least recently used, last read ${age} lookups ago`,
      });
    }
    if (maxsize !== 0) last.set(sensor, at);
    events.length = Math.min(events.length, 50);
  }
  const cells = [...last].reverse().map(([sensor, at]) => {
    const age = position - at;
    const state = age > 0 ? ('idle' as const) : events[0]?.kind === 'hit' ? ('hit' as const) : ('stored' as const);
    return { key: `S${sensor}`, label: `S${sensor}`, age, state };
  });
  const misses = position - hits;
  const used = last.size * entryBytes;
  const bound = maxsize === null ? null : maxsize * entryBytes;
  return {
    position,
    length,
    now: events[0] ? `Lookup ${position}: ${events[0].subject}, ${events[0].kind}, ${events[0].why}` : 'No lookup yet',
    metrics: {
      hits,
      misses,
      evictions,
      hit_ratio: position > 0 ? hits / position : null,
      currsize: last.size,
      maxsize,
      cached_ms: misses / 10,
      uncached_ms: position / 10,
      cache_bytes: used,
      twin_bytes: seen.size * entryBytes,
    },
    slots: {
      order: 'most recently used first',
      capacity: maxsize,
      size: last.size,
      cells: cells.length > 200 ? [] : cells,
      bands: cells.length > 200 ? bandsOf(cells) : [],
    },
    memory: {
      cache: { current: bound ?? used, peak: bound ?? used, count: 2, used, bound },
      unbounded_twin: {
        current: seen.size * entryBytes,
        peak: seen.size * entryBytes,
        count: 2,
        used: seen.size * entryBytes,
        bound: null,
      },
    },
    events,
  };
}

const bandsOf = (cells: Slot[]) =>
  Array.from({ length: 100 }, (_, band) => {
    const part = cells.slice(Math.floor((band * cells.length) / 100), Math.floor(((band + 1) * cells.length) / 100));
    return { entries: part.length, newest: part[0]?.age ?? 0, oldest: part.at(-1)?.age ?? 0 };
  }).filter(({ entries }) => entries > 0);

export function runOf(
  query: string,
  setting: { sensors?: number; maxsize?: number | null; length?: number } = {},
): Run {
  const { length = 5000 } = setting;
  const positions = Array.from({ length: 101 }, (_, index) => Math.round((index * length) / 100));
  const frames = positions.map((position) => frameAt(position, setting));
  const frame = frameAt(length, setting);
  const column = (name: string) => Float64Array.from(frames, ({ metrics }) => metrics[name] ?? Number.NaN);
  return {
    storage: null,
    columns: Object.assign(
      { position: Float64Array.from(positions) },
      Object.fromEntries(Object.keys(frame.metrics).map((name) => [name, column(name)])),
    ),
    frame,
    result: {
      exercise: spec.exercise,
      query,
      params: {},
      metrics: frame.metrics,
      facts: [{ label: 'time saved', value: 499, unit: 'ms', measured: false }],
      checks: [
        {
          id: 'counted',
          label: 'hits and misses add up to the lookups',
          passed: true,
          expected: '5,000',
          actual: '5,000',
        },
        { id: 'bounded', label: 'most entries ever held', passed: false, expected: 'at most 16', actual: '17' },
      ],
      goals: [
        { id: 'most-hits', score: 1, detail: '99.8 %' },
        { id: 'smallest', score: 0.5, detail: '16 now; it can be smaller' },
      ],
      memory: frame.memory,
      digest: '8f1c2a90b7d35e64',
    },
  };
}

/** The lecture's run beside the cliff, the playhead at `position`. */
export function inputAt(position: number): ViewInput {
  return {
    spec,
    run: runOf(''),
    frame: frameAt(position),
    ghost: { label: 'maxsize 9', relation: 'was', run: runOf('maxsize=9', { maxsize: 9 }) },
  };
}
