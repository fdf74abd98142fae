// LRU caches of npm, each as its documentation says to make the most of it: a get, and a set on a miss.

import { createLRU } from 'lru.min';
import { LRUCache } from 'lru-cache';
import { LRUCache as MnemonistLruCache, LRUMap as MnemonistLruMap } from 'mnemonist';
import QuickLru from 'quick-lru';

type Replay = (keys: Uint32Array, size: number) => number;

/** By name, in functions of their own: what the engine learns about one library's objects does not slow the others. */
export const libraries: Record<string, Replay> = {
  'lru-cache': (keys, size) => {
    const cache = new LRUCache<number, number>({ max: size });
    let hits = 0;
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] as number;
      if (cache.get(key) === undefined) cache.set(key, 1);
      else hits += 1;
    }
    return hits;
  },
  'mnemonist-lru-map': (keys, size) => {
    const cache = new MnemonistLruMap<number, number>(Uint32Array, Uint8Array, size);
    let hits = 0;
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] as number;
      if (cache.get(key) === undefined) cache.set(key, 1);
      else hits += 1;
    }
    return hits;
  },
  'mnemonist-lru-cache': (keys, size) => {
    const cache = new MnemonistLruCache<number, number>(Uint32Array, Uint8Array, size);
    let hits = 0;
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] as number;
      if (cache.get(key) === undefined) cache.set(key, 1);
      else hits += 1;
    }
    return hits;
  },
  'quick-lru': (keys, size) => {
    const cache = new QuickLru<number, number>({ maxSize: size });
    let hits = 0;
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] as number;
      if (cache.get(key) === undefined) cache.set(key, 1);
      else hits += 1;
    }
    return hits;
  },
  'lru.min': (keys, size) => {
    const cache = createLRU<number, number>({ max: size });
    let hits = 0;
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] as number;
      if (cache.get(key) === undefined) cache.set(key, 1);
      else hits += 1;
    }
    return hits;
  },
};
