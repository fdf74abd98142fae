# CPython's caches as a program that answers, as native.cpp does: each line "KERNEL WHAT SIZE REQUESTS TIMES" is run.
# Usage: python_caches.py TRACE, in libCacheSim's oracleGeneral format.
import json
import struct
import sys
import time
from array import array
from collections import deque
from functools import lru_cache


def identity(key):
    return key


def functools_lru(keys, size):
    cached = lru_cache(maxsize=size)(identity)
    # Nothing but calls: the loop itself runs in C.
    deque(map(cached, keys), maxlen=0)
    return cached.cache_info().hits


def cachetools_lru(keys, size):
    from cachetools import LRUCache

    cache = LRUCache(maxsize=size)
    hits = 0
    for key in keys:
        if cache.get(key) is None:
            cache[key] = True
        else:
            hits += 1
    return hits


caches = {"functools": functools_lru, "cachetools": cachetools_lru}
with open(sys.argv[1], "rb") as file:
    trace = array("Q", (key for _, key, _, _ in struct.iter_unpack("<IQIq", file.read())))
print("{}", flush=True)

for line in sys.stdin:
    _, what, size, requests, times = line.split()
    keys = trace[: int(requests)]
    start = time.thread_time()
    for _ in range(int(times)):
        hits = caches[what](keys, int(size))
    seconds = (time.thread_time() - start) / int(times)
    print(json.dumps({"hits": hits, "bytes": 0, "seconds": seconds}), flush=True)
