"""Write strategies: readers and writers over a cache and a database, on virtual time, until the plug is pulled."""

import heapq
import json
import math
from bisect import bisect_right
from collections import Counter, OrderedDict, deque
from itertools import accumulate
from random import Random


def ns(ms):
    return int(ms * 1e6 + 0.5)


STRATEGY, CRASH, WHEN_FULL, MERGE = {{strategy}}, {{crash_ms}}, {{when_full}}, {{merge}}
REQUESTS, READ_SHARE, INTERVAL = {{requests}}, {{read_share}}, ns({{interval_ms}})
BUFFER, FLUSH, BATCH, JOURNAL = {{buffer}}, ns({{flush_ms}}), {{batch}}, ns({{journal_ms}})
CACHE, TTL, LOAD, SAVE, SPREAD = ns({{cache_ms}}), ns({{ttl_ms}}), {{load_ms}}, {{save_ms}}, {{spread}}
KEYS, SKEW, SEED = {{keys}}, {{skew}}, {{seed}}
if STRATEGY == "write-behind-unbounded":
    BUFFER = math.inf
STRIPES = 64


# part: tasks


# part: tasks_with_deadlines


# part: write_ledger


class Server:
    """Half of a command's time to get there, half to come back."""

    def __init__(self, latency):
        self.latency, self.entries = latency, {}

    def command(self, body, *arguments):
        sent = loop.now
        yield sent + self.latency // 2
        reply = body(*arguments)
        yield sent + self.latency
        return reply

    def find(self, key):
        value, expires = self.entries.get(key, (None, 0))
        return value if loop.now < expires else None

    def get(self, key):
        return self.command(self.find, key)

    def set(self, key, value, ttl=math.inf):
        return self.command(lambda: self.entries.__setitem__(key, (value, loop.now + ttl)))

    def erase(self, key):
        return self.command(lambda: self.entries.pop(key, None))

    def increment(self, key):
        def body():
            self.entries[key] = (self.entries.get(key, (0, 0))[0] + 1, math.inf)
            return self.entries[key][0]

        return self.command(body)


class Database:
    def __init__(self):
        self.rows, self.random = list(range(KEYS)), Random(SEED + 2)
        self.loads = self.saves = 0

    def draw(self, mean):
        shortest, longest = ns(mean * (1 - SPREAD)), ns(mean * (1 + SPREAD))
        return shortest if shortest == longest else shortest + self.random.randrange(longest - shortest + 1)

    def load(self, key):
        time = self.draw(LOAD)
        yield loop.now + time // 2
        self.loads += 1
        value = self.rows[key]
        yield loop.now + time - time // 2
        return value

    def save(self, key, value):
        time = self.draw(SAVE)
        yield loop.now + time // 2
        self.saves += 1
        self.rows[key] = value
        yield loop.now + time - time // 2
        ledger.stored(value)


class Locks:
    def __init__(self):
        self.stripes = [{"taken": False, "waiting": deque()} for _ in range(STRIPES)]

    def of(self, key):
        digest = 2166136261
        for byte in f"k{key}".encode():
            digest = (digest ^ byte) * 16777619 % 2**32
        return self.stripes[digest % STRIPES]

    def lock(self, key):
        stripe = self.of(key)
        if stripe["taken"]:
            yield stripe["waiting"]  # the stripe comes with the wake-up
        stripe["taken"] = True

    def unlock(self, key):
        stripe = self.of(key)
        if stripe["waiting"]:
            loop.wake_one(stripe["waiting"])
        else:
            stripe["taken"] = False


def look_or_load(key):
    value = yield from cache.get(key)
    if value is not None:
        return value, False
    value = yield from database.load(key)
    yield from cache.set(key, value, TTL)
    return value, True


class Uncached:
    def read(self, key):
        return (yield from database.load(key)), "database"

    def write(self, key, value):
        return database.save(key, value)


class CacheAside:
    def read(self, key):
        value, loaded = yield from look_or_load(key)
        return value, "database" if loaded else "cache"

    def write(self, key, value):
        if STRATEGY == "erase-first":
            yield from cache.erase(key)
        yield from database.save(key, value)
        if STRATEGY == "cache-aside":
            yield from cache.erase(key)


class DualWrite(CacheAside):
    def write(self, key, value):
        yield from cache.set(key, value, TTL)
        yield from database.save(key, value)


class ReadThrough:
    def __init__(self):
        self.locks = Locks()

    def read(self, key):
        value = yield from cache.get(key)
        if value is not None:
            return value, "cache"
        yield from self.locks.lock(key)
        found = self.waiting(key)
        if found is not None:
            yield from cache.set(key, found, TTL)
            self.locks.unlock(key)
            return found, "local"
        value, loaded = yield from look_or_load(key)
        self.locks.unlock(key)
        return value, "database" if loaded else "joined"

    def waiting(self, key):
        return None

    def write(self, key, value):
        yield from self.locks.lock(key)
        yield from database.save(key, value)
        yield from cache.erase(key)
        self.locks.unlock(key)


class WriteThrough(ReadThrough):
    def write(self, key, value):
        yield from self.locks.lock(key)
        yield from database.save(key, value)
        yield from cache.set(key, value, TTL)
        self.locks.unlock(key)


# part: write_behind


PATTERNS = {"none": Uncached, "read-through": ReadThrough, "write-through": WriteThrough, "dual-write": DualWrite}
BEHIND = STRATEGY.startswith("write-behind")


def start():
    return WriteBehind() if BEHIND else PATTERNS.get(STRATEGY, CacheAside)()


def waiting():
    return requested - len(waits["read"]) - len(waits["write"]) - interrupted


def client(key, reads):
    global stale, longest_stale
    begin, asked = loop.now, ledger.event()
    if recovering:
        yield gate
    if reads:
        value, origin = yield from pattern.read(key)
        origins[origin] += 1
        outdated, since = ledger.writes[value].get("outdated", (math.inf, 0))
        if outdated <= asked:
            stale += 1
            longest_stale = max(longest_stale, begin - since)
    else:
        write = ledger.begin(key)
        yield from pattern.write(key, write)
        ledger.acknowledge(write)
    waits["read" if reads else "write"].append(loop.now - begin)
    if waiting() == 0:
        loop.wake_all(all_answered)


def pull_plug():
    global pattern, interrupted, recovering
    buffered = list(pattern.entries.values()) if BEHIND else []
    loop.drop_tasks()
    interrupted += waiting()
    for write in database.rows:
        ledger.stored(write)
    for entry in buffered:
        if ledger.writes[entry["value"]].get("stored"):
            continue
        if STRATEGY == "write-behind-journal":
            ledger.fold(entry["value"], entry["writes"])
        else:
            ledger.lose(entry["value"], entry["writes"])
    pattern = start()
    recovering = STRATEGY == "write-behind-journal"
    if recovering:
        loop.spawn(pattern.recover())


def run_until(time):
    global crash
    if crash <= time:
        loop.run_until(crash)
        crash = math.inf
        pull_plug()
    loop.run_until(time)


def wind_up():
    global over
    if recovering:
        yield gate
    if waiting() > 0:
        yield all_answered
    if BEHIND:
        yield from pattern.drain()
    over = True


loop, ledger, cache, disk, database = LoopWithDeadlines(), Ledger(), Server(CACHE), Server(JOURNAL), Database()
gate, all_answered = deque(), deque()
requested = interrupted = stale = longest_stale = overflowed = recovered = 0
recovering = over = False
waits, origins = {"read": [], "write": []}, Counter()
crash = math.inf if CRASH is None else CRASH * 1_000_000
pattern = start()

random, keys = Random(SEED), Random(SEED + 1)
cumulative = list(accumulate(1 / (rank + 1) ** SKEW for rank in range(KEYS)))
for request in range(REQUESTS):
    at = int((request + random.random()) * INTERVAL)
    reads = random.random() < READ_SHARE
    key = bisect_right(cumulative, keys.random() * cumulative[-1], 0, KEYS - 1)
    run_until(at)
    loop.spawn(client(key, reads))
    requested += 1
    loop.run_until(at)
if crash < math.inf:
    run_until(crash)
loop.spawn(wind_up())
while not over:
    loop.run_one()


def mean_ms(times):
    return sum(times) / len(times) / 1e6 if times else None


def p99_ms(times):
    """As a histogram tells it that cuts each power of two into 64 parts: the end of the nearest rank's part."""
    if not times:
        return None
    times = sorted(times)
    rank = times[(99 * len(times) + 99) // 100 - 1]
    shift = max(rank.bit_length() - 7, 0)
    return min((((rank >> shift) + 1) << shift) - 1, times[-1]) / 1e6


acknowledged = [write for write in ledger.writes[KEYS:] if "acked" in write]
print(
    json.dumps(
        {
            "hits": origins["cache"] + origins["local"],
            "misses": origins["database"] + origins["joined"],
            "database_loads": database.loads,
            "database_saves": database.saves,
            "stale_reads": stale,
            "longest_stale_ms": longest_stale / 1e6,
            "acknowledged_writes": len(acknowledged),
            "stored_writes": sum(write.get("stored", False) for write in acknowledged),
            "lost_writes": sum(write.get("lost", False) for write in acknowledged),
            "overflowed_writes": overflowed,
            "recovered_writes": recovered,
            "unanswered": interrupted,
            "mean_latency_ms": mean_ms(waits["read"] + waits["write"]),
            "p99_latency_ms": p99_ms(waits["read"] + waits["write"]),
            "mean_read_ms": mean_ms(waits["read"]),
            "mean_write_ms": mean_ms(waits["write"]),
        }
    )
)
