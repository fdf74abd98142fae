import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Obstacle } from '../../tools/obstacle.mjs';
import { readVitest } from '../../tools/reports/readers.mjs';
import { runStages, times } from '../../tools/stages/stage.mjs';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

test('a stage that runs tests counts what its report says', async () => {
  const [outcome] = await runStages([reporting('web', 0, { passed: 3, failed: 0 })]);
  expect(outcome).toMatchObject({ name: 'web', counts: { passed: 3, failed: 0, skipped: 0 }, broken: [] });
});

test('failing tests are counted once, not again for the exit code they cause', async () => {
  const [outcome] = await runStages([reporting('web', 1, { passed: 3, failed: 2 })]);
  expect(outcome?.counts).toEqual({ passed: 3, failed: 2, skipped: 0 });
  expect(outcome?.broken).toEqual(['web: 2 failed']);
});

test('a runner that fails without a failing test counts as one failure', async () => {
  const [outcome] = await runStages([reporting('web', 1, { passed: 3, failed: 0 })]);
  expect(outcome?.counts).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test('a stage that breaks before it reports counts as one failure, whatever an earlier run left', async () => {
  const file = join(folder, 'stale.json');
  writeFileSync(file, JSON.stringify({ numPassedTests: 9, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }));
  const [outcome] = await runStages([{ name: 'web', run: async () => 0, report: { file, read: readVitest } }]);
  expect(outcome?.counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a stage whose tests were none of them run counts as one failure', async () => {
  const [outcome] = await runStages([reporting('web', 0, { passed: 0, failed: 0 })]);
  expect(outcome?.broken).toEqual(['web: no test was run']);
  expect(outcome?.counts.failed).toBe(1);
});

test('an error of our own breaks its stage and not the run', async () => {
  const mistaken = async () => {
    throw new TypeError('a mistake');
  };
  const outcomes = await runStages([
    { name: 'units', run: mistaken },
    { name: 'types', run: async () => 0 },
  ]);
  expect(outcomes.map(({ counts }) => counts.failed)).toEqual([1, 0]);
});

test('times are shown a stage a line, and in all', () => {
  const shown = times([
    { name: 'build', seconds: 125 },
    { name: 'tests', seconds: 9.6 },
  ]);
  expect(shown.split('\n')).toEqual(['  build    2 min 05 s', '  tests          10 s', '  in all   2 min 15 s']);
});

test('a program that cannot be started breaks its stage and not the run', async () => {
  const missing = async () => {
    throw new Obstacle('ctest cannot be started.');
  };
  const outcomes = await runStages([
    { name: 'units', run: missing },
    { name: 'types', run: async () => 0 },
  ]);
  expect(outcomes.map(({ broken }) => broken.length)).toEqual([1, 0]);
});

test('what builds on a broken stage is not run, and the failure is counted once', async () => {
  const tests = vi.fn(async () => 0);
  const outcomes = await runStages([
    { name: 'build', run: async () => 2 },
    { name: 'tests', run: tests, after: ['build'] },
  ]);
  expect(tests).not.toHaveBeenCalled();
  expect(outcomes[1]?.broken).toEqual(['tests: not run, because "build" failed']);
  expect(outcomes.map(({ counts }) => counts.failed)).toEqual([1, 0]);
});

function reporting(name: string, code: number, { passed, failed }: { passed: number; failed: number }) {
  const file = join(folder, `${name}.json`);
  const report = { numPassedTests: passed, numFailedTests: failed, numPendingTests: 0, numTodoTests: 0 };
  const run = async () => {
    writeFileSync(file, JSON.stringify(report));
    return code;
  };
  return { name, run, report: { file, read: readVitest } };
}
