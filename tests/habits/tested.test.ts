import { expect, test } from 'vitest';
import { tested } from './rules/tested';
import { repository } from './rules/tree';

test('every concept of the core has its test, and every test its concept', () => {
  expect(tested(repository())).toEqual([]);
});

const files = (...paths: string[]) => new Map(paths.map((path) => [path, '']));

test('a folder without a test is caught', () => {
  expect(tested(files('core/sim/task.hpp', 'core/base/text.cpp', 'tests/unit/base/text.test.cpp'))).toEqual([
    'core/sim has no test',
  ]);
});

test('a policy that no test includes is caught', () => {
  const tree = files('core/eviction/lru.hpp', 'core/eviction/sieve.hpp');
  tree.set('tests/unit/eviction/lru.test.cpp', '#include "eviction/lru.hpp"');
  expect(tested(tree)).toEqual(['core/eviction/sieve.hpp is included by no test']);
});

test('an exercise needs a test and figures, beside the tests or in its own folder', () => {
  const folder = 'core/exercises/lab/own';
  const own = ['exercise.cpp', 'exercise.test.cpp', 'vectors.jsonl', 'figures.txt'].map((name) => `${folder}/${name}`);
  const apart = [
    'core/exercises/lab/apart/exercise.cpp',
    'tests/unit/exercises/lab/apart/exercise.test.cpp',
    'tests/conformance/lab/apart.jsonl',
  ];
  expect(tested(files(...own, ...apart))).toEqual([]);
  expect(tested(files(`${folder}/exercise.cpp`))).toEqual([
    `${folder} has no test`,
    `${folder} has no recorded figures`,
  ]);
});

test('a test or record of what is gone is caught', () => {
  const gone = ['tests/unit/gone/text.test.cpp', 'tests/conformance/lab/gone.txt'];
  expect(tested(files(...gone))).toEqual([
    'tests of core/gone, which is not there',
    'tests/conformance/lab/gone.txt is of core/exercises/lab/gone, which is not there',
  ]);
});
