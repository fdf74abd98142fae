import { describe, expect, it } from 'vitest';
import { duration, moment } from '../../../../web/views/timeline/span-time';
import { roundStep, timeAxis } from '../../../../web/views/timeline/time-axis';
import { extent, including, isWhole, length, pan, within, zoom } from '../../../../web/views/timeline/time-window';
import { Recorder, stampede } from './timeline-fixture';

const all = { from: 0, to: 1000 };

describe('the window', () => {
  it('keeps in place what it zooms at', () => {
    expect(zoom(all, 2, 500, all)).toEqual({ from: 250, to: 750 });
    expect(zoom(all, 4, 0, all)).toEqual({ from: 0, to: 250 });
  });

  it('never leaves the run, and never shows more than all of it', () => {
    expect(zoom({ from: 900, to: 1000 }, 0.5, 1000, all)).toEqual({ from: 800, to: 1000 });
    expect(zoom(all, 0.25, 300, all)).toEqual(all);
    expect(pan({ from: 800, to: 900 }, 3, all)).toEqual({ from: 900, to: 1000 });
    expect(within({ from: -50, to: 50 }, all)).toEqual({ from: 0, to: 100 });
  });

  it('zooming in and out again comes back', () => {
    const near = zoom(all, 2, 400, all);
    expect(isWhole(near, all)).toBe(false);
    expect(isWhole(zoom(near, 0.5, 400, all), all)).toBe(true);
  });

  it('shows nothing shorter than the core tells apart', () => {
    let shown = all;
    for (let presses = 0; presses < 40; presses++) shown = zoom(shown, 2, 500, all);
    expect(length(shown)).toBe(20);
  });

  it('moves no more than needed to show what was asked for', () => {
    const shown = { from: 400, to: 500 };
    expect(including(shown, 450, 460, all)).toBe(shown);
    const later = including(shown, 520, 530, all);
    expect(later.to).toBeGreaterThanOrEqual(530);
    expect(length(later)).toBe(100);
    expect(including(shown, 100, 900, all).from).toBeLessThan(100);
  });
});

describe('the extent', () => {
  it('is the whole run at every position, where the end still has everything', () => {
    const end = stampede();
    const early = { ...end, now: 5e6, spans: { ...end.spans, begin: [2e6], end: [4e6] } };
    expect(extent(early, end)).toEqual(extent(end));
    expect(extent(end).from).toBeLessThan(2e6);
    expect(extent(end).to).toBeGreaterThan(58e6);
  });

  it('goes along with the present, as wide as the end is, where the oldest have gone', () => {
    const end = new Recorder([{ name: 'a', kind: 'client' }]).span(0, 90, 100, 'hit', 'get').at(100);
    end.spans.gone = 9;
    const before = new Recorder([{ name: 'a', kind: 'client' }]).span(0, 40, 50, 'hit', 'get').at(50);
    expect(length(extent(before, end))).toBeCloseTo(length(extent(end)));
    expect(extent(before, end).to).toBeCloseTo(50.2e6);
  });
});

describe('times in words', () => {
  it('take the unit that fits, three digits for what lasts', () => {
    expect(duration(950)).toBe('950\u00a0ns');
    expect(duration(12_345_678)).toBe('12.3\u00a0ms');
    expect(duration(90e9)).toBe('90\u00a0s');
    expect(duration(3 * 3600e9)).toBe('3\u00a0h');
  });

  it('are exact for a moment, however late', () => {
    expect(moment(58_000_000)).toBe('58\u00a0ms');
    expect(moment(2_000_050_000)).toBe('2.00005\u00a0s');
    expect(moment(7_384_000_200_000)).toBe('2:03:04.0002\u00a0h');
  });
});

describe('the axis', () => {
  it('has round steps, of minutes in sixties', () => {
    expect(roundStep(7)).toBe(10);
    expect(roundStep(1.2e6)).toBe(2e6);
    expect(roundStep(12e9)).toBe(15e9);
    expect(roundStep(90e9)).toBe(120e9);
    expect(roundStep(40 * 60e9)).toBe(3600e9);
  });

  it('marks round times within the window, in one unit', () => {
    expect(timeAxis({ from: -1e6, to: 59e6 }, 600)).toEqual({
      label: 'ms',
      ticks: [0, 10, 20, 30, 40, 50].map((time) => ({ at: time * 1e6, text: String(time) })),
    });
  });

  it('counts from its first mark, where the figures would be too long to compare', () => {
    const { label, ticks } = timeAxis({ from: 5_000_000_000_000, to: 5_000_000_004_000 }, 400);
    expect(label).toBe('1:23:20\u00a0h');
    expect(ticks.map(({ text }) => text)).toEqual(['+0', '+1\u00a0µs', '+2\u00a0µs', '+3\u00a0µs', '+4\u00a0µs']);
  });
});
