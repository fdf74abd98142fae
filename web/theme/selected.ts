import { noChange } from 'lit';
import { live } from 'lit/directives/live.js';

/**
 * For `.selected` of an option: chooses it, and leaves the others alone. Taking the choice from an option that has
 * it would let the browser choose the first.
 */
export const selected = (chosen: boolean) => (chosen ? live(true) : noChange);
