import { expect, test } from 'vitest';
import { addressAttributes } from '../../../web/element/attributes';

test('what any element may carry names no parameter', () => {
  const holder = document.createElement('div');
  holder.innerHTML = `<div id="x" class="wide" style="color: red" title="t" lang="en" hidden data-theme="dark" aria-label="l"
    onclick="go()" exercise="tally" steps="9" once="2" show="counters"></div>`;
  expect(addressAttributes(holder.firstElementChild as Element)).toEqual([
    ['exercise', 'tally'],
    ['steps', '9'],
    ['once', '2'],
    ['show', 'counters'],
  ]);
});
