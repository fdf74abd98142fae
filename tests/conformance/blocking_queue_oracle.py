"""Plays scripts of one thread on queue.Queue: nothing in them waits.

In: [{maxsize, steps: [[method, argument …] …]}]. Out: for each script, for each step,
[returned or raised, qsize, empty, full].
"""

import json
import queue
import sys


def play(script):
    items = queue.Queue(script["maxsize"])
    calls = {
        "put_nowait": lambda item: items.put(item, block=False),
        "put": lambda item: items.put(item, timeout=0),
        "get_nowait": lambda: items.get(block=False),
        "get": lambda: items.get(timeout=0),
        "task_done": items.task_done,
    }
    results = []
    for method, *arguments in script["steps"]:
        try:
            outcome = calls[method](*arguments)
        except queue.Full:
            outcome = "Full"
        except queue.Empty:
            outcome = "Empty"
        except ValueError:
            outcome = "ValueError"
        results.append([outcome, items.qsize(), items.empty(), items.full()])
    return results


json.dump([play(script) for script in json.load(sys.stdin)], sys.stdout)
