import { expect, test } from 'vitest';
import { length } from './rules/length';
import { machinePaths } from './rules/machine-paths';
import { repository } from './rules/tree';
import { unfinished } from './rules/unfinished';

test('no source is longer than one concept takes', () => {
  expect(length(repository())).toEqual([]);
});

test('a source that is too long is caught', () => {
  const tree = new Map([
    ['core/base/long.cpp', '\n'.repeat(401)],
    ['core/base/fine.cpp', '\n'.repeat(400)],
    ...['a', 'b', 'c'].map((name): [string, string] => [`core/base/${name}.cpp`, '\n']),
    ['package-lock.json', '\n'.repeat(5000)],
  ]);
  expect(length(tree)).toEqual(['core/base/long.cpp has 401 lines; 400 are allowed']);
});

test('sources that are long on the whole are caught', () => {
  const tree = (lines: number) => new Map(['a', 'b', 'c'].map((name) => [`web/${name}.ts`, '\n'.repeat(lines)]));
  expect(length(tree(69))).toEqual([]);
  expect(length(tree(70))).toEqual(['half of the sources have 70 lines or more; the median is to be below 70']);
});

test('nothing is left for later', () => {
  expect(unfinished(repository())).toEqual([]);
});

test('a mark that leaves something for later is caught', () => {
  const text = `int size();\n// ${'TO'}${'DO'}: bound it\n`;
  expect(unfinished(new Map([['core/base/text.hpp', text]]))).toHaveLength(1);
});

test('no file names a path of one machine', () => {
  expect(machinePaths(repository())).toEqual([]);
});

test('a path of one machine is caught', () => {
  const home = ['', 'home', 'ada', 'cachebound'].join('/');
  expect(machinePaths(new Map([['README.md', `cd ${home}\n`]]))).toHaveLength(1);
  expect(machinePaths(new Map([['README.md', `https://example.org${home}\n`]]))).toEqual([]);
});
