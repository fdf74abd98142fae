import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { includeFolders, readingOptions, words } from '../../tools/clang/compile-commands.mjs';
import { closure } from '../../tools/clang/includes.mjs';
import { TidyCache } from '../../tools/clang/tidy-cache.mjs';
import { temporaryFolder } from './temporary-folder';

const scratch = temporaryFolder();

test('a compile command is split as a shell would', () => {
  expect(words(String.raw`c++ -DNAME=\"lru\" '-DTEXT=a b' "/with space/a.cpp"`)).toEqual([
    'c++',
    '-DNAME="lru"',
    '-DTEXT=a b',
    '/with space/a.cpp',
  ]);
});

test('only the options that change how a source reads are kept', () => {
  const args = words('c++ -O3 -Wall -std=c++20 -Icore -isystem /usr/include/x -fno-gcse -DNDEBUG -o a.o -c a.cpp');
  const options = readingOptions(args);
  expect(options).toEqual(['-std=c++20', '-Icore', '-isystem', '/usr/include/x', '-DNDEBUG']);
  expect(includeFolders(options)).toEqual(['core']);
});

test('a source is followed through its own includes, in a circle too', () => {
  const folder = mkdtempSync(join(scratch, 'includes-'));
  writeFileSync(join(folder, 'a.cpp'), '#include "a.hpp"\n#include <vector>\n#include "generated_elsewhere.hpp"');
  writeFileSync(join(folder, 'a.hpp'), '#  include "b.hpp"');
  writeFileSync(join(folder, 'b.hpp'), '#include "a.hpp"');
  const files = [...closure(join(folder, 'a.cpp'), []).keys()];
  expect(files).toEqual(['a.cpp', 'a.hpp', 'b.hpp'].map((name) => join(folder, name)));
  // As a source that joins others names them.
  writeFileSync(join(scratch, 'joined.cxx'), `#include "${join(folder, 'a.hpp')}"`);
  expect([...closure(join(scratch, 'joined.cxx'), []).keys()]).toContain(join(folder, 'b.hpp'));
});

test('the cache of clang-tidy forgets what a run did not use', () => {
  const folder = mkdtempSync(join(scratch, 'cache-'));
  const first = new TidyCache(folder);
  first.remember('old');
  first.remember('kept');
  const second = new TidyCache(folder);
  expect(second.isClean('kept')).toBe(true);
  expect(second.isClean('changed')).toBe(false);
  second.dropUnused();
  expect(readdirSync(folder)).toEqual(['kept']);
});

test('keys differ when the same bytes are split in another way', () => {
  expect(TidyCache.key(['ab', 'c'])).not.toBe(TidyCache.key(['a', 'bc']));
});
