import { expect, test } from 'vitest';
import { repository } from './rules/tree';
import { twins } from './rules/twins';

test('every header of the core has its unit test', () => {
  expect(twins(repository())).toEqual([]);
});

test('a header without its unit test is caught', () => {
  const tree = new Map([
    ['core/base/clock.hpp', ''],
    ['core/base/text.hpp', ''],
    ['tests/unit/base/text.test.cpp', ''],
  ]);
  expect(twins(tree)).toEqual(['core/base/clock.hpp has no tests/unit/base/clock.test.cpp']);
});
