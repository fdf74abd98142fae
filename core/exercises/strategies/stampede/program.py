"""Cache stampede: clients ask for one hot key while it expires, by one of nine strategies.

The clients are asyncio's tasks, on virtual time: asyncio.sleep(n) takes n nanoseconds of it and none of yours.
"""

import asyncio
import heapq
import json
import math
from collections import defaultdict, deque
from random import Random


def ns(ms):
    return int(ms * 1e6 + 0.5)


STRATEGY = {{strategy}}
REQUESTS = {{requests}}
INTERVAL, TTL, LOAD, CACHE = ns({{interval_ms}}), ns({{ttl_ms}}), ns({{load_ms}}), ns({{cache_ms}})
LOCK, POLL, GRACE, CHANGE = ns({{lock_ms}}), ns({{poll_ms}}), ns({{grace_ms}}), ns({{change_ms}} or 0)
GRACE = GRACE if STRATEGY == "stale-fallback" else 0
PATIENCE = 2_000_000_000
EXPIRED = {{beginning}} == "expired"
CONNECTIONS, SERVICES, OTHER_EVERY, MOST_FLIGHTS = {{connections}}, {{services}}, {{other_every}}, {{most_flights}}
EARLY_SHARE, BETA, JITTER, SEED = {{early_share}}, {{beta}}, {{jitter}}, {{seed}}


# part: virtual_time


loop = VirtualTime()
entries = {}  # the server: key: (value, time it expires)
rows = {"hot": "v1"}  # the database
connections = asyncio.Semaphore(CONNECTIONS or REQUESTS * 2)
loads = hot_loads = at_once = most_at_once = early = overruns = 0


# part: commands


def put(key, value, ttl):
    entries[key] = (value, loop.now + ttl)


def put_if_absent(key, value, ttl):
    if find(key) is not None:
        return False
    put(key, value, ttl)
    return True


def erase_if(key, value):
    if value is None or find(key) == value:
        entries.pop(key, None)


async def database_load(key):
    global loads, hot_loads, at_once, most_at_once
    loads += 1
    hot_loads += key == "hot"
    at_once += key == "hot"
    most_at_once = max(most_at_once, at_once)
    async with connections:
        await asyncio.sleep(LOAD // 2)
        value = rows.get(key, "")
        await asyncio.sleep(LOAD - LOAD // 2)
    at_once -= key == "hot"
    return value


async def load(key):
    """A bare value, with the server's expiry."""
    value = await database_load(key)
    await command(put, key, value, TTL)
    return value


async def load_timed(key):
    """A value that carries its own time and what it took to load."""
    begin = loop.now
    value = await database_load(key)
    await command(put, key, (loop.now + TTL, loop.now - begin, value), TTL + GRACE)
    return value


def is_fresh(entry):
    return entry is not None and loop.now < entry[0]


async def look_and_load(key):
    value = await command(find, key)
    if value is not None:
        return value, "cache"
    return await load(key), "database"


class SingleFlight:
    """Who misses what is being loaded waits for that load. The table holds what is in the air, and no more than it may."""

    def __init__(self):
        self.flights, self.landed = {}, asyncio.Event()

    async def get(self, key):
        value = await command(find, key)
        if value is not None:
            return value, "cache"
        while key not in self.flights and len(self.flights) == MOST_FLIGHTS:
            await self.landed.wait()
        if key in self.flights:
            return await self.flights[key], "joined"
        flight = self.flights[key] = loop.create_future()
        value, origin = await look_and_load(key)
        del self.flights[key]
        flight.set_result(value)
        self.landed.set()
        self.landed.clear()
        return value, origin


class LockPerKey:
    """The naive table: every key ever asked for keeps its lock."""

    def __init__(self):
        self.locks = defaultdict(asyncio.Lock)

    async def get(self, key):
        value = await command(find, key)
        if value is not None:
            return value, "cache"
        async with self.locks[key]:
            value, origin = await look_and_load(key)
        return value, "joined" if origin == "cache" else origin


class StoreLock:
    """A lock that services share: SET NX with an expiry, given up by its token."""

    def __init__(self, service):
        self.service, self.tokens = service, 0

    async def try_lock(self, key):
        self.tokens += 1
        token, until = f"{self.service}:{self.tokens}", loop.now + LOCK
        taken = await command(put_if_absent, "lock:" + key, token, LOCK)
        return (token, until) if taken else None

    async def unlock(self, key, held):
        global overruns
        overruns += loop.now >= held[1]
        await command(erase_if, "lock:" + key, None if STRATEGY == "lock-unchecked" else held[0])


class Locked:
    """With a grace, entries past their time stand in for fresh ones."""

    def __init__(self, service):
        self.lock = StoreLock(service)

    async def get(self, key):
        start, waited = loop.now, False
        while True:
            entry = await command(find, key)
            if is_fresh(entry):
                return entry[2], "joined" if waited else "cache"
            held = await self.lock.try_lock(key)
            if held:
                again = await command(find, key)
                found = (again[2], "cache") if is_fresh(again) else (await load_timed(key), "database")
                await self.lock.unlock(key, held)
                return found
            if entry is not None and loop.now < entry[0] + GRACE:
                return entry[2], "expired"
            if loop.now - start >= PATIENCE:
                return await load_timed(key), "database"
            await asyncio.sleep(POLL)
            waited = True


class EarlyRefresh:
    """In the last share of an entry's time a reader has it renewed, and waits for nothing."""

    def __init__(self, service):
        self.lock = StoreLock(service)

    def is_due(self, entry):
        return entry[0] - loop.now <= int(TTL * EARLY_SHARE)

    async def renew(self, key):
        global early
        early += 1
        await load_timed(key)

    async def renew_locked(self, key):
        held = await self.lock.try_lock(key)
        if held:
            entry = await command(find, key)
            if entry is None or self.is_due(entry):
                await self.renew(key)
            await self.lock.unlock(key, held)

    async def get(self, key):
        entry = await command(find, key)
        if is_fresh(entry):
            if self.is_due(entry):
                loop.create_task(self.renew(key) if STRATEGY == "early-unguarded" else self.renew_locked(key))
            return entry[2], "cache"
        return await load_timed(key), "database"


class XFetch:
    """Each reader draws: the nearer the end, and the longer the load, the sooner it renews."""

    def __init__(self, service):
        self.random = Random(SEED + 1 + service)

    async def get(self, key):
        global early
        entry = await command(find, key)
        if is_fresh(entry):
            expires, cost, value = entry
            if -float(cost) * BETA * math.log(1 - self.random.random()) < expires - loop.now:
                return value, "cache"
            early += 1
        return await load_timed(key), "database"


def reader(service):
    if STRATEGY == "none":
        return look_and_load
    if STRATEGY == "single-flight":
        return SingleFlight().get
    if STRATEGY == "lock-per-key":
        return LockPerKey().get
    if STRATEGY == "xfetch":
        return XFetch(service).get
    return (EarlyRefresh if STRATEGY.startswith("early") else Locked)(service).get


async def client(request):
    global stale
    other = OTHER_EVERY and (request + 1) % OTHER_EVERY == 0
    key = f"other:{request}" if other else "hot"
    start = loop.now
    value, origin = await readers[request % SERVICES](key)
    waits.append(loop.now - start)
    origins[origin] += 1
    stale += value != rows.get(key, "")


def run_until(time):
    global next_change, version
    while CHANGE and next_change <= time:
        loop.run_until(next_change)
        version += 1
        rows["hot"] = f"v{version}"
        next_change += CHANGE
    loop.run_until(time)


readers = [reader(service) for service in range(SERVICES)]
loop.create_task(readers[0]("hot"))
loop.run_until(math.inf)
loads = hot_loads = most_at_once = 0
start = loop.now + (TTL if EXPIRED else 0)
next_change, version = start + CHANGE, 1

waits, origins, stale = [], defaultdict(int), 0
arrivals = Random(SEED)
for request in range(REQUESTS):
    at = start + int((request + JITTER * arrivals.random()) * INTERVAL)
    run_until(at)
    loop.create_task(client(request))
    loop.run_until(at)
while loop.ready or loop.timers:
    run_until(next_change if CHANGE else math.inf)

waits.sort()
print(
    json.dumps(
        {
            "hits": origins["cache"],
            "misses": origins["database"] + origins["joined"],
            "database_loads": loads,
            "hot_loads": hot_loads,
            "loads_at_once": most_at_once,
            "early_renewals": early,
            "mean_latency_ms": sum(waits) / len(waits) / 1e6,
            "p99_latency_ms": waits[(99 * len(waits) + 99) // 100 - 1] / 1e6,
            "requests_waiting": REQUESTS - len(waits),
            "stale_reads": stale,
            "expired_reads": origins["expired"],
            "overrun_locks": overruns,
        }
    )
)
