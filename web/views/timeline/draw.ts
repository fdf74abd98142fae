import { arrowOf, drawMessages } from './draw-messages';
import { drawSpans } from './draw-spans';
import { laneSigns } from './kinds';
import { captionHeight } from './lane-places';
import { pathOf } from './paths';
import { axisHeight, type Picture, xOf } from './picture';
import { lasts } from './scene';
import { moment } from './span-time';
import { fitted, widthOf } from './text';
import { timeAxis } from './time-axis';

export const textSize = 12;
/** Of a lane's sign, and of the air behind a name. */
const signWidth = 20;
const nameGap = 12;

/** How wide the names beside the lanes are. */
export const namesWidth = (context: CanvasRenderingContext2D, names: readonly string[]): number =>
  names.reduce((widest, name) => Math.max(widest, widthOf(context, name)), 0) + signWidth + nameGap;

/** Draws everything; the context is scaled to CSS pixels and clear. */
export function draw(picture: Picture): void {
  const { context, area, palette } = picture;
  context.font = `${textSize}px ${palette.font}`;
  context.textBaseline = 'middle';
  drawGround(picture);
  clipped(picture, area.left, () => {
    drawSpans(picture);
    drawMessages(picture);
    drawChosen(picture);
  });
  clipped(picture, 0, () => drawNames(picture));
  drawAxis(picture);
}

/** Lanes never run over their names or the axis. */
function clipped({ context, area }: Picture, left: number, body: () => void): void {
  context.save();
  context.beginPath();
  context.rect(left, 0, area.left + area.width + 4 - left, area.height);
  context.clip();
  body();
  context.restore();
}

/** A line under each lane, the marks of the axis, and what still lies ahead. */
function drawGround({ context, scene, shown, area, palette, scroll }: Picture): void {
  const x = xOf(shown, area);
  const { line = '', shade = '' } = palette.colours;
  const now = Math.max(x(scene.timeline.now), area.left);
  const right = area.left + area.width;
  if (now < right) {
    context.fillStyle = shade;
    context.fillRect(now, 0, right - now, area.height);
  }
  context.fillStyle = line;
  for (const { at } of timeAxis(shown, area.width).ticks) context.fillRect(Math.round(x(at)), 0, 1, area.height);
  for (const { top, height } of scene.places) {
    const y = Math.round(top + height - scroll) + 3;
    if (y > 0 && y < area.height) context.fillRect(area.left, y, area.width, 1);
  }
}

function drawNames({ context, scene, area, palette, scroll }: Picture): void {
  const { ink = '', muted = '' } = palette.colours;
  for (const [lane, { top, height }] of scene.places.entries()) {
    const { name, kind } = scene.timeline.lanes[lane] ?? { name: '', kind: 'client' };
    const y = (scene.captioned ? top - captionHeight / 2 : top + height / 2) - scroll - 1;
    if (y < -captionHeight || y > area.height + captionHeight) continue;
    context.save();
    context.translate(0, y - 6.5);
    context.scale(0.82, 0.82);
    context.strokeStyle = muted;
    context.lineWidth = 1.6;
    context.lineCap = 'round';
    context.stroke(pathOf(laneSigns[kind]));
    context.restore();
    context.fillStyle = ink;
    const room = scene.captioned ? area.width - signWidth : area.left - signWidth - nameGap / 2;
    context.fillText(fitted(context, name, room)?.text ?? '', signWidth, y);
  }
}

/** A ring around what is pointed at or chosen. */
function drawChosen(picture: Picture): void {
  const { context, scene, shown, area, palette, scroll, chosen } = picture;
  if (!chosen) return;
  const x = xOf(shown, area);
  const [begin, end] = lasts(scene, chosen);
  const { accent = '', ground = '' } = palette.colours;
  context.beginPath();
  if (chosen.kind === 'message') {
    const { from, to } = arrowOf(picture, chosen.index);
    context.moveTo(...from);
    context.lineTo(...to);
  } else {
    const place = scene.places[scene.timeline.spans.lane[chosen.index] ?? 0];
    if (!place) return;
    const isMark = scene.timeline.spans.end[chosen.index] === begin;
    const top =
      (isMark ? place.top + place.height / 2 - 10 : place.top + (scene.row[chosen.index] ?? 0) * place.row) - scroll;
    const height = isMark ? 18 : place.row >= 10 ? place.row - 2 : place.row;
    const from = Math.max(x(begin), area.left - 20) - (isMark ? 9 : 0);
    const to = Math.min(x(end), area.left + area.width + 20) + (isMark ? 9 : 0);
    context.roundRect(from - 2, top - 2, Math.max(to - from, 2) + 3, height + 4, 4);
  }
  context.strokeStyle = ground;
  context.lineWidth = 5;
  if (chosen.kind === 'span') context.stroke();
  context.strokeStyle = accent;
  context.lineWidth = chosen.kind === 'span' ? 2.25 : 3;
  context.stroke();
}

/** Marks and their times, and the present on top of them. */
function drawAxis({ context, scene, shown, area, palette }: Picture): void {
  const x = xOf(shown, area);
  const { muted = '', edge = '', ink = '', ground = '' } = palette.colours;
  const y = area.height + axisHeight / 2 + 1;
  const right = area.left + area.width;
  const { label, ticks } = timeAxis(shown, area.width);
  context.fillStyle = edge;
  context.fillRect(area.left, area.height, area.width, 1);
  const { now } = scene.timeline;
  const at = x(now);
  const seen = now >= shown.from && now <= shown.to;
  const text = moment(now);
  const width = widthOf(context, text) + 12;
  const pill = Math.min(Math.max(at - width / 2, area.left), right + 4 - width);
  context.fillStyle = muted;
  let free = area.left + (scene.captioned ? widthOf(context, label) + 12 : 0);
  context.fillText(label, scene.captioned ? 0 : Math.max(0, area.left - widthOf(context, label) - 10), y);
  for (const { at: time, text: mark } of ticks) {
    const wide = widthOf(context, mark);
    const left = Math.min(x(time) - wide / 2, right + 4 - wide);
    const covered = seen && left < pill + width + 6 && left + wide > pill - 6;
    if (left < free || covered) continue;
    context.fillText(mark, left, y);
    free = left + wide + 8;
  }
  if (!seen) return;
  context.fillStyle = ink;
  context.fillRect(Math.round(at) - 0.75, 0, 1.5, area.height + 4);
  context.beginPath();
  context.roundRect(pill, area.height + 4, width, axisHeight - 6, 4);
  context.fill();
  context.fillStyle = ground;
  context.fillText(text, pill + 6, y);
}
