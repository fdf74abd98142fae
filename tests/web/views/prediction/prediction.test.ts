import { afterEach, beforeEach, expect, it } from 'vitest';
import { Prediction } from '../../../../web/views/prediction/prediction';
import { inputAt, spec } from '../shared/fixture';

let prediction: Prediction;
const said: number[] = [];
const text = () => prediction.shadowRoot?.textContent?.replaceAll(/\s+/g, ' ').trim();

const guess = async (typed: string) => {
  const field = prediction.shadowRoot?.querySelector('input');
  const form = prediction.shadowRoot?.querySelector('form');
  if (!field || !form) throw new Error('the question is not asked');
  field.value = typed;
  form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await prediction.updateComplete;
};

beforeEach(async () => {
  said.length = 0;
  prediction = new Prediction();
  prediction.question = 'How many hits?';
  prediction.input = inputAt(0);
  prediction.addEventListener('predict', (event) => said.push((event as CustomEvent<{ value: number }>).detail.value));
  document.body.append(prediction);
  await prediction.updateComplete;
});
afterEach(() => document.body.replaceChildren());

it('a guess is sent as a number, thousands separators allowed', async () => {
  await guess('4,990');
  expect(said).toEqual([4990]);
});

it('what is no number is asked for again and stays in the field', async () => {
  await guess('many');
  expect(said).toEqual([]);
  expect(prediction.shadowRoot?.querySelector('input')?.value).toBe('many');
  expect(text()).toContain('A number, please.');
});

it('a guess of a ratio is given in percent', async () => {
  prediction.input = { ...inputAt(0), spec: { ...spec, prediction: { metric: 'hit_ratio', preset: 'cliff' } } };
  await prediction.updateComplete;
  await guess('50 %');
  expect(said).toEqual([0.5]);
});

it('guess and outcome stand side by side', async () => {
  prediction.answer = 4990;
  prediction.outcome = 0;
  await prediction.updateComplete;
  expect(text()).toBe('You said 4,990 hits. It was 0.');
  prediction.answer = 0;
  await prediction.updateComplete;
  expect(text()).toBe('You said 0 hits. Right: it was 0.');
});
