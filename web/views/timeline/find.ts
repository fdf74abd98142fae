import { type Item, lasts, type Scene } from './scene';

/** How near a pointer has to come, in CSS pixels. */
const reach = { mark: 7, line: 5, span: 5 };

/** What is drawn at a point, the topmost of what is near: marks, messages, then spans. */
export function itemAt(scene: Scene, x: (time: number) => number, at: { x: number; y: number }): Item | null {
  return nearestSpan(scene, x, at, true) ?? nearestMessage(scene, x, at) ?? nearestSpan(scene, x, at, false);
}

function nearestSpan(
  scene: Scene,
  x: (time: number) => number,
  at: { x: number; y: number },
  marks: boolean,
): Item | null {
  const { timeline, places, order, row } = scene;
  const { begin, end } = timeline.spans;
  const lane = places.findIndex(({ top, height }) => at.y >= top - 3 && at.y <= top + height + 3);
  const place = places[lane];
  if (!place) return null;
  let best: Item | null = null;
  let nearest = marks ? reach.mark : reach.span;
  for (const span of order[lane] ?? []) {
    const isMark = begin[span] === end[span];
    if (isMark !== marks) continue;
    const top = place.top + (row[span] ?? 0) * place.row;
    if (!marks && (at.y < top - 3 || at.y > top + place.row + 3)) continue;
    const [from, to] = lasts(scene, { kind: 'span', index: span });
    const across = Math.max(x(from) - at.x, 0, at.x - x(to));
    const along = marks ? 0 : Math.max(top - at.y, 0, at.y - (top + place.row));
    const distance = Math.hypot(across, along);
    // Later ones lie over earlier ones.
    if (distance > nearest || (distance === nearest && distance > 0)) continue;
    nearest = distance;
    best = { kind: 'span', index: span };
  }
  return best;
}

function nearestMessage(scene: Scene, x: (time: number) => number, at: { x: number; y: number }): Item | null {
  const { leaves, arrives } = scene;
  let best: Item | null = null;
  let nearest = reach.line;
  for (let index = 0; index < leaves.length; index++) {
    const high = leaves[index] ?? 0;
    const low = arrives[index] ?? 0;
    if (at.y < Math.min(high, low) - reach.line || at.y > Math.max(high, low) + reach.line) continue;
    const [from, to] = lasts(scene, { kind: 'message', index });
    const distance = toSegment(at, x(from), high, x(to), low);
    if (distance >= nearest) continue;
    nearest = distance;
    best = { kind: 'message', index };
  }
  return best;
}

/** From a point to a line between two others. */
function toSegment(at: { x: number; y: number }, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - ax) * dx + (at.y - ay) * dy) / square));
  return Math.hypot(at.x - ax - share * dx, at.y - ay - share * dy);
}
