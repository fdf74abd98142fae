/** Does one task at a time; while one is under way only the newest of those asked for waits. */
export class Latest {
  #busy = false;
  #waiting: (() => Promise<void>) | null = null;

  /** Tasks must not reject. */
  async run(task: () => Promise<void>): Promise<void> {
    if (this.#busy) {
      this.#waiting = task;
      return;
    }
    this.#busy = true;
    for (let next: (() => Promise<void>) | null = task; next; next = this.#take()) await next();
    this.#busy = false;
  }

  drop(): void {
    this.#waiting = null;
  }

  #take(): (() => Promise<void>) | null {
    const task = this.#waiting;
    this.#waiting = null;
    return task;
  }
}
