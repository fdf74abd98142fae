"""Memory watch: read, parse, window, aggregate, report, as lists or as generators; items at once, stage by stage."""

import json
import sys
import tracemalloc
from random import Random

RECORDS = {{records}}
WINDOW = {{window}}
STYLE = {{pipeline}}
SEED = {{seed}}


class Stage(list):
    """What a stage has put out and not let go of yet; knows the most it ever held."""

    peak = 0

    def append(self, item):
        super().append(item)
        self.peak = max(self.peak, len(self))
        pipeline.count()


class Pipeline:
    def __init__(self):
        self.stages = {name: Stage() for name in ["read", "parse", "window", "aggregate", "report"]}
        self.peak = self.windows = self.value_sum = 0

    def count(self):
        self.peak = max(self.peak, sum(map(len, self.stages.values())))


def lines():
    random = Random(SEED)
    for second in range(RECORDS):
        sensor, hundredths = random.randrange(1_000), random.randrange(1_000_000)
        yield f"{second:08} S{sensor:03} {hundredths // 100:04}.{hundredths % 100:02}"


def parse(line):
    second, sensor, value = line.split()
    units, cents = value.split(".")
    return int(second), int(sensor[1:]), int(units) * 100 + int(cents)


def aggregate(readings):
    return readings[0][0], len(readings), sum(value for _, _, value in readings)


def report(row):
    """Keeps the ten windows of the highest means."""

    def mean(kept):
        return kept[2] / kept[1]

    rows = pipeline.stages["report"]
    pipeline.windows += 1
    pipeline.value_sum += row[2]
    if len(rows) < 10:
        rows.append(row)
    else:
        lowest = min(range(10), key=lambda i: mean(rows[i]))
        if mean(row) > mean(rows[lowest]):
            rows[lowest] = row


def as_lists(free):
    read, parsed, windowed, aggregated, _ = pipeline.stages.values()

    def done_with(stage):
        if free:
            stage.clear()

    for line in lines():
        read.append(line)
    for line in read:
        parsed.append(parse(line))
    done_with(read)
    for reading in parsed:
        windowed.append(reading)
    done_with(parsed)
    for start in range(0, RECORDS, WINDOW):
        aggregated.append(aggregate(windowed[start : start + WINDOW]))
    done_with(windowed)
    for row in aggregated:
        report(row)
    done_with(aggregated)


def as_streams():
    read, parsed, windowed, aggregated, _ = pipeline.stages.values()
    for number, line in enumerate(lines(), start=1):
        read.append(line)
        parsed.append(parse(read[0]))
        read.clear()
        windowed.append(parsed[0])
        parsed.clear()
        if len(windowed) == WINDOW or number == RECORDS:
            aggregated.append(aggregate(windowed))
            windowed.clear()
            report(aggregated[0])
            aggregated.clear()


def run():
    global pipeline
    pipeline = Pipeline()
    as_streams() if STYLE == "streams" else as_lists(free=STYLE == "freed")


run()
rows = pipeline.stages["report"]
print(
    json.dumps(
        {
            **{f"{name}_peak_items": stage.peak for name, stage in pipeline.stages.items()},
            "peak_items": pipeline.peak,
            "windows": pipeline.windows,
            "value_sum": pipeline.value_sum,
            "highest_mean": max(total / count for _, count, total in rows),
        }
    )
)

# Bytes differ by language; items do not. To see Python's own bytes, run this program with the argument --peaks.
if "--peaks" in sys.argv:
    tracemalloc.start()
    run()
    current, peak = tracemalloc.get_traced_memory()
    print(f"{STYLE}: {current:,} bytes at the end, {peak:,} at the peak", file=sys.stderr)
