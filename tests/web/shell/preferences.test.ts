import { afterEach, expect, test, vi } from 'vitest';
import { Preference } from '../../../web/shell/preferences';

const allowed = ['auto', 'light', 'dark'] as const;

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

test('a choice is kept from visit to visit', () => {
  new Preference('theme', allowed).value = 'dark';
  expect(new Preference('theme', allowed).value).toBe('dark');
});

test('the first is the default, also where something unknown was kept', () => {
  localStorage.setItem('cachebound.theme', 'mauve');
  expect(new Preference('theme', allowed).value).toBe('auto');
});

test('next goes round in a circle', () => {
  const preference = new Preference('theme', allowed);
  expect([preference.next(), preference.next(), preference.next()]).toEqual(['light', 'dark', 'auto']);
});

test('where storage is blocked the choice holds until the page is left', () => {
  const blocked = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked });
  const preference = new Preference('theme', allowed);
  expect(preference.next()).toBe('light');
  expect(preference.value).toBe('light');
});
