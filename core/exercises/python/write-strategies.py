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


class Deadline:
    def __init__(self, after):
        self.due, self.armed, self.over = loop.now + after, False, False

    def expire(self):
        waiting, task = self.wait
        if not self.over and task in waiting:
            waiting.remove(task)
            loop.ready.append(task)


class Loop:
    """Tasks are generators that yield a time to sleep until, or a deque to wait in, with a deadline or without."""

    def __init__(self):
        self.now = self.timers_set = 0
        self.ready, self.timers = deque(), []

    def spawn(self, task):
        self.ready.append(task)

    def wake_one(self, waiting):
        if waiting:
            self.ready.append(waiting.popleft())

    def wake_all(self, waiting):
        while waiting:
            self.ready.append(waiting.popleft())

    def set_timer(self, time, what):
        self.timers_set += 1
        heapq.heappush(self.timers, (time, self.timers_set, what))

    def go_on(self, until=math.inf):
        if not self.timers or self.timers[0][0] > until:
            return False
        self.now = self.timers[0][0]
        while self.timers and self.timers[0][0] == self.now:
            what = heapq.heappop(self.timers)[2]
            what.expire() if isinstance(what, Deadline) else self.ready.append(what)
        return True

    def run_one(self):
        while not self.ready:
            self.go_on()
        self.resume(self.ready.popleft())

    def run_until(self, time):
        while self.ready or self.go_on(time):
            if self.ready:
                self.resume(self.ready.popleft())
        self.now = max(self.now, time)

    def resume(self, task):
        try:
            wait = next(task)
        except StopIteration:
            return
        if isinstance(wait, tuple):
            waiting, deadline = wait
            waiting.append(task)
            deadline.wait = wait[0], task
            if not deadline.armed:
                self.set_timer(deadline.due, deadline)
            deadline.armed = True
        elif isinstance(wait, deque):
            wait.append(task)
        elif wait <= self.now:
            self.ready.append(task)
        else:
            self.set_timer(wait, task)

    def drop_tasks(self):
        self.ready.clear()
        self.timers.clear()


class Ledger:
    """Writes by number: the first ones, one a key, are what the database holds at the beginning."""

    def __init__(self):
        self.writes, self.newest, self.valid = [], list(range(KEYS)), [[key] for key in range(KEYS)]
        self.events = self.acknowledged = 0
        for key in range(KEYS):
            self.writes.append({"key": key, "previous": None, "stored": True, "acked": 0})

    def event(self):
        self.events += 1
        return self.events

    def begin(self, key):
        self.writes.append({"key": key, "previous": self.newest[key], "begun": self.event()})
        self.newest[key] = len(self.writes) - 1
        return self.newest[key]

    def acknowledge(self, number):
        write = self.writes[number]
        write["acked"] = self.event()
        self.acknowledged += 1
        for other in self.valid[write["key"]]:
            if self.writes[other]["acked"] < write["begun"]:
                self.writes[other]["outdated"] = write["acked"], loop.now
        valid = [other for other in self.valid[write["key"]] if "outdated" not in self.writes[other]]
        self.valid[write["key"]] = valid + [number]

    def is_open(self, write):
        return "acked" in write and not write.get("stored") and not write.get("lost")

    def stored(self, number):
        self.writes[number].update(stored=True, lost=False)
        number = self.writes[number]["previous"]
        while number is not None and not self.writes[number].get("stored"):
            if self.is_open(self.writes[number]):
                self.writes[number]["stored"] = True
            number = self.writes[number]["previous"]

    def fold(self, number, writes):
        for _ in range(writes - 1):
            number = self.writes[number]["previous"]
            while not self.is_open(self.writes[number]):
                number = self.writes[number]["previous"]
            self.writes[number]["folded"] = True

    def lose(self, number, writes):
        lost, first = 0, True
        while number is not None:
            write = self.writes[number]
            if write.get("stored") and not first:
                break
            if first or (self.is_open(write) and not write.get("folded")):
                if writes == 0:
                    break
                writes -= 1
            if self.is_open(write):
                write["lost"] = True
                lost += 1
            number, first = write["previous"], False
        return lost


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


class Journal:
    def __init__(self):
        self.open, self.coming, self.last, self.first_noted = set(), [], 0, 1

    def append(self, key, value):
        coming = self.last + 1
        self.coming.append(coming)
        ticket = yield from disk.increment("last")
        self.coming.remove(coming)
        self.last = max(self.last, ticket)
        self.open.add(ticket)
        yield from disk.set(ticket, (key, value))
        return ticket

    def forget(self, ticket):
        yield from disk.erase(ticket)
        self.open.discard(ticket)

    def checkpoint(self):
        first = min([*self.open, *self.coming], default=self.last + 1)
        if first != self.first_noted:
            yield from disk.set("first", first)
            self.first_noted = first

    def recover(self):
        self.first_noted = (yield from disk.get("first")) or 1
        self.last = (yield from disk.get("last")) or 0
        writes = []
        for ticket in range(self.first_noted, self.last + 1):
            write = yield from disk.get(ticket)
            if write is not None:
                self.open.add(ticket)
                writes.append((ticket, *write))
        return writes


class WriteBehind(ReadThrough):
    def __init__(self):
        super().__init__()
        self.journal = Journal() if STRATEGY == "write-behind-journal" else None
        self.entries, self.newest, self.number = OrderedDict(), {}, 0
        self.work, self.hurried, self.room, self.saved, self.emptied = (deque() for _ in range(5))
        self.hurry, self.being_saved = False, 0
        loop.spawn(self.flush_for_ever())

    def waiting(self, key):
        if STRATEGY == "write-behind-blind" or key not in self.newest:
            return None
        return self.entries[self.newest[key]]["value"]

    def write(self, key, value):
        yield from self.locks.lock(key)
        ticket = (yield from self.journal.append(key, value)) if self.journal else 0
        yield from cache.set(key, value, TTL)
        yield from self.push(key, value, ticket)
        self.locks.unlock(key)

    def would_merge(self, key):
        return MERGE and key in self.newest and not self.entries[self.newest[key]]["being_saved"]

    def push(self, key, value, ticket):
        if not self.would_merge(key):
            yield from self.make_room()
        if self.would_merge(key):
            entry = self.entries[self.newest[key]]
            replaced = entry["ticket"]
            entry.update(value=value, ticket=ticket, writes=entry["writes"] + 1)
            if replaced:
                loop.spawn(self.journal.forget(replaced))
        else:
            entry = {"key": key, "value": value, "ticket": ticket, "writes": 1, "being_saved": False}
            self.entries[self.number] = entry
            self.newest[key] = self.number
            self.number += 1
        loop.wake_one(self.work)
        if WHEN_FULL == "flush" and len(self.entries) >= BUFFER and self.room:
            self.do_hurry()

    def make_room(self):
        global overflowed
        while len(self.entries) >= BUFFER:
            oldest = next((n for n, entry in self.entries.items() if not entry["being_saved"]), None)
            if WHEN_FULL == "drop-oldest" and oldest is not None:
                entry = self.take_out(oldest)
                overflowed += ledger.lose(entry["value"], entry["writes"])
                if entry["ticket"]:
                    loop.spawn(self.journal.forget(entry["ticket"]))
                return
            if WHEN_FULL == "flush":
                self.do_hurry()
            yield self.room

    def take_out(self, number):
        entry = self.entries.pop(number)
        if self.newest[entry["key"]] == number:
            older = [n for n, other in self.entries.items() if n < number and other["key"] == entry["key"]]
            if older:
                self.newest[entry["key"]] = older[-1]
            else:
                del self.newest[entry["key"]]
        return entry

    def do_hurry(self):
        self.hurry = True
        loop.wake_all(self.hurried)

    def flush_for_ever(self):
        while True:
            while not self.entries:
                yield self.work
            deadline = Deadline(FLUSH)
            if not self.hurry:
                yield self.hurried, deadline
            deadline.over = True
            self.hurry = False
            yield from self.flush()
            if not self.entries:
                loop.wake_all(self.emptied)

    def flush(self):
        before = self.number
        while taken := self.take(before):
            self.being_saved = len(taken)
            for number in taken:
                loop.spawn(self.save(number))
            yield self.saved
        if self.journal:
            yield from self.journal.checkpoint()

    def take(self, before):
        """The oldest entries, of different keys."""
        taken, keys = [], set()
        for number, entry in self.entries.items():
            if len(taken) == BATCH or number >= before or entry["key"] in keys:
                break
            entry["being_saved"] = True
            keys.add(entry["key"])
            taken.append(number)
        return taken

    def save(self, number):
        entry = self.entries[number]
        yield from database.save(entry["key"], entry["value"])
        if entry["ticket"]:
            yield from self.journal.forget(entry["ticket"])
        self.take_out(number)
        loop.wake_one(self.room)
        self.being_saved -= 1
        if self.being_saved == 0:
            loop.wake_all(self.saved)

    def recover(self):
        global recovering, recovered
        writes = yield from self.journal.recover()
        for ticket, key, value in writes:
            yield from self.push(key, value, ticket)
        recovered += len(writes)
        recovering = False
        loop.wake_all(gate)

    def drain(self):
        if self.entries:
            self.do_hurry()
            yield self.emptied


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


loop, ledger, cache, disk, database = Loop(), Ledger(), Server(CACHE), Server(JOURNAL), Database()
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
