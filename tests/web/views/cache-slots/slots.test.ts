import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joined } from '../../../../web/views/cache-slots/bands';
import { CacheSlots } from '../../../../web/views/cache-slots/cache-slots';
import { frameAt, inputAt } from '../shared/fixture';

let slots: CacheSlots;
const all = (selector: string) => [...(slots.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
const show = async (maxsize: number | null, sensors = 10) => {
  slots.input = { ...inputAt(0), frame: frameAt(3000, { maxsize, sensors }) };
  await slots.updateComplete;
};

beforeEach(() => {
  slots = new CacheSlots();
  slots.view = { kind: 'cache-slots', title: 'Cache' };
  document.body.append(slots);
});
afterEach(() => document.body.replaceChildren());

describe('cache slots', () => {
  it('lie in order, the touched one marked, empty ones up to the capacity', async () => {
    await show(16);
    expect(all('.slot[data-key]').map(({ dataset }) => dataset.key)).toEqual(
      'S9 S8 S7 S6 S5 S4 S3 S2 S1 S0'.split(' '),
    );
    expect(all('.slot.hit').map(({ dataset }) => dataset.key)).toEqual(['S9']);
    expect(all('.slot.empty')).toHaveLength(6);
  });

  it('say in place of the age what the core notes of an entry', async () => {
    const frame = frameAt(3000, { maxsize: 16, sensors: 1 });
    const cells = [{ key: 'S0', label: 'S0', age: 4, state: 'expired' as const, note: 'expired' }];
    slots.input = { ...inputAt(0), frame: { ...frame, slots: { order: '', capacity: 2, size: 1, cells, bands: [] } } };
    await slots.updateComplete;
    expect(all('.slot.expired .age').map(({ textContent }) => textContent)).toEqual(['expired']);
  });

  it('have no empty ones where there is no bound, but say so', async () => {
    await show(null);
    expect(all('.slot.empty')).toHaveLength(0);
    expect(all('.more').map(({ textContent }) => textContent)).toEqual(['unbounded']);
  });

  it('count the free ones where they are too many to draw', async () => {
    await show(5000);
    expect(all('.slot.empty')).toHaveLength(0);
    expect(all('.more').map(({ textContent }) => textContent)).toEqual(['4,990 free']);
  });

  it('are hidden where the exercise has none', async () => {
    const { slots: _, ...frame } = frameAt(3000);
    slots.input = { ...inputAt(0), frame };
    await slots.updateComplete;
    expect(slots.hidden).toBe(true);
    await show(16);
    expect(slots.hidden).toBe(false);
  });

  it('become a heat strip where entries are too many to draw', async () => {
    await show(1000, 900);
    expect(all('.slot')).toHaveLength(0);
    expect(all('.band')).toHaveLength(100);
    expect(all('.free').map((free) => free.getAttribute('aria-label'))).toEqual(['100 free']);
  });
});

it('bands too many to tell apart are joined without losing an entry', () => {
  const bands = Array.from({ length: 250 }, (_, index) => ({ entries: 2, newest: index, oldest: index + 1 }));
  const fewer = joined(bands);
  expect(fewer.length).toBeLessThanOrEqual(100);
  expect(fewer.reduce((sum, { entries }) => sum + entries, 0)).toBe(500);
  expect([fewer[0]?.newest, fewer.at(-1)?.oldest]).toEqual([0, 250]);
});
