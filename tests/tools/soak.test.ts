import { expect, test } from 'vitest';
import { growth, readMemory } from '../../tools/soak/memory.mjs';

test('memory is read from what the program says, other lines are not', () => {
  const told = [
    'cachebound: skipped 1 bad line; the first: line 2 is torn.',
    '10,000,384 requests: 6,291,456 bytes resident',
    '20,004,864 requests: 6,295,552 bytes resident',
  ].join('\n');
  expect(readMemory(told)).toEqual([
    { requests: 10_000_384, bytes: 6_291_456 },
    { requests: 20_004_864, bytes: 6_295_552 },
  ]);
});

test('growth is that of the highest later sample, and negative when memory shrank', () => {
  expect(growth([{ bytes: 100 }, { bytes: 180 }, { bytes: 120 }])).toBe(80);
  expect(growth([{ bytes: 100 }, { bytes: 90 }])).toBe(-10);
});
