import type { ReactiveController, ReactiveControllerHost } from 'lit';

const ancestors = function* (element: Element): Generator<Element> {
  let node: Node | null = element;
  while (node) {
    if (node instanceof Element) yield node;
    node = node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentNode;
  }
};

/** Calls back when light turns dark or back: a canvas, unlike CSS, has to be told. */
export class ThemeWatch implements ReactiveController {
  private readonly system = matchMedia('(prefers-color-scheme: dark)');
  private readonly attributes = new MutationObserver(() => this.changed());

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly changed: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.system.addEventListener('change', this.changed);
    for (const element of ancestors(this.host)) {
      this.attributes.observe(element, { attributes: true, attributeFilter: ['data-theme'] });
    }
  }

  hostDisconnected(): void {
    this.system.removeEventListener('change', this.changed);
    this.attributes.disconnect();
  }
}
