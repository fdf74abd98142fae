import type { CoreModule, CoreSession } from '@core';
import type { Fault } from '../contract/model';
import type { RunName } from '../contract/protocol';

export type Opened = { session: CoreSession } | { fault: Fault };

/** Keeps the one native session that is alive: the old one is deleted before another is opened. */
export class SessionHolder {
  readonly #core: CoreModule;
  #held: { name: RunName; session: CoreSession } | null = null;

  constructor(core: CoreModule) {
    this.#core = core;
  }

  /** A session of this run at whatever position it was left. */
  resume(name: RunName): Opened {
    const held = this.#held;
    if (held && held.name.exercise === name.exercise && held.name.query === name.query) return held;
    return this.open(name);
  }

  /** A new session of this run, at its start. */
  open(name: RunName): Opened {
    this.#held?.session.delete();
    this.#held = null;
    const opened = this.#core.open(name.exercise, name.query);
    if ('session' in opened) this.#held = { name, session: opened.session };
    return opened;
  }
}
