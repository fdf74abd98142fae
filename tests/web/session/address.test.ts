import { expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../../web/session/address';

const read = (search: string) => readAddress(search).address;

test.each([
  '',
  '?exercise=calibration-lookup',
  '?exercise=calibration-lookup&maxsize=9',
  '?exercise=tally&maxsize=none&order=zipf&at=3101&against=maxsize%3D9%26order%3Dzipf&pin=1&tab=checks&speed=100&theme=dark',
  '?exercise=tally&against=',
  '?exercise=tally&show=counters%2Ccache-slots&lock=maxsize',
  '?maxsize=9&maxsize=10',
  '?nonsense=1&maxsize=',
])('%s comes out as it went in', (search) => {
  expect(writeAddress(read(search))).toBe(search);
});

test('what is no name of the format is a parameter, in its order, as often as it comes', () => {
  const { parameters } = read('?b=2&exercise=tally&a=1&speed=max&b=3&toString=4');
  expect(parameters.pairs).toEqual([
    ['b', '2'],
    ['a', '1'],
    ['b', '3'],
    ['toString', '4'],
  ]);
});

test('special characters in parameters survive', () => {
  const search = `?${new URLSearchParams({ 'a b': 'x&y=z', ü: '%25+' })}`;
  const address = read(search);
  expect(address.parameters.get('a b')).toBe('x&y=z');
  expect(read(writeAddress(address)).parameters.get('ü')).toBe('%25+');
});

test('a ghost of the defaults is not the same as none', () => {
  expect(read('?against=').against).toBe('');
  expect(read('').against).toBeNull();
});

test('version 1 may be written, and is implied', () => {
  expect(readAddress('?v=1&exercise=tally')).toEqual(readAddress('?exercise=tally'));
});

test.each([
  ['?v=2&maxsize=9', 'v: got "2"; allowed: 1, the version of links known here.'],
  ['?at=-1', 'at: got "-1"; allowed: a position in the run, a whole number.'],
  ['?at=1e3', 'at: got "1e3"; allowed: a position in the run, a whole number.'],
  ['?speed=7', 'speed: got "7"; allowed: 1, 10, 100, 1000, max.'],
  ['?theme=blue', 'theme: got "blue"; allowed: light, dark, auto.'],
  ['?pin=yes', 'pin: got "yes"; allowed: 0 or 1.'],
  ['?exercise=a&exercise=b', 'exercise: given more than once; the first counts.'],
])('%s gets one clear sentence', (search, sentence) => {
  expect(readAddress(search).problems).toEqual([sentence]);
});

test('what was not understood leaves the rest as it is', () => {
  const { address } = readAddress('?exercise=tally&maxsize=9&at=x&speed=100');
  expect(address).toMatchObject({ exercise: 'tally', at: null, speed: '100' });
  expect(address.parameters.get('maxsize')).toBe('9');
});

test('a sentence quotes no more than a line', () => {
  const [sentence] = readAddress(`?speed=${'9'.repeat(1_000)}`).problems;
  expect(sentence?.length).toBeLessThan(120);
});
