"""Compute, cache and storage as layers, one of which is taken away for a time, on virtual time."""

import heapq
import json
import math
from collections import Counter, deque
from itertools import accumulate
from random import Random


def ns(ms):
    return int(ms * 1e6 + 0.5)


DESIGN, BROKEN, WHEN_DOWN, ROUTING = {{design}}, {{broken}}, {{when_down}}, {{routing}}
RETURNS_EMPTY = {{returns}} == "empty"
FROM = ns({{at_ms}})
UNTIL = FROM + ns({{for_ms}})
SERVICES, CONNECTIONS, REQUESTS, WRITE_EVERY = {{services}}, {{connections}}, {{requests}}, {{write_every}}
INTERVAL, TTL, LOAD, CACHE = ns({{interval_ms}}), ns({{ttl_ms}}), ns({{load_ms}}), ns({{cache_ms}})
SAVE_AFTER, DATABASE_TIMEOUT = ns({{save_after_ms}}), ns(20)
KEYS, SKEW, SEED = {{keys}}, {{skew}}, {{seed}}
FUSED = DESIGN == "fused"
KILLS = BROKEN == "compute" or (BROKEN == "cache" and FUSED)
FAULT = object()


# part: tasks


loop = Loop()
nobody_wakes = deque()
rows = {key: 0 for key in range(KEYS)}  # the database
busy, queue, loads = 0, deque(), 0


def request_of_database(carry_out):
    """Half of the time to get there, half to come back; a limited number at once."""
    global busy
    if CONNECTIONS and busy >= CONNECTIONS:
        yield queue  # the connection comes with the wake-up
    else:
        busy += 1
    begin = loop.now
    yield begin + LOAD // 2
    if BROKEN == "storage" and FROM <= loop.now < UNTIL:
        yield loop.now + DATABASE_TIMEOUT
        reply = FAULT
    else:
        reply = carry_out()
        yield begin + LOAD
    if queue:
        loop.wake_one(queue)
    else:
        busy -= 1
    return reply


class Cache:
    def __init__(self, number):
        self.entries = {}
        dies = BROKEN == "compute" and DESIGN == "per-service"
        self.breaks = number == 0 and (BROKEN == "cache" or dies)
        self.forgets = self.breaks and (dies or RETURNS_EMPTY)

    def command(self, carry_out):
        sent = loop.now
        yield sent + CACHE // 2
        arrived = loop.now
        if self.breaks and FROM <= arrived < UNTIL:
            yield sent + CACHE
            return FAULT
        if self.forgets and arrived >= UNTIL:
            self.entries, self.forgets = {}, False
        reply = carry_out(self.entries)
        if self.breaks and arrived < FROM <= sent + CACHE:
            yield FROM  # cut off before the reply was there
            return FAULT
        yield sent + CACHE
        return reply

    def get(self, key):
        def carry_out(entries):
            value, expires = entries.get(key, (None, 0))
            return value if loop.now < expires else None

        return self.command(carry_out)

    def set(self, key, value):
        def carry_out(entries):
            entries[key] = value, loop.now + TTL

        return self.command(carry_out)

    def erase(self, key):
        return self.command(lambda entries: entries.pop(key, None))


class Process:
    alive = True

    def living(self, command):
        """What has been sent is carried out, but no reply wakes the dead."""
        if not self.alive:
            yield nobody_wakes
        reply = yield from command
        if not self.alive:
            yield nobody_wakes
        return reply

    def load(self, key):
        def carry_out():
            global loads
            loads += 1
            return rows[key]

        return (yield from self.living(request_of_database(carry_out)))

    def save(self, key, value):
        return (yield from self.living(request_of_database(lambda: rows.__setitem__(key, value))))

    def unsaved_writes(self):
        return 0


class Degrading(Process):
    def __init__(self, cache):
        self.cache, self.owed, self.fills, self.redoing = cache, set(), [], False

    def begin_to_redo(self):
        if not self.redoing:
            self.redoing = True
            loop.spawn(self.redo())

    def redo(self):
        while self.owed:
            key = min(self.owed, key=lambda number: f"k{number}")
            if (yield from self.living(self.cache.erase(key))) is FAULT:
                break
            self.owed.discard(key)
        self.redoing = False

    def read(self, key):
        fill = {"key": key, "outdated": False}
        self.fills.append(fill)
        found = yield from self.look_and_load(key, fill)
        self.fills = [other for other in self.fills if other is not fill]
        return found

    def look_and_load(self, key, fill):
        in_reach = False
        if key in self.owed:
            self.begin_to_redo()
        else:
            kept = yield from self.living(self.cache.get(key))
            if kept is FAULT and WHEN_DOWN == "fail":
                return FAULT, "refused"
            in_reach = kept is not FAULT
            if in_reach and self.owed:
                self.begin_to_redo()
            if in_reach and kept is not None:
                return kept, "hit"
        loaded = yield from self.load(key)
        if loaded is FAULT:
            return FAULT, "refused"
        if in_reach and not fill["outdated"]:
            stored = yield from self.living(self.cache.set(key, loaded))
            if stored is FAULT and WHEN_DOWN == "fail":
                return FAULT, "refused"
        return loaded, "miss"

    def write(self, key, value):
        saved = yield from self.save(key, value)
        for fill in self.fills:
            fill["outdated"] |= fill["key"] == key
        erased = yield from self.living(self.cache.erase(key))
        if erased is not FAULT:
            self.owed.discard(key)
        elif WHEN_DOWN == "fail":
            return FAULT
        elif WHEN_DOWN == "redo":
            self.owed.add(key)
        return saved


class Fused(Process):
    def __init__(self):
        self.values, self.unsaved, self.savers = {}, Counter(), set()

    def unsaved_writes(self):
        return sum(self.unsaved.values())

    def read(self, key):
        if key in self.values:
            return self.values[key], "hit"
        loaded = yield from self.load(key)
        if loaded is FAULT:
            return FAULT, "refused"
        return self.values.setdefault(key, loaded), "miss"

    def write(self, key, value):
        self.values[key] = value
        self.unsaved[key] += 1
        if key not in self.savers:
            self.savers.add(key)
            loop.spawn(self.save_later(key))
        return None
        yield

    def save_later(self, key):
        while self.unsaved[key]:
            yield loop.now + SAVE_AFTER
            sent, self.unsaved[key] = self.unsaved[key], 0
            if (yield from self.save(key, self.values[key])) is FAULT:
                self.unsaved[key] += sent
        self.savers.discard(key)


caches = [Cache(number) for number in range(1 if DESIGN == "shared" else SERVICES)]


def started(number):
    return Fused() if FUSED else Degrading(caches[0 if DESIGN == "shared" else number])


def break_and_mend():
    global lost
    yield FROM
    if KILLS:
        services[0].alive = False
        lost += services[0].unsaved_writes()
        for request in [request for request, service in waiting.items() if service == 0]:
            del waiting[request]
            counts["refused"] += 1
    yield UNTIL
    if KILLS:
        services[0] = started(0)


def route(request, key):
    first = key if ROUTING == "by-key" else request
    order = [(first + i) % SERVICES for i in range(SERVICES)]
    return next((service for service in order if services[service].alive), None)


def client(request, service, key, is_write):
    global stale
    begin, acknowledged_then = loop.now, acknowledged[key]
    if is_write:
        issued[key] += 1
        version = issued[key]
        saved = yield from services[service].write(key, version)
        if saved is not FAULT:
            acknowledged[key] = max(acknowledged[key], version)
        counts["refused" if saved is FAULT else "written"] += 1
    else:
        value, outcome = yield from services[service].read(key)
        counts[outcome] += 1
        if outcome != "refused":
            waits.append(loop.now - begin)
            stale += value < acknowledged_then
    del waiting[request]


services = [started(number) for number in range(SERVICES)]
counts, waits, waiting = Counter(), [], {}
issued, acknowledged = Counter(), Counter()
stale = lost = 0
loop.spawn(break_and_mend())
weights = list(accumulate(1 / (rank + 1) ** SKEW for rank in range(KEYS)))
for request, key in enumerate(Random(SEED).choices(range(KEYS), cum_weights=weights, k=REQUESTS)):
    at = request * INTERVAL
    loop.run_until(at)
    service = route(request, key)
    if service is None:
        counts["refused"] += 1
    else:
        waiting[request] = service
        loop.spawn(client(request, service, key, WRITE_EVERY > 0 and (request + 1) % WRITE_EVERY == 0))
    loop.run_until(at)
while waiting:
    loop.run_one()

latest = waits[-50:]
waits.sort()
print(
    json.dumps(
        {
            "hits": counts["hit"],
            "misses": counts["miss"],
            "database_loads": loads,
            "refused_requests": counts["refused"],
            "stale_reads": stale,
            "lost_writes": lost,
            "mean_latency_ms": sum(waits) / len(waits) / 1e6 if waits else None,
            "p99_latency_ms": waits[(99 * len(waits) + 99) // 100 - 1] / 1e6 if waits else None,
            "recent_latency_ms": sum(latest) / 1e6 / len(latest) if latest else None,
            "requests_waiting": len(waiting),
        }
    )
)
