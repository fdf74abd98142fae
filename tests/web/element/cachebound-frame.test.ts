import { beforeAll, expect, test } from 'vitest';

beforeAll(async () => {
  // @ts-expect-error plain JavaScript, served as it is
  await import('../../../web/public/cachebound-frame.js');
});

function frame(): HTMLIFrameElement {
  const element = document.createElement('iframe');
  document.body.append(element);
  return element;
}

const say = (source: Window | null, data: unknown) =>
  dispatchEvent(new MessageEvent('message', { source: source as MessageEventSource, data }));
const height = (pixels: unknown) => ({ source: 'cachebound', version: 1, type: 'height', height: pixels });

test('the frame that asks gets its height, others keep theirs', () => {
  const [one, other] = [frame(), frame()];
  say(one.contentWindow, height(432));
  expect(one.style.height).toBe('432px');
  expect(other.style.height).toBe('');
});

test('messages of others, of other versions and out of bounds are left alone', () => {
  const one = frame();
  for (const data of [
    null,
    'height',
    { ...height(5), source: 'x' },
    { ...height(5), version: 2 },
    height(-1),
    height(1e9),
    height('9'),
  ]) {
    say(one.contentWindow, data);
  }
  expect(one.style.height).toBe('');
});
