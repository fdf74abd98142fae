"""Memoized recursion: fib(n) by its own definition, remembered by functools.lru_cache."""

import json
import sys
from functools import lru_cache

N = {{n}}
CALL_LIMIT = {{call_limit}}

sys.setrecursionlimit(10 * N + 1000)
calls = 0


class Stopped(Exception):
    """More calls than anybody wants to wait for."""


def call(n):
    global calls
    if calls == CALL_LIMIT:
        raise Stopped
    calls += 1
    return fib(n)


@lru_cache(maxsize={{maxsize}})
def fib(n):
    return n if n < 2 else call(n - 1) + call(n - 2)


def unmemoized_calls(n):
    """2 fib(n + 1) - 1: every call but the leaves makes two more."""
    current, following = 0, 1
    for _ in range(n + 1):
        current, following = following, current + following
    return 2 * current - 1


try:
    value = call(N)
except Stopped:
    value = None

info = fib.cache_info()
print(
    json.dumps(
        {
            "hits": info.hits,
            "misses": info.misses,
            "calls": calls,
            "unmemoized_calls": unmemoized_calls(N),
            "currsize": info.currsize,
            "maxsize": info.maxsize,
            "value": value,
            "hit_ratio": info.hits / calls,
        }
    )
)
