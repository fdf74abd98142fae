"""Plays scripts on collections.deque.

In: [{maxlen, steps: [[method, argument …] …]}]. Out: for each script, for each step, [returned or null, items].
"""

import json
import sys
from collections import deque


def play(script):
    items = deque(maxlen=script["maxlen"])
    results = []
    for method, *arguments in script["steps"]:
        try:
            returned = getattr(items, method)(*arguments)
        except IndexError:
            returned = None
        results.append([returned, list(items)])
    return results


json.dump([play(script) for script in json.load(sys.stdin)], sys.stdout)
