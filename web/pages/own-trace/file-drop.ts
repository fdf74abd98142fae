import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Files that are dragged over the page and dropped anywhere on it, while the host is connected. */
export class FileDrop implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #dropped: (file: File) => void;
  /** Elements entered and not left: the drag is over the page as long as there is one. */
  #depth = 0;

  constructor(host: ReactiveControllerHost, dropped: (file: File) => void) {
    this.#host = host;
    this.#dropped = dropped;
    host.addController(this);
  }

  /** A file hangs over the page. */
  get over(): boolean {
    return this.#depth > 0;
  }

  hostConnected(): void {
    for (const [type, listener] of this.#listeners) addEventListener(type, listener);
  }

  hostDisconnected(): void {
    for (const [type, listener] of this.#listeners) removeEventListener(type, listener);
    this.#depth = 0;
  }

  readonly #listeners: [string, (event: Event) => void][] = [
    ['dragenter', (event) => this.#moved(event, 1)],
    ['dragleave', (event) => this.#moved(event, -1)],
    ['dragover', (event) => holdsFile(event) && event.preventDefault()],
    ['drop', (event) => this.#drop(event)],
  ];

  #moved(event: Event, by: number): void {
    if (!holdsFile(event)) return;
    event.preventDefault();
    this.#depth = Math.max(0, this.#depth + by);
    this.#host.requestUpdate();
  }

  #drop(event: Event): void {
    this.#depth = 0;
    this.#host.requestUpdate();
    if (!holdsFile(event)) return;
    // Else the browser would leave the page to show the file.
    event.preventDefault();
    const [file] = (event as DragEvent).dataTransfer?.files ?? [];
    if (file) this.#dropped(file);
  }
}

const holdsFile = (event: Event): boolean => (event as DragEvent).dataTransfer?.types.includes('Files') ?? false;
