/**
 * Parameters as they came: name and raw text, in order. Names may be unknown, repeat, or hold nonsense: the core
 * judges that, and what was given is kept until it is changed.
 */
export class Parameters {
  static readonly none = new Parameters([]);

  readonly pairs: readonly (readonly [name: string, text: string])[];

  constructor(pairs: Iterable<readonly [string, string]>) {
    this.pairs = [...pairs];
  }

  /** Reads `name=value&name=value`. */
  static fromQuery(query: string): Parameters {
    return new Parameters(new URLSearchParams(query));
  }

  /** The first text given for this name. */
  get(name: string): string | undefined {
    return this.pairs.find(([given]) => given === name)?.[1];
  }

  /** With one text for this name, in the place of all there were. */
  set(name: string, text: string): Parameters {
    const at = this.pairs.findIndex(([given]) => given === name);
    if (at < 0) return new Parameters([...this.pairs, [name, text]]);
    const others = this.pairs.filter(([given], index) => given !== name || index === at);
    return new Parameters(others.map((pair) => (pair[0] === name ? [name, text] : pair)));
  }

  without(name: string): Parameters {
    return new Parameters(this.pairs.filter(([given]) => given !== name));
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  toQuery(): string {
    return new URLSearchParams(this.pairs.map(([name, text]) => [name, text])).toString();
  }

  /** The text given for each name, the first where there are several. */
  texts(): Record<string, string> {
    return Object.fromEntries([...this.pairs].reverse());
  }
}
