import type { ReactiveControllerHost } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Stages } from '../../../web/exercise/stages';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A host that is drawn at once, and tells after each time which of four stages there were. */
function setUp(last: () => number) {
  const drawn: number[][] = [];
  const draw = () => {
    drawn.push([0, 1, 2, 3].filter((stage) => stages.reached(stage)));
    stages.hostUpdated();
  };
  const host = { addController: () => {}, requestUpdate: draw } as unknown as ReactiveControllerHost;
  const stages = new Stages(host, last);
  draw();
  return { drawn, draw, stages };
}

test('each stage is drawn in a task of its own', () => {
  const { drawn } = setUp(() => 2);
  expect(drawn).toEqual([[0]]);
  vi.advanceTimersToNextTimer();
  expect(drawn.at(-1)).toEqual([0, 1]);
  vi.runAllTimers();
  expect(drawn).toEqual([[0], [0, 1], [0, 1, 2]]);
});

test('later stages come when there is something to draw in them', () => {
  let last = 1;
  const { drawn, draw } = setUp(() => last);
  vi.runAllTimers();
  last = 3;
  draw();
  vi.runAllTimers();
  expect(drawn.at(-1)).toEqual([0, 1, 2, 3]);
});

test('an element that has left the page asks for nothing more', () => {
  const { drawn, stages } = setUp(() => 3);
  stages.hostDisconnected();
  vi.runAllTimers();
  expect(drawn).toHaveLength(1);
});
