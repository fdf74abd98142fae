import type { ViewSpec } from '../contract/model';

export type ViewKind = ViewSpec['kind'];

/** The element of each kind of view is fetched when there is one to draw. */
const loaders: Record<ViewKind, () => Promise<unknown>> = {
  counters: () => import('../views/counters/counters'),
  'line-chart': () => import('../views/line-chart/line-chart'),
  'cache-slots': () => import('../views/cache-slots/cache-slots'),
  'memory-strip': () => import('../views/memory-strip/memory-strip'),
  table: () => import('../views/table/table'),
  'snapshot-diff': () => import('../views/snapshot-diff/snapshot-diff'),
  curve: () => import('../views/curve/curve'),
  race: () => import('../views/race/race'),
  'policy-state': () => import('../views/policy-state/policy-state'),
  timeline: () => import('../views/timeline/timeline'),
  events: () => import('../views/event-log/event-log'),
  results: () => import('../views/results/results'),
  checks: () => import('../views/results/checks'),
};

const tabbed: ReadonlySet<ViewKind> = new Set(['snapshot-diff', 'events', 'results', 'checks']);

/** Whether views of a kind stand in a tab of the page, since they are read rather than watched. */
export const isTabbed = (kind: ViewKind): boolean => tabbed.has(kind);

/** The kinds among these that are watched while parameters and time change. */
export const watchedKinds = (kinds: readonly ViewKind[]): ViewKind[] => [
  ...new Set(kinds.filter((kind) => !isTabbed(kind))),
];

const here = new Set<ViewKind>();

/** Whether all these can be drawn at once. */
export const viewsHere = (kinds: readonly ViewKind[]): boolean => kinds.every((kind) => here.has(kind));

/** Fetches what draws these kinds of views. */
export async function loadViews(kinds: readonly ViewKind[]): Promise<void> {
  await Promise.all(kinds.map((kind) => loaders[kind]().then(() => here.add(kind))));
}
