"""Invalidation: services cache what any of them may change, and learn of it in one of seven ways.

The services are asyncio's tasks, on virtual time: asyncio.sleep(n) takes n nanoseconds of it and none of yours.
"""

import asyncio
import heapq
import json
import math
from collections import OrderedDict, deque
from itertools import accumulate
from random import Random


def ns(ms):
    return int(ms * 1e6 + 0.5)


STRATEGY = {{strategy}}
SERVICES, KEYS, TAGS, MAXSIZE = {{services}}, {{keys}}, {{tags}}, {{maxsize}}
REQUESTS, WRITE_EVERY, LOST = {{requests}}, {{write_every}}, {{lost_share}}
INTERVAL, TTL, LOAD, CACHE = ns({{interval_ms}}), ns({{ttl_ms}}), ns({{load_ms}}), ns({{cache_ms}})
SKEW, SEED = {{skew}}, {{seed}}
ENTRY_OVERHEAD = 64


# part: virtual_time


loop = VirtualTime()
entries = {}  # the shared cache: key: (value, time it expires)
rows = {f"k{key}": str(key) for key in range(KEYS)}  # the database
outdated_since = {}  # a value: the time another took its place
values = KEYS  # written so far, each a number of its own
lottery = Random(SEED + 1)
subscriptions = []
shelf = {}  # entries of versions: key: (tag, version, bytes, time it expires)
versions = {}  # of tags
loads = heard = sent = last_command = 0


async def command(body, *arguments):
    """Half of the time to get to the server, half to come back."""
    global last_command
    await asyncio.sleep(CACHE // 2)
    last_command = loop.now
    reply = body(*arguments)
    await asyncio.sleep(CACHE - CACHE // 2)
    return reply


def find(key):
    value, expires = entries.get(key, (None, 0))
    return value if loop.now < expires else None


def put(key, value, ttl):
    entries[key] = (value, loop.now + ttl)


def expire(key, ttl):
    if find(key) is not None:
        entries[key] = (entries[key][0], loop.now + ttl)


def increment(key):
    entries[key] = (str(int(find(key) or 0) + 1), math.inf)
    return int(entries[key][0])


# part: messages_and_database


class Shared:
    """Entries of the shared cache end by themselves, if at all."""

    ttl = math.inf if STRATEGY == "forgotten" else TTL

    async def read(self, key):
        value = await command(find, key)
        if value is not None:
            if STRATEGY == "sliding-ttl":
                await command(expire, key, TTL)
            return value, "cache"
        value = await load(key)
        await command(put, key, value, self.ttl)
        return value, "database"

    async def write(self, key, value):
        await save(key, value)


class VersionTags:
    """An entry's key has its tag's version in it; a write raises the version, and the old entries are orphans."""

    ttl = math.inf if STRATEGY == "version-tags-forever" else TTL

    def tag(self, key):
        return f"t{int(key[1:]) % TAGS}"

    async def read(self, key):
        tag = self.tag(key)
        version = int(await command(find, "version:" + tag) or 0)
        entry = f"{tag}@{version}:{key}"
        value = await command(find, entry)
        if value is not None:
            return value, "cache"
        value = await load(key)
        await command(self.store, entry, value, tag, version)
        return value, "database"

    def store(self, entry, value, tag, version):
        put(entry, value, self.ttl)
        versions[tag] = max(versions.get(tag, 0), version)
        shelf[entry] = (tag, version, len(entry) + len(value) + ENTRY_OVERHEAD, loop.now + self.ttl)

    async def write(self, key, value):
        await save(key, value)
        tag = self.tag(key)
        version = await command(increment, "version:" + tag)
        versions[tag] = max(versions.get(tag, 0), version)


class Local:
    """A cache of its own, the least recently used leaves first; a write is told to everyone who listens."""

    def __init__(self):
        self.entries, self.fills, self.evictions = OrderedDict(), [], 0
        self.listening = loop.create_task(self.listen())

    async def listen(self):
        global heard
        queue = await command(subscribe)
        while True:
            arrives, key = await queue.get()
            if arrives > loop.now:
                await asyncio.sleep(arrives - loop.now)
            heard += 1
            self.entries.pop(key, None)
            for fill in self.fills:  # what was loaded before must not be kept after
                fill["outdated"] |= fill["key"] == key

    def find(self, key):
        if key not in self.entries:
            return None
        value, expires = self.entries[key]
        if loop.now >= expires:
            del self.entries[key]
            return None
        self.entries.move_to_end(key)
        return value

    def put(self, key, value):
        if MAXSIZE == 0:
            return
        if key not in self.entries and len(self.entries) == MAXSIZE:
            self.entries.popitem(last=False)
            self.evictions += 1
        self.entries[key] = (value, loop.now + (TTL if STRATEGY == "pub-sub-ttl" else math.inf))
        self.entries.move_to_end(key)

    async def read(self, key):
        value = self.find(key)
        if value is not None:
            return value, "cache"
        fill = {"key": key, "outdated": False}
        self.fills.append(fill)
        value = await load(key)
        if not fill["outdated"]:
            self.put(key, value)
        self.fills = [other for other in self.fills if other is not fill]
        return value, "database"

    async def write(self, key, value):
        global sent
        await save(key, value)
        sent += await command(publish, key)


def is_write(request):
    return WRITE_EVERY > 0 and (request + 1) % WRITE_EVERY == 0


async def read(service, key):
    global finished
    start = loop.now
    value, origin = await services[service].read(key)
    waits.append(loop.now - start)
    origins[origin] += 1
    if value != rows[key] and loop.now > outdated_since[value]:
        stale.append(loop.now - outdated_since[value])
    finished = loop.now


async def write(service, key):
    global finished, values, writes
    value, values = str(values), values + 1
    outdated_since[newest[key]] = loop.now + LOAD // 2
    newest[key] = value
    await services[service].write(key, value)
    writes += 1
    finished = loop.now


told = STRATEGY.startswith("pub-sub")
services = [Local() if told else VersionTags() if STRATEGY.startswith("version") else Shared() for _ in range(SERVICES)]
loop.create_task(command(find, "k0"))
loop.run_until(math.inf)
start = loop.now

waits, stale, origins, writes, finished = [], [], {"cache": 0, "database": 0}, 0, start
newest = dict(rows)
weights = list(accumulate(1 / (rank + 1) ** SKEW for rank in range(KEYS)))
for request, drawn in enumerate(Random(SEED).choices(range(KEYS), cum_weights=weights, k=REQUESTS)):
    at = start + request * INTERVAL
    loop.run_until(at)
    if is_write(request):
        loop.create_task(write(request // WRITE_EVERY % SERVICES, f"k{drawn}"))
    else:
        loop.create_task(read(request % SERVICES, f"k{drawn}"))
    loop.run_until(at)
loop.run_until(math.inf)
end = finished + 2 * CACHE

waits.sort()
orphans = [size for tag, version, size, expires in shelf.values() if version < versions.get(tag, 0) and expires > end]
held = sum(len(service.entries) for service in services) if told else sum(t > last_command for _, t in entries.values())
print(
    json.dumps(
        {
            "hits": origins["cache"],
            "misses": origins["database"],
            "database_loads": loads,
            "writes": writes,
            "stale_reads": len(stale),
            "mean_staleness_ms": sum(stale) / len(stale) / 1e6 if stale else None,
            "max_staleness_ms": max(stale, default=0) / 1e6,
            "lost_messages": sent - heard,
            "mean_latency_ms": sum(waits) / len(waits) / 1e6 if waits else None,
            "p99_latency_ms": waits[(99 * len(waits) + 99) // 100 - 1] / 1e6 if waits else None,
            "currsize": held,
            "maxsize": SERVICES * MAXSIZE if told else None,
            "evictions": sum(service.evictions for service in services) if told else 0,
            "orphans": len(orphans),
            "orphan_bytes": sum(orphans),
        }
    )
)

if told:
    for service in services:
        service.listening.cancel()
    loop.run_until(math.inf)
