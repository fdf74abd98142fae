import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Tabs } from '../../../../web/views/controls/tabs';

let tabs: Tabs;
const chosen: string[] = [];

const strip = () => [...(tabs.shadowRoot?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
const selected = () => strip().find((tab) => tab.getAttribute('aria-selected') === 'true')?.id;
const press = async (key: string) => {
  strip()
    .find(({ tabIndex }) => tabIndex === 0)
    ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await tabs.updateComplete;
};

beforeEach(async () => {
  chosen.length = 0;
  tabs = new Tabs();
  tabs.tabs = ['events', 'results', 'checks'].map((id) => ({ id, label: id }));
  tabs.addEventListener('select-tab', (event) => chosen.push((event as CustomEvent<{ id: string }>).detail.id));
  document.body.append(tabs);
  await tabs.updateComplete;
});
afterEach(() => document.body.replaceChildren());

describe('the tab strip', () => {
  it('opens the first tab when none, or an unknown one, is selected', async () => {
    expect(selected()).toBe('tab-events');
    tabs.selected = 'gone';
    await tabs.updateComplete;
    expect(selected()).toBe('tab-events');
  });

  it('moves with the arrows, around the ends, and with Home and End', async () => {
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End']) await press(key);
    expect(chosen).toEqual(['results', 'checks', 'events', 'checks', 'events', 'checks']);
    expect(tabs.shadowRoot?.activeElement?.id).toBe('tab-checks');
  });

  it('has one tab stop, and shows the panel of the open tab alone', async () => {
    await press('ArrowRight');
    expect(strip().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
    const panels = [...(tabs.shadowRoot?.querySelectorAll<HTMLElement>('[role=tabpanel]') ?? [])];
    expect(panels.map(({ hidden }) => hidden)).toEqual([true, false, true]);
  });

  it('leaves other keys alone', async () => {
    await press('a');
    expect(chosen).toEqual([]);
  });
});
