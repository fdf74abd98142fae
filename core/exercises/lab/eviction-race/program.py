"""Eviction race: thirteen policies over the same requests, with the same room."""

import json
from collections import OrderedDict, defaultdict
from heapq import heappop, heappush
from random import Random

POLICY = {{policy}}
MAXSIZE = {{maxsize}}
WORKLOAD = {{workload}}
OBJECTS = {{objects}}
REQUESTS = {{requests}}
SKEW = {{skew}}  # counts for zipf, shifting, mixed
PERIOD = {{period}}  # counts for shifting
SEED = {{seed}}

# part: workload


def pop_oldest(queue):
    return queue.popitem(last=False)[0]


def taken(queue, key):
    """Whether the key was there; it is no more."""
    found = key in queue
    if found:
        del queue[key]
    return found


def renewed(queue, key):
    """Whether the key is there; then it is the newest."""
    if key in queue:
        queue.move_to_end(key)
        return True
    return False


class Policy:
    """`hit` tells whether a key is held, and notes the request; `miss` lets the key in."""

    def __init__(self, capacity):
        self.capacity, self.misses, self.evictions = capacity, 0, 0

    def __len__(self):
        return 0

    def full(self):
        return len(self) == self.capacity

    def access(self, key):
        if self.capacity > 0 and self.hit(key):
            return
        self.misses += 1
        if self.capacity > 0:
            self.miss(key)

    def evict(self, queue):
        self.evictions += 1
        return pop_oldest(queue)


class Fifo(Policy):
    def __init__(self, capacity):
        super().__init__(capacity)
        self.entries = OrderedDict()

    def __len__(self):
        return len(self.entries)

    def hit(self, key):
        return key in self.entries

    def miss(self, key):
        if self.full():
            self.evict(self.entries)
        self.entries[key] = False


class Lru(Fifo):
    def hit(self, key):
        return renewed(self.entries, key)


class Clock(Fifo):
    """The oldest leaves, unless it was asked for since the hand came by."""

    def hit(self, key):
        if key in self.entries:
            self.entries[key] = True
        return key in self.entries

    def evict(self, entries):
        while entries[next(iter(entries))]:
            entries[pop_oldest(entries)] = False
        super().evict(entries)


class Sieve(Policy):
    """A hand sweeps from the oldest to the newest, clears bits and takes the first entry without one."""

    def __init__(self, capacity):
        super().__init__(capacity)
        self.entries, self.visited, self.hand = [], {}, 0

    def __len__(self):
        return len(self.entries)

    def hit(self, key):
        if key in self.visited:
            self.visited[key] = True
        return key in self.visited

    def miss(self, key):
        if self.full():
            while self.visited[self.entries[self.hand]]:
                self.visited[self.entries[self.hand]] = False
                self.hand = (self.hand + 1) % len(self.entries)
            del self.visited[self.entries.pop(self.hand)]
            self.evictions += 1
            if self.hand == len(self.entries):
                self.hand = 0
        self.entries.append(key)
        self.visited[key] = False


class Slru(Policy):
    """Newcomers are on probation; each hit lifts an entry one of four segments, and overflow sinks back."""

    def __init__(self, capacity):
        super().__init__(capacity)
        quarter = capacity // 4
        self.limits = [capacity - 3 * quarter, quarter, quarter, quarter]
        self.segments = [OrderedDict() for _ in self.limits]

    def __len__(self):
        return sum(map(len, self.segments))

    def hit(self, key):
        found = next((i for i, segment in enumerate(self.segments) if taken(segment, key)), None)
        if found is None:
            return False
        above = min(found + 1, 3)
        self.segments[above][key] = None
        if len(self.segments[above]) > self.limits[above]:
            self.segments[above - 1][pop_oldest(self.segments[above])] = None
        return True

    def miss(self, key):
        if self.full():
            self.evict(self.segments[0])
        free = next(i for i, segment in enumerate(self.segments) if len(segment) < self.limits[i])
        self.segments[free][key] = None


# part: counting_policies


# part: ghost_policies


class RandomReplacement(Policy):
    def __init__(self, capacity):
        super().__init__(capacity)
        self.slots, self.held, self.random = [], set(), Random(SEED)

    def __len__(self):
        return len(self.slots)

    def hit(self, key):
        return key in self.held

    def miss(self, key):
        if self.full():
            slot = self.random.randrange(self.capacity)
            self.held.remove(self.slots[slot])
            self.slots[slot] = key
            self.evictions += 1
        else:
            self.slots.append(key)
        self.held.add(key)


class Belady(Policy):
    """Whoever is needed again last leaves: the optimum, which needs to know the future."""

    def __init__(self, capacity, next_uses):
        super().__init__(capacity)
        self.next_uses, self.now = next_uses, -1
        self.next_of, self.farthest = {}, []  # a heap that may hold next uses which have passed

    def __len__(self):
        return len(self.next_of)

    def access(self, key):
        self.now += 1
        super().access(key)

    def hit(self, key):
        held = key in self.next_of
        if held:
            self.note(key)
        return held

    def miss(self, key):
        while self.full():
            next_use, victim = heappop(self.farthest)
            if self.next_of.get(victim) == -next_use:
                del self.next_of[victim]
                self.evictions += 1
        self.note(key)

    def note(self, key):
        self.next_of[key] = self.next_uses[self.now]
        heappush(self.farthest, (-self.next_of[key], key))


requests = list(workload())
next_uses, seen = [0] * REQUESTS, {}
for now in reversed(range(REQUESTS)):
    # Among keys that do not come again, the one asked for longest ago counts as the latest.
    next_uses[now] = seen.get(requests[now], 2 * REQUESTS - now)
    seen[requests[now]] = now

race = {
    "fifo": Fifo(MAXSIZE),
    "lru": Lru(MAXSIZE),
    "lfu": Lfu(MAXSIZE),
    "clock": Clock(MAXSIZE),
    "sieve": Sieve(MAXSIZE),
    "slru": Slru(MAXSIZE),
    "2q": TwoQ(MAXSIZE),
    "arc": Arc(MAXSIZE),
    "lirs": Lirs(MAXSIZE),
    "s3-fifo": S3Fifo(MAXSIZE),
    "w-tinylfu": WTinyLfu(MAXSIZE),
    "random": RandomReplacement(MAXSIZE),
    "belady": Belady(MAXSIZE, next_uses),
    "no-cache": Policy(0),
}
for key in requests:
    for policy in race.values():
        policy.access(key)

watched = race[POLICY]
best = min(policy.misses for name, policy in race.items() if name != "belady")
print(
    json.dumps(
        {
            "hits": REQUESTS - watched.misses,
            "misses": watched.misses,
            "evictions": watched.evictions,
            "miss_ratio": watched.misses / REQUESTS,
            "optimal_miss_ratio": race["belady"].misses / REQUESTS,
            "best_miss_ratio": best / REQUESTS,
            "currsize": len(watched),
            "maxsize": MAXSIZE,
            **{f"{name.replace('-', '_')}_misses": policy.misses for name, policy in race.items()},
        }
    )
)
