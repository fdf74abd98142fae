import type { LaneKind } from '../../contract/model';

/** The sign before a lane's name, drawn as a line in a square of 16 by 16. */
export const laneSigns: Record<LaneKind, string> = {
  client: 'M8 2.6a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2ZM3 13.4c.4-2.6 2.3-4 5-4s4.6 1.4 5 4',
  cache: 'M5 3H3v10h2M11 3h2v10h-2M6.2 8h.2M9.6 8h.2',
  database: 'M3 4.4c0-1.2 2.2-2 5-2s5 .8 5 2-2.2 2-5 2-5-.8-5-2ZM3 4.4v7.2c0 1.2 2.2 2 5 2s5-.8 5-2V4.4',
  lock: 'M4 7.4h8v5.8H4zM5.6 7.4V5.2a2.4 2.4 0 0 1 4.8 0v2.2',
  queue: 'M2.5 4.5v7M6 4.5v7M9.5 4.5v7M13 4.5v7',
  channel:
    'M8 7.4v1.2M5.6 5.4a3.6 3.6 0 0 0 0 5.2M10.4 5.4a3.6 3.6 0 0 1 0 5.2M3.4 3.2a6.6 6.6 0 0 0 0 9.6M12.6 3.2a6.6 6.6 0 0 1 0 9.6',
};
