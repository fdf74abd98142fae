"""Plays scripts of draws on random.Random. In: [{seed, draws: [[method, argument …] …]}]. Out: the results."""

import json
import sys
from random import Random


def play(script):
    random = Random(script["seed"])
    results = []
    for method, *arguments in script["draws"]:
        if method == "choice":
            results.append(random.choice(range(arguments[0])))
        elif method == "shuffle":
            items = list(range(arguments[0]))
            random.shuffle(items)
            results.append(items)
        else:
            results.append(getattr(random, method)(*arguments))
    return results


json.dump([play(script) for script in json.load(sys.stdin)], sys.stdout)
