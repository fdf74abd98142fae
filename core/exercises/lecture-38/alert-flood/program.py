"""Alert flood: a deque(maxlen=…) keeps the last alerts, a counter counts them all."""

import json
from collections import deque, namedtuple
from random import Random

RECORDS = {{records}}
SENSORS = {{sensors}}
MEAN = {{mean}}
SD = {{sd}}
THRESHOLD = {{threshold}}
MAX_ALERTS = {{max_alerts}}

Alert = namedtuple("Alert", "id sensor value timestamp_ms")


class AlertAccumulator:
    def __init__(self, max_alerts):
        self.alerts = deque(maxlen=max_alerts)
        self.total_triggered = 0

    def trigger(self, sensor, value, timestamp_ms):
        self.total_triggered += 1
        self.alerts.append(Alert(self.total_triggered, sensor, value, timestamp_ms))

    def stats(self):
        return {
            "total_triggered": self.total_triggered,
            "currently_stored": len(self.alerts),
            "max_capacity": self.alerts.maxlen,
            "pushed_out": self.total_triggered - len(self.alerts),
            "first_id": self.alerts[0].id if self.alerts else None,
            "last_id": self.alerts[-1].id if self.alerts else None,
        }


def readings():
    """One at a time: a list of them all would be the largest thing in memory."""
    random = Random({{seed}})
    for i in range(RECORDS):
        yield i % SENSORS, random.gauss(MEAN, SD), i + 1


accumulator = AlertAccumulator(MAX_ALERTS)
for sensor, value, timestamp_ms in readings():
    if value > THRESHOLD:
        accumulator.trigger(sensor, value, timestamp_ms)
print(json.dumps(accumulator.stats()))
