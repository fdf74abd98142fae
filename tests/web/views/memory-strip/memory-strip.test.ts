import { afterEach, beforeEach, expect, it } from 'vitest';
import { MemoryStrip } from '../../../../web/views/memory-strip/memory-strip';
import { inputAt, runOf } from '../shared/fixture';

let strip: MemoryStrip;
const declared = { kind: 'memory-strip', title: 'Memory', x: 'lookups', site: 'cache', used: 'cache_bytes' } as const;
const legend = () =>
  [...(strip.shadowRoot?.querySelectorAll('.legend li') ?? [])].map(({ textContent }) =>
    textContent.replaceAll(/\s+/g, ' ').trim(),
  );
const buttons = () => [...(strip.shadowRoot?.querySelectorAll('button') ?? [])].map((each) => each.textContent.trim());

beforeEach(() => {
  strip = new MemoryStrip();
  document.body.append(strip);
});
afterEach(() => document.body.replaceChildren());

it('names use, high-water mark, bound and twin', async () => {
  strip.view = { ...declared, twin: 'twin_bytes' };
  strip.input = { ...inputAt(3000), ghost: null };
  await strip.updateComplete;
  expect(legend()).toEqual([
    'in use 840 B',
    'high-water mark 1,344 B',
    'bound 1,344 B',
    'unbounded twin at the end 840 B',
  ]);
});

it('without a twin leaves it out of legend and table', async () => {
  strip.view = { ...declared, twin: '' };
  strip.input = { ...inputAt(3000), ghost: null };
  await strip.updateComplete;
  expect(legend()).toHaveLength(3);
  strip.shadowRoot?.querySelector<HTMLButtonElement>('.tools button')?.click();
  await strip.updateComplete;
  const heads = [...(strip.shadowRoot?.querySelectorAll('thead th') ?? [])].map(({ textContent }) => textContent);
  expect(heads).toEqual(['lookups', 'in use', 'bound']);
});

it('offers the log scale where the twin would flatten the rest', async () => {
  strip.view = { ...declared, twin: 'twin_bytes' };
  strip.input = { ...inputAt(3000), ghost: null };
  await strip.updateComplete;
  expect(buttons()).toEqual(['Table']);
  strip.input = { ...inputAt(3000), run: runOf('', { sensors: 500 }), ghost: null };
  await strip.updateComplete;
  expect(buttons()).toEqual(['Log scale', 'Table']);
});
