import type { SpanRole } from '../../contract/model';

/** How the body of a span is filled. */
export type Fill = 'solid' | 'stripes' | 'hatch' | 'outline' | 'dashes' | 'quiet';

/** How a span of a role is drawn. Colours are names of tokens. */
export interface SpanLook {
  fill: Fill;
  colour: string;
  /** Lies beneath stripes and hatching, and inside of outlines. */
  tint: string;
  /** Of words upon it. */
  ink: string;
  /** Its sign, as a path in a square of 10 by 10: colour is never alone. */
  sign: string;
  /** Whether the sign is drawn as a line, not as an area. */
  stroked: boolean;
}

const solid = (colour: string, sign: string, stroked = true): SpanLook => ({
  ...{ fill: 'solid', colour, tint: 'ground', ink: 'on-accent', sign, stroked },
});
const patterned = (fill: Fill, colour: string, tint: string, sign: string): SpanLook => ({
  ...{ fill, colour, tint, ink: 'ink', sign, stroked: true },
});

/** Later ones are drawn over earlier ones: what is rare and matters most stays visible among thousands. */
export const spanLooks: Record<SpanRole, SpanLook> = {
  work: patterned('quiet', 'edge', 'shade', 'M2 5h6'),
  waiting: patterned('hatch', 'edge', 'shade', 'M2 1h6M2 9h6M3 1.2 7 8.8M7 1.2 3 8.8'),
  held: patterned('outline', 'ink', 'ground', 'M2 4.6h6v4.2H2zM3.4 4.6V3a1.6 1.6 0 0 1 3.2 0v1.6'),
  load: solid('muted', 'M5 1v6M2.2 4.6 5 7.4l2.8-2.8M1.4 9.2h7.2'),
  write: solid('ink', 'M5 7.6v-6M2.2 4 5 1.2 7.8 4M1.4 9.2h7.2'),
  hit: solid('hit', 'M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z', false),
  miss: solid('miss', 'M5 1 9.5 9h-9z', false),
  expired: patterned('dashes', 'muted', 'ground', 'M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM5 2.6V5l1.8 1.2'),
  eviction: solid('eviction', 'm1.5 1.5 7 7m0-7-7 7'),
  stale: patterned('stripes', 'stale', 'stale-tint', 'M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM2.2 7.8 7.8 2.2'),
  failed: patterned('stripes', 'fault', 'fault-tint', 'M5 1v4.8M5 8.2v.9'),
  lost: solid('fault', 'M1.5 5a3.5 3.5 0 0 1 6-2.4M8.5 5a3.5 3.5 0 0 1-6 2.4M1 9 9 1'),
};

/** From the lowest to the highest. */
export const drawingOrder = Object.keys(spanLooks) as SpanRole[];

/** Every token that a timeline is drawn with. */
export const usedTokens: readonly string[] = [
  ...new Set(Object.values(spanLooks).flatMap(({ colour, tint, ink }) => [colour, tint, ink])),
  ...['ground', 'panel', 'ink', 'muted', 'line', 'edge', 'shade', 'accent', 'fault', 'on-accent'],
].filter((name, index, all) => all.indexOf(name) === index);
