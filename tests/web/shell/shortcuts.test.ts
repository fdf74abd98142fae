import { expect, test } from 'vitest';
import { listKey, pressedKey, shortcuts } from '../../../web/shell/shortcuts';

function press(element: HTMLElement, init: KeyboardEventInit): string | undefined {
  document.body.append(element);
  let key: string | undefined;
  const listen = (event: Event) => {
    key = pressedKey(event as KeyboardEvent);
  };
  addEventListener('keydown', listen, { once: true });
  element.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, ...init }));
  element.remove();
  return key;
}

const element = (html: string): HTMLElement => {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  return holder.firstElementChild as HTMLElement;
};

test('no key does two things', () => {
  const keys = [...shortcuts.map(({ key }) => key), listKey];
  expect(new Set(keys).size).toBe(keys.length);
});

test('a key counts on the page, on buttons and on sliders', () => {
  for (const html of ['<p>text</p>', '<button>b</button>', '<input type="range">', '<input type="checkbox">']) {
    expect(press(element(html), { key: 'p' })).toBe('p');
  }
});

test('a key that somebody types or chooses with is theirs', () => {
  for (const html of ['<input>', '<input type="text">', '<select></select>', '<textarea></textarea>']) {
    expect(press(element(html), { key: 'p' })).toBeUndefined();
  }
});

test('a key with a modifier is the browser’s', () => {
  expect(press(element('<p></p>'), { key: 'p', ctrlKey: true })).toBeUndefined();
  expect(press(element('<p></p>'), { key: 'r', metaKey: true })).toBeUndefined();
});
