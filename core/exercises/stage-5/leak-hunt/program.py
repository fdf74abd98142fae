"""Leak hunt: six sites share a limit, one leaks; tracemalloc's own comparison and a robust slope name it."""

import json
import tracemalloc
from itertools import combinations
from random import Random
from statistics import median

LIMIT = {{limit_mb}} * 1_000_000
LEAK_BYTES = int({{leak_kb_s}} * 1000 * 30 + 0.5)  # a step
SUSPECT = {{suspect}}
REPAIRED = {{repair}} == "bounded"
WINDOW_NS = {{window_min}} * 60 * 10**9
FIRST, SECOND = (int(hour * 120 + 0.5) for hour in sorted([{{first_snapshot_h}}, {{second_snapshot_h}}]))
DAY = 24 * 120  # steps of 30 seconds

OBJECT_BYTES = {"response_cache": 20_000, "batch_buffer": 100_000, "sessions": 20_000,
                "templates": 50_000, "plugins": 100_000, "event_log": 5_000}
SITES = list(OBJECT_BYTES)

random = Random({{seed}})
LEAKING = random.choice(SITES)
DEPLOY = random.randrange(4 * 120, 20 * 120)


class Process:
    """Objects by site, counted and not held; killed by the first that does not fit."""

    def __init__(self):
        self.objects = dict.fromkeys(SITES, 0)
        self.strays = self.leaked = self.total = self.peak = 0
        self.bounded = self.killed = False
        self.grow("plugins", 100)

    def grow(self, site, count):
        if self.killed:
            return 0
        fits = min(count, (LIMIT - self.total) // OBJECT_BYTES[site])
        self.killed = fits < count
        self.objects[site] += fits
        self.total += fits * OBJECT_BYTES[site]
        self.peak = max(self.peak, self.total)
        return fits

    def shrink(self, site, count):
        if not self.killed:
            self.objects[site] -= count
            self.total -= count * OBJECT_BYTES[site]

    def healthy(self, site):
        return self.objects[site] - (self.strays if site == LEAKING else 0)

    def advance(self, step, responses, records, logins):
        self.grow("response_cache", min(responses, 2_000 - self.healthy("response_cache")))
        self.grow("batch_buffer", records)
        if self.healthy("batch_buffer") >= 150:
            self.shrink("batch_buffer", self.healthy("batch_buffer"))
        self.shrink("sessions", self.healthy("sessions") // 8)
        self.grow("sessions", logins)
        self.grow("templates", (600 - self.healthy("templates") + 31) // 32)
        if step == DEPLOY:
            self.grow("plugins", 250)
        self.grow("event_log", min(responses, 1_000 - self.healthy("event_log")))
        if not self.killed:
            self.leak()

    def leak(self):
        new = (self.leaked + LEAK_BYTES) // OBJECT_BYTES[LEAKING] - self.leaked // OBJECT_BYTES[LEAKING]
        self.leaked += LEAK_BYTES
        self.strays += self.grow(LEAKING, min(new, 64 - self.strays) if self.bounded else new)

    def bound_strays(self, site):
        if site == LEAKING:
            self.bounded = True
            dropped = max(self.strays - 64, 0)
            self.shrink(site, dropped)
            self.strays -= dropped

    def snapshot(self):
        traces = []
        for site, count in self.objects.items():
            traces += [(0, OBJECT_BYTES[site], ((site, 0),), 1)] * count
        return tracemalloc.Snapshot(tuple(traces), 1)


def slope(points):
    """Theil and Sen: the median of the slopes of all pairs."""
    return median((y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(points, 2))


class Detector:
    """Looks at the lowest sample of each eighteenth of the window."""

    def __init__(self):
        self.blocks, self.open, self.block = [], [], 0

    def leaks(self, step, size):
        """Whether the site leaks, as of the last block that closed with this sample."""
        verdict = False
        block = step * 30 * 10**9 // (WINDOW_NS // 18)
        if self.open and block != self.block:
            low = min(self.open, key=lambda sample: sample[1])
            high = max(size for _, size in self.open)
            self.blocks = [*self.blocks[-17:], (*low, high - low[1])]
            self.open = []
            verdict = len(self.blocks) == 18 and self.judge()
        self.block = block
        self.open.append((step * 30.0, float(size)))
        return verdict

    def judge(self):
        floor = [(at, size) for at, size, _ in self.blocks]
        if sum(later <= earlier for (_, earlier), (_, later) in combinations(floor, 2)) > 5:
            return False
        rise = slope(floor)
        if any(slope(floor[i:i + 6]) < 2 / 3 * rise for i in (0, 6, 12)):
            return False
        teeth = sorted(reach for _, _, reach in self.blocks)[9]
        return rise * (floor[-1][0] - floor[0][0]) > teeth / 2 and rise >= LIMIT / (7 * 24 * 3600)


process, unrepaired = Process(), Process()
detectors = {site: Detector() for site in SITES}
alarms = {}
killed_at = None
first = second = None
for step in range(DAY + 1):
    if step > 0:
        load = random.randrange(20, 61), random.randrange(15, 31), random.randrange(80, 121)
        if not unrepaired.killed:
            unrepaired.advance(step, *load)
            killed_at = step if unrepaired.killed else None
        if not process.killed:
            process.advance(step, *load)
        if not process.killed:
            for site in SITES:
                size = process.objects[site] * OBJECT_BYTES[site]
                if detectors[site].leaks(step, size):
                    alarms.setdefault(site, step)
    if not process.killed:
        if step == FIRST:
            first = process.snapshot()
        if step == SECOND:
            second = process.snapshot()
            if REPAIRED:
                process.bound_strays(SUSPECT)

growth = second.compare_to(first, "filename")[0] if second else None
named = min(alarms, key=alarms.get, default=None)  # of several in one step the first in the order of sites
alarm = alarms.get(LEAKING) if LEAK_BYTES > 0 else None
print(
    json.dumps(
        {
            "total_bytes": process.total,
            "peak_bytes": process.peak,
            "twin_bytes": unrepaired.total,
            **{f"{site}_bytes": process.objects[site] * OBJECT_BYTES[site] for site in SITES},
            "named_site": SITES.index(named) + 1 if named else None,
            "hours_to_alarm": alarm / 120 if alarm else None,
            "hours_to_limit": killed_at / 120 if killed_at else None,
            "way_at_alarm": alarm / killed_at if alarm and killed_at else None,
            "growth_site": SITES.index(growth.traceback[0].filename) + 1 if growth else None,
            "growth_bytes": growth.size_diff if growth else None,
            "false_alarms": sum(site != LEAKING or LEAK_BYTES == 0 for site in alarms),
        }
    )
)
