import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { connectCore } from '../client/connect-core';
import { CoreClient } from '../client/core-client';
import type { LabSnapshot } from '../session/lab-snapshot';
import { LabState } from '../session/lab-state';

/** Gives an element a laboratory of its own while it is connected, and renders it anew after each change. */
export class LabController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #changed: (state: LabSnapshot) => void;
  #client = new CoreClient(connectCore);
  lab: LabState;

  /** `changed` is told each new state, before it is drawn. */
  constructor(host: ReactiveControllerHost, changed: (state: LabSnapshot) => void) {
    this.#host = host;
    this.#changed = changed;
    this.lab = new LabState(this.#client);
    host.addController(this);
  }

  hostConnected(): void {
    this.lab.subscribe(() => {
      this.#host.requestUpdate();
      this.#changed(this.lab.state);
    });
  }

  hostDisconnected(): void {
    this.lab.dispose();
    this.#client.dispose();
    // Ready for an element that is put elsewhere in the page.
    this.#client = new CoreClient(connectCore);
    this.lab = new LabState(this.#client);
  }
}
