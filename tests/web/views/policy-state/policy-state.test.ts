import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PolicyQueue, PolicyState } from '../../../../web/contract/model';
import { endsOf } from '../../../../web/views/policy-state/cell-row';
import { PolicyStateElement } from '../../../../web/views/policy-state/policy-state';
import { frameAt, spec } from '../shared/fixture';

const keys = (count: number, from = 0) => Array.from({ length: count }, (_, index) => ({ key: `K${from + index}` }));
const queue = (rest: Partial<PolicyQueue>): PolicyQueue => ({
  ...{ name: 'queue', size: 0, limit: null, ghost: false, mark: '', cells: [], oldest: [] },
  ...rest,
});
const inside: PolicyState = {
  title: 'CLOCK',
  idea: 'The oldest leaves.',
  size: 3,
  capacity: 3,
  next: { key: 'S1', why: 'the hand found it unvisited' },
  queues: [
    queue({
      name: 'ring',
      size: 3,
      limit: 3,
      mark: 'visited',
      cells: [
        { key: 'S3', mark: 0 },
        { key: 'S1', mark: 0 },
        { key: 'S2', mark: 1, hand: true },
      ],
    }),
    queue({ name: 'ghosts', size: 1, ghost: true, cells: [{ key: 'S1' }] }),
    queue({ name: 'target', target: 1.5 }),
  ],
};

let view: PolicyStateElement;
const show = async (state: PolicyState) => {
  view.input = { spec, run: null, ghost: null, frame: { ...frameAt(4), policies: { watched: state } } };
  await view.updateComplete;
};
const all = (selector: string) => [...(view.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
const text = (element: HTMLElement | undefined) => element?.textContent.replace(/\s+/g, ' ').trim();

beforeEach(async () => {
  view = new PolicyStateElement();
  view.view = { kind: 'policy-state', title: 'Inside', id: 'watched' };
  document.body.append(view);
  await show(inside);
});
afterEach(() => document.body.replaceChildren());

it('says who it is, who leaves next, and why', () => {
  expect(text(all('figcaption')[0])).toBe('Inside: CLOCK, 3 of 3 entries');
  expect(text(all('.next-victim')[0])).toBe('Next victim of a new key: S1, the hand found it unvisited');
});

it('each cell says what its marks mean, not by colour alone', () => {
  expect(all('.queue:first-child .cell').map(text)).toEqual([
    'S30, visited: 0',
    'S10, visited: 0, next victim',
    'S21, visited: 1, the hand',
  ]);
  expect(all('.marked').map((cell) => cell.dataset.key)).toEqual(['S2']);
  expect(all('.next svg')).toHaveLength(1);
});

it('the key just asked for is marked as a hit or as stored', () => {
  // Ten sensors in turn: the fourth request asks for S3, for the first time.
  expect(all('.stored').map((cell) => cell.dataset.key)).toEqual(['S3']);
});

it('a ghost is no victim, and an empty queue says so with the size it aims at', () => {
  expect(all('.ghosts .next')).toHaveLength(0);
  expect(text(all('.queue')[2])).toBe('target 0, target 1.5 empty');
});

it('with room left nobody has to leave; a policy that keeps nothing says so', async () => {
  await show({ ...inside, size: 2, next: null });
  expect(text(all('.next-victim')[0])).toBe('Nobody has to leave: there is room.');
  await show({ ...inside, size: 0, capacity: 0, next: null });
  expect(text(all('.next-victim')[0])).toBe('Nothing is kept.');
});

it('of a long queue both ends are drawn, and how many lie between', async () => {
  await show({ ...inside, queues: [queue({ size: 100, cells: keys(48), oldest: keys(16, 84).reverse() })] });
  expect(all('.cell')).toHaveLength(24);
  expect(text(all('.between')[0])).toBe('+ 76 more');
  expect(text(all('.cell').at(-1))).toBe('K99');
  all('button')[0]?.click();
  await view.updateComplete;
  expect(all('.cell')).toHaveLength(64);
  expect(text(all('.between')[0])).toBe('+ 36 more');
});

it('a queue that the core sends whole is cut in the middle as well', () => {
  const { front, between, back } = endsOf(queue({ size: 40, cells: keys(40) }), false);
  expect([front.length, between, back.length]).toEqual([10, 16, 14]);
  expect(back.at(-1)?.key).toBe('K39');
  expect(endsOf(queue({ size: 40, cells: keys(40) }), true).between).toBe(0);
});

it('a sketch compares the two that meet at the door', async () => {
  const sketch = {
    counted: 30,
    sample: 100,
    candidate: { key: 'S7', estimate: 1, counters: [1, 2, 1, 5] },
    victim: null,
  };
  await show({ ...inside, sketch });
  expect(text(all('.queue ul')[0])).toBe(
    'leaves the window next: S7: 1, the least of 1, 2, 1, 5 would make room: nobody',
  );
});
