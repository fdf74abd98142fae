// The shapes that cross the wasm boundary as JSON, written by core/engine. TypeScript adds nothing to them.

/** A parameter's value: `null` stands for "none" (no bound). */
export type ParamValue = number | boolean | string | null;

/** Bad input, in the core's words: what came and what is allowed. `field` is empty when no parameter is at fault. */
export interface Fault {
  code: string;
  field: string;
  message: string;
}

/** One parameter, as JSON Schema with three keywords of our own: unit, scale and advanced. */
export interface FieldSpec {
  type: 'integer' | 'number' | 'boolean' | 'string' | ['integer', 'null'];
  title: string;
  description: string;
  default: ParamValue;
  minimum?: number;
  maximum?: number;
  /** Of a text, in characters. */
  maxLength?: number;
  enum?: string[];
  unit: string;
  scale: 'linear' | 'log';
  /** Shown behind "more". */
  advanced: boolean;
}

export type MetricRole = 'hit' | 'miss' | 'eviction' | 'memory' | 'unbounded' | 'plain';

/** One figure. `unit` "ratio" is a share from 0 to 1, "B" bytes, "ms" milliseconds of virtual time. */
export interface MetricSpec {
  name: string;
  label: string;
  unit: string;
  role: MetricRole;
  description: string;
  /** By a real clock or from the real process: differs from run to run. */
  measured: boolean;
}

export type ViewSpec =
  | { kind: 'counters'; title: string; metrics: { name: string; of?: string }[] }
  | { kind: 'line-chart'; title: string; x: string; metrics: string[]; minimum: number; maximum: number | null }
  | { kind: 'cache-slots'; title: string }
  | { kind: 'memory-strip'; title: string; x: string; site: string; used: string; twin: string }
  | { kind: 'table'; title: string; id: string }
  | { kind: 'snapshot-diff'; title: string }
  | { kind: 'curve'; title: string; id: string; parameter: string }
  | ({ kind: 'race' } & RaceSpec)
  | { kind: 'policy-state'; title: string; id: string }
  | { kind: 'timeline'; title: string; id: string }
  | { kind: 'events'; title: string }
  | { kind: 'results'; title: string }
  | { kind: 'checks'; title: string };

/** Counts of several runners over the run, each a share of a count that they all stand under. */
export interface RaceSpec {
  title: string;
  id: string;
  x: string;
  /** What a share is called. */
  unit: string;
  /** The metric that the runners' metrics are shares of. */
  whole: string;
  /** The choice that names the runner watched. */
  parameter: string;
  runners: Runner[];
}

export interface Runner {
  metric: string;
  label: string;
  /** The parameter's value that watches it; empty: none does. */
  name: string;
  /** Shows what is possible; takes no part in the ranking. */
  reference: boolean;
}

export interface Preset {
  id: string;
  label: string;
  query: string;
}

export interface ExerciseSpec {
  exercise: string;
  chapter: string;
  /** Its place in the chapter, from 1. */
  order: number;
  title: string;
  description: string;
  properties: Record<string, FieldSpec>;
  metrics: MetricSpec[];
  views: ViewSpec[];
  presets: Preset[];
  goals: { id: string; label: string }[];
  /** The preset whose run is the ghost when the page opens. */
  contrast: string;
  /** Asked before its preset is run: what will this metric be? */
  prediction: { metric: string; preset: string };
  /** How many databases a run keeps at most; 0 when it keeps nothing. */
  databases: number;
}

export interface Slot {
  /** Stable while the entry stays in the cache: lets the view move it. */
  key: string;
  label: string;
  /** Requests since it was last read; 0 is now. */
  age: number;
  /** "expired": still held, no longer valid. */
  state: 'hit' | 'stored' | 'idle' | 'expired';
  /** Shown in place of the age, in the core's words: "1.2 s left". */
  note?: string;
}

/** Neighbouring ranks of a cache too large to draw entry by entry. */
export interface SlotBand {
  entries: number;
  newest: number;
  oldest: number;
}

export interface SlotsFrame {
  order: string;
  /** `null`: no bound. */
  capacity: number | null;
  size: number;
  /** At most 200, in order; empty when `bands` is used. */
  cells: Slot[];
  bands: SlotBand[];
}

/** Bytes allocated by one named site. `used` is the part that holds entries; `bound` is null where there is none. */
export interface MemorySite {
  current: number;
  peak: number;
  count: number;
  used: number;
  bound: number | null;
}

export interface EventRow {
  at: number;
  kind: 'hit' | 'miss' | 'eviction' | 'expired' | 'dropped' | 'note';
  subject: string;
  why: string;
}

/** A table that an exercise fills: a cell is text or a number in its column's unit. */
export interface Table {
  columns: { label: string; unit: string }[];
  rows: (string | number | null)[][];
}

/** A site now against an earlier snapshot, largest growth first. */
export interface SiteDiff {
  site: string;
  size: number;
  size_diff: number;
  count: number;
  count_diff: number;
}

/** Ratios from 0 to 1 over a size; points are joined by straight lines. */
export interface CurveLine {
  label: string;
  /** Whole numbers from 0 on, ascending. */
  sizes: number[];
  ratios: number[];
}

/** Curves over a size, with sizes that stand out. */
export interface Curve {
  /** What sizes count. */
  x: string;
  /** Where the picture ends. */
  largest: number;
  /** The size that the run has; `null`: none. */
  chosen: number | null;
  lines: CurveLine[];
  marks: { size: number; label: string }[];
  /** Explains the marks. */
  note: string;
}

/** How a race stands. */
export interface Race {
  /** By runner, whether the latest request was a hit; empty before the first. */
  hit: boolean[];
  note: string;
}

/** One key in a queue of a policy. `mark` is what the queue says it counts; `hand`: a hand points here. */
export interface PolicyCell {
  key: string;
  mark?: number;
  hand?: boolean;
}

export interface PolicyQueue {
  name: string;
  size: number;
  limit: number | null;
  /** Keys remembered without being cached. */
  ghost: boolean;
  /** What the number on each cell counts; empty: there is none. */
  mark: string;
  /** The size that the policy aims at. */
  target?: number;
  /** From the newest on; with `oldest` empty, all there are. */
  cells: PolicyCell[];
  /** From the oldest on. */
  oldest: PolicyCell[];
}

/** A key in a frequency sketch: one counter a row, and what they say. */
export interface SketchedKey {
  key: string;
  estimate: number;
  counters: number[];
}

/** The inside of an eviction policy. */
export interface PolicyState {
  title: string;
  idea: string;
  size: number;
  capacity: number;
  /** Whom a new key would evict; `null`: nobody. */
  next: { key: string; why: string } | null;
  queues: PolicyQueue[];
  sketch?: { counted: number; sample: number; candidate: SketchedKey | null; victim: SketchedKey | null };
}

export type LaneKind = 'client' | 'cache' | 'database' | 'lock' | 'queue' | 'channel';

/** What a span came to, or what it is as long as it lasts. */
export type SpanRole =
  | 'work'
  | 'hit'
  | 'stale'
  | 'miss'
  | 'load'
  | 'write'
  | 'waiting'
  | 'held'
  | 'eviction'
  | 'expired'
  | 'lost'
  | 'failed';

/**
 * Spans as columns, in the order they were begun; times are virtual nanoseconds. `what` and `why` are places in the
 * timeline's words, `key` one in its keys, or -1.
 */
export interface TimelineSpans {
  /** At most so many are kept; `gone` counts older ones that are not. */
  bound: number;
  gone: number;
  lane: number[];
  begin: number[];
  /** `null`: not over yet. Equal to its begin for a mark. */
  end: (number | null)[];
  role: SpanRole[];
  what: number[];
  why: number[];
  key: number[];
}

/** Messages from lane to lane, in the order they were sent; otherwise as spans. */
export interface TimelineMessages {
  bound: number;
  gone: number;
  from: number[];
  to: number[];
  sent: number[];
  /** When it was received or lost, which may lie ahead; `null`: nobody knows yet. */
  until: (number | null)[];
  fate: ('under-way' | 'received' | 'lost')[];
  what: number[];
  why: number[];
  key: number[];
}

/** Who did what from when to when, and what was sent from whom to whom. */
export interface Timeline {
  /** The present, in virtual nanoseconds. */
  now: number;
  lanes: { name: string; kind: LaneKind }[];
  words: string[];
  keys: string[];
  spans: TimelineSpans;
  messages: TimelineMessages;
}

/** What the picture shows at one position of the run. */
export interface Frame {
  position: number;
  length: number;
  /** The last event in one sentence. */
  now: string;
  metrics: Record<string, number | null>;
  memory: Record<string, MemorySite>;
  /** Where a view needs them: */
  slots?: SlotsFrame;
  /** Newest first, bounded by the core. */
  events?: EventRow[];
  tables?: Record<string, Table>;
  diff?: { since: string; sites: SiteDiff[] };
  curves?: Record<string, Curve>;
  races?: Record<string, Race>;
  policies?: Record<string, PolicyState>;
  timelines?: Record<string, Timeline>;
  /** Tables of what is measured or was there before the run. */
  measured_tables?: Record<string, Table>;
}

/** What `cachebound run --json` prints. `query` holds only the parameters that differ from their defaults. */
export interface RunResult {
  exercise: string;
  query: string;
  params: Record<string, ParamValue>;
  metrics: Record<string, number | null>;
  facts: { label: string; value: number | null; unit: string; measured: boolean }[];
  checks: { id: string; label: string; passed: boolean; expected: string; actual: string }[];
  goals: { id: string; score: number; detail: string }[];
  memory: Record<string, MemorySite>;
  digest: string;
}

/** One array a metric, all of the length of `position`; the core halves the resolution when they are full. */
export type Columns = { position: Float64Array } & Record<string, Float64Array>;

/** A finished run. */
export interface Run {
  result: RunResult;
  columns: Columns;
  /** The frame at the end. */
  frame: Frame;
  /** Why what the run has written is gone after a reload, in a sentence; null when nothing is. */
  storage: string | null;
}
