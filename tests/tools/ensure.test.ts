import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { groups } from '../../tools/ensure/needs.mjs';
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
  expect(stdout).toMatch(/^npm start builds .+ port 41739: about .+\.\n$/);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('cmake, ninja, emscripten');
});

test('npm test without tools still ends with its closing line', () => {
  const { status, stdout } = withEmptyPath('tools/test.mjs');
  expect(status).toBe(1);
  expect(stdout.trim().split('\n').at(-1)).toBe('0 passed, 1 failed');
});

test.each([
  ['native', 'hiredis', 'libhiredis-dev', 'hiredis'],
  ['native', 'SQLite', 'libsqlite3-dev', 'sqlite'],
  ['oracles', 'redis-server', 'redis-server', 'redis'],
  ['oracles', "python3's redis", 'python3-redis', undefined],
  ['oracles', "python3's diskcache", 'python3-diskcache', undefined],
  ['oracles', "python3's cachetools", 'python3-cachetools', undefined],
] as const)('%s: %s comes by the package %s', (group, name, apt, brew) => {
  const need = groups[group].needs.find((one) => one.name === name);
  expect(need).toMatchObject({ apt });
  expect(need?.brew).toBe(brew);
});

test('a native build without hiredis and SQLite is told what to install', () => {
  const missing = ['-DCMAKE_DISABLE_FIND_PACKAGE_SQLite3=ON', '-DBUILD_TESTING=OFF'];
  const env = { ...process.env, PKG_CONFIG_LIBDIR: emptyPath, PKG_CONFIG_PATH: '' };
  const { status, stderr } = spawnSync('cmake', ['-S', '.', '-B', `${emptyPath}/build`, '-G', 'Ninja', ...missing], {
    env,
    encoding: 'utf8',
  });
  expect(status).not.toBe(0);
  const told = stderr.replace(/\s+/g, ' ');
  expect(told).toContain('hiredis, for stores on Redis (apt: libhiredis-dev, brew: hiredis)');
  expect(told).toContain('SQLite 3, for stores in files (apt: libsqlite3-dev, brew: sqlite)');
}, 60_000);

function withEmptyPath(command: string) {
  const env = { ...process.env, PATH: emptyPath, EMSDK: '', PORT: '41739' };
  return spawnSync(process.execPath, [command], { env, encoding: 'utf8' });
}
