"""Cached stage: a ranking behind functools.lru_cache, and what the cache keeps alive."""

import gc
import json
from functools import lru_cache, partial
from itertools import accumulate
from random import Random
from weakref import WeakSet, ref

MODE = {{mode}}
MAXSIZE = {{maxsize}}
USERS = {{users}}
REQUESTS = {{requests}}
REBUILD_EVERY = {{rebuild_every}} or REQUESTS
CANDIDATES = {{candidates}}
SKEW = {{skew}}
RANK_COST_NS = int({{rank_cost_ms}} * 1e6 + 0.5)  # virtual: nobody sleeps
LIMIT = {{limit_mb}} * 1_000_000
SEED = {{seed}}

MASK = 0xFFFFFFFF
SPREAD = 2654435761, 2246822519, 3266489917, 668265263
STAGE_BYTES = CANDIDATES * len(SPREAD) * 4

recomputations = 0


def ten_bits(word):
    return (word & MASK) >> 22


def load_model(number):
    """A weight a candidate and feature."""
    salt = number * 374761393 & MASK
    columns = [[ten_bits((c * s & MASK ^ salt) * SPREAD[0]) for c in range(1, CANDIDATES + 1)] for s in SPREAD]
    return list(zip(*columns))


def compute(number, weights, user):
    """The ten best candidates by the user's taste, with the stage that ranked them."""
    global recomputations
    recomputations += 1
    a, b, c, d = (ten_bits((user + 1) * s) for s in SPREAD)
    scores = [a * p + b * q + c * r + d * s for p, q, r, s in weights]
    return number, sorted(range(CANDIDATES), key=scores.__getitem__, reverse=True)[:10]


class Stage:
    built = 0
    alive = WeakSet()

    def __init__(self):
        Stage.built += 1
        Stage.alive.add(self)
        self.number, self.weights = Stage.built, load_model(Stage.built)


class Uncached(Stage):
    cached = None

    def rank(self, user):
        return compute(self.number, self.weights, user)


class MethodCached(Stage):
    """The trap: every key holds self."""

    @lru_cache(maxsize=MAXSIZE)
    def rank(self, user):
        return compute(self.number, self.weights, user)

    cached = rank


class WithOwnCache(Stage):
    """The cache goes with the stage; it must not hold self, or only the collector can free the two."""

    def __init__(self):
        super().__init__()
        self.rank = self.cached = lru_cache(maxsize=MAXSIZE)(partial(compute, self.number, self.weights))


class WeaklyKeyed(Stage):
    """One cache for all stages, whose keys do not hold them."""

    @staticmethod
    @lru_cache(maxsize=MAXSIZE)
    def cached(stage, user):
        return compute(stage().number, stage().weights, user)

    def rank(self, user):
        return self.cached(ref(self), user)


class KeyedByUser(Stage):
    """One cache for all stages, and whose answer it is nobody asks."""

    @staticmethod
    @lru_cache(maxsize=MAXSIZE)
    def cached(user):
        return compute(stage.number, stage.weights, user)

    def rank(self, user):
        return self.cached(user)


KIND = {
    "none": Uncached,
    "method-cache": MethodCached,
    "per-stage": WithOwnCache,
    "weak-key": WeaklyKeyed,
    "user-key": KeyedByUser,
}[MODE]


stage = None
served = stale_answers = ranking_sum = hits = misses = 0
weights = list(accumulate(1 / (rank + 1) ** SKEW for rank in range(USERS)))
users = Random(SEED).choices(range(USERS), cum_weights=weights, k=REQUESTS)
for request, user in enumerate(users):
    if request % REBUILD_EVERY == 0:
        if MODE == "per-stage" and stage:
            hits += stage.cached.cache_info().hits
            misses += stage.cached.cache_info().misses
        stage = None  # the old one goes first
        if (len(Stage.alive) + 1) * STAGE_BYTES > LIMIT:
            break
        stage = KIND()
    number, ranking = stage.rank(user)
    served += 1
    stale_answers += number != stage.number
    ranking_sum += sum(place * candidate for place, candidate in enumerate(ranking, 1))

gc.collect()  # what is alive now is held by somebody
cached = (stage or KIND).cached
info = cached.cache_info() if cached else None
uncached_ms = served * RANK_COST_NS / 1e6
cached_ms = recomputations * RANK_COST_NS / 1e6
print(
    json.dumps(
        {
            "hits": hits + (info.hits if info else 0),
            "misses": misses + (info.misses if info else 0),
            "recomputations": recomputations,
            "currsize": info.currsize if info else 0,
            "maxsize": info.maxsize if info else 0,
            "stages_built": Stage.built,
            "stages_alive": len(Stage.alive),
            "stale_answers": stale_answers,
            "ranking_sum": ranking_sum,
            "cached_ms": cached_ms,
            "uncached_ms": uncached_ms,
            "speedup": served / recomputations,
        }
    )
)
