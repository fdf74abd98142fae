"""The real tracemalloc, told of blocks that are booked and not held.

In: [[step …] …], a step ["allocate", site, block, size], ["free", block], ["snapshot"] or ["reset_peak"].
Out: a script each, [[current, peak] … after every step] in units of 1 GiB, and the comparison of every two snapshots
that follow each other: [[site, size, size_diff, count, count_diff] …].

Blocks are announced by PyTraceMalloc_Track, CPython's interface for allocators other than its own, from code that
carries the site as its file name. Sizes are whole GiB: beside them what Python itself allocates rounds to nothing.
"""

import ctypes
import json
import sys
import tracemalloc

DOMAIN = 38
UNIT = 1 << 30

track = ctypes.pythonapi.PyTraceMalloc_Track
track.argtypes = [ctypes.c_uint, ctypes.c_size_t, ctypes.c_size_t]
untrack = ctypes.pythonapi.PyTraceMalloc_Untrack
untrack.argtypes = [ctypes.c_uint, ctypes.c_size_t]


def snapshot():
    return tracemalloc.take_snapshot().filter_traces([tracemalloc.DomainFilter(inclusive=True, domain=DOMAIN)])


def play(script):
    traced, comparisons = [], []
    tracemalloc.start()
    before = snapshot()
    for action, *arguments in script:
        if action == "allocate":
            site, block, size = arguments
            exec(compile("assert track(domain, block, size) == 0", site, "exec"),
                 {"track": track, "domain": DOMAIN, "block": block, "size": size * UNIT})
        elif action == "free":
            assert untrack(DOMAIN, arguments[0]) == 0
        elif action == "reset_peak":
            tracemalloc.reset_peak()
        else:
            now = snapshot()
            comparisons.append(
                [[d.traceback[0].filename, d.size, d.size_diff, d.count, d.count_diff]
                 for d in now.compare_to(before, "filename")])
            before = now
        traced.append([round(size / UNIT) for size in tracemalloc.get_traced_memory()])
    tracemalloc.stop()
    return traced, comparisons


json.dump([play(script) for script in json.load(sys.stdin)], sys.stdout)
