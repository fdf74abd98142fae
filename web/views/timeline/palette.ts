import type { SpanRole } from '../../contract/model';
import { drawingOrder, spanLooks, usedTokens } from './looks';

/** What a canvas fills and strokes with, in the present theme. */
export interface Palette {
  /** By token. */
  colours: Record<string, string>;
  /** The body of a span. */
  bodies: Record<SpanRole, string | CanvasPattern>;
  font: string;
}

/** Of stripes and hatching, in device pixels a CSS pixel. */
const tile = 8;

/** Reads the tokens that hold at an element; kept by the caller until the theme changes. */
export function paletteOf(host: Element, context: CanvasRenderingContext2D, ratio: number): Palette {
  const style = getComputedStyle(host);
  const colours = Object.fromEntries(usedTokens.map((name) => [name, style.getPropertyValue(`--cb-${name}`).trim()]));
  const bodies = Object.fromEntries(
    drawingOrder.map((role) => {
      const { fill, colour, tint } = spanLooks[role];
      if (fill === 'solid') return [role, colours[colour] ?? ''];
      if (fill !== 'stripes' && fill !== 'hatch') return [role, colours[tint] ?? ''];
      const body = diagonal(context, colours[colour] ?? '', colours[tint] ?? '', fill === 'stripes' ? 3 : 1.2, ratio);
      return [role, body ?? colours[colour] ?? ''];
    }),
  ) as Record<SpanRole, string | CanvasPattern>;
  return { colours, bodies, font: style.fontFamily };
}

/** Lines across a tile that join those of the next tile. */
function diagonal(
  context: CanvasRenderingContext2D,
  colour: string,
  tint: string,
  width: number,
  ratio: number,
): CanvasPattern | null {
  const size = Math.round(tile * ratio);
  const drawn = document.createElement('canvas');
  drawn.width = size;
  drawn.height = size;
  const each = drawn.getContext('2d');
  if (!each) return null;
  each.fillStyle = tint;
  each.fillRect(0, 0, size, size);
  each.strokeStyle = colour;
  each.lineWidth = width * ratio;
  each.beginPath();
  for (const shift of [-size, 0, size]) {
    each.moveTo(shift - 2, size + 2);
    each.lineTo(shift + size + 2, -2);
  }
  each.stroke();
  const pattern = context.createPattern(drawn, 'repeat');
  // The picture is drawn in CSS pixels: a tile of device pixels stays sharp.
  pattern?.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
}
