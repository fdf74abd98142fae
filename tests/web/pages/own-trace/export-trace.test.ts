import { expect, test } from 'vitest';
import type { Standing } from '../../../../web/contract/trace-model';
import { csvOfRace, rowsOf } from '../../../../web/pages/own-trace/export-trace';

const standing: Standing = {
  columns: [
    { name: 'who', label: 'Who', unit: '', measured: false },
    { name: 'share', label: 'Share', unit: 'ratio', measured: false },
  ],
  rows: [
    ['a,b', 0.25],
    ['c', null],
  ],
  labels: ['A', 'C'],
  ideas: ['', ''],
  notes: [],
};

test('a race is exported by the names of its columns', () => {
  expect(csvOfRace(standing)).toBe('who,share\r\n"a,b",0.25\r\nc,');
  expect(rowsOf(standing)).toEqual([
    { who: 'a,b', share: 0.25 },
    { who: 'c', share: null },
  ]);
});
