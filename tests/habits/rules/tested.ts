import { dirname } from 'node:path';
import { quotedIncludes } from '../../../tools/clang/includes.mjs';
import type { Rule, Tree } from './tree';

/** Folders in which each header is a concept of its own: a policy, a store, a pattern, a part that they are made of. */
const ofConcepts = /^core\/(eviction|store|store\/native|pattern)\/\w+\.hpp$/;
const source = /^core\/.*\.(cpp|hpp)$/;
const testFile = /\.test\.cpp$/;

/**
 * Every folder of core/ has tests, in the same folder of tests/unit/ or in its own; every policy, store and pattern is
 * included by a test; every exercise has recorded figures; and every test and record belongs to something that is there.
 */
export const tested: Rule = (tree) => {
  const paths = [...tree.keys()].filter((path) => /^(core|tests)\//.test(path));
  const folders = new Set(paths.filter(isCompiled).map(dirname));
  const withTests = new Set(paths.filter((path) => testFile.test(path)).map(testedFolder));
  const included = includedByTests(tree);
  const exercises = new Set(paths.filter((path) => /\/exercise\.cpp$/.test(path)).map(dirname));
  const records = paths.flatMap((path) => recordOf(path) ?? []);
  const recorded = new Set(records.filter(({ ending }) => ending === 'jsonl').map(({ folder }) => folder));
  return [
    ...[...folders].filter((folder) => !withTests.has(folder)).map((folder) => `${folder} has no test`),
    ...paths
      .filter((path) => ofConcepts.test(path) && !included.has(path))
      .map((path) => `${path} is included by no test`),
    ...[...exercises].filter((folder) => !recorded.has(folder)).map((folder) => `${folder} has no recorded figures`),
    ...[...withTests]
      .filter((folder) => !folders.has(folder))
      .map((folder) => `tests of ${folder}, which is not there`),
    ...records
      .filter(({ folder }) => !exercises.has(folder))
      .map(({ path, folder }) => `${path} is of ${folder}, which is not there`),
  ];
};

/** Neither what the page shows, nor a test, nor what stands in for a missing standard header. */
function isCompiled(path: string): boolean {
  return source.test(path) && !testFile.test(path) && !/\/program\.cpp$|\/compat\//.test(path);
}

/** The folder of core/ that a test file is about; those of other kinds of tests are about the whole. */
function testedFolder(path: string): string {
  const folder = dirname(path);
  if (folder.startsWith('tests/unit/')) return folder.replace('tests/unit/', 'core/');
  return folder.startsWith('tests/') ? 'core/base' : folder;
}

/** By tests themselves, and by what tests share. */
function includedByTests(tree: Tree): Set<string> {
  const included = [...tree].filter(([path]) => /^tests\/.*\.(cpp|hpp)$/.test(path) || testFile.test(path));
  return new Set(included.flatMap(([, text]) => quotedIncludes(text).map((name) => `core/${name}`)));
}

/** What CPython and the C++ program printed for an exercise, beside the tests or in its own folder. */
function recordOf(path: string): { path: string; folder: string; ending: string } | undefined {
  const [, chapter, id, ending] =
    /^tests\/conformance\/([^/]+)\/([^/]+)\.(jsonl|txt)$/.exec(path) ??
    /^core\/exercises\/([^/]+)\/([^/]+)\/(?:vectors\.(jsonl)|figures\.(txt))$/.exec(path) ??
    [];
  if (chapter === undefined || id === undefined) return undefined;
  return { path, folder: `core/exercises/${chapter}/${id}`, ending: ending ?? 'txt' };
}
