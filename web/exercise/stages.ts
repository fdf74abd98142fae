import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Lets a large page come in pieces, each in a task of its own, so that none keeps the browser from answering. */
export class Stages implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #last: () => number;
  #reached = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `last` is the stage at which, for the time being, everything is there. */
  constructor(host: ReactiveControllerHost, last: () => number) {
    this.#host = host;
    this.#last = last;
    host.addController(this);
  }

  /** Whether what comes at this stage, counted from 0, is to be drawn. */
  reached(stage: number): boolean {
    return stage <= this.#reached;
  }

  hostUpdated(): void {
    if (this.#timer !== undefined || this.#reached >= this.#last()) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#reached += 1;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
