"""Calibration lookup: a slow function, remembered by functools.lru_cache."""

import json
from functools import lru_cache
from itertools import accumulate
from random import Random

SENSORS = {{sensors}}
RECORDS = {{records}}
ORDER = {{order}}
SKEW = {{skew}}  # counts for zipf
SEED = {{seed}}
LOOKUP_COST_NS = int({{lookup_cost_ms}} * 1e6 + 0.5)

clock_ns = 0  # virtual: nobody sleeps


@lru_cache(maxsize={{maxsize}}, typed={{typed}})
def calibration(sensor):
    global clock_ns
    clock_ns += LOOKUP_COST_NS
    return 1.0 + sensor % 997 / 1000.0


def stream():
    """The sensor of each record in turn."""
    random = Random(SEED)
    if ORDER == "round-robin":
        yield from (i % SENSORS for i in range(RECORDS))
    elif ORDER == "uniform":
        yield from (random.randrange(SENSORS) for _ in range(RECORDS))
    else:
        weights = accumulate(1 / (rank + 1) ** SKEW for rank in range(SENSORS))
        yield from random.choices(range(SENSORS), cum_weights=list(weights), k=RECORDS)


for sensor in stream():
    calibration(sensor)

info = calibration.cache_info()
uncached_ms = RECORDS * LOOKUP_COST_NS / 1e6
cached_ms = clock_ns / 1e6
print(
    json.dumps(
        {
            "hits": info.hits,
            "misses": info.misses,
            "currsize": info.currsize,
            "maxsize": info.maxsize,
            "hit_ratio": info.hits / RECORDS,
            "uncached_ms": uncached_ms,
            "cached_ms": cached_ms,
            "speedup": uncached_ms / cached_ms,
        }
    )
)
