import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder';

const scratch = temporaryFolder();

/** `.ci/run` in a checkout whose commands are these scripts. */
function ciOf(scripts: Record<'test' | 'check' | 'sanitize', string>) {
  const folder = mkdtempSync(join(scratch, 'ci-'));
  for (const path of ['.ci', 'tools']) cpSync(path, join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', scripts }));
  const { status, stdout } = spawnSync(join(folder, '.ci/run'), { encoding: 'utf8' });
  return { status, last: stdout.trimEnd().split('\n').at(-1) };
}

/** A script that leaves counts as a command does, and ends with a code. */
function leaving(command: string, passed: number, failed: number, skipped: number, code: number): string {
  const counts = `{ passed: ${passed}, failed: ${failed}, skipped: ${skipped} }`;
  const leave = `import('./tools/reports/counts.mjs').then((c) => c.leaveCounts('${command}', ${counts}))`;
  return `node -e "${leave}"; exit ${code}`;
}

const check = leaving('check', 2, 0, 0, 0);
const sanitize = leaving('sanitize', 3, 0, 0, 0);

test('one line sums every command', () => {
  expect(ciOf({ test: leaving('test', 7, 0, 1, 0), check, sanitize })).toEqual({
    status: 0,
    last: '12 passed, 0 failed, 1 skipped',
  });
}, 60_000);

test('a command that breaks is one failure, and those after it are run all the same', () => {
  const failing = leaving('check', 2, 1, 0, 1);
  expect(ciOf({ test: 'exit 3', check: failing, sanitize })).toEqual({ status: 1, last: '5 passed, 2 failed' });
}, 60_000);

test('a command that fails with nothing to show for it is one failure', () => {
  const failing = leaving('test', 7, 0, 0, 1);
  expect(ciOf({ test: failing, check, sanitize })).toEqual({ status: 1, last: '12 passed, 1 failed' });
}, 60_000);
