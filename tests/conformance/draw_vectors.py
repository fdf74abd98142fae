"""Draws parameter sets for an exercise and has CPython compute their figures, a JSON line each.

    python3 draw_vectors.py PROGRAM EXERCISE COUNT > CHAPTER/EXERCISE.jsonl

The sets come from the exercise's schema: the presets, then a seeded draw with the edges of every range among the
values. The figures are what the exercise's Python program prints.
"""

import json
import math
import subprocess
import sys
from random import Random
from urllib.parse import parse_qsl, urlencode

LARGEST = 20_000  # beyond it a draw takes CPython seconds and tells nothing new


def draw(random, schema):
    if "enum" in schema:
        return random.choice(schema["enum"])
    if schema["type"] == "boolean":
        return random.choice(["true", "false"])
    low, high = schema["minimum"], min(schema["maximum"], max(LARGEST, schema["minimum"]))
    if "null" in schema["type"] and random.random() < 0.1:
        return "none"
    if random.random() < 0.1:
        return f"{random.choice([low, high])}"
    if schema["scale"] == "log":
        drawn = math.exp(random.uniform(math.log(low + 1), math.log(high + 1))) - 1
    else:
        drawn = random.uniform(low, high)
    drawn = min(max(drawn, low), high)
    return f"{drawn:.3g}" if schema["type"] == "number" else f"{round(drawn)}"


def main(program, exercise, count):
    ask = lambda *arguments: subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout
    schema = json.loads(ask("schema", exercise))
    random = Random(exercise)
    queries = [preset["query"] for preset in schema["presets"]]
    while len(queries) < int(count):
        chosen = {name: draw(random, field) for name, field in schema["properties"].items() if random.random() < 0.7}
        queries.append(urlencode(chosen))
    for query in queries:
        twin = ask("python", exercise, *(f"{name}={value}" for name, value in parse_qsl(query)))
        printed = subprocess.run([sys.executable, "-"], input=twin, check=True, capture_output=True, text=True).stdout
        print(json.dumps({"query": query, "metrics": json.loads(printed)}))


main(*sys.argv[1:])
