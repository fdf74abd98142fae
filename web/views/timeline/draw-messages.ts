import { type Picture, xOf } from './picture';
import { lasts } from './scene';

/** From so many in the picture on they are drawn faintly and without heads: a texture, not arrows. */
export const crowded = 400;

interface Arrow {
  fate: 'under-way' | 'received' | 'lost';
  from: [x: number, y: number];
  to: [x: number, y: number];
}

/** Arrows from lane to lane; the lost ones last, always in full. */
export function drawMessages(picture: Picture): void {
  const arrows = visibleMessages(picture);
  const many = arrows.length > crowded;
  const { context, palette } = picture;
  const { ink = '', ground = '', fault = '' } = palette.colours;
  const arrived = arrows.filter(({ fate }) => fate === 'received');
  context.lineCap = 'round';
  context.globalAlpha = many ? 0.25 : 1;
  if (!many) strokeAll(context, arrived, ground, 3.5);
  strokeAll(context, arrived, ink, many ? 0.75 : 1.25);
  context.globalAlpha = 1;
  if (!many) for (const arrow of arrived) drawEnds(context, arrow, ink);
  for (const arrow of arrows) {
    if (arrow.fate === 'under-way') drawUnderWay(context, arrow, ink, ground);
    if (arrow.fate === 'lost') drawLost(context, arrow, fault, ground);
  }
  context.lineCap = 'butt';
}

function visibleMessages(picture: Picture): Arrow[] {
  const { scene, shown, area, scroll } = picture;
  const found: Arrow[] = [];
  for (let index = 0; index < scene.leaves.length; index++) {
    const [begin, end] = lasts(scene, { kind: 'message', index });
    if (end < shown.from || begin > shown.to) continue;
    const leaves = (scene.leaves[index] ?? 0) - scroll;
    const arrives = (scene.arrives[index] ?? 0) - scroll;
    if (Math.max(leaves, arrives) < 0 || Math.min(leaves, arrives) > area.height) continue;
    found.push(arrowOf(picture, index));
  }
  return found;
}

/** Where a message is drawn: one that has not arrived goes as far as it has come, one that was lost stops on its way. */
export function arrowOf({ scene, shown, area, scroll }: Picture, index: number): Arrow {
  const { messages, now } = scene.timeline;
  const x = xOf(shown, area);
  const [begin, end] = lasts(scene, { kind: 'message', index });
  const known = messages.until[index] ?? null;
  const ahead = known !== null && known > now;
  const fate = ahead ? 'under-way' : (messages.fate[index] ?? 'under-way');
  const come = ahead && end > begin ? (now - begin) / (end - begin) : 1;
  const leaves = (scene.leaves[index] ?? 0) - scroll;
  const arrives = (scene.arrives[index] ?? 0) - scroll;
  const between = (from: number, to: number, share: number): number => from + (to - from) * share;
  // Where nobody knows when it will arrive, half the way stands for under way.
  const down = known === null ? 0.5 : come;
  const stop = fate === 'lost' ? 0.72 : 1;
  return {
    fate,
    from: [x(begin), leaves],
    to: [between(x(begin), x(end), come * stop), between(leaves, arrives, down * stop)],
  };
}

function strokeAll(context: CanvasRenderingContext2D, arrows: Arrow[], colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  for (const { from, to } of arrows) {
    context.moveTo(...from);
    context.lineTo(...to);
  }
  context.stroke();
}

const dot = (context: CanvasRenderingContext2D, [x, y]: [number, number], radius: number): void => {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
};

/** A dot where it was sent, a head where it arrived. */
function drawEnds(context: CanvasRenderingContext2D, { from, to }: Arrow, colour: string): void {
  context.fillStyle = colour;
  dot(context, from, 2);
  context.fill();
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  context.beginPath();
  context.moveTo(...to);
  for (const side of [-1, 1]) {
    context.lineTo(to[0] - 7 * Math.cos(angle + side * 0.42), to[1] - 7 * Math.sin(angle + side * 0.42));
  }
  context.fill();
}

function drawUnderWay(context: CanvasRenderingContext2D, arrow: Arrow, colour: string, ground: string): void {
  strokeAll(context, [arrow], ground, 3.5);
  context.setLineDash([2, 4]);
  strokeAll(context, [arrow], colour, 1.25);
  context.setLineDash([]);
  context.fillStyle = ground;
  dot(context, arrow.to, 3);
  context.fill();
  context.stroke();
}

/** Dashed, and a cross where it was lost, before it reached the other lane. */
function drawLost(context: CanvasRenderingContext2D, arrow: Arrow, colour: string, ground: string): void {
  const [x, y] = arrow.to;
  strokeAll(context, [arrow], ground, 3.5);
  context.setLineDash([5, 4]);
  strokeAll(context, [arrow], colour, 1.75);
  context.setLineDash([]);
  context.fillStyle = colour;
  dot(context, arrow.from, 2);
  context.fill();
  context.fillStyle = ground;
  dot(context, arrow.to, 6.5);
  context.fill();
  const cross: Arrow[] = [-1, 1].map((side) => ({ ...arrow, from: [x - 4, y - side * 4], to: [x + 4, y + side * 4] }));
  strokeAll(context, cross, colour, 2);
}
