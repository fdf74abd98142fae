"""Anti-patterns: one design of a cache under requests that find its weak points, on virtual time."""

import heapq
import json
import math
from bisect import bisect_right
from collections import Counter, deque
from itertools import accumulate
from random import Random


def ns(ms):
    return int(ms * 1e6 + 0.5)


ADMIT, LIMIT, ON_WRITE, TTL = {{admit}}, {{limit_kb}}, {{on_write}}, ns({{ttl_ms}})
BUDGET, TOLERATED = {{budget_kb}} * 1000, {{tolerated_ms}}
REQUESTS, INTERVAL = {{requests}}, ns({{interval_ms}})
ONE_OFF_SHARE, WRITE_SHARE, CHANGE_EVERY = {{one_off_share}}, {{write_share}}, {{change_every}}
KEYS, SKEW, SEED, VALUE_BYTES = {{keys}}, {{skew}}, {{seed}}, {{value_bytes}}
LOAD, SAVE, CACHE = ns({{load_ms}}), ns({{save_ms}}), ns({{cache_ms}})
LIMIT = math.inf if LIMIT is None else LIMIT * 1000
STRIPES, DOORKEEPER_PLACES, ENTRY_OVERHEAD = 64, 4096, 64


# part: tasks


def fnv(key):
    digest = 2166136261
    for byte in key.encode():
        digest = (digest ^ byte) * 16777619 % 2**32
    return digest


class KeySpace:
    """A server's entries, evicted as Redis samples them (allkeys-lru)."""

    def __init__(self):
        self.entries, self.places, self.expiries, self.pool = {}, [], [], []
        self.bytes = self.peak = self.uses = self.expiries_set = 0
        self.random = Random(SEED + 2)

    def use(self, key):
        while self.expiries and self.expiries[0][0] <= loop.now:
            _, number, old = heapq.heappop(self.expiries)
            if old in self.entries and self.entries[old]["expiry"] == number:
                self.remove(old)
        self.uses += 1
        entry = self.entries.get(key)
        if entry:
            entry["last_use"] = self.uses
        return entry

    def get(self, key):
        entry = self.use(key)
        return entry and entry["value"]

    def erase(self, key):
        if self.use(key):
            self.remove(key)

    def set(self, key, value, size):
        self.use(key)
        if not self.make_room(key, size):
            return False
        entry = self.entries.get(key)
        if entry is None:
            entry = self.entries[key] = {"size": 0, "last_use": self.uses, "place": len(self.places)}
            self.places.append(key)
        self.bytes += size - entry["size"]
        self.peak = max(self.peak, self.bytes)
        self.expiries_set += 1
        entry.update(value=value, size=size, expiry=self.expiries_set)
        heapq.heappush(self.expiries, (loop.now + TTL, self.expiries_set, key))
        return True

    def remove(self, key):
        entry = self.entries.pop(key)
        self.bytes -= entry["size"]
        last = self.places.pop()
        if last != key:
            self.entries[last]["place"] = entry["place"]
            self.places[entry["place"]] = last

    def make_room(self, key, size):
        if size > LIMIT:
            return False
        while self.bytes - (self.entries[key]["size"] if key in self.entries else 0) + size > LIMIT:
            self.evict()
        return True

    def evict(self):
        while True:
            self.sample()
            while self.pool:
                _, key = self.pool.pop()
                if key in self.entries:
                    self.remove(key)
                    return

    def sample(self):
        """Five entries drawn compete for a pool of 16, the least recently used last."""
        for _ in range(5):
            key = self.places[self.random.randrange(len(self.places))]
            used = self.entries[key]["last_use"]
            place = next((i for i, other in enumerate(self.pool) if other[0] <= used), len(self.pool))
            if len(self.pool) == 16 and place == 0:
                continue
            self.pool.insert(place, (used, key))
            if len(self.pool) > 16:
                self.pool.pop(0)


def command(body, *arguments):
    """Half of the time to get to the server, half to come back."""
    sent = loop.now
    yield sent + CACHE // 2
    reply = body(*arguments)
    yield sent + CACHE
    return reply


def cache_get(key):
    global reused
    value = yield from command(space.get, key)
    if value is not None and key in unread:
        unread.remove(key)
        reused += 1
    return value


def cache_set(key, value):
    """False when the cache does not take it in."""
    global stored
    if ADMIT == "second-miss":
        digest = fnv(key) or 1
        if doorkeeper[digest % DOORKEEPER_PLACES] != digest:
            doorkeeper[digest % DOORKEEPER_PLACES] = digest
            return False
    size = ENTRY_OVERHEAD + len(key) + max(VALUE_BYTES, len(str(value)))
    if (yield from command(space.set, key, value, size)):
        stored += 1
        unread.add(key)
        return True
    return False


def load(key):
    global loads
    begin = loop.now
    yield begin + LOAD // 2
    loads += 1
    value = rows.get(key, 0)
    yield begin + LOAD
    return value


def save(key, value):
    begin = loop.now
    yield begin + SAVE // 2
    rows[key] = value
    yield begin + SAVE


def look_or_load(key):
    value = yield from cache_get(key)
    if value is not None:
        return value, "cache"
    value = yield from load(key)
    yield from cache_set(key, value)
    return value, "database"


def lock(key):
    stripe = locks[fnv(key) % STRIPES]
    if stripe["taken"]:
        yield stripe["waiting"]  # the stripe comes with the wake-up
    stripe["taken"] = True


def unlock(key):
    stripe = locks[fnv(key) % STRIPES]
    if stripe["waiting"]:
        loop.wake_one(stripe["waiting"])
    else:
        stripe["taken"] = False


def read(key):
    if ON_WRITE != "update":
        return (yield from look_or_load(key))
    value = yield from cache_get(key)
    if value is not None:
        return value, "cache"
    yield from lock(key)
    value, origin = yield from look_or_load(key)
    unlock(key)
    return value, "joined" if origin == "cache" else origin


def write(key, value):
    if ON_WRITE == "update":
        yield from lock(key)
        yield from save(key, value)
        if not (yield from cache_set(key, value)):
            yield from command(space.erase, key)
        unlock(key)
        return
    if ON_WRITE == "erase-first":
        yield from command(space.erase, key)
    yield from save(key, value)
    if ON_WRITE == "erase":
        yield from command(space.erase, key)


def event():
    global events
    events += 1
    return events


def begin_write(key, foreign):
    writes.append({"key": key, "begun": event(), "foreign": foreign})
    return len(writes) - 1


def acknowledge(number):
    """Outdates the values of the key that had been acknowledged before the write began."""
    write = writes[number]
    write["acked"] = event()
    for other in valid[write["key"]]:
        if writes[other]["acked"] < write["begun"]:
            writes[other]["outdated"] = write["acked"], loop.now, write["foreign"]
    valid[write["key"]] = [other for other in valid[write["key"]] if "outdated" not in writes[other]] + [number]


def change(key):
    number = begin_write(key, True)
    rows[f"k{key}"] = number
    acknowledge(number)


def client(kind, key):
    global own_stale, other_stale, longest_stale
    begin, asked = loop.now, event()
    name = f"q{key}" if kind == "one-off" else f"k{key}"
    if kind == "write":
        number = begin_write(key, False)
        yield from write(name, number)
        acknowledge(number)
        origins["written"] += 1
    else:
        value, origin = yield from read(name)
        origins[origin] += 1
        outdated, since, foreign = math.inf, 0, False
        if kind == "read":
            outdated, since, foreign = writes[value].get("outdated", (math.inf, 0, False))
        if outdated <= asked and foreign:
            other_stale += 1
            longest_stale = max(longest_stale, begin - since)
        elif outdated <= asked:
            own_stale += 1
    waits.append(loop.now - begin)


loop, space = Loop(), KeySpace()
locks = [{"taken": False, "waiting": deque()} for _ in range(STRIPES)]
doorkeeper, unread = [0] * DOORKEEPER_PLACES, set()
writes, valid, events = [{"key": key, "acked": 0} for key in range(KEYS)], [[key] for key in range(KEYS)], 0
rows = {f"k{key}": key for key in range(KEYS)}
loads = stored = reused = own_stale = other_stale = longest_stale = 0
waits, origins = [], Counter()

random, keys = Random(SEED), Random(SEED + 1)
cumulative = list(accumulate(1 / (rank + 1) ** SKEW for rank in range(KEYS)))


def next_key():
    return bisect_right(cumulative, keys.random() * cumulative[-1], 0, KEYS - 1)


for request in range(REQUESTS):
    at, drawn = int((request + random.random()) * INTERVAL), random.random()
    kind = "one-off" if drawn < ONE_OFF_SHARE else "write" if drawn < ONE_OFF_SHARE + WRITE_SHARE else "read"
    key = request if kind == "one-off" else next_key()
    changed = next_key() if CHANGE_EVERY and (request + 1) % CHANGE_EVERY == 0 else None
    loop.run_until(at)
    if changed is not None:
        change(changed)
    loop.spawn(client(kind, key))
    loop.run_until(at)
loop.run_until(math.inf)


def p99_ms(times):
    """As a histogram tells it that cuts each power of two into 64 parts: the end of the nearest rank's part."""
    times = sorted(times)
    rank = times[(99 * len(times) + 99) // 100 - 1]
    shift = max(rank.bit_length() - 7, 0)
    return min((((rank >> shift) + 1) << shift) - 1, times[-1]) / 1e6


broken = [
    stored == 0 or 3 * reused < stored,
    space.peak > BUDGET,
    own_stale > 0,
    longest_stale / 1e6 > TOLERATED,
]
print(
    json.dumps(
        {
            "hits": origins["cache"],
            "misses": origins["database"] + origins["joined"],
            "database_loads": loads,
            "entries_stored": stored,
            "entries_reused": reused,
            "stale_reads": own_stale + other_stale,
            "own_stale_reads": own_stale,
            "longest_stale_ms": longest_stale / 1e6,
            "mean_latency_ms": sum(waits) / len(waits) / 1e6,
            "p99_latency_ms": p99_ms(waits),
            "currsize": len(space.entries),
            "requests_waiting": REQUESTS - len(waits),
            "checks_broken": sum(broken),
            "cache_bytes": space.bytes,
        }
    )
)
