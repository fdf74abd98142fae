import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { tooOld } from '../../tools/node-version.mjs';
import { temporaryFolder } from './temporary-folder';

const emptyPath = temporaryFolder();

test.each(['18.20.0', '20.18.3'])('Node %s is told in one sentence that it is too old', (version) => {
  expect(tooOld(version)).toMatch(/^Cachebound needs Node 20\.19 or newer, and this is Node [\d.]+: [^.]+\.[^ ]+$/);
});

test.each(['20.19.0', '22.0.0', '24.11.1'])('Node %s will do', (version) => {
  expect(tooOld(version)).toBeUndefined();
});

test('npm start without tools, and without a way to install them, names them in one sentence', () => {
  const { status, stderr, stdout } = withEmptyPath('tools/start.mjs');
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('cmake, ninja, emscripten');
});

test('npm test without tools still ends with its closing line', () => {
  const { status, stdout } = withEmptyPath('tools/test.mjs');
  expect(status).toBe(1);
  expect(stdout.trim().split('\n').at(-1)).toBe('0 passed, 1 failed');
});

function withEmptyPath(command: string) {
  const env = { ...process.env, PATH: emptyPath, EMSDK: '', PORT: '41739' };
  return spawnSync(process.execPath, [command], { env, encoding: 'utf8' });
}
