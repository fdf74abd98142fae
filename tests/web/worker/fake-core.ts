// A core in TypeScript whose one exercise counts to `steps`, for tests of what stands around the real one.
import type { CoreModule, CoreSession } from '../../../web/contract/core';
import type { ExerciseSpec, Fault, Frame, RunResult } from '../../../web/contract/model';

export const tally: ExerciseSpec = {
  exercise: 'tally',
  chapter: 'Tests',
  order: 1,
  title: 'Tally',
  description: 'Counts.',
  properties: {
    steps: {
      type: 'integer',
      title: 'steps',
      description: 'to count',
      default: 100,
      minimum: 1,
      maximum: 1_000_000_000,
      unit: '',
      scale: 'log',
      advanced: false,
    },
    room: {
      type: ['integer', 'null'],
      title: 'room',
      description: 'never used',
      default: 4,
      minimum: 0,
      maximum: 10,
      unit: '',
      scale: 'linear',
      advanced: false,
    },
  },
  metrics: [
    { name: 'counted', label: 'Counted', unit: '', role: 'plain', description: 'steps so far', measured: false },
  ],
  views: [
    { kind: 'counters', title: 'Counters', metrics: [{ name: 'counted' }] },
    { kind: 'events', title: 'Events' },
  ],
  presets: [
    { id: 'standard', label: 'Standard', query: '' },
    { id: 'short', label: 'Short', query: 'steps=5' },
    { id: 'shorter', label: 'Shorter', query: 'steps=3' },
  ],
  goals: [{ id: 'long', label: 'count far' }],
  contrast: 'short',
  prediction: { metric: 'counted', preset: 'shorter' },
  databases: 0,
};

/** What tests turn and read. */
export interface FakeCore extends CoreModule {
  /** Sessions opened and not yet deleted, and the most there ever were. */
  alive: number;
  mostAlive: number;
  /** How often a session was opened. */
  opened: number;
  /** Called at each step with the number of events. */
  stepped: (events: number) => void;
}

export function fakeCore(specs: ExerciseSpec[] = [tally]): FakeCore {
  const core: FakeCore = {
    alive: 0,
    mostAlive: 0,
    opened: 0,
    stepped: () => undefined,
    exercises: () => JSON.stringify(specs),
    useDatabases: () => undefined,
    heapBytes: () => 4096,
    open(exercise, query) {
      const fault = faultOf(specs, exercise, query);
      if (fault) return { fault };
      core.opened += 1;
      core.alive += 1;
      core.mostAlive = Math.max(core.mostAlive, core.alive);
      return { session: new FakeSession(core, exercise, query) };
    },
  };
  return core;
}

function faultOf(specs: ExerciseSpec[], exercise: string, query: string): Fault | undefined {
  if (!specs.some((spec) => spec.exercise === exercise)) {
    return { code: 'unknown_exercise', field: 'exercise', message: `exercise: got "${exercise}".` };
  }
  const seen = new Set<string>();
  for (const [name, text] of new URLSearchParams(query)) {
    const message = !(name in tally.properties)
      ? 'is no parameter'
      : seen.has(name)
        ? 'twice'
        : name === 'steps' && !/^[1-9]\d*$/.test(text)
          ? `got "${text}"`
          : '';
    if (message) return { code: 'bad', field: name, message: `${name}: ${message}.` };
    seen.add(name);
  }
  return undefined;
}

class FakeSession implements CoreSession {
  readonly #core: FakeCore;
  readonly #exercise: string;
  readonly #params: { steps: number; room: number };
  #position = 0;

  constructor(core: FakeCore, exercise: string, query: string) {
    const given = new URLSearchParams(query);
    this.#core = core;
    this.#exercise = exercise;
    this.#params = { steps: Number(given.get('steps') ?? 100), room: Number(given.get('room') ?? 4) };
  }

  step(n: number): number {
    const taken = Math.min(n, this.length() - this.#position);
    this.#core.stepped(taken);
    this.#position += taken;
    return taken;
  }

  seek(k: number): void {
    this.#position = k;
  }

  position(): number {
    return this.#position;
  }

  length(): number {
    return this.#params.steps;
  }

  columns(): Record<string, Float64Array> {
    const position = Float64Array.of(0, this.#position);
    return { position, counted: position.slice() };
  }

  frame(): string {
    const frame: Frame = {
      position: this.#position,
      length: this.length(),
      now: '',
      metrics: { counted: this.#position },
      slots: { order: '', capacity: null, size: 0, cells: [], bands: [] },
      memory: {},
      events: [],
    };
    return JSON.stringify(frame);
  }

  result(): string {
    const { steps, room } = this.#params;
    const query = new URLSearchParams();
    if (room !== 4) query.set('room', String(room));
    if (steps !== 100) query.set('steps', String(steps));
    const result: RunResult = {
      exercise: this.#exercise,
      query: query.toString(),
      params: { steps, room },
      metrics: { counted: this.#position },
      facts: [],
      checks: [],
      goals: [{ id: 'long', score: steps >= 1_000 ? 1 : 0, detail: '' }],
      memory: {},
      digest: '',
    };
    return JSON.stringify(result);
  }

  fill(text: string, language: string): string {
    return `${language} ${text.replace('{{steps}}', String(this.#params.steps))}`;
  }

  delete(): void {
    this.#core.alive -= 1;
  }
}
