import { describe, expect, it } from 'vitest';
import { axisFormat, boundOf, figure, raw, shortCount, signed, spoken } from '../../../../web/views/shared/format';

const shown = (value: number | null | undefined, unit = '') => spoken(value, unit).replace('\u00a0', ' ');

describe('figures', () => {
  it('separate thousands and drop digits that say nothing', () => {
    expect(shown(4990)).toBe('4,990');
    expect(shown(1234.567)).toBe('1,235');
    expect(shown(0.30000000000000004)).toBe('0.3');
    expect(shown(12.3456, '×')).toBe('12.3 ×');
  });

  it('become powers of ten where a double no longer tells ones apart', () => {
    expect(shown(2 ** 53 - 1)).toBe('9,007,199,254,740,991');
    expect(shown(7.08449696358524e20)).toBe('7.08×10²⁰');
    expect(shown(-2e100)).toBe('-2×10¹⁰⁰');
  });

  it('show ratios in percent, and none that is not whole as 0 or 100', () => {
    expect(shown(0, 'ratio')).toBe('0 %');
    expect(shown(1, 'ratio')).toBe('100 %');
    expect(shown(0.998, 'ratio')).toBe('99.8 %');
    expect(shown(0.99998, 'ratio')).toBe('99.998 %');
    expect(shown(0.0001, 'ratio')).toBe('0.01 %');
    expect(shown(1e-12, 'ratio')).not.toBe('0 %');
  });

  it('keep bytes whole up to four digits, then step up by thousands', () => {
    expect(shown(1344, 'B')).toBe('1,344 B');
    expect(shown(9999, 'B')).toBe('9,999 B');
    expect(shown(117_823, 'B')).toBe('118 kB');
    expect(shown(57_600_000, 'B')).toBe('57.6 MB');
    expect(figure(117_823, 'B').exact).toBe('117,823 B');
  });

  it('turn milliseconds into seconds, minutes and hours as they grow', () => {
    expect(shown(0.1, 'ms')).toBe('0.1 ms');
    expect(shown(500, 'ms')).toBe('500 ms');
    expect(shown(10_000, 'ms')).toBe('10 s');
    expect(shown(1536, 'ms')).toBe('1.54 s');
    expect(shown(599_000, 'ms')).toBe('599 s');
    expect(shown(1_800_000, 'ms')).toBe('30 min');
    expect(shown(86_400_000, 'ms')).toBe('24 h');
  });

  it('are a dash where there is no number', () => {
    for (const nothing of [null, undefined, Number.NaN]) expect(shown(nothing, 'ratio')).toBe('–');
    expect(boundOf(null)).toBe('none');
  });
});

it('data-value is the raw number, "none" for null, empty before the first run', () => {
  expect([raw(0.998), raw(5_000_000), raw(null), raw(undefined)]).toEqual(['0.998', '5000000', 'none', '']);
});

it('axes name thousands and millions shortly', () => {
  expect([0, 500, 2500, 5000, 2_000_000].map(shortCount)).toEqual(['0', '500', '2.5k', '5k', '2M']);
});

it('an axis writes all its values in the unit of its highest', () => {
  const memory = axisFormat('B', 57_600_000);
  expect([memory.unit, memory.text(20_000_000), memory.text(0)]).toEqual(['MB', '20', '0']);
  expect(axisFormat('ratio', 1).text(0.25)).toBe('25');
  expect(axisFormat('entries', 300)).toMatchObject({ unit: 'entries', factor: 1 });
});

it('a change has its sign, and none where nothing changed', () => {
  expect([signed(12_345, 'B'), signed(-3, ''), signed(0, '')]).toEqual(['+12.3\u00a0kB', '\u22123', '0']);
});
