"""Plays scripts on instances whose method is cached.

In: [{place, maxsize, acts: [["build"] | ["call", instance, argument] | ["drop", instance] …]}]; place is one of
"method", "per-instance" and "weak-key". Out: for each script, for each act, the instances alive and, of the cache that
all instances share, [hits, misses, currsize]; for "per-instance" nulls. A last pair is taken after everything has been
dropped and the collector has run.
"""

import gc
import json
import sys
from functools import lru_cache, partial
from weakref import WeakSet, ref


def cached_class(place, maxsize):
    class Base:
        alive = WeakSet()
        info = None

        def __init__(self):
            self.alive.add(self)

    if place == "method":

        class Instance(Base):
            @lru_cache(maxsize=maxsize)
            def method(self, argument):
                return argument

            info = method

    elif place == "per-instance":

        class Instance(Base):
            def __init__(self):
                super().__init__()
                self.method = lru_cache(maxsize=maxsize)(partial(pow, 2))

    else:

        class Instance(Base):
            @staticmethod
            @lru_cache(maxsize=maxsize)
            def info(instance, argument):
                return argument

            def method(self, argument):
                return self.info(ref(self), argument)

    return Instance


def play(script):
    kind = cached_class(script["place"], script["maxsize"])
    instances, seen = [], []

    def look():
        info = kind.info.cache_info() if kind.info else None
        seen.append([len(kind.alive), [info.hits, info.misses, info.currsize] if info else None])

    for act, *arguments in script["acts"]:
        if act == "build":
            instances.append(kind())
        elif act == "call":
            instances[arguments[0]].method(arguments[1])
        else:
            instances[arguments[0]] = None
        look()
    instances.clear()
    gc.collect()
    look()
    return seen


json.dump([play(script) for script in json.load(sys.stdin)], sys.stdout)
