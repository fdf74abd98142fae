"""Key identity: which calls share an entry of functools.lru_cache?"""

import json
from functools import lru_cache

CALLS = {{calls}}
TYPED = {{typed}}
MAXSIZE = {{maxsize}}
ROUNDS = {{rounds}}


def spelling(*args, **kwargs):
    """How a call was written; True and 1 differ here."""
    return repr((args, list(kwargs.items())))


@lru_cache(maxsize=MAXSIZE, typed=TYPED)
def f(*args, **kwargs):
    if args[:1] == ("boom",):
        raise ValueError
    return spelling(*args, **kwargs)


class Observer:
    """Calls f and notes what its cache_info says of the call."""

    uncounted = surprises = failures = evictions = 0

    def cache_clear(self):
        f.cache_clear()

    def __call__(self, *args, **kwargs):
        before = f.cache_info()
        try:
            answer = f(*args, **kwargs)
            self.surprises += answer != spelling(*args, **kwargs)
            after = f.cache_info()
            missed = after.misses > before.misses
            self.evictions += missed and MAXSIZE != 0 and after.currsize == before.currsize
        except ValueError:
            self.failures += 1
        except TypeError:
            self.uncounted += 1


see = Observer()
LISTS = {
    "numbers": [
        lambda: see(1),
        lambda: see(1.0),
        lambda: see(True),
    ],
    "pairs": [
        lambda: see(1, 2),
        lambda: see(1.0, 2),
        lambda: see(True, 2),
        lambda: see(2, 1),
    ],
    "spellings": [
        lambda: see(1),
        lambda: see(x=1),
        lambda: see(1, y=2),
        lambda: see(1, 2),
        lambda: see(x=1, y=2),
        lambda: see(y=2, x=1),
    ],
    "types": [
        lambda: see(1),
        lambda: see("1"),
        lambda: see(0),
        lambda: see(False),
        lambda: see(0.0),
        lambda: see(None),
        lambda: see(),
    ],
    "containers": [
        lambda: see((1, 2)),
        lambda: see((1.0, 2)),
        lambda: see([]),
        lambda: see({}),
        lambda: see((1, [])),
        lambda: see((1, 2)),
    ],
    "failures": [
        lambda: see("boom"),
        lambda: see("boom"),
        lambda: see("calm"),
        lambda: see("calm"),
    ],
    "cleared": [
        lambda: see(1),
        lambda: see(1),
        lambda: see.cache_clear(),
        lambda: see(1),
    ],
}
LISTS["everything"] = sum(LISTS.values(), [])

for _ in range(ROUNDS):
    for call in LISTS[CALLS]:
        call()

info = f.cache_info()
print(
    json.dumps(
        {
            "hits": info.hits,
            "misses": info.misses,
            "currsize": info.currsize,
            "maxsize": info.maxsize,
            "uncounted": see.uncounted,
            "surprises": see.surprises,
            "failures": see.failures,
            "evictions": see.evictions,
        }
    )
)
