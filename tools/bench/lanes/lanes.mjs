// The programs that run contenders, each opened when it is first asked.
import { python } from '../../ensure/detect.mjs';
import { root } from '../../process.mjs';
import { Answering } from './answering.mjs';
import { inChromium } from './chromium.mjs';
import { libCacheSim } from './libcachesim.mjs';

/** @typedef {import('../contenders.mjs').Contender} Contender */
/** @typedef {import('../contenders.mjs').Lane} Lane */

/**
 * @typedef {object} Runner
 * @property {(contender: Contender) => Promise<import('../rounds.mjs').Outcome>} run
 * @property {() => Promise<number>} [shardsError] its SHARDS against its exact curve: the mean absolute error
 * @property {string} [version]
 * @property {() => Promise<void>} close
 */

export class Lanes {
  /** @type {Map<Lane, Promise<Runner>>} */
  #open = new Map();
  /** @type {Record<Lane, () => Promise<Runner>>} */
  #openers;

  /** @param {{ requests: number, objects: number, file: string, scratch: string }} trace and files for it */
  constructor({ requests, objects, file, scratch }) {
    const kernels = `${root}build/release/bin/bench_kernels`;
    this.#openers = {
      native: () => Answering.open(kernels, [String(requests), String(objects)]),
      python: () => Answering.open(python, [`${root}tests/bench/python_caches.py`, file]),
      libcachesim: async () => libCacheSim(file, scratch),
      chromium: () => inChromium(requests, objects),
    };
  }

  /** @param {Lane} lane */
  of(lane) {
    const opened = this.#open.get(lane) ?? this.#openers[lane]();
    this.#open.set(lane, opened);
    return opened;
  }

  async close() {
    const runners = await Promise.allSettled(this.#open.values());
    await Promise.all(runners.map((runner) => runner.status === 'fulfilled' && runner.value.close()));
  }
}
