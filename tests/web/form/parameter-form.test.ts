import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ParameterForm } from '../../../web/form/parameter-form';
import { spec } from '../views/shared/fixture';

let form: ParameterForm;
const sent: unknown[] = [];

const find = <Kind extends Element = HTMLInputElement>(selector: string): Kind => {
  const found = form.shadowRoot?.querySelector<Kind>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
};
const text = (name: string) => find(`#input-${name}`);
const thumb = (name: string) => find(`[data-field=${name}] input[type=range]`);
const enter = (input: HTMLInputElement | HTMLSelectElement, value: string, event = 'input') => {
  input.value = value;
  input.dispatchEvent(new Event(event, { bubbles: true }));
};

beforeEach(async () => {
  sent.length = 0;
  form = Object.assign(new ParameterForm(), { spec, query: '' });
  for (const name of ['change-parameter', 'choose-preset', 'reset', 'pin']) {
    form.addEventListener(name, (event) => sent.push((event as CustomEvent).detail));
  }
  document.body.append(form);
  await form.updateComplete;
});
afterEach(() => document.body.replaceChildren());

describe('fields', () => {
  it('stand in the order of the schema, advanced ones behind a disclosure that names them', () => {
    const names = [...(form.shadowRoot?.querySelectorAll<HTMLElement>('.field') ?? [])].map(
      ({ dataset }) => dataset.field,
    );
    expect(names).toEqual(Object.keys(spec.properties));
    expect(find('summary').textContent).toBe('more: skew, typed, seed');
    expect(find('details').contains(text('seed'))).toBe(true);
  });

  it('show their defaults as raw text until values come in', async () => {
    expect([text('maxsize').value, text('order').value, text('typed').checked]).toEqual(['16', 'round-robin', false]);
    form.values = { maxsize: 'none', typed: 'true' };
    await form.updateComplete;
    expect([text('maxsize').value, text('typed').checked, thumb('maxsize').disabled]).toEqual(['none', true, true]);
  });
});

it('a share is typed as it is and shown in percent beside it', async () => {
  const share = { type: 'number', title: 'reads', description: '', default: 0.8, minimum: 0, maximum: 1 } as const;
  form.spec = { ...spec, properties: { reads: { ...share, unit: 'ratio', scale: 'linear', advanced: false } } };
  await form.updateComplete;
  expect(text('reads').value).toBe('0.8');
  expect(text('reads').parentElement?.textContent?.trim()).toBe('= 80\u00a0%');
  expect(thumb('reads').getAttribute('aria-valuetext')).toBe('80\u00a0%');
});

describe('what is typed', () => {
  it('is sent as raw text at each input, valid or not', () => {
    enter(text('maxsize'), '1 0');
    enter(text('lookup_cost_ms'), '');
    enter(text('order'), 'zipf', 'change');
    text('typed').click();
    expect(sent).toEqual([
      { name: 'maxsize', text: '1 0' },
      { name: 'lookup_cost_ms', text: '' },
      { name: 'order', text: 'zipf' },
      { name: 'typed', text: 'true' },
    ]);
  });

  it('stays where it is when it is at fault, with the sentence tied to it', async () => {
    form.values = { records: 'lots' };
    form.fault = { code: 'invalid', field: 'records', message: 'records must be a whole number; "lots" came' };
    await form.updateComplete;
    const input = text('records');
    expect([input.value, input.getAttribute('aria-invalid')]).toEqual(['lots', 'true']);
    const described = input.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => find(`#${id}`).textContent?.trim())).toContain(
      'records must be a whole number; "lots" came',
    );
    expect(text('sensors').getAttribute('aria-invalid')).toBe('false');
  });

  it('at fault behind the disclosure opens it, and mending it does not close it', async () => {
    form.fault = { code: 'invalid', field: 'seed', message: 'no' };
    await form.updateComplete;
    expect(find<HTMLDetailsElement>('details').open).toBe(true);
    form.fault = null;
    await form.updateComplete;
    expect(find<HTMLDetailsElement>('details').open).toBe(true);
  });

  it('that is no choice is kept among the choices', async () => {
    form.values = { order: 'sideways' };
    await form.updateComplete;
    const offered = [...find<HTMLSelectElement>('#input-order').options].map(({ value }) => value);
    expect(offered).toEqual(['round-robin', 'uniform', 'zipf', 'sideways']);
  });
});

describe('the slider', () => {
  it('sends its value while it moves, and keys move it by values', () => {
    enter(thumb('sensors'), '1000');
    thumb('maxsize').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true }));
    expect(sent).toEqual([
      { name: 'sensors', text: '100000' },
      { name: 'maxsize', text: '17' },
    ]);
  });

  it('says value and unit, not its place on the track', () => {
    expect(thumb('maxsize').getAttribute('aria-valuetext')).toBe('16 entries');
  });
});

it('"none" lifts a bound, and unticking it comes back to the last number', async () => {
  form.values = { maxsize: '42' };
  await form.updateComplete;
  const box = find('[data-field=maxsize] input[type=checkbox]');
  box.click();
  form.values = { maxsize: 'none' };
  await form.updateComplete;
  box.click();
  expect(sent).toEqual([
    { name: 'maxsize', text: 'none' },
    { name: 'maxsize', text: '42' },
  ]);
});

describe('presets', () => {
  const preset = () => find<HTMLSelectElement>('.preset select');

  it('show which one the run is, in whatever order its query is written, or "Custom"', async () => {
    expect(preset().value).toBe('lecture');
    form.query = 'maxsize=9';
    await form.updateComplete;
    expect(preset().value).toBe('cliff');
    form.query = 'maxsize=8';
    await form.updateComplete;
    expect(preset().options[0]?.textContent).toBe('Custom');
  });

  it('are chosen with their query', () => {
    enter(preset(), 'cliff', 'change');
    expect(sent).toEqual([{ id: 'cliff', query: 'maxsize=9' }]);
  });
});

it('locked fields are shown and cannot be changed', async () => {
  form.locked = ['maxsize'];
  await form.updateComplete;
  expect(form.shadowRoot?.querySelector('[data-field=maxsize] input')).toBeNull();
  expect(find('[data-field=maxsize] output').textContent?.replaceAll(/\s+/g, ' ').trim()).toBe('16 entries');
});

it('Reset and Pin run are asked for', () => {
  for (const button of form.shadowRoot?.querySelectorAll<HTMLButtonElement>('.buttons button') ?? []) button.click();
  expect(sent).toEqual([{}, { pinned: true }]);
});
