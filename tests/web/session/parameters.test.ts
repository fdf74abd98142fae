import { expect, test } from 'vitest';
import { Parameters } from '../../../web/session/parameters';

test('a query comes out as it went in, repeats included', () => {
  expect(Parameters.fromQuery('a=1&b=&a=2').toQuery()).toBe('a=1&b=&a=2');
});

test('setting a name replaces all its texts, in the place of the first', () => {
  expect(Parameters.fromQuery('a=1&b=2&a=3').set('a', '9').toQuery()).toBe('a=9&b=2');
});

test('setting a new name adds it at the end', () => {
  expect(Parameters.fromQuery('a=1').set('b', 'x y').toQuery()).toBe('a=1&b=x+y');
});

test('leaving a name out drops every text of it', () => {
  expect(Parameters.fromQuery('a=1&b=2&a=3').without('a').toQuery()).toBe('b=2');
});

test('texts hold the first of each name', () => {
  expect(Parameters.fromQuery('a=1&b=2&a=3').texts()).toEqual({ a: '1', b: '2' });
});
