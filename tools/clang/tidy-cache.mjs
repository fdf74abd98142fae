import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Remembers by content what clang-tidy found clean. It holds one entry a source: what a run does not use, it drops.
 */
export class TidyCache {
  #folder;
  /** @type {Set<string>} */
  #used = new Set();

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /**
   * @param {Iterable<string>} parts all that the verdict depends on
   * @returns {string}
   */
  static key(parts) {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(`${part.length}:`).update(part);
    return hash.digest('hex');
  }

  /** @param {string} key */
  isClean(key) {
    const clean = existsSync(join(this.#folder, key));
    if (clean) this.#used.add(key);
    return clean;
  }

  /** @param {string} key */
  remember(key) {
    writeFileSync(join(this.#folder, key), '');
    this.#used.add(key);
  }

  dropUnused() {
    for (const key of readdirSync(this.#folder)) {
      if (!this.#used.has(key)) rmSync(join(this.#folder, key));
    }
  }
}
