import { expect, test } from 'vitest';
import { layers } from './rules/layers';
import { repository } from './rules/tree';

test('a folder of the core includes only itself and folders below it', () => {
  expect(layers(repository())).toEqual([]);
});

test('an include from above is caught', () => {
  const tree = new Map([['core/base/clock.hpp', '#pragma once\n#include "engine/session.hpp"\n']]);
  expect(layers(tree)).toEqual([
    'core/base/clock.hpp includes "engine/session.hpp", which lies in a layer above its own',
  ]);
});

test('an include of the own folder, of one below and of the standard library is fine', () => {
  const tree = new Map([
    ['core/cache/lru.cpp', '#include <vector>\n#include "cache/lru.hpp"\n#include "base/keys.hpp"'],
  ]);
  expect(layers(tree)).toEqual([]);
});

test('the boundary may include the exercises, but not the program', () => {
  expect(layers(new Map([['wasm/bindings.cpp', '#include "exercises/all.hpp"']]))).toEqual([]);
  expect(layers(new Map([['wasm/bindings.cpp', '#include "cli/run.hpp"']]))).toHaveLength(1);
});

test('a quoted include that names no folder is caught', () => {
  expect(layers(new Map([['core/base/text.cpp', '#include "text.hpp"']]))).toHaveLength(1);
});
