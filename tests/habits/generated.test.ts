import { expect, test } from 'vitest';
import { generatedFiles } from './rules/generated';
import { trackedPaths } from './rules/tree';

test('no generated file is tracked', () => {
  expect(generatedFiles(trackedPaths())).toEqual([]);
});

test.each([
  'build/release/bin/cachebound',
  'web/dist/index.html',
  'node_modules/lit/index.js',
  'wasm/modules/lab.wasm',
  'compile_commands.json',
])('%s would be caught', (path) => {
  expect(generatedFiles(['core/base/clock.hpp', path])).toEqual([`${path} is generated, and tracked`]);
});
