"""Tiered cache: an L1 in each service in front of an L2 that they share, and what a write leaves behind.

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


MAXSIZE, L1_TTL_MS = {{maxsize}}, {{l1_ttl_ms}}
L1_TTL, L2_TTL = math.inf if L1_TTL_MS is None else ns(L1_TTL_MS), ns({{l2_ttl_ms}})
TOLD, LOST, PROMOTE = {{told}}, {{lost_share}}, {{promote}}
SERVICES, KEYS, REQUESTS, WRITE_EVERY = {{services}}, {{keys}}, {{requests}}, {{write_every}}
INTERVAL, LOAD, CACHE = ns({{interval_ms}}), ns({{load_ms}}), ns({{cache_ms}})
SKEW, SEED = {{skew}}, {{seed}}
ENTRY_OVERHEAD = 64


# part: virtual_time


loop = VirtualTime()
entries = {}  # L2: key: (value, time it expires)
rows = {f"k{key}": str(key) for key in range(KEYS)}  # the database
outdated_since = {}  # a value: the time another took its place
values = KEYS  # written so far, each a number of its own
lottery = Random(SEED + 1)
subscriptions = []
loads = heard = sent = promotions = 0


# part: commands


def put(key, value):
    entries[key] = (value, loop.now + L2_TTL)


def erase(key):
    entries.pop(key, None)


# part: messages_and_database


class Service:
    """Its L1 lets the least recently used go first."""

    def __init__(self):
        self.entries, self.fills, self.evictions = OrderedDict(), [], 0
        if TOLD:
            self.listening = loop.create_task(self.listen())

    async def listen(self):
        global heard
        queue = await command(subscribe)
        while True:
            arrives, key = await queue.get()
            if arrives > loop.now:
                await asyncio.sleep(arrives - loop.now)
            heard += 1
            self.erase(key)

    def erase(self, key):
        self.entries.pop(key, None)
        for fill in self.fills:  # what was read before must not be kept after
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

    def keep(self, fill, value):
        key = fill["key"]
        if fill["outdated"] or MAXSIZE == 0:
            return False
        if MAXSIZE is not None and key not in self.entries and len(self.entries) == MAXSIZE:
            self.entries.popitem(last=False)
            self.evictions += 1
        self.entries[key] = (value, loop.now + L1_TTL)
        self.entries.move_to_end(key)
        return True

    async def read(self, key):
        value = self.find(key)
        if value is not None:
            return value, "l1"
        fill = {"key": key, "outdated": False}
        self.fills.append(fill)
        found = await self.find_or_load(key, fill)
        self.fills = [other for other in self.fills if other is not fill]
        return found

    async def find_or_load(self, key, fill):
        global promotions
        value = await command(find, key)
        if value is not None:
            promotions += PROMOTE and self.keep(fill, value)
            return value, "l2"
        value = await load(key)
        await command(put, key, value)
        self.keep(fill, value)
        return value, "database"

    async def write(self, key, value):
        global sent
        await save(key, value)
        await command(erase, key)
        self.erase(key)
        if TOLD:
            listeners = await command(publish, key)
            sent += listeners


def is_write(request):
    return WRITE_EVERY > 0 and (request + 1) % WRITE_EVERY == 0


async def read(service, key):
    start = loop.now
    value, origin = await services[service].read(key)
    waits.append(loop.now - start)
    origins[origin] += 1
    if value != rows[key] and loop.now > outdated_since[value]:
        stale.append(loop.now - outdated_since[value])


async def write(service, key):
    global values, writes
    value, values = str(values), values + 1
    outdated_since[newest[key]] = loop.now + LOAD // 2
    newest[key] = value
    await services[service].write(key, value)
    writes += 1


services = [Service() for _ in range(SERVICES)]
loop.create_task(command(find, "k0"))
loop.run_until(math.inf)
start = loop.now

waits, stale, origins, writes = [], [], {"l1": 0, "l2": 0, "database": 0}, 0
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

waits.sort()
held = [(key, value) for service in services for key, (value, _) in service.entries.items()]
reads = len(waits)
print(
    json.dumps(
        {
            "hits": origins["l1"] + origins["l2"],
            "misses": origins["database"],
            "l1_hits": origins["l1"],
            "l2_hits": origins["l2"],
            "l1_ratio": origins["l1"] / reads if reads else None,
            "l2_ratio": origins["l2"] / (reads - origins["l1"]) if reads > origins["l1"] else None,
            "promotions": promotions,
            "database_loads": loads,
            "writes": writes,
            "stale_reads": len(stale),
            "mean_staleness_ms": sum(stale) / len(stale) / 1e6 if stale else None,
            "max_staleness_ms": max(stale, default=0) / 1e6,
            "lost_messages": sent - heard,
            "mean_latency_ms": sum(waits) / len(waits) / 1e6 if waits else None,
            "p99_latency_ms": waits[(99 * len(waits) + 99) // 100 - 1] / 1e6 if waits else None,
            "currsize": len(held),
            "maxsize": None if MAXSIZE is None else SERVICES * MAXSIZE,
            "evictions": sum(service.evictions for service in services),
            "l1_bytes": sum(ENTRY_OVERHEAD + len(key) + len(value) for key, value in held),
        }
    )
)

if TOLD:
    for service in services:
        service.listening.cancel()
    loop.run_until(math.inf)
