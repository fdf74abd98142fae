import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ViewSpec } from '../../../../web/contract/model';
import type { ViewInput } from '../../../../web/session/view-input';
import { Counters } from '../../../../web/views/counters/counters';
import { Results } from '../../../../web/views/results/results';
import { frameAt, inputAt, spec } from '../shared/fixture';

type Of<Kind extends ViewSpec['kind']> = Extract<ViewSpec, { kind: Kind }>;
const viewOf = <Kind extends ViewSpec['kind']>(kind: Kind) => spec.views.find((view) => view.kind === kind) as Of<Kind>;

let counters: Counters;
let results: Results;

const show = async (input: ViewInput) => {
  counters.input = input;
  results.input = input;
  await Promise.all([counters.updateComplete, results.updateComplete]);
};
const figures = (view: Element) => [...(view.shadowRoot?.querySelectorAll<HTMLElement>('[data-metric]') ?? [])];
const rawOf = (name: string) =>
  [...figures(counters), ...figures(results)].find(({ dataset }) => dataset.metric === name)?.dataset.value;

beforeEach(() => {
  counters = new Counters();
  counters.view = viewOf('counters');
  results = new Results();
  results.view = viewOf('results');
  document.body.append(counters, results);
});
afterEach(() => document.body.replaceChildren());

describe('figures at the playhead', () => {
  it('carry their raw number', async () => {
    await show(inputAt(3101));
    expect(rawOf('hits')).toBe('3091');
    expect(rawOf('hit_ratio')).toBe(String(3091 / 3101));
    expect(rawOf('uncached_ms')).toBe('310.1');
  });

  it('say "none" for a bound that is not there and for a ratio of nothing', async () => {
    await show({ ...inputAt(0), frame: frameAt(0, { maxsize: null }) });
    expect(rawOf('maxsize')).toBe('none');
    expect(rawOf('hit_ratio')).toBe('none');
    expect(counters.shadowRoot?.textContent).toContain('no bound');
  });

  it('are in the document once for each metric of the exercise', async () => {
    await show(inputAt(10));
    const names = [...figures(counters), ...figures(results)].map(({ dataset }) => dataset.metric);
    expect(names.toSorted()).toEqual(spec.metrics.map(({ name }) => name).toSorted());
  });

  it('stand over those of the ghost, in the words of its relation', async () => {
    const input = inputAt(5000);
    await show(input);
    expect(counters.shadowRoot?.textContent).toContain('was 5,000');
    await show({ ...input, ghost: input.ghost && { ...input.ghost, relation: 'vs' } });
    expect(counters.shadowRoot?.textContent).toContain('vs 5,000');
  });

  it('keep the place of a ghost that is still to come', async () => {
    const input = inputAt(5000);
    await show({ ...input, ghost: null });
    const rows = () => counters.shadowRoot?.querySelectorAll('.ghost').length;
    expect([rows(), counters.shadowRoot?.querySelector('.ghost')?.textContent]).toEqual([6, '\u00a0']);
    await show(input);
    expect(rows()).toBe(6);
  });

  it('that were measured say so', async () => {
    const input = inputAt(5000);
    const measuredTimes = spec.metrics.map((metric) => ({ ...metric, measured: metric.unit === 'ms' }));
    await show({ ...input, spec: { ...spec, metrics: measuredTimes } });
    const marks = [counters, results].map((view) => view.shadowRoot?.querySelectorAll('.measured').length);
    expect(marks).toEqual([1, 1]);
    expect(counters.shadowRoot?.querySelector<HTMLElement>('.measured')?.title).toContain('differs from run to run');
  });

  it('wait without a number while there is no run', async () => {
    await show({ spec, run: null, frame: null, ghost: null });
    expect(rawOf('hits')).toBe('');
  });
});
