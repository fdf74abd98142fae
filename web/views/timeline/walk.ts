import { type Item, type Scene, sameItem } from './scene';

export type Step = 'previous' | 'next' | 'above' | 'below' | 'first' | 'last';

/** A step from item to item: along a lane in time, or to the neighbouring lane that has any, nearest in time. */
export function walk(scene: Scene, from: Item | null, step: Step, around: number): Item | null {
  const { lanes } = scene.timeline;
  const lane = from ? laneOf(scene, from) : firstFilled(scene);
  const own = itemsOf(scene, lane);
  if (!from) return nearest(scene, own, around);
  const at = own.findIndex((item) => sameItem(item, from));
  switch (step) {
    case 'first':
      return own[0] ?? from;
    case 'last':
      return own.at(-1) ?? from;
    case 'previous':
      return own[at - 1] ?? from;
    case 'next':
      return own[at + 1] ?? from;
    default: {
      const way = step === 'above' ? -1 : 1;
      for (let other = lane + way; other >= 0 && other < lanes.length; other += way) {
        const found = nearest(scene, itemsOf(scene, other), beginOf(scene, from));
        if (found) return found;
      }
      return from;
    }
  }
}

/** A message belongs to the lane that sent it. */
function laneOf({ timeline }: Scene, { kind, index }: Item): number {
  return (kind === 'span' ? timeline.spans.lane : timeline.messages.from)[index] ?? 0;
}

function beginOf({ timeline }: Scene, { kind, index }: Item): number {
  return (kind === 'span' ? timeline.spans.begin : timeline.messages.sent)[index] ?? 0;
}

/** The spans of a lane and the messages sent from it, as they begin. */
function itemsOf(scene: Scene, lane: number): Item[] {
  const spans = Array.from(scene.order[lane] ?? [], (index): Item => ({ kind: 'span', index }));
  const { from } = scene.timeline.messages;
  const messages = from.flatMap((own, index): Item[] => (own === lane ? [{ kind: 'message', index }] : []));
  return [...spans, ...messages].sort((a, b) => beginOf(scene, a) - beginOf(scene, b));
}

const firstFilled = (scene: Scene): number =>
  Math.max(
    0,
    scene.timeline.lanes.findIndex(
      (_, lane) => (scene.order[lane]?.length ?? 0) > 0 || itemsOf(scene, lane).length > 0,
    ),
  );

function nearest(scene: Scene, items: Item[], time: number): Item | null {
  let best: Item | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const distance = Math.abs(beginOf(scene, item) - time);
    if (distance < least) [best, least] = [item, distance];
  }
  return best;
}
