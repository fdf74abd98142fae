/** A point in CSS pixels from the upper left corner of what is touched. */
export interface Point {
  x: number;
  y: number;
}

/** What a pointer asks of a picture of time. */
export interface Gestures {
  /** `factor` above 1 shows less; what lies at x stays. */
  zoom(factor: number, x: number): void;
  /** The picture is pulled by so many pixels. */
  pull(by: number): void;
  hover(at: Point | null): void;
  tap(at: Point): void;
}

/** A pointer that moves less has not been dragged. */
const slack = 4;

/** Wheel with Ctrl, ⌘ or sideways, one pointer that drags, two that pinch. Vertical scrolling stays the browser's. */
export function listen(target: HTMLElement, gestures: Gestures): void {
  const held = new Map<number, Point>();
  let dragged = false;
  let pressed: Point | undefined;
  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = target.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  target.addEventListener('wheel', (event) => wheel(event, pointOf(event), gestures), { passive: false });
  target.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    held.set(event.pointerId, pointOf(event));
    if (held.size === 1) [pressed, dragged] = [pointOf(event), false];
    else dragged = true;
  });
  target.addEventListener('pointermove', (event) => {
    const at = pointOf(event);
    const before = held.get(event.pointerId);
    if (!before || !pressed) return event.pointerType === 'mouse' ? gestures.hover(at) : undefined;
    if (!dragged && Math.hypot(at.x - pressed.x, at.y - pressed.y) < slack) return;
    // Captured only when dragged: a tap stays a click.
    target.setPointerCapture(event.pointerId);
    dragged = true;
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
    held.set(event.pointerId, at);
    if (other) pinch(before, at, other, gestures);
    else gestures.pull(at.x - before.x);
  });
  const release = (event: PointerEvent): void => {
    if (!held.delete(event.pointerId)) return;
    if (event.type === 'pointerup' && !dragged) gestures.tap(pointOf(event));
  };
  target.addEventListener('pointerup', release);
  target.addEventListener('pointercancel', release);
  target.addEventListener('pointerleave', (event) => {
    if (!target.hasPointerCapture(event.pointerId)) held.delete(event.pointerId);
    gestures.hover(null);
  });
}

function wheel(event: WheelEvent, at: Point, gestures: Gestures): void {
  const line = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    // A notch of a wheel is about 100, a pinch on a touchpad sends a few at a time.
    gestures.zoom(Math.exp(Math.max(-1, Math.min(1, -event.deltaY * line * 0.006))), at.x);
    return;
  }
  const across = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
  if (Math.abs(across) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
  event.preventDefault();
  gestures.pull(-across * line);
}

/** The picture follows both fingers: they keep on what they hold. */
function pinch(before: Point, at: Point, other: Point, gestures: Gestures): void {
  const apart = (a: Point, b: Point): number => Math.max(Math.hypot(a.x - b.x, a.y - b.y), 20);
  gestures.zoom(apart(at, other) / apart(before, other), (before.x + other.x) / 2);
  gestures.pull((at.x - before.x) / 2);
}
