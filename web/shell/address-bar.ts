/** Browsers refuse to have the address rewritten too often: Safari, 100 times in 30 seconds. */
const intervalMs = 400;

/** Keeps the browser's address in step with the page. Changes replace the entry of history, so Back leaves the page. */
export class AddressBar {
  readonly #search: () => string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;

  /** `search` gives the present state, from its question mark. */
  constructor(search: () => string) {
    this.#search = search;
  }

  /** The state has changed: the address follows, soon if not at once. */
  changed(): void {
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#last + intervalMs - performance.now());
    this.#timer = setTimeout(() => this.flush(), wait);
  }

  /** Writes the address now. */
  flush(): void {
    this.forget();
    this.#last = performance.now();
    const search = this.#search();
    if (search !== location.search) this.#write('replaceState', search);
  }

  /** Goes to another page of ours, to which Back returns from the next. */
  push(search: string): void {
    this.flush();
    this.#write('pushState', search);
  }

  /** Drops a change that has not been written. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #write(how: 'pushState' | 'replaceState', search: string): void {
    try {
      history[how](null, '', `${location.pathname}${search}`);
    } catch {
      // Refused in some sandboxed frames: the page works without its address.
    }
  }
}
