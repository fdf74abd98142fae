// Who can run in the benchmark. A contender is one piece of work in one program.

/** @typedef {'native' | 'python' | 'libcachesim' | 'chromium'} Lane */

/**
 * @typedef {object} Contender
 * @property {string} id unique
 * @property {string} title for people
 * @property {Lane} lane who runs it
 * @property {string} kernel of the lane
 * @property {string} what
 * @property {number} size entries of the cache
 * @property {number} requests the first ones of the trace
 * @property {number} times in a row: a run should take long enough for the clock
 * @property {string} [agrees] contenders that name the same come to the same hits; none: not compared
 * @property {number} [aim] million requests a second that it should reach
 */

/**
 * @param {Lane} lane
 * @param {string} kernel
 * @param {string} what
 * @param {number} size
 * @param {number} requests
 * @param {string} title
 * @param {Partial<Contender>} [rest]
 * @returns {Contender}
 */
function contender(lane, kernel, what, size, requests, title, rest = {}) {
  const id = [lane, kernel, what, size, requests].join(' ');
  return { id, title, lane, kernel, what, size, requests, times: 1, ...rest };
}

/**
 * @param {string} policy
 * @param {number} size
 * @param {number} requests
 */
const same = (policy, size, requests) => ({ agrees: `${policy}, ${size} entries, ${requests} requests` });

/**
 * @typedef {object} Policy
 * @property {string} name ours
 * @property {string} title
 * @property {string} peer libCacheSim's name
 * @property {boolean} same whether libCacheSim's definition is ours, to the request
 * @property {number} aim times as fast as the `cachesim` program
 */

/** All but Random, whose draws are everybody's own. @type {Policy[]} */
export const policies = [
  { name: 'lru', title: 'LRU', peer: 'lru', same: true, aim: 20 },
  { name: 'fifo', title: 'FIFO', peer: 'fifo', same: true, aim: 12 },
  { name: 'clock', title: 'CLOCK', peer: 'clock', same: true, aim: 12 },
  { name: 'sieve', title: 'SIEVE', peer: 'sieve', same: true, aim: 12 },
  { name: 's3-fifo', title: 'S3-FIFO', peer: 's3fifo', same: true, aim: 10 },
  { name: 'arc', title: 'ARC', peer: 'arc', same: true, aim: 10 },
  { name: '2q', title: '2Q', peer: 'twoq', same: true, aim: 10 },
  { name: 'lfu', title: 'LFU', peer: 'lfu', same: true, aim: 10 },
  { name: 'slru', title: 'SLRU', peer: 'slru', same: true, aim: 10 },
  { name: 'w-tinylfu', title: 'W-TinyLFU', peer: 'wtinylfu', same: false, aim: 8 },
  { name: 'lirs', title: 'LIRS', peer: 'lirs', same: false, aim: 8 },
  { name: 'belady', title: 'Belady', peer: 'belady', same: true, aim: 8 },
];

/** @typedef {{ name: string, title: string, exact: boolean }} Library */

/** LRU caches of npm; an exact one evicts the least recently used entry, always. @type {Library[]} */
export const libraries = [
  { name: 'lru-cache', title: 'lru-cache', exact: true },
  { name: 'mnemonist-lru-map', title: 'mnemonist LRUMap', exact: true },
  { name: 'mnemonist-lru-cache', title: 'mnemonist LRUCache', exact: true },
  { name: 'quick-lru', title: 'quick-lru (not exact)', exact: false },
  { name: 'lru.min', title: 'lru.min', exact: true },
];

const titles = { native: 'Cachebound', chromium: 'Cachebound in WebAssembly' };
/** @typedef {keyof typeof titles} Ours */

/**
 * Every kind of contender, over a trace's first requests.
 * @param {number} requests
 */
export function over(requests) {
  const lru = (/** @type {number} */ size) => same('LRU', size, requests);
  return {
    /** Keys of 64 bits through a hash table. @param {Ours} lane @param {number} size */
    streaming: (lane, size) =>
      contender(lane, 'streaming', 'lru', size, requests, `${titles[lane]}, LRU of 64-bit keys`, {
        times: requests < 5_000_000 ? 20 : 2,
        ...lru(size),
      }),
    /** @param {Ours} lane @param {Policy} policy @param {number} size */
    compiled: (lane, { name, title }, size) =>
      contender(lane, 'compiled', name, size, requests, `${titles[lane]}, compiled ${title}`, {
        times: 3,
        ...same(title, size, requests),
      }),
    /** @param {Ours} lane @param {number} size */
    curve: (lane, size) =>
      contender(lane, 'curve', 'lru', size, requests, `${titles[lane]}, exact LRU curve`, { times: 2, ...lru(size) }),
    /** @param {Ours} lane @param {number} size @param {number} aim */
    shards: (lane, size, aim) =>
      contender(lane, 'shards', 'lru', size, requests, `${titles[lane]}, SHARDS of 8192`, { times: 10, aim }),
    /** Compiles the trace and runs so many policies. @param {number} count @param {number} size */
    race: (count, size) =>
      contender('native', 'race', String(count), size, requests, `Cachebound, compile and race ${count}`),
    /** @param {number} size */
    listMap: (size) =>
      contender('native', 'list-map', 'lru', size, requests, 'std::list + std::unordered_map', lru(size)),
    /** @param {'functools' | 'cachetools'} what @param {string} title @param {number} size */
    python: (what, title, size) => contender('python', 'call', what, size, requests, title, lru(size)),
    /** @param {Policy} policy @param {number} size */
    cachesim: (policy, size) =>
      contender(
        'libcachesim',
        'cachesim',
        policy.peer,
        size,
        requests,
        `libCacheSim cachesim, ${policy.title}`,
        policy.same ? same(policy.title, size, requests) : {},
      ),
    /** @param {number} size */
    distUtil: (size) =>
      contender('libcachesim', 'distUtil', 'lru', size, requests, 'libCacheSim distUtil, stack distances'),
    /** Keys that a page's script holds. @param {'batches' | 'calls'} what @param {number} size */
    crossing: (what, size) =>
      contender('chromium', 'wasm', what, size, requests, `${titles.chromium}, LRU, ${crossings[what]}`, {
        times: 2,
        ...lru(size),
      }),
    /** @param {'hashed' | 'dense'} what @param {number} size */
    byHand: (what, size) =>
      contender('chromium', 'javascript', what, size, requests, `JavaScript by hand, ${what}`, {
        times: 2,
        ...lru(size),
      }),
    /** @param {Library} library @param {number} size */
    npm: ({ name, title, exact }, size) =>
      contender('chromium', 'npm', name, size, requests, `npm ${title}`, exact ? lru(size) : {}),
  };
}

const crossings = { batches: 'batches of hashed keys', calls: 'a call a request' };
