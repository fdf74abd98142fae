import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Obstacle } from '../../tools/obstacle.mjs';
import { readVitest } from '../../tools/reports/readers.mjs';
import { runStages } from '../../tools/stages/stage.mjs';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

test('a stage that runs tests counts what its report says', async () => {
  const [outcome] = await runStages([reporting('web', 0, { passed: 3, failed: 0 })]);
  expect(outcome).toEqual({ counts: { passed: 3, failed: 0, skipped: 0 }, broken: [] });
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
