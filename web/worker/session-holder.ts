import type { CoreModule, CoreSession } from '../contract/core';
import type { RunName } from '../contract/core-jobs';
import { unlessFault } from './refusals';

/** Keeps the one native session that is alive: the old one is deleted before another is opened. */
export class SessionHolder {
  #held: { name: RunName; session: CoreSession } | null = null;

  /** A session of this run at whatever position it was left. */
  resume(core: CoreModule, name: RunName): CoreSession {
    const held = this.#held;
    if (held && held.name.exercise === name.exercise && held.name.query === name.query) return held.session;
    return this.open(core, name);
  }

  /** A new session of this run, at its start. */
  open(core: CoreModule, { exercise, query }: RunName): CoreSession {
    this.#held?.session.delete();
    this.#held = null;
    const { session } = unlessFault(core.open(exercise, query));
    this.#held = { name: { exercise, query }, session };
    return session;
  }
}
