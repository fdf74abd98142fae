import type { MetricSpec } from '../../contract/model';
import type { LineLook } from './plot-model';

/** For lines that share a colour; dots are the ghost's. */
const dashes: (number[] | undefined)[] = [undefined, [9, 5], [14, 4, 3, 4]];
const cycle = <T>(all: readonly T[], turn: number): T | undefined => all[turn % all.length];

/** The line of each metric: in the colour of its role, else in one that no role has; dashed where colours repeat. */
export function lineLooks(metrics: readonly Pick<MetricSpec, 'role'>[]): LineLook[] {
  // Hits are nearly the accent's blue.
  const free = metrics.some(({ role }) => role === 'hit') ? ['ink'] : ['accent', 'ink'];
  const taken = new Map<string, number>();
  let plain = 0;
  return metrics.map(({ role }) => {
    const colour = role === 'plain' ? (cycle(free, plain++) ?? 'accent') : role;
    const turn = taken.get(colour) ?? 0;
    taken.set(colour, turn + 1);
    const dash = cycle(dashes, turn);
    return { colour, width: 2.25, ...(dash && { dash }) };
  });
}

const dotted = [2, 4];

/** The ghost of the only line. */
export const ghostLook: LineLook = { colour: 'ghost', width: 2, dash: dotted };

/** The ghost of one line among several: thin, and in its colour, so that one sees whose it is. */
export const ghostOfLine = ({ colour }: LineLook): LineLook => ({ colour, width: 1.5, dash: dotted });
