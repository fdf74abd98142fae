"""Plays scripts of operations on a TTL cache: cachetools' own, or a plain Python class as it is commonly taught.

In: [{mode, ttl, maxsize, sliding, operations: [[name, argument …] …]}].
Out: for each script, for each operation, [outcome, entries held, [[key, value, why] …] that left by itself].
"""

import json
import sys

import cachetools


class TaughtTtlCache:
    """A dict of (value, expiry); all it has to go by is a scan."""

    def __init__(self, ttl, maxsize, timer, sliding, corrected):
        self.ttl, self.maxsize, self.timer = ttl, maxsize, timer
        self.sliding, self.corrected = sliding, corrected
        self.store = {}
        self.gone = []

    def drop(self, key, why):
        value, expiry = self.store.pop(key)
        self.gone.append([key, value, why if self.timer() < expiry else "expired"])

    def get(self, key):
        if key not in self.store:
            return None
        value, expiry = self.store[key]
        now = self.timer()
        if now < expiry:
            if self.sliding:
                self.store[key] = (value, now + self.ttl)
            return value
        self.drop(key, "expired")
        return None

    def set(self, key, value):
        overwrites = self.corrected and key in self.store
        if len(self.store) >= self.maxsize and not overwrites:
            soonest = min(self.store, key=lambda held: self.store[held][1])
            self.drop(soonest, "soonest to expire")
        self.store[key] = (value, self.timer() + self.ttl)

    def invalidate(self, key):
        if key not in self.store:
            return False
        _, expiry = self.store.pop(key)
        return self.timer() < expiry

    def expire(self):
        now = self.timer()
        for key in [key for key, (_, expiry) in self.store.items() if now >= expiry]:
            self.drop(key, "expired")

    def clear(self):
        self.store.clear()

    def begin(self, now):
        self.gone = []

    def held(self):
        return len(self.store)

    def left(self, name, arguments):
        return self.gone


class Cachetools:
    """cachetools.TTLCache under the same names. Sliding is what its users write: store the value again on a hit."""

    def __init__(self, ttl, maxsize, timer, sliding):
        self.cache = cachetools.TTLCache(maxsize, ttl, timer)
        self.sliding = sliding
        self.now, self.before = 0, {}

    def get(self, key):
        value = self.cache.get(key)
        if value is not None and self.sliding:
            self.cache[key] = value
        return value

    def set(self, key, value):
        self.cache[key] = value

    def invalidate(self, key):
        try:
            del self.cache[key]
        except KeyError:
            return False
        return True

    def expire(self):
        len(self.cache)  # asking for the length is what expires

    def clear(self):
        self.cache.clear()

    def memory(self):
        """What lies in memory; asking through the front door would expire it."""
        links = self.cache._TTLCache__links
        return {key: (value, links[key].expires) for key, value in self.cache._Cache__data.items()}

    def begin(self, now):
        self.now, self.before = now, self.memory()

    def held(self):
        return len(self.memory())

    def left(self, name, arguments):
        """Who was there before the operation and is no more, or had to be stored anew."""
        if name in ("invalidate", "clear"):
            return []
        after, gone = self.memory(), []
        for key, (value, expiry) in self.before.items():
            expired = self.now >= expiry
            if key not in after or (expired and name == "set" and key == arguments[0]):
                gone.append([key, value, "expired" if expired else "least recently used"])
        return gone


def play(script):
    now = 0
    timer = lambda: now
    mode, sliding = script["mode"], script["sliding"]
    if mode == "cachetools":
        cache = Cachetools(script["ttl"], script["maxsize"], timer, sliding)
    else:
        cache = TaughtTtlCache(script["ttl"], script["maxsize"], timer, sliding, mode == "corrected")
    results = []
    for name, *arguments in script["operations"]:
        outcome = None
        cache.begin(timer())
        if name == "advance":
            now += arguments[0]
        else:
            outcome = getattr(cache, name)(*arguments)
        results.append([outcome, cache.held(), sorted(cache.left(name, arguments))])
    return results


json.dump([play(script) for script in json.load(sys.stdin)], sys.stdout)
