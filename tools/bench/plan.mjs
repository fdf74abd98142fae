// What is compared with what, and what should come out.
import { libraries, over, policies } from './contenders.mjs';

/** @typedef {import('./contenders.mjs').Contender} Contender */

/**
 * @typedef {object} Pair
 * @property {string} title
 * @property {Contender} of
 * @property {Contender[]} against where there are several, the one with the highest median
 * @property {number} [aim] times as fast as that
 * @property {string[]} tags by which a part of the benchmark is chosen
 */

/**
 * @typedef {object} Plan
 * @property {Pair[]} pairs
 * @property {Pair[]} growth the cost a request of `against` over that of `of`
 */

export const sizes = [10_000, 100_000];
const [size, larger] = /** @type {[number, number]} */ (sizes);
const [lru] = /** @type {[import('./contenders.mjs').Policy]} */ (policies.slice(0, 1));

/** Where prefetching decides, WebAssembly, which cannot, comes to less. */
const wasm = { withPrefetch: 0.6, without: 0.8 };

/**
 * @param {string} title
 * @param {Contender} of
 * @param {Contender[]} against
 * @param {string[]} tags
 * @param {number} [aim]
 * @returns {Pair}
 */
const pair = (title, of, against, tags, aim) => ({ title, of, against, tags, ...(aim === undefined ? {} : { aim }) });

/**
 * @param {number} requests of the trace
 * @returns {Plan}
 */
export function plan(requests) {
  const { streaming, race } = over(requests);
  const tenth = over(Math.ceil(requests / 10));
  const tags = ['native', 'growth'];
  return {
    pairs: [
      ...sizes.flatMap((each) => [...nativePairs(each, requests), ...browserPairs(each, requests)]),
      ...curvePairs(requests),
    ],
    growth: [
      pair('a trace ten times as long', tenth.streaming('native', size), [streaming('native', size)], tags),
      pair('a cache ten times as large', streaming('native', size), [streaming('native', larger)], tags),
      pair('thirteen policies in place of one', race(1, size), [race(13, size)], tags),
    ],
  };
}

/**
 * @param {number} size
 * @param {number} requests
 * @returns {Pair[]}
 */
function nativePairs(size, requests) {
  const { streaming, compiled, cachesim, listMap } = over(requests);
  const tenth = over(Math.ceil(requests / 10));
  const [ours, short] = [streaming('native', size), tenth.streaming('native', size)];
  const title = 'native, 64-bit keys, LRU';
  const tags = ['native', 'lru', 'streaming'];
  return [
    pair(title, ours, [cachesim(lru, size)], tags, 6),
    pair(title, ours, [listMap(size)], tags),
    // Python's caches run over a tenth of the trace.
    pair(title, short, [tenth.python('functools', 'CPython functools.lru_cache', size)], [...tags, 'python']),
    pair(title, short, [tenth.python('cachetools', 'cachetools LRUCache', size)], [...tags, 'python']),
    ...policies.map((policy) =>
      pair(
        `native, compiled ${policy.title}`,
        compiled('native', policy, size),
        [cachesim(policy, size)],
        ['native', 'compiled', policy.name],
        policy.aim,
      ),
    ),
  ];
}

/**
 * @param {number} size
 * @param {number} requests
 * @returns {Pair[]}
 */
function browserPairs(size, requests) {
  const { streaming, compiled, crossing, byHand, npm } = over(requests);
  const exact = libraries.filter((library) => library.exact).map((library) => npm(library, size));
  const others = libraries.filter((library) => !library.exact).map((library) => npm(library, size));
  const [dense, batches, calls] = [compiled('chromium', lru, size), crossing('batches', size), crossing('calls', size)];
  const tags = ['chromium', 'lru'];
  const hashed = 'Chromium, LRU, batches of hashed keys';
  const called = 'Chromium, LRU, a call a request';
  return [
    pair('Chromium, compiled LRU', dense, exact, tags, 10),
    pair('Chromium, compiled LRU', dense, [byHand('dense', size)], tags, 2),
    pair(hashed, batches, exact, tags, 3.5),
    pair(hashed, batches, [byHand('hashed', size)], tags),
    pair(called, calls, exact, tags, 2),
    ...others.map((other) => pair(called, calls, [other], tags)),
    pair(
      'WebAssembly, 64-bit keys, LRU',
      streaming('chromium', size),
      [streaming('native', size)],
      ['chromium', 'wasm', 'lru'],
      wasm.withPrefetch,
    ),
    ...policies.map((policy) =>
      pair(
        `WebAssembly, compiled ${policy.title}`,
        compiled('chromium', policy, size),
        [compiled('native', policy, size)],
        ['chromium', 'wasm', policy.name],
        wasm.without,
      ),
    ),
  ];
}

/**
 * @param {number} requests
 * @returns {Pair[]}
 */
function curvePairs(requests) {
  const { curve, distUtil, shards } = over(requests);
  const [exact, inWasm] = [curve('native', size), curve('chromium', size)];
  const [sampled, sampledInWasm] = [shards('native', size, 400), shards('chromium', size, 330)];
  const [native, chromium] = [
    ['native', 'curve'],
    ['chromium', 'wasm', 'curve'],
  ];
  return [
    pair('native, exact LRU curve', exact, [distUtil(size)], native, 25),
    pair('Chromium, exact LRU curve', inWasm, [distUtil(size)], chromium, 20),
    pair('WebAssembly, exact LRU curve', inWasm, [exact], chromium, wasm.without),
    pair('native, SHARDS', sampled, [exact], native),
    pair('WebAssembly, SHARDS', sampledInWasm, [sampled], chromium, wasm.without),
  ];
}

/**
 * The part of a plan that is asked for.
 * @param {Plan} plan
 * @param {string[]} words each must be a tag of what is chosen; none: everything
 * @param {(contender: Contender) => boolean} can whether there is somebody to run it
 * @returns {Plan}
 */
export function part({ pairs, growth }, words, can) {
  const among = (/** @type {Pair[]} */ some) =>
    some
      .filter(({ tags }) => words.every((word) => tags.includes(word)))
      .map((pair) => ({ ...pair, against: pair.against.filter(can) }))
      .filter(({ of, against }) => can(of) && against.length > 0);
  return { pairs: among(pairs), growth: among(growth) };
}

/**
 * Everybody once, partners of a pair next to each other.
 * @param {Plan} plan
 * @returns {Contender[]}
 */
export function contendersOf({ pairs, growth }) {
  const all = [...pairs, ...growth].flatMap(({ of, against }) => [of, ...against]);
  return [...new Map(all.map((each) => [each.id, each])).values()];
}
