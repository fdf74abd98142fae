"""Persistent cache: a process keeps results in diskcache's FanoutCache and ends, another opens the same directory."""

import json
import tempfile
from contextlib import ExitStack
from itertools import accumulate
from random import Random
from types import SimpleNamespace

import diskcache
from diskcache import core, fanout


def ns(ms):
    return int(ms * 1e6 + 0.5)


MEDIUM, POLICY, ENDING, OUTDATED = {{medium}}, {{policy}}, {{ending}}, {{outdated}}
SIZE_LIMIT, SHARDS, CULL_LIMIT, COMMIT_EVERY = {{size_limit}}, {{shards}}, {{cull_limit}}, {{commit_every}}
INPUTS, BEFORE, AFTER, VALUE_BYTES = {{inputs}}, {{before}}, {{after}}, {{value_bytes}}
EXPIRE, DOWN, EVERY, COST_MS = ns({{expire_s}} * 1000), ns({{down_s}} * 1000), ns({{every_ms}}), {{cost_ms}}
ORDER, SEED = {{order}}, {{seed}}
OVERHEAD = 64  # of an entry, beside key, value and tag

now = 1  # diskcache takes 0 for no time
core.time = fanout.time = SimpleNamespace(time=lambda: now, sleep=None)


def key_of(number):
    return f"square-{number:06}"


def tag_of(number):
    return "abcd"[number % 4]


def result_of(number):
    square = f"{number * number} "
    return (square * (VALUE_BYTES // len(square) + 1))[:VALUE_BYTES]


class EntryDisk(diskcache.Disk):
    """Counts what an entry takes, where diskcache counts the pages of its database: the same on every machine."""

    def store(self, value, read, key=core.UNKNOWN):
        size, mode, filename, stored = super().store(value, read, key)
        if isinstance(key, str):
            size += len(key) + len(value) + 1 + OVERHEAD
        return size, mode, filename, stored


class EntryCache(diskcache.Cache):
    def volume(self):
        return self.reset("size")


fanout.Cache = EntryCache


def opened(directory):
    settings = dict(eviction_policy=POLICY, size_limit=SIZE_LIMIT, cull_limit=CULL_LIMIT, sqlite_synchronous=0)
    return diskcache.FanoutCache(directory, shards=SHARDS, timeout=60, disk=EntryDisk, **settings)


def others(shard, key):
    """Entries of the shard but this one, and those of them that have expired."""
    query = "SELECT COUNT(*), COALESCE(SUM(expire_time < ?), 0) FROM Cache WHERE key != ?"
    return shard._sql(query, (now, key)).fetchone()


class Process:
    def __init__(self, directory):
        self.cache = opened(directory)
        self.open = None  # the transaction, when it takes several writes
        self.uncommitted = self.hits = self.misses = 0

    def begin(self):
        if COMMIT_EVERY > 1 and self.open is None:
            self.open = ExitStack()
            self.open.enter_context(self.cache.transact())

    def commit(self):
        if self.open is not None:
            self.open.close()
        self.open, self.uncommitted = None, 0

    def crash(self):
        if self.open is not None:
            self.open.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)

    def request(self, number):
        global evictions, expirations, fullest
        self.begin()
        key = key_of(number)
        if self.cache.get(key) is not None:
            self.hits += 1
            return
        self.misses += 1
        shard = self.cache._shards[self.cache._hash(key) % SHARDS]
        entries, expired = others(shard, key)
        self.cache.set(key, result_of(number), expire=EXPIRE or None, tag=tag_of(number))
        entries_left, expired_left = others(shard, key)
        kept = shard._sql("SELECT COUNT(*) FROM Cache WHERE key = ?", (key,)).fetchone()[0]
        expirations += expired - expired_left
        evictions += entries - entries_left + (1 - kept) - (expired - expired_left)
        fullest = max(fullest, shard.volume())
        if COMMIT_EVERY > 1:
            self.uncommitted += 1
            if self.uncommitted == COMMIT_EVERY:
                self.commit()


def stream():
    random = Random(SEED)
    if ORDER == "zipf":
        weights = list(accumulate(1 / (rank + 1) for rank in range(INPUTS)))
        yield from random.choices(range(INPUTS), cum_weights=weights, k=BEFORE + AFTER)
    for number in range(BEFORE + AFTER):
        yield number % INPUTS if ORDER == "round-robin" else random.randrange(INPUTS)


evictions = expirations = fullest = outdated = lost = 0
requests = stream()
with tempfile.TemporaryDirectory() as directory:
    first = Process(directory)
    for number in range(BEFORE):
        now += EVERY * (number > 0)
        first.request(next(requests))

    entries = len(first.cache)
    if ENDING == "crash":
        lost = first.uncommitted
        first.crash()
    else:
        first.commit()
    if MEDIUM == "memory":
        lost = entries
        first.cache.clear()
    first.cache.close()
    now += DOWN

    second = Process(directory)
    survivors = len(second.cache)
    if OUTDATED != "none":
        outdated = second.cache.evict(OUTDATED)
    for _ in range(AFTER):
        now += EVERY
        second.request(next(requests))
    second.commit()

    hits, misses = first.hits + second.hits, first.misses + second.misses
    print(
        json.dumps(
            {
                "hits": hits,
                "misses": misses,
                "before_hits": first.hits,
                "before_misses": first.misses,
                "after_hits": second.hits,
                "after_misses": second.misses,
                "survivors": survivors,
                "lost_writes": lost,
                "currsize": len(second.cache),
                "evictions": evictions,
                "expirations": expirations,
                "outdated": outdated,
                "compute_ms": misses * COST_MS,
                "shard_share": second.cache._shards[0].size_limit,
                "fullest_bytes": fullest,
                "cache_bytes": second.cache.volume(),
            }
        )
    )
    second.cache.close()
