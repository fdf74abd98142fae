// Traces in TypeScript, a request a byte, for tests of what stands around the real ones.
import type { CoreTrace, TraceModule } from '../../../web/contract/core';
import type { TraceDescription, TraceReport } from '../../../web/contract/trace-model';
import { type FakeCore, fakeCore, tally } from './fake-core';

const textField = {
  type: 'string',
  title: '',
  description: '',
  default: '',
  unit: '',
  scale: 'linear',
  advanced: false,
} as const;

export const description: TraceDescription = {
  spec: {
    ...tally,
    properties: {
      lines: { ...textField, enum: ['skip', 'refuse'], default: 'skip' },
      place: { ...textField, default: '' },
      shape: { ...textField, enum: ['flat', 'steep'], default: 'flat' },
      many: { ...textField, type: 'integer', default: 9 },
      room: { ...textField, default: '10%' },
    },
    views: [{ kind: 'curve', title: 'Curve', id: 'sizes', parameter: 'room' }],
  },
  groups: { reading: ['lines', 'place'], formula: ['shape', 'many'], racing: ['room'] },
  preview: 'place',
  formats: [],
};

function report(taken: number): TraceReport {
  return {
    facts: [{ label: 'requests', value: taken, unit: '', measured: false }],
    sentences: [],
    bad_lines: { count: 0, sentences: [] },
    frame: { position: 0, length: 0, now: '', metrics: {}, memory: {} },
    suggestion: { words: '', size: 3, ratio: 0.5, knee: true, query: 'room=3' },
    targets: { columns: [], rows: [] },
  };
}

export interface FakeTraces extends FakeCore, TraceModule {
  /** Traces opened and not yet deleted. */
  traces: number;
  /** Longer ones are not kept: a race needs their bytes once more. */
  longest: number;
  /** The queries that traces and races were opened with. */
  asked: string[];
}

/** A core whose traces hold a request a byte; the byte 0 is a bad line, which is refused where the query says so. */
export function fakeTraces(): FakeTraces {
  const core = Object.assign(fakeCore() as FakeCore & TraceModule, {
    traces: 0,
    longest: 1_000_000,
    asked: [] as string[],
  });
  const traces: Pick<TraceModule, 'ownTrace' | 'previewTrace' | 'openTrace'> = {
    ownTrace: () => JSON.stringify(description),
    previewTrace: (opening, whole, query) => {
      const place = new URLSearchParams(query).get('place');
      if (opening.length === 0) return { fault: { code: 'bad', field: 'trace', message: 'empty' } };
      const unclear = opening[0] === 63;
      const key = unclear && !place ? null : 0;
      return { preview: JSON.stringify({ format: String(whole), columns: ['1'], rows: [], key, choices: [] }) };
    },
    openTrace: (source, query) => {
      core.asked.push(`${source} ${query}`);
      if (query.includes('many=x')) return { fault: { code: 'bad', field: 'many', message: 'many: got "x".' } };
      core.traces += 1;
      return { trace: new FakeTrace(core, source === 'file' ? null : 20_000, query.includes('refuse')) };
    },
  };
  return Object.assign(core, traces);
}

class FakeTrace implements CoreTrace {
  #reading: boolean;
  #taken = 0;
  #done = 0;
  #total: number;

  constructor(
    private readonly core: FakeTraces,
    made: number | null,
    private readonly strict: boolean,
  ) {
    this.#reading = made === null;
    this.#taken = made ?? 0;
    this.#total = made ?? 0;
  }

  needsBytes = () => this.#reading;
  push(bytes: Uint8Array) {
    this.core.stepped(bytes.length);
    this.#taken += bytes.length;
    return this.strict && bytes.includes(0) ? { code: 'bad', field: 'trace', message: 'line 1 is noise.' } : null;
  }
  finish() {
    this.#reading = false;
    if (this.#total === 0) this.#total = this.#taken;
    return this.#taken === 0 ? { code: 'bad', field: 'trace', message: 'empty' } : null;
  }
  step(n: number) {
    const taken = Math.min(n, this.#total - this.#done);
    this.core.stepped(taken);
    this.#done += taken;
    return taken;
  }
  position = () => this.#done;
  length = () => this.#total;
  doing = () => `${this.#done} done`;
  report = () => JSON.stringify(report(this.#taken));
  startRace(query: string) {
    this.core.asked.push(`race ${query}`);
    if (query.includes('bad')) return { code: 'bad', field: 'room', message: 'room: got "bad".' };
    this.#done = 0;
    this.#reading = this.#taken > this.core.longest;
    return null;
  }
  standing = () => JSON.stringify({ columns: [], rows: [[this.#done]], labels: [], ideas: [], notes: [] });
  delete() {
    this.core.traces -= 1;
  }
}
