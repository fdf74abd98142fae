"""Plays scripts of calls on functools.lru_cache.

In: [{maxsize, typed, calls: [{positional, keywords, fails} | "clear" …]}]; values are [type, value].
Out: for each script, for each call, [outcome, hits, misses, currsize].
"""

import json
import sys
from functools import lru_cache


def value(kind, content):
    if kind == "tuple":
        return tuple(value(*item) for item in content)
    return {"none": lambda _: None, "bool": bool, "int": int, "float": float, "str": str, "list": list}[kind](content)


def play(script):
    fails = False

    @lru_cache(maxsize=script["maxsize"], typed=script["typed"])
    def function(*positional, **keywords):
        if fails:
            raise ArithmeticError
        return 0

    results = []
    for call in script["calls"]:
        outcome = "returned"
        if call == "clear":
            function.cache_clear()
        else:
            fails = call["fails"]
            positional = [value(*item) for item in call["positional"]]
            keywords = {name: value(*item) for name, item in call["keywords"]}
            try:
                function(*positional, **keywords)
            except TypeError as error:
                outcome = str(error)
            except ArithmeticError:
                outcome = "failed"
        info = function.cache_info()
        assert info.maxsize is None or info.maxsize == max(script["maxsize"], 0)
        results.append([outcome, info.hits, info.misses, info.currsize])
    return results


json.dump([play(script) for script in json.load(sys.stdin)], sys.stdout)
