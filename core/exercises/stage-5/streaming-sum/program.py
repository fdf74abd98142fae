"""Streaming sum: the same numbers from a list, and from a generator that holds one chunk of them."""

import json
import sys
import tracemalloc

ITEMS = {{items}}
CHUNK = {{chunk}}

reads = 0
most_in_hand = 0


def even_numbers():
    """All of them, a chunk at a time."""
    global reads, most_in_hand
    for start in range(0, ITEMS, CHUNK):
        chunk = [2 * i for i in range(start, min(start + CHUNK, ITEMS))]
        reads += 1
        most_in_hand = max(most_in_hand, len(chunk))
        yield from chunk


stream_sum = sum(even_numbers())
print(json.dumps({"sum": stream_sum, "items_summed": ITEMS, "reads": reads, "stream_items": most_in_hand}))

# Bytes differ by language: Python keeps an object a number where C++ keeps 8 bytes. To see Python's own, run this
# program with the argument --peaks.
if "--peaks" in sys.argv:
    for way, work in {
        "list": lambda: sum([2 * i for i in range(ITEMS)]),
        "stream": lambda: sum(even_numbers()),
    }.items():
        tracemalloc.start()
        assert work() == stream_sum
        print(f"{way}: peak of {tracemalloc.get_traced_memory()[1]:,} bytes", file=sys.stderr)
        tracemalloc.stop()
