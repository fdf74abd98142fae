import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { byName } from '../../tools/stages/by-name.mjs';
import { matching } from '../../tools/stages/catch.mjs';
import { partOf } from '../../tools/stages/parts.mjs';

const names = (...words: string[]) => partOf(words).stages.map(({ name }) => name);

test('a part builds what it tests, and nothing else', () => {
  expect(names('core')[0]).toBe('native build');
  expect(names('core')).not.toContain('WebAssembly build');
  expect(names('e2e').at(-1)).toBe('page in a real browser');
  expect(names('e2e')).not.toContain('native build');
});

test('without a part every stage of every part is done, and a build once', () => {
  const all = names();
  expect(new Set(all).size).toBe(all.length);
  for (const part of ['core', 'e2e', 'tools']) expect(all).toEqual(expect.arrayContaining(names(part)));
  expect(all).toContain('page modules, and parity of program and WebAssembly');
});

test('each stage comes after those that it builds on', () => {
  for (const part of [[], ['core'], ['core', 'lru'], ['web'], ['e2e'], ['tools']]) {
    const stages = partOf(part).stages;
    for (const [index, { after = [] }] of stages.entries()) {
      const before = stages.slice(0, index).map(({ name }) => name);
      expect(before).toEqual(expect.arrayContaining(after));
    }
  }
});

test.each([
  [['cor'], 'part: got cor; allowed: core, web, e2e, tools, each alone or with one name after it.'],
  [['constructor'], 'part: got constructor; allowed: core, web, e2e, tools, each alone or with one name after it.'],
  [['core', 'lru', 'cache'], 'name: got lru cache; allowed: one name, in quotes.'],
])('%j is refused in a sentence', (words, sentence) => {
  expect(() => partOf(words)).toThrow(sentence);
  const { status, stderr } = spawnSync(process.execPath, ['tools/test.mjs', ...words], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, `${sentence}\n`]);
});

test('a name is looked for in files first, and else in titles', () => {
  const where = { folders: ['tests/tools'], title: '--grep' };
  expect(byName(undefined, where)).toEqual([]);
  expect(byName('parts', where)).toEqual(['parts']);
  expect(byName('no file (of ours)', where)).toEqual(['--grep', String.raw`no file \(of ours\)`]);
});

test("Catch2 is told a name as part of a test's, as a tag and as a file's", () => {
  expect(matching('lru_cache')).toBe('*lru_cache*,[lru_cache],[#lru_cache.test]');
  expect(matching('a, b')).toBe(String.raw`*a\, b*,[a\, b],[#a\, b.test]`);
});
