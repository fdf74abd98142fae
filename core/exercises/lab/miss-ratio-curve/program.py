"""Miss-ratio curve: the misses of an LRU cache of every size from one pass over a trace."""

import json
from bisect import bisect_left
from functools import lru_cache
from heapq import heappop, heappush
from itertools import accumulate
from math import floor
from random import Random

MAXSIZE = {{maxsize}}
TARGET_RATIO = {{target_ratio}}
SAMPLE_SIZE = {{sample_size}}
ORDER = {{order}}
OBJECTS = {{objects}}
REQUESTS = {{requests}}
LOOP_SHARE = {{loop_share}}
LOOP_OBJECTS = {{loop_objects}}
SKEW = {{skew}}  # counts for zipf
SEED = {{seed}}


def favourites():
    random = Random(SEED)
    if ORDER == "round-robin":
        yield from (i % OBJECTS for i in range(REQUESTS))
    elif ORDER == "uniform":
        yield from (random.randrange(OBJECTS) for _ in range(REQUESTS))
    else:
        weights = accumulate(1 / (rank + 1) ** SKEW for rank in range(OBJECTS))
        yield from random.choices(range(OBJECTS), cum_weights=list(weights), k=REQUESTS)


def trace():
    """Some requests go round a loop of other objects."""
    chooser, loop = Random(SEED + 1), 0
    favourite = favourites()
    for _ in range(REQUESTS):
        if LOOP_SHARE > 0 and chooser.random() < LOOP_SHARE:
            yield OBJECTS + loop % LOOP_OBJECTS
            loop += 1
        else:
            yield next(favourite)


requests = list(trace())


@lru_cache(maxsize=MAXSIZE)
def load(key):
    return key


for key in requests:
    load(key)
info = load.cache_info()


class Stack:
    """The keys by the time of their latest request: a distance is the number of later ones (Mattson et al., 1970)."""

    def __init__(self):
        self.times, self.time_of = [], {}

    def access(self, key, now):
        time, distance = self.time_of.get(key), None
        if time is not None:
            index = bisect_left(self.times, time)
            distance = len(self.times) - index - 1
            del self.times[index]
        self.times.append(now)
        self.time_of[key] = now
        return distance

    def remove(self, key):
        del self.times[bisect_left(self.times, self.time_of.pop(key))]


stack = Stack()
hits_at = {}  # by the size from which on a request hits
for now, key in enumerate(requests):
    distance = stack.access(key, now)
    if distance is not None:
        hits_at[distance + 1] = hits_at.get(distance + 1, 0) + 1

curve, hits = [(0, 1.0)], 0
for size in sorted(hits_at):
    hits += hits_at[size]
    curve.append((size, (REQUESTS - hits) / REQUESTS))

needed_size = next((size for size, misses in curve if misses <= TARGET_RATIO), None)


def knee():
    """Kneedle: the size whose hit ratio is furthest above the straight line to the best one, both scaled to 1."""
    full_size, fewest = curve[-1]
    ahead = [((1 - misses) / (1 - fewest) - size / full_size, size) for size, misses in curve] if fewest < 1 else []
    furthest, size = max(ahead, key=lambda point: point[0], default=(0, None))
    return size if furthest >= 0.01 else None


MASK = 2**64 - 1


def mix(x):
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB & MASK
    return x ^ (x >> 31)


def sampled_hits():
    """SHARDS with a fixed number of samples and its correction: what a sample says of the cache's hits."""
    salt, threshold = mix(SEED + 0x9E3779B97F4A7C15 & MASK), MASK
    sample, largest = Stack(), []
    estimated, expected = 0.0, 0.0
    for now, key in enumerate(requests):
        hashed = mix(key + salt & MASK)
        if hashed >= threshold:
            continue
        weight = floor(2**64 / threshold * 65536 + 0.5) / 65536  # rounded: its sums are exact
        expected += weight
        distance = sample.access(hashed, now)
        if distance is None:
            heappush(largest, -hashed)
        elif size_for(int(distance * weight)) <= MAXSIZE:
            estimated += weight
        if len(largest) > SAMPLE_SIZE:
            threshold = -heappop(largest)
            sample.remove(threshold)
    return estimated + REQUESTS - expected if MAXSIZE > 0 else 0.0


def size_for(distance):
    """The size that counts for a distance: those above 256 are kept in buckets of less than one percent."""
    shift = max(distance.bit_length(), 8) - 8
    return (distance >> shift << shift) + ((1 << shift) + 1) // 2


print(
    json.dumps(
        {
            "hits": info.hits,
            "misses": info.misses,
            "evictions": info.misses - info.currsize if MAXSIZE else 0,
            "miss_ratio": info.misses / REQUESTS,
            "sampled_miss_ratio": min(max((REQUESTS - sampled_hits()) / REQUESTS, 0.0), 1.0),
            "needed_size": needed_size,
            "knee_size": knee(),
            "currsize": info.currsize,
            "maxsize": info.maxsize,
            "objects_seen": len(stack.times),
        }
    )
)
