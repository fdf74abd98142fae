import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Follows a media query. */
export class Media implements ReactiveController {
  readonly #list: MediaQueryList;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost, query: string) {
    this.#host = host;
    this.#list = matchMedia(query);
    host.addController(this);
  }

  get matches(): boolean {
    return this.#list.matches;
  }

  hostConnected(): void {
    this.#list.addEventListener('change', this.#changed);
  }

  hostDisconnected(): void {
    this.#list.removeEventListener('change', this.#changed);
  }

  readonly #changed = (): void => this.#host.requestUpdate();
}
