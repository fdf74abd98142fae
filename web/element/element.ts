// The one module script of a host page: defines <cachebound-exercise>.
import { addressFromPairs } from '../session/address';
import { addressAttributes } from './attributes';
import { EmbeddedExercise } from './embedded-exercise';

/**
 * `<cachebound-exercise exercise="…" maxsize="…" show="…" lock="…" theme="…">`: an exercise in any page. Attributes are
 * read as the names of a link: what is none of the format's own is a parameter. Changing one changes the exercise.
 */
export class CacheboundExercise extends EmbeddedExercise {
  /** The folder of this script is the playground's; while developing, the script lies one folder deeper. */
  static readonly home = new URL(import.meta.env.DEV ? '../' : './', import.meta.url).href;

  readonly #attributes = new MutationObserver(() => this.#read());

  override connectedCallback(): void {
    this.home = CacheboundExercise.home;
    this.#read();
    this.#attributes.observe(this, { attributes: true });
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    this.#attributes.disconnect();
    super.disconnectedCallback();
  }

  #read(): void {
    const pairs = addressAttributes(this);
    const written = JSON.stringify(pairs);
    // Attributes that say nothing about the exercise, `class` for instance, must not start it anew.
    if (written === this.#written) return;
    this.#written = written;
    this.source = addressFromPairs(pairs);
  }
  #written = '';
}

if (!customElements.get('cachebound-exercise')) customElements.define('cachebound-exercise', CacheboundExercise);
