import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository, type Tree } from '../habits/rules/tree';

/** An exercise a chapter is enough for a catalogue: all of them would take minutes to compile. */
const kept = 'lecture-38/memoize|stage-5/streaming-sum|lab/own-trace';
const dropped = [
  new RegExp(`^core/exercises/[^/]+/(?!shared/)(?!${kept.replace(/[^|]+\//g, '')})[^/]+/`),
  new RegExp(`^tests/conformance/[^/]+/(?!${kept.replace(/[^|]+\//g, '')})`),
  /^tests\/unit\/(?!eviction\/|exercises\/[^/]+$).*\.test\.cpp$/,
  /^tests\/(conformance|fuzz|contract|threads)\/(?!exercises|eviction_policy|shared_caches).*\.test\.cpp$/,
  /^(web|docs)\//,
];

/** The part of the checkout that new exercises and policies are compiled with, in another folder. */
export function copyTo(folder: string): Tree {
  const tree = new Map([...repository()].filter(([path]) => !dropped.some((pattern) => pattern.test(path))));
  for (const path of tree.keys()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(path, join(folder, path));
  }
  return tree;
}

/** Configures and builds targets there, neither optimised nor with anything for a debugger. */
export function build(folder: string, ...targets: string[]): void {
  const options = ['-DCMAKE_BUILD_TYPE=None', '-DCMAKE_CXX_FLAGS=-O0 -w'];
  execFileSync('cmake', ['-S', folder, '-B', join(folder, 'build'), '-G', 'Ninja', ...options], { stdio: 'pipe' });
  const { status, stdout } = spawnSync('cmake', ['--build', join(folder, 'build'), '--target', ...targets], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout.slice(-5000));
}

/** Runs `npm run new` there; what it says. */
export function makeNew(folder: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/new.mjs', ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Runs a program that was built there. */
export function run(folder: string, program: string, ...args: string[]): string {
  const path = join(folder, 'build/bin', program);
  if (!existsSync(path)) throw new Error(`${program} was not built`);
  return execFileSync(path, args, { encoding: 'utf8', stdio: 'pipe' });
}
