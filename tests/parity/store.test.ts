import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, exitOf, isBuilt, refusal } from './program';

/** A run that keeps its entries in a store, short enough for real time: 40 requests, 1 ms apart. */
const short = ['stampede', 'requests=40', 'load_ms=5', 'strategy=single-flight'];

interface Run {
  store?: string;
  measured?: boolean;
  digest: string;
  metrics: { hits: number; misses: number };
  facts: { label: string; value: number; measured: boolean }[];
  checks: { passed: boolean }[];
}

const run = async (...store: string[]): Promise<Run> =>
  JSON.parse(await ask('release', 'run', ...short, '--json', ...store)) as Run;

const folder = mkdtempSync(join(tmpdir(), 'cachebound-'));
const socket = join(folder, 'redis.sock');
const hasServer = process.env.CI === 'true' || spawnSync('redis-server', ['--version']).status === 0;
let server: ChildProcess | undefined;

beforeAll(async () => {
  if (!hasServer) return;
  const options = ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no', '--dir', folder];
  server = spawn('redis-server', options, { stdio: 'ignore' });
  for (let waits = 0; !existsSync(socket); waits += 1) {
    if (waits === 1000) throw new Error('redis-server does not start');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}, 30_000);
afterAll(() => {
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!isBuilt('release'))('the program on a store', () => {
  test('simulated is what a run is given without asking', async () => {
    const [asked, plain] = [await run('--store', 'simulated'), await run()];
    expect(asked).toMatchObject({ store: 'simulated', measured: false });
    expect({ ...asked, store: undefined, measured: undefined }).toEqual(plain);
  });

  test('in memory a run is on virtual time: the same each time', async () => {
    expect(await run('--store', 'memory')).toEqual(await run('--store', 'memory'));
  });

  const file = `sqlite:${join(folder, 'store.db')}`;
  test.each([file, `unix:${socket}`])(
    'on %s a run holds its checks, and what is measured stays out of the digest',
    async (store) => {
      if (!hasServer && store !== file) return;
      const [one, two] = [await run('--store', store), await run('--store', store)];
      expect(one).toMatchObject({ store, measured: true });
      expect(one.checks.filter(({ passed }) => !passed)).toEqual([]);
      expect(one.metrics.hits + one.metrics.misses).toBe(40);
      expect(one.facts.every(({ measured }) => measured)).toBe(true);
      const took = one.facts.find(({ label }) => label === 'a command took on average');
      expect(took?.value).toBeGreaterThan(0);
      expect(two.digest).toBe(one.digest);
    },
    30_000,
  );

  test('an exercise that keeps nothing in a store refuses one in a sentence', async () => {
    expect(await refusal('calibration-lookup', '--store', 'memory')).toBe(
      'store: got "memory" for calibration-lookup, which keeps nothing in a store; allowed: no store.',
    );
  });

  test('what is no address is bad input', async () => {
    expect(await refusal('stampede', '--store', 'mongodb://localhost')).toContain(
      'allowed: memory, simulated, redis://',
    );
  });

  test.each([`unix:${join(folder, 'none.sock')}`, 'redis://127.0.0.1:1', `sqlite:${join(folder, 'no', 'such.db')}`])(
    '%s is out of reach',
    async (store) => {
      expect(await exitOf('run', ...short, '--store', store)).toBe(3);
    },
  );
});
