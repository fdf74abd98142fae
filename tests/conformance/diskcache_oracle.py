"""Plays scripts on diskcache's own Cache, FanoutCache, memoize and memoize_stampede, on a clock that the script moves.

In: [{kind, …, operations: [[name, argument …] …]}]. Out: for each script, for each operation, [outcome, state].
The one thing that is not diskcache's own is what an entry counts against the limit: its key, value, tag and 64 bytes,
where diskcache counts the pages of its database file.
"""

import json
import sys
import tempfile
from random import Random
from types import SimpleNamespace

import diskcache
from diskcache import core, fanout, recipes

OVERHEAD = 64
now = 0

clock = SimpleNamespace(time=lambda: now, sleep=None)
core.time = fanout.time = recipes.time = clock


class AtOnce:
    """A thread that has run by the time it has started."""

    def __init__(self, target):
        self.start = target


recipes.threading = SimpleNamespace(Thread=AtOnce)


class CountedDisk(diskcache.Disk):
    tag = None

    def store(self, value, read, key=core.UNKNOWN):
        size, mode, filename, stored = super().store(value, read, key)
        if isinstance(key, str):
            size += len(key) + len(value) + len(self.tag or "") + OVERHEAD
        return size, mode, filename, stored


class CountedCache(diskcache.Cache):
    def volume(self):
        return self.reset("size")

    def set(self, key, value, expire=None, read=False, tag=None, retry=False):
        self.disk.tag = tag
        return super().set(key, value, expire, read, tag, retry)

    def add(self, key, value, expire=None, read=False, tag=None, retry=False):
        self.disk.tag = tag
        return super().add(key, value, expire, read, tag, retry)


fanout.Cache = CountedCache


def opened(script, directory):
    settings = dict(
        disk=CountedDisk,
        eviction_policy=script["policy"],
        size_limit=script["size_limit"],
        cull_limit=script["cull_limit"],
        sqlite_synchronous=0,
    )
    if script["shards"] is None:
        return CountedCache(directory, **settings)
    return diskcache.FanoutCache(directory, shards=script["shards"], timeout=60, **settings)


def rows(shard):
    """All that a shard knows of its entries, in the order of their ids."""
    return shard._sql(
        "SELECT rowid, key, tag, CAST(store_time AS INTEGER), CAST(expire_time AS INTEGER),"
        " CAST(access_time AS INTEGER), access_count, size FROM Cache ORDER BY rowid"
    ).fetchall()


def play_cache(script):
    global now
    now = script["start"]
    results = []
    with tempfile.TemporaryDirectory() as directory:
        cache = opened(script, directory)
        for name, *arguments in script["operations"]:
            outcome, before = None, len(cache)
            if name == "advance":
                now += arguments[0]
            elif name == "restart":
                cache.close()
                cache = opened(script, directory)
            elif name == "contains":
                outcome = arguments[0] in cache
            elif name in ("set", "add"):
                key, value, expire, tag = arguments
                outcome = getattr(cache, name)(key, value, expire=expire, tag=tag)
            elif name == "cull":
                outcome = cache.cull()
                if script["policy"] == "none":  # diskcache says 0, whatever has left
                    assert outcome == 0
                    outcome = before - len(cache)
            else:
                outcome = getattr(cache, name)(*arguments)
            shards = [cache] if script["shards"] is None else cache._shards
            results.append([outcome, len(cache), cache.volume(), [rows(shard) for shard in shards]])
        limits = [shard.size_limit for shard in shards]
        cache.close()
    return {"results": results, "limits": limits}


def play_memo(script):
    """Calls of a function that takes its time; what they return, and how many entries there are then."""
    global now
    now = script["start"]
    recipes.random = Random(script["seed"])
    computed = 0
    results = []
    with tempfile.TemporaryDirectory() as directory:
        cache = diskcache.Cache(directory, eviction_policy="none", sqlite_synchronous=0)
        if script["kind"] == "memoize":
            memoize = cache.memoize(expire=script["expire"])
        else:
            memoize = diskcache.memoize_stampede(cache, expire=script["expire"], beta=script["beta"])

        @memoize
        def compute(key, takes):
            global now
            nonlocal computed
            now += takes
            computed += 1
            return computed

        for name, *arguments in script["operations"]:
            outcome = None
            if name == "advance":
                now += arguments[0]
            else:
                outcome = compute(*arguments)
            results.append([outcome, computed, len(cache), now])
        cache.close()
    return results


def share(limit, shards):
    """A shard's limit, as diskcache itself divides it."""
    with tempfile.TemporaryDirectory() as directory:
        cache = diskcache.FanoutCache(directory, shards=shards, size_limit=limit)
        limits = [shard.size_limit for shard in cache._shards]
        cache.close()
    return limits


def play(script):
    if script["kind"] == "cache":
        return play_cache(script)
    if script["kind"] == "share":
        return share(script["size_limit"], script["shards"])
    return play_memo(script)


json.dump([play(script) for script in json.load(sys.stdin)], sys.stdout)
