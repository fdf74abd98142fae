import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CoreClient } from '../session/core-client';
import type { LabSnapshot } from '../session/lab-snapshot';
import { LabState } from '../session/lab-state';

/** Gives an element a laboratory of its own while it is connected, and renders it anew after each change. */
export class LabController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #changed: (state: LabSnapshot) => void;
  readonly #create: () => CoreClient;
  #client: CoreClient;
  lab: LabState;

  constructor(
    host: ReactiveControllerHost,
    changed: (state: LabSnapshot) => void,
    create: () => CoreClient = () => new CoreClient(),
  ) {
    this.#host = host;
    this.#changed = changed;
    this.#create = create;
    this.#client = create();
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
    this.#client = this.#create();
    this.lab = new LabState(this.#client);
  }
}
