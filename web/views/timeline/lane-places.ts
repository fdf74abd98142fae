/** Where a lane lies, in CSS pixels from the top of all lanes. */
export interface LanePlace {
  top: number;
  height: number;
  /** Of one row, the space beneath it included. */
  row: number;
}

/** All lanes below each other. */
export interface LanePlaces {
  places: LanePlace[];
  height: number;
}

/** Between lanes: room for the heads of arrows. */
const gap = 12;
/** Of a lane's name where it stands above the lane. */
export const captionHeight = 16;

/** One span alone is as high as its words need; many share what a lane may take, down to lines. */
function rowHeight(rows: number): number {
  if (rows === 1) return 22;
  if (rows <= 3) return 18;
  return Math.max(3, Math.min(14, Math.floor(72 / rows)));
}

/** @param rows by lane: how many spans lie beside each other at the most */
export function lanePlaces(rows: ArrayLike<number>, captioned: boolean): LanePlaces {
  let below = captioned ? 0 : gap / 2;
  const places = Array.from(rows, (count): LanePlace => {
    const row = rowHeight(count);
    const top = below + (captioned ? captionHeight : 0);
    const height = row * count;
    below = top + height + gap;
    return { top, height, row };
  });
  return { places, height: below - gap / 2 };
}

/** The lane at a height, or the nearest. */
export function laneAt({ places }: LanePlaces, y: number): number {
  const after = places.findIndex(({ top, height }) => y < top + height + gap / 2);
  return after === -1 ? places.length - 1 : after;
}
