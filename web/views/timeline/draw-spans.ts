import type { SpanRole } from '../../contract/model';
import { drawingOrder, spanLooks } from './looks';
import { mostRows } from './packing';
import { pathOf } from './paths';
import { type Picture, xOf } from './picture';
import { fitted, whole } from './text';
import { named } from './words';

/** Nothing is narrower: a short span among long ones is seen all the same. */
const least = 2;
/** From this width on a span has round corners, then its sign and what has room of its words. */
const roomy = { corners: 8, sign: 16 };
/** A row lower than this has no room for signs or words. */
const legible = 14;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Role by role, so that what matters most lies on top; marks last. */
export function drawSpans(picture: Picture): void {
  const byRole = visibleSpans(picture);
  for (const role of drawingOrder) drawRole(picture, role, byRole.get(role)?.spans ?? []);
  for (const role of drawingOrder) for (const mark of byRole.get(role)?.marks ?? []) drawMark(picture, role, mark);
}

interface Visible {
  spans: { index: number; box: Box }[];
  marks: { x: number; y: number; lane: number }[];
}

const ranks = Object.fromEntries(drawingOrder.map((role, rank) => [role, rank])) as Record<SpanRole, number>;

/** What lies in the picture. Of spans that fall into the same pixel of a row with the same role, one is drawn. */
function visibleSpans({ scene, shown, area, scroll }: Picture): Map<SpanRole, Visible> {
  const { spans, now } = scene.timeline;
  const x = xOf(shown, area);
  const right = area.left + area.width;
  const found = new Map<SpanRole, Visible>(drawingOrder.map((role) => [role, { spans: [], marks: [] }]));
  const reached = new Map<number, number>();
  for (const [lane, place] of scene.places.entries()) {
    if (place.top + place.height < scroll || place.top > scroll + area.height) continue;
    reached.clear();
    for (const index of scene.order[lane] ?? []) {
      const begin = spans.begin[index] ?? 0;
      if (begin > shown.to) break;
      const end = spans.end[index] ?? Math.max(now, begin);
      const role = spans.role[index] ?? 'work';
      if (end < shown.from) continue;
      const isMark = spans.end[index] === begin;
      const from = Math.max(x(begin), area.left - roomy.corners);
      const to = Math.min(x(end), right + roomy.corners);
      const row = scene.row[index] ?? 0;
      const slot = (ranks[role] * mostRows + row) * 2 + Number(isMark);
      if (Math.max(to, from + (isMark ? 3 : 1)) <= (reached.get(slot) ?? Number.NEGATIVE_INFINITY)) continue;
      reached.set(slot, Math.max(to, from + (isMark ? 3 : least)));
      const top = place.top + row * place.row - scroll;
      if (isMark) {
        found.get(role)?.marks.push({ x: from, y: place.top + place.height / 2 - scroll, lane });
        continue;
      }
      const air = place.row >= 10 ? 2 : place.row >= 5 ? 1 : 0;
      const width = Math.max(to - from - (to - from > 4 ? 1 : 0), least);
      found.get(role)?.spans.push({ index, box: { x: from, y: top, width, height: place.row - air } });
    }
  }
  return found;
}

function drawRole(picture: Picture, role: SpanRole, spans: Visible['spans']): void {
  const { context, palette, scene } = picture;
  const { fill, colour } = spanLooks[role];
  const line = palette.colours[colour] ?? '';
  context.fillStyle = palette.bodies[role];
  context.strokeStyle = line;
  context.lineWidth = fill === 'outline' ? 1.5 : 1;
  context.setLineDash(fill === 'dashes' ? [3, 3] : []);
  for (const { box } of spans) {
    const { x, y, width, height } = box;
    if (width < roomy.corners || height < 6) {
      // Too narrow for a pattern: its colour alone.
      context.fillStyle = width < 4 ? line : palette.bodies[role];
      context.fillRect(x, y, width, height);
      continue;
    }
    context.fillStyle = palette.bodies[role];
    context.beginPath();
    if (fill === 'solid') {
      context.roundRect(x, y, width, height, 3);
      context.fill();
    } else {
      context.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, 2.5);
      context.fill();
      context.stroke();
    }
  }
  context.setLineDash([]);
  for (const { index, box } of spans) {
    if (scene.timeline.spans.end[index] === null) drawOpenEnd(picture, box, line);
    if (box.height >= legible && box.width >= roomy.sign) drawWords(picture, role, index, box);
  }
}

/** What lasts has no right edge yet, but a row of dots. */
function drawOpenEnd({ context, palette }: Picture, { x, y, width, height }: Box, colour: string): void {
  if (width < roomy.corners) return;
  context.fillStyle = palette.colours.ground ?? '';
  context.fillRect(x + width - 4, y, 4, height);
  context.fillStyle = colour;
  for (let dot = y + 1; dot < y + height; dot += 4) context.fillRect(x + width - 3, dot, 2, 2);
}

/** The sign, then what is done to which key as far as there is room, beginning where the span comes into the picture. */
function drawWords(picture: Picture, role: SpanRole, index: number, { x, y, width, height }: Box): void {
  const { context, palette, scene, area } = picture;
  const { fill, ink, colour, stroked } = spanLooks[role];
  const { timeline } = scene;
  const start = Math.max(x, area.left) + 5;
  const room = Math.min(x + width, area.left + area.width) - start - 4;
  if (room < 10) return;
  const { words, keys, spans } = timeline;
  const [what = '', key = ''] = [words[spans.what[index] ?? 0], keys[spans.key[index] ?? -1]];
  const full = named(timeline, spans.what[index], spans.key[index]);
  const space = room - 15;
  const text = whole(context, [full, key, what], space) ?? fitted(context, full, space);
  if (fill === 'hatch' || fill === 'stripes') {
    // Words stand on a plain ground, not on the pattern.
    context.fillStyle = palette.colours[spanLooks[role].tint] ?? '';
    context.fillRect(start - 4, y + 1, Math.min(room + 4, text ? text.width + 23 : 18), height - 2);
  }
  const upon = palette.colours[ink] ?? '';
  drawSign(
    context,
    role,
    start,
    y + (height - 10) / 2,
    fill === 'solid' ? upon : (palette.colours[colour] ?? ''),
    stroked,
  );
  if (!text) return;
  context.fillStyle = upon;
  context.fillText(text.text, start + 14, y + height / 2 + 0.5);
}

function drawSign(
  context: CanvasRenderingContext2D,
  role: SpanRole,
  x: number,
  y: number,
  colour: string,
  stroked: boolean,
): void {
  const sign = pathOf(spanLooks[role].sign);
  context.save();
  context.translate(x, y);
  if (stroked) {
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.stroke(sign);
  } else {
    context.fillStyle = colour;
    context.fill(sign);
  }
  context.restore();
}

/** A mark has no length: its sign on a disc, on a line across the lane. */
function drawMark(
  { context, palette, scene }: Picture,
  role: SpanRole,
  { x, y, lane }: Visible['marks'][number],
): void {
  const { colour, stroked, fill } = spanLooks[role];
  const line = palette.colours[colour] ?? '';
  const half = (scene.places[lane]?.height ?? 0) / 2;
  context.fillStyle = line;
  context.fillRect(x - 0.75, y - half, 1.5, 2 * half - 2);
  context.fillStyle = palette.colours.ground ?? '';
  context.strokeStyle = line;
  context.lineWidth = 1;
  context.setLineDash(fill === 'dashes' ? [2, 2] : []);
  context.beginPath();
  context.arc(x, y - 1, 7.5, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.setLineDash([]);
  context.save();
  context.translate(x, y - 1);
  context.scale(0.85, 0.85);
  drawSign(context, role, -5, -5, line, stroked);
  context.restore();
}
