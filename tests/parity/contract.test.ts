import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { TraceModule } from '../../web/contract/core';
import type { ExerciseSpec } from '../../web/contract/model';
import type { TraceDescription } from '../../web/contract/trace-model';
import { modules, specs, withSession } from './wasm-core';

const folder = fileURLToPath(new URL('../../build/contract/', import.meta.url));

/** How many elements of an array of objects are looked at, from either end; of plain values, each one once. */
const some = 20;

/** A value without what only repeats itself: large frames come to a size that the compiler reads in no time. */
function thinned(value: unknown): unknown {
  if (Array.isArray(value)) {
    const plain = value.every((item) => item === null || typeof item !== 'object');
    if (plain && value.every((item) => typeof item === 'number')) return value.slice(0, some);
    const kept = plain || value.length <= 2 * some ? value : [...value.slice(0, some), ...value.slice(-some)];
    return [...new Map(kept.map((item) => [JSON.stringify(item), thinned(item)])).values()];
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, thinned(each)]));
}

const literal = (type: string, json: string): string =>
  `(${JSON.stringify(thinned(JSON.parse(json)))}) satisfies ${type};`;

/** Frames and result of every preset, from its start, from its middle and from its end. */
function ofRun({ exercise, presets }: ExerciseSpec): string[] {
  return presets.flatMap(({ query }) =>
    withSession(exercise, query, (session) => {
      const length = Math.min(session.length(), 20_000);
      const frames = [0, Math.floor(length / 2), length].map((position) => {
        session.seek(position);
        return literal('Frame', session.frame());
      });
      return [...frames, literal('RunResult', session.result())];
    }),
  );
}

/** A trace as it is read, measured and raced. */
function ofTrace(module: TraceModule): string[] {
  const bytes = new TextEncoder().encode('time,key\n1,a\n2,b\n3,a\n4,c\n');
  const shown = module.previewTrace(bytes, true, '');
  const opened = module.openTrace('file', '');
  if ('fault' in shown || 'fault' in opened) throw new Error('the trace was refused');
  const { trace } = opened;
  expect([trace.push(bytes), trace.finish()]).toEqual([null, null]);
  while (trace.step(1_000) > 0);
  const report = trace.report();
  const description = JSON.parse(module.ownTrace()) as TraceDescription;
  expect(trace.startRace('')).toBeNull();
  while (trace.step(1_000) > 0);
  return [
    literal('TraceDescription', JSON.stringify({ ...description, spec: described(description.spec) })),
    literal('TracePreview', shown.preview),
    literal('TraceReport', report),
    literal('Standing', trace.standing()),
  ];
}

/** What TypeScript makes of these texts: nothing, where they hold. */
async function complaints(lines: readonly string[]): Promise<string> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}tsconfig.json`,
    JSON.stringify({
      extends: '../../tsconfig.json',
      compilerOptions: { types: [], noUnusedLocals: false },
      include: ['contract.ts'],
    }),
  );
  const imports = [
    "import type { ExerciseSpec, Frame, RunResult, ViewSpec } from '../../web/contract/model';",
    "import type { Standing, TraceDescription, TracePreview, TraceReport } from '../../web/contract/trace-model';",
  ];
  writeFileSync(`${folder}contract.ts`, [...imports, ...lines].join('\n'));
  const compiler = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
  const outcome = await promisify(execFile)(compiler, ['-p', folder]).catch((error: unknown) => error);
  // The line that is at fault is as long as a frame.
  return (outcome as { stdout: string }).stdout.slice(0, 4_000);
}

test('what the core writes of every exercise has the shapes that the page expects, and no other', async () => {
  const reader = modules.get('own-trace') as TraceModule;
  const lines = [
    ...specs.map((spec) => literal('ExerciseSpec', JSON.stringify(described(spec)))),
    ...specs.flatMap(ofRun),
    ...ofTrace(reader),
  ];
  expect(await complaints(lines)).toBe('');
}, 300_000);

test('the page expects no kind of view that no exercise has', async () => {
  const kinds = new Set(specs.flatMap(({ views }) => views.map(({ kind }) => kind)));
  const all = Object.fromEntries([...kinds].map((kind) => [kind, true]));
  const record = `(${JSON.stringify(all)}) satisfies Record<ViewSpec['kind'], true>;`;
  expect(await complaints([record])).toBe('');
}, 60_000);

test('a frame with a name too few, one too many or another word is caught', async () => {
  const [first] = specs;
  if (!first) throw new Error('no exercises');
  const frame = withSession(first.exercise, '', (session) => {
    session.step(10);
    return JSON.parse(session.frame()) as Record<string, unknown>;
  });
  const { now, ...less } = frame;
  const wrong = [less, { ...frame, later: now }, { ...frame, events: [{ at: 1, kind: 'hits', subject: '', why: '' }] }];
  for (const each of wrong) {
    expect(await complaints([literal('Frame', JSON.stringify(each))])).toContain('error TS');
  }
}, 60_000);

/** A description as JSON Schema: what stands in it beside our own names is the standard's. */
function described(spec: ExerciseSpec): object {
  const { $schema, type, additionalProperties, ...own } = spec as ExerciseSpec & Record<string, unknown>;
  expect({ $schema, type, additionalProperties }).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
  });
  return own;
}
