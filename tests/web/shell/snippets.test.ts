import { expect, test } from 'vitest';
import { readAddress } from '../../../web/session/address';
import { elementSnippet, frameSnippet } from '../../../web/shell/snippets';

const home = 'https://course.example/lab/';
const { address } = readAddress('?exercise=tally&steps=9&label="<b>&show=counters');

/** In a template nothing is fetched. */
function parsed(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

test('the frame opens the state beside the playground, and its helper comes from there too', () => {
  const page = parsed(frameSnippet(home, address, 'Tally "one"'));
  const frame = page.querySelector('iframe');
  const source = new URL(frame?.getAttribute('src') ?? '');
  expect(source.origin + source.pathname).toBe('https://course.example/lab/embed.html');
  expect(readAddress(source.search).address).toEqual(address);
  expect(frame?.getAttribute('title')).toBe('Tally "one"');
  expect(page.querySelector('script')?.getAttribute('src')).toBe('https://course.example/lab/cachebound-frame.js');
});

test('the element carries the state in its attributes', () => {
  const page = parsed(elementSnippet(home, address));
  const element = page.querySelector('cachebound-exercise');
  expect(element?.getAttribute('steps')).toBe('9');
  expect(element?.getAttribute('label')).toBe('"<b>');
  expect(element?.getAttribute('show')).toBe('counters');
  expect(page.querySelector('script')?.getAttribute('src')).toBe('https://course.example/lab/cachebound.js');
});
