const prefix = 'cachebound.';

/** A choice kept from visit to visit where the browser allows it, else for as long as the page is open. */
export class Preference<Choice extends string> {
  readonly #name: string;
  readonly #allowed: readonly [Choice, ...Choice[]];
  #value: Choice;

  /** The first of `allowed` is the default. */
  constructor(name: string, allowed: readonly [Choice, ...Choice[]]) {
    this.#name = prefix + name;
    this.#allowed = allowed;
    this.#value = this.#read();
  }

  get value(): Choice {
    return this.#value;
  }

  set value(choice: Choice) {
    this.#value = choice;
    try {
      localStorage.setItem(this.#name, choice);
    } catch {
      // Storage is blocked: the choice holds until the page is left.
    }
  }

  /** Goes on to the next choice, in a circle. */
  next(): Choice {
    const at = this.#allowed.indexOf(this.#value);
    this.value = this.#allowed[(at + 1) % this.#allowed.length] ?? this.#allowed[0];
    return this.#value;
  }

  #read(): Choice {
    try {
      const kept = localStorage.getItem(this.#name);
      return this.#allowed.find((choice) => choice === kept) ?? this.#allowed[0];
    } catch {
      return this.#allowed[0];
    }
  }
}
