"""@title@: keys asked for at random, and functools.lru_cache."""

import json
from functools import lru_cache
from random import Random

KEYS = {{keys}}
REQUESTS = {{requests}}
MAXSIZE = {{maxsize}}
SEED = {{seed}}


@lru_cache(maxsize=MAXSIZE)
def answer(key):
    return key * key


random = Random(SEED)
for _ in range(REQUESTS):
    answer(random.randrange(KEYS))

info = answer.cache_info()
print(
    json.dumps(
        {
            "hits": info.hits,
            "misses": info.misses,
            "evictions": info.misses - info.currsize,
            "hit_ratio": info.hits / REQUESTS,
            "currsize": info.currsize,
        }
    )
)
