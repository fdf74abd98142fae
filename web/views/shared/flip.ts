/** Moves of keyed elements: FLIP (first, last, invert, play), and a fading copy of each one that left. */
export class Flip {
  private before = new Map<string, DOMRect>();
  private elements = new Map<string, HTMLElement>();

  constructor(private readonly swift = 160) {}

  /** Call before the change. */
  first(elements: Iterable<HTMLElement>): void {
    this.before.clear();
    this.elements.clear();
    for (const element of elements) {
      const key = element.dataset.key ?? '';
      this.before.set(key, element.getBoundingClientRect());
      this.elements.set(key, element);
    }
  }

  /** Call after the change; copies of what left go into `stage`, which must be positioned. */
  play(elements: Iterable<HTMLElement>, stage: HTMLElement): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const left = new Map(this.before);
    for (const element of elements) {
      const key = element.dataset.key ?? '';
      left.delete(key);
      this.move(element, this.before.get(key));
    }
    for (const [key, rect] of left) this.leave(this.elements.get(key), rect, stage);
    this.before.clear();
    this.elements.clear();
  }

  private move(element: HTMLElement, from: DOMRect | undefined): void {
    const timing = { duration: this.swift, easing: 'cubic-bezier(.2, 0, 0, 1)' };
    if (!from) {
      element.animate([{ opacity: 0, transform: 'translateY(-8px)' }, {}], timing);
      return;
    }
    const to = element.getBoundingClientRect();
    const x = from.left - to.left;
    const y = from.top - to.top;
    if (x === 0 && y === 0) return;
    element.animate([{ transform: `translate(${x}px, ${y}px)` }, {}], timing);
  }

  private leave(element: HTMLElement | undefined, rect: DOMRect, stage: HTMLElement): void {
    if (!element) return;
    const copy = element.cloneNode(true) as HTMLElement;
    const origin = stage.getBoundingClientRect();
    copy.classList.add('leaving');
    copy.setAttribute('aria-hidden', 'true');
    Object.assign(copy.style, {
      position: 'absolute',
      left: `${rect.left - origin.left}px`,
      top: `${rect.top - origin.top}px`,
      width: `${rect.width}px`,
      height: `${rect.height}px`,
    });
    stage.append(copy);
    const fading = copy.animate([{}, { opacity: 0, transform: 'translateY(10px)' }], {
      duration: this.swift,
      easing: 'ease-in',
    });
    fading.onfinish = fading.oncancel = () => copy.remove();
  }
}
