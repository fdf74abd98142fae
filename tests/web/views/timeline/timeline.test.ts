import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Timeline } from '../../../../web/contract/model';
import type { TimelineCanvas } from '../../../../web/views/timeline/canvas';
import { length } from '../../../../web/views/timeline/time-window';
import { TimelineView } from '../../../../web/views/timeline/timeline';
import { frameAt, inputAt } from '../shared/fixture';
import { busy, Recorder, stampede } from './timeline-fixture';

let view: TimelineView;
beforeEach(() => {
  view = new TimelineView();
  view.view = { kind: 'timeline', title: 'Requests', id: 'requests' };
  document.body.append(view);
});
afterEach(() => document.body.replaceChildren());

const show = async (requests?: Timeline, end = requests): Promise<void> => {
  const frame = (timeline: Timeline | undefined, position: number) => ({
    ...frameAt(position),
    ...(timeline && { timelines: { requests: timeline } }),
  });
  const input = inputAt(0);
  view.input = { ...input, run: input.run && { ...input.run, frame: frame(end, 10) }, frame: frame(requests, 5) };
  await view.updateComplete;
};
const all = (selector: string) => [...(view.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
const text = (selector: string) => all(selector).map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim());
const button = (label: string) =>
  all('button').find((each) => each.getAttribute('aria-label') === `${label}: Requests`);
const canvas = () => all('cb-timeline-canvas')[0] as TimelineCanvas;
const press = async (key: string, options = {}): Promise<void> => {
  const stage = canvas().shadowRoot?.querySelector('.stage');
  stage?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }));
  await view.updateComplete;
  await canvas().updateComplete;
};

it('before anything is recorded says so', async () => {
  await show();
  expect(text('.nothing')).toEqual(['Nothing has been recorded yet.']);
  await show(new Recorder([{ name: 'client', kind: 'client' }]).at(0));
  expect(text('.nothing')).toEqual(['Nothing has been recorded yet.']);
});

it('names what occurs, with the sign of each, and says in one sentence what is drawn', async () => {
  await show(stampede());
  expect(text('.legend li')).toContain('waiting');
  expect(text('.legend li')).toContain('lost message');
  expect(all('.legend li').every((each) => each.querySelector('svg path'))).toBe(true);
  expect(canvas().summary.replaceAll('\u00a0', ' ')).toBe('Requests: 8 lanes, 17 spans and 11 messages, now 58 ms');
});

it('buttons zoom in, go on, and show all again', async () => {
  await show(stampede());
  const whole = canvas().shown;
  expect(button('Zoom out')?.getAttribute('aria-disabled')).toBe('true');
  button('Zoom in')?.click();
  await view.updateComplete;
  const near = canvas().shown;
  expect(length(near)).toBeCloseTo(length(whole) / 2);
  button('Later')?.click();
  await view.updateComplete;
  expect(canvas().shown.from).toBeGreaterThan(near.from);
  button('Show all')?.click();
  await view.updateComplete;
  expect(canvas().shown).toEqual(whole);
});

it('keys do the same while the picture has the focus', async () => {
  await show(stampede());
  const whole = canvas().shown;
  await press('+');
  await press('+');
  expect(length(canvas().shown)).toBeCloseTo(length(whole) / 4);
  const { from } = canvas().shown;
  await press('ArrowRight', { shiftKey: true });
  expect(canvas().shown.from).toBeGreaterThan(from);
  await press('0');
  expect(canvas().shown).toEqual(whole);
});

it('a key that belongs to the browser or the page is left alone', async () => {
  await show(stampede());
  const stage = canvas().shadowRoot?.querySelector('.stage');
  for (const options of [{ key: '+', ctrlKey: true }, { key: 'p' }]) {
    const event = new KeyboardEvent('keydown', { ...options, bubbles: true, cancelable: true });
    stage?.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  }
});

it('arrow keys walk from one to the next, in words that are read out, and Escape leaves', async () => {
  await show(stampede());
  await press('ArrowRight');
  const first = text('.details')[0];
  await press('ArrowRight');
  expect(text('.details')[0]).not.toBe(first);
  expect(text('[aria-live]')[0]).toContain('client 1');
  await press('Escape');
  expect(text('.details')[0]).toContain('17 spans and 11 messages in view');
});

it('what was chosen stays chosen when the oldest go, until it goes itself', async () => {
  const lane = [{ name: 'client', kind: 'client' as const }];
  const early = new Recorder(lane).span(0, 0, 1, 'hit', 'first').span(0, 1, 2, 'hit', 'second').at(2);
  const later = new Recorder(lane).span(0, 1, 2, 'hit', 'second').span(0, 3, 4, 'hit', 'third').at(4);
  const end = new Recorder(lane).span(0, 3, 4, 'hit', 'third').span(0, 5, 6, 'hit', 'fourth').at(6);
  later.spans.gone = 1;
  end.spans.gone = 2;
  const run = inputAt(0).run;
  const at = async (requests: Timeline, position: number) => {
    view.input = { ...inputAt(0), run, frame: { ...frameAt(position), timelines: { requests } } };
    await view.updateComplete;
  };
  await at(early, 1);
  await press('End');
  expect(text('.details')[0]).toContain('second');
  await at(later, 2);
  expect(text('.details')[0]).toContain('second');
  await at(end, 3);
  expect(text('.details')[0]).toContain('2 spans and 0 messages in view');
});

it('the present stays in the picture when the playhead moves', async () => {
  const end = stampede();
  await show(end);
  await press('+');
  await press('+');
  await press('+');
  expect(canvas().shown.to).toBeLessThan(58e6);
  const frame = { ...frameAt(7), timelines: { requests: end } };
  view.input = { ...(view.input ?? inputAt(0)), frame };
  await view.updateComplete;
  expect(canvas().shown.to).toBeGreaterThan(58e6);
});

it('the table has a row for all that is in view, with its outcome in words', async () => {
  await show(stampede());
  button('Table')?.click();
  await view.updateComplete;
  expect(all('tbody tr')).toHaveLength(28);
  const stale = all('tbody tr').find(({ textContent }) => textContent.includes('stale'));
  const cells = [...(stale?.children ?? [])].map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim());
  expect(cells).toEqual(['40 ms', '1.2 ms', 'client 2', 'get S7', 'stale', 'never heard of the write']);
  button('Zoom in')?.click();
  await view.updateComplete;
  expect(all('tbody tr').length).toBeLessThan(28);
});

it('a table of thousands shows as many as can be read, and says how many there are', async () => {
  await show(busy(3000));
  button('Table')?.click();
  await view.updateComplete;
  expect(all('tbody tr')).toHaveLength(100);
  expect(text('.more')[0]).toMatch(/^The first 100 of \d,\d{3} in this part of time/);
});

it('says what the bounded recorder has let go', async () => {
  const timeline = busy(100);
  timeline.spans.gone = 12_300;
  await show(timeline);
  expect(text('figure > p.note').at(-1)).toBe('No longer shown: 12,300 older spans (the newest 5,000 are kept).');
});
