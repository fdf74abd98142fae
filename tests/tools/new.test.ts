import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { filled, namesOf } from '../../tools/new/names.mjs';
import { layers } from '../habits/rules/layers';
import { length } from '../habits/rules/length';
import { names } from '../habits/rules/names';
import { tested } from '../habits/rules/tested';
import type { Tree } from '../habits/rules/tree';
import { build, copyTo, makeNew, run } from './skeleton-copy';
import { temporaryFolder } from './temporary-folder';

const copy = temporaryFolder();
const home = 'core/exercises/strategies/my-idea';
let before: Tree;
let withExercise: Tree;

const read = (): Tree =>
  new Map(
    readdirSync(copy, { recursive: true, encoding: 'utf8' })
      .filter((path) => !path.startsWith('build') && statSync(join(copy, path)).isFile())
      .map((path) => [path, readFileSync(join(copy, path), 'utf8')]),
  );

beforeAll(() => {
  copyTo(copy);
  before = read();
  const exercise = makeNew(copy, 'exercise', 'strategies/my-idea');
  if (exercise.status !== 0) throw new Error(exercise.stderr);
  withExercise = read();
  const policy = makeNew(copy, 'policy', 'my-policy');
  if (policy.status !== 0) throw new Error(policy.stderr);
  build(copy, 'cachebound', 'core_tests', 'my-idea-program');
}, 600_000);

test('a new exercise touches its own folder and nothing else', () => {
  const changed = [...withExercise].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.filter((path) => !path.startsWith(`${home}/`))).toEqual([]);
  expect([...before.keys()].every((path) => withExercise.has(path))).toBe(true);
});

test('it is in the catalogue of the program, in its chapter, and runs', () => {
  const list = JSON.parse(run(copy, 'cachebound', 'list', '--json')) as { id: string; chapter: string }[];
  expect(list.find(({ id }) => id === 'my-idea')).toMatchObject({ chapter: 'Strategies' });
  const result = JSON.parse(run(copy, 'cachebound', 'run', 'my-idea', 'maxsize=10', '--json'));
  expect(result).toMatchObject({ metrics: { hits: 990, misses: 10 } });
  expect(result.checks.every(({ passed }: { passed: boolean }) => passed)).toBe(true);
  const schema = JSON.parse(run(copy, 'cachebound', 'schema', 'my-idea'));
  expect(Object.keys(schema.properties)).toEqual(['maxsize', 'keys', 'requests', 'seed']);
});

test('its tests pass, and its figures are those that CPython prints', () => {
  expect(run(copy, 'core_tests', '[my-idea]')).toContain('All tests passed');
  expect(run(copy, 'core_tests', '[exercises],[catalogue]')).toContain('All tests passed');
  const figures = readFileSync(join(copy, home, 'figures.txt'), 'utf8');
  expect(run(copy, 'my-idea-program')).toBe(figures);
}, 120_000);

test('the parity tests find its sets of parameters', async () => {
  const { vectors } = await import(/* @vite-ignore */ join(copy, 'tests/parity/vectors.ts'));
  expect(vectors().filter(({ exercise }: { exercise: string }) => exercise === 'my-idea').length).toBeGreaterThan(50);
});

test('a new policy is in the registry, agrees with its naive model, and replays a trace', () => {
  expect(run(copy, 'core_tests', '[eviction],[policy]~[long]')).toContain('All tests passed');
  const trace = join(copy, 'trace.txt');
  writeFileSync(trace, run(copy, 'cachebound', 'generate', 'zipf', '--requests', '1000'));
  expect(run(copy, 'cachebound', 'replay', trace, '--policy', 'my-policy', '--size', '10')).toContain('my-policy');
}, 120_000);

test('the skeletons keep the habits, and the format where it can be checked', () => {
  const tree = read();
  const made = [...tree.keys()].filter((path) => !before.has(path));
  const ofMade = (broken: string[]) => broken.filter((sentence) => made.some((path) => sentence.includes(path)));
  for (const rule of [layers, length, names]) expect(ofMade(rule(tree))).toEqual([]);
  expect(tested(tree).filter((sentence) => sentence.includes(home) || sentence.includes('my_policy'))).toEqual([]);
  const sources = made.filter((path) => /\.(cpp|hpp)$/.test(path) && !path.endsWith('/program.cpp'));
  const { error, stderr } = spawnSync('clang-format-14', ['--dry-run', '--Werror', ...sources], {
    cwd: copy,
    encoding: 'utf8',
  });
  if (error === undefined) expect(stderr).toBe('');
});

test.each([
  [['exercise'], 'exercise: got none; allowed: a chapter and a name, as in strategies/my-idea; chapters are '],
  [['exercise', 'attic/my-idea'], 'exercise: got attic/my-idea; allowed: a chapter and a name'],
  [['exercise', 'strategies/My_Idea'], 'exercise: got My_Idea; allowed: small letters and digits'],
  [['exercise', 'strategies/../x'], 'exercise: got strategies/../x; allowed: a chapter and a name'],
  [['exercise', 'lab/my-idea'], 'exercise: got my-idea, which strategies has; allowed: a name that no chapter has.'],
  [['policy', 'lru'], 'policy: got lru, which there is; allowed: a name that is new in core/eviction.'],
  [['policy', 'reason'], 'policy: got reason, which there is; allowed: a name that is new in core/eviction.'],
  [['policy', 'static-cast'], 'policy: got static-cast; allowed: small letters and digits'],
  [['store', 'x'], 'what: got store; allowed: exercise CHAPTER/NAME, policy NAME.'],
  [['policy', 'a', 'b'], 'name: got a b; allowed: one name.'],
])('npm run new -- %j is refused in a sentence, and nothing is written', (words, sentence) => {
  const files = [...read().keys()];
  const { status, stderr } = makeNew(copy, ...words);
  expect(status).toBe(1);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect([...read().keys()]).toEqual(files);
});

test('a name is spelled as each kind of source needs it', () => {
  const spelled = namesOf('policy', 's3-fifo');
  expect(spelled).toEqual({ id: 's3-fifo', name: 's3_fifo', Class: 'S3Fifo', title: 'S3 fifo' });
  expect(filled('@Class@ @name@ {{maxsize}} @else@', { ...spelled })).toBe('S3Fifo s3_fifo {{maxsize}} @else@');
});
