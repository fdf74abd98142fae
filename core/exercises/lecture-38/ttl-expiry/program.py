"""Time to live: entries are trusted for a while, and their source goes on changing."""

import json
from itertools import accumulate
from math import floor
from random import Random

TTL_S = {{ttl_s}}
MAXSIZE = {{maxsize}}
MODE = {{mode}}
SLIDING = {{sliding}}
CHANGE_S = {{change_s}}  # 0: never
WAIT_S = {{wait_s}}
INVALIDATE = {{invalidate}}
SENSORS = {{sensors}}
LOOKUPS = {{lookups}}
PROBES = {{probes}}
EVERY_MS = {{every_ms}}
OVERWRITE_EVERY = {{overwrite_every}}  # 0: never
ORDER = {{order}}
SEED = {{seed}}


def ns(milliseconds):
    return floor(milliseconds * 1e6 + 0.5)


TTL, WAIT, CHANGE, EVERY = ns(TTL_S * 1e3), ns(WAIT_S * 1e3), ns(CHANGE_S * 1e3), ns(EVERY_MS)
clock = 0  # virtual nanoseconds: nobody sleeps


class TaughtCache:
    """A dict of (value, expiry). Expired entries are deleted when they are read, and count until then."""

    def __init__(self):
        self.store = {}
        self.evictions = 0

    def get(self, key):
        if key not in self.store:
            return None
        value, expiry = self.store[key]
        if clock < expiry:
            if SLIDING:
                self.store[key] = (value, clock + TTL)
            return value
        del self.store[key]
        return None

    def set(self, key, value):
        overwrites = MODE == "corrected" and key in self.store
        if len(self.store) >= MAXSIZE and not overwrites:
            soonest = min(self.store, key=lambda held: self.store[held][1])
            del self.store[soonest]
            self.evictions += 1
        self.store[key] = (value, clock + TTL)

    def invalidate(self, key):
        self.store.pop(key, None)

    def clear(self):
        self.store.clear()

    def __len__(self):
        return len(self.store)


def cachetools_cache():
    """The same over cachetools.TTLCache, which evicts the least recently used."""
    from cachetools import TTLCache

    class Counting(TTLCache):
        evictions = 0

        def popitem(self):
            self.evictions += 1
            return super().popitem()

    class Cache:
        def __init__(self):
            self.cache = Counting(MAXSIZE, TTL, timer=lambda: clock)

        @property
        def evictions(self):
            return self.cache.evictions

        def get(self, key):
            value = self.cache.get(key)
            if value is not None and SLIDING:
                self.cache[key] = value
            return value

        def set(self, key, value):
            self.cache[key] = value

        def invalidate(self, key):
            self.cache.pop(key, None)

        def clear(self):
            for key in list(self.cache):  # its own clear() pops, and pops are counted
                del self.cache[key]

        def __len__(self):
            return len(self.cache)

    return Cache()


def source(sensor):
    version = clock // CHANGE if CHANGE else 0
    return version + sensor % 997 / 1000.0


def stream():
    """The sensor of each lookup in turn."""
    random = Random(SEED)
    if ORDER == "round-robin":
        yield from (i % SENSORS for i in range(LOOKUPS))
    elif ORDER == "uniform":
        yield from (random.randrange(SENSORS) for _ in range(LOOKUPS))
    else:
        weights = accumulate(1 / (rank + 1) for rank in range(SENSORS))
        yield from random.choices(range(SENSORS), cum_weights=list(weights), k=LOOKUPS)


stale_reads = 0


def read(sensor):
    """True when the cache had an answer."""
    global stale_reads
    value = cache.get(sensor)
    if value is not None and value != source(sensor):
        stale_reads += 1
    return value is not None


cache = cachetools_cache() if MODE == "cachetools" else TaughtCache()
warm_hits = 0
for i, sensor in enumerate(stream()):
    clock += EVERY if i > 0 else 0
    if read(sensor):
        warm_hits += 1
    else:
        cache.set(sensor, source(sensor))
    if OVERWRITE_EVERY and (i + 1) % OVERWRITE_EVERY == 0:
        cache.set(sensor, source(sensor))
warm_size = len(cache)

clock += WAIT
if INVALIDATE == "one":
    cache.invalidate(0)
elif INVALIDATE == "all":
    cache.clear()

probe_hits = sum(read(i % SENSORS) for i in range(PROBES))
hits, misses = warm_hits + probe_hits, LOOKUPS - warm_hits + PROBES - probe_hits
print(
    json.dumps(
        {
            "hits": hits,
            "misses": misses,
            "stale_reads": stale_reads,
            "hit_ratio": hits / (hits + misses) if hits + misses else None,
            "evictions": cache.evictions,
            "currsize": len(cache),
            "maxsize": MAXSIZE,
            "warm_hits": warm_hits,
            "warm_misses": LOOKUPS - warm_hits,
            "warm_size": warm_size,
            "probe_hits": probe_hits,
            "probe_misses": PROBES - probe_hits,
            "probe_size": len(cache),
        }
    )
)
