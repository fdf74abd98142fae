import { expect, test } from 'vitest';
import { decodeValues, encodeFault, encodeRows, type SqlValue } from '../../../web/storage/sql-wire';

const text = (words: string) => new TextEncoder().encode(words);

test('values are read as the core writes them', () => {
  // The bytes that tests/unit/store/sql_wire.test.cpp expects of the core.
  const bytes = Uint8Array.of(0, 1, 2, 1, 0, 0, 0, 0, 0, 0, 2, 3, 0, 0, 0, 97, 0, 98);
  expect(decodeValues(bytes)).toEqual([null, 258n, Uint8Array.of(97, 0, 98)]);
  expect(decodeValues(Uint8Array.of(1, 255, 255, 255, 255, 255, 255, 255, 255))).toEqual([-1n]);
  expect(decodeValues(new Uint8Array())).toEqual([]);
});

test('values are copied out of the memory that they lie in', () => {
  const memory = Uint8Array.of(9, 9, 2, 1, 0, 0, 0, 97, 9);
  const [value] = decodeValues(memory.subarray(2, 8));
  memory.fill(0);
  expect(value).toEqual(text('a'));
});

test('rows are written with their counts, row by row', () => {
  const rows: SqlValue[][] = [
    [1n, text('x')],
    [null, -2n],
  ];
  const bytes = encodeRows(rows);
  expect([...bytes.slice(0, 9)]).toEqual([0, 2, 0, 0, 0, 2, 0, 0, 0]);
  expect(decodeValues(bytes.slice(9))).toEqual(rows.flat());
  expect([...encodeRows([])]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('the largest and the smallest number keep every bit', () => {
  const ends = [2n ** 63n - 1n, -(2n ** 63n)];
  expect(decodeValues(encodeRows([ends]).slice(9))).toEqual(ends);
});

test('a fault is its number and the words', () => {
  expect([...encodeFault('unreachable', 'no')]).toEqual([1, 110, 111]);
  expect([...encodeFault('timeout', '')]).toEqual([2]);
  expect([...encodeFault('full', '')]).toEqual([3]);
});
