"""Bounded containers: one stream through a deque, two caches and two queues, on an event loop whose time is virtual."""

import asyncio
import heapq
import json
from collections import OrderedDict, deque
from random import Random

READINGS = {{readings}}
CAPACITY = {{capacity}}
PRODUCERS = {{producers}}
CONSUMERS = {{consumers}}
INTERVAL, WORK, PUT_TIMEOUT, TTL = (
    int(ms * 1e6 + 0.5) for ms in ({{interval_ms}}, {{work_ms}}, {{put_timeout_ms}}, {{ttl_ms}})
)  # nanoseconds

random = Random({{seed}})
SENSORS = [random.randrange({{sensors}}) for _ in range(READINGS)]


class Timer(asyncio.TimerHandle):
    """What is due at the same time comes in order of arrival; asyncio leaves that open."""

    arrivals = 0

    def __init__(self, *arguments):
        super().__init__(*arguments)
        Timer.arrivals += 1
        self.key = (self._when, Timer.arrivals)

    def __lt__(self, other):
        return self.key < other.key


class VirtualLoop(asyncio.SelectorEventLoop):
    """Time, in nanoseconds, goes on only when nothing is ready; when there is no timer either, the loop ends."""

    now = 0

    def __init__(self):
        super().__init__()
        self._clock_resolution = 1

    def time(self):
        return self.now

    def call_at(self, when, callback, *arguments, context=None):
        timer = Timer(when, callback, arguments, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _run_once(self):
        while self._scheduled and self._scheduled[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(self._scheduled)._scheduled = False
        if not self._ready:
            if self._scheduled:
                self.now = self._scheduled[0]._when
            else:
                self.stop()
        super()._run_once()


class Arrivals:
    """Consumers that wait for the next reading, first come, first served."""

    def __init__(self):
        self.waiting = deque()

    async def wait(self):
        self.waiting.append(loop.create_future())
        await self.waiting[-1]

    def wake_one(self):
        if self.waiting:
            self.waiting.popleft().set_result(None)


class Lane:
    def __init__(self):
        self.delivered = self.lost = self.waited = 0
        self.arrivals = Arrivals()
        self.tasks = [loop.create_task(self.produce(producer)) for producer in range(PRODUCERS)]
        self.tasks += [loop.create_task(self.consume()) for _ in range(CONSUMERS)]

    async def produce(self, producer):
        for reading in range(producer, READINGS, PRODUCERS):
            await asyncio.sleep(max(reading * INTERVAL - loop.time(), 0))
            start = loop.time()
            await self.put(reading)
            self.waited += loop.time() - start

    async def consume(self):
        while True:
            if await self.take() is not None:
                self.delivered += 1
            await asyncio.sleep(WORK)


class Ring(Lane):
    def __init__(self):
        super().__init__()
        self.items = deque(maxlen=CAPACITY)

    async def put(self, reading):
        self.lost += len(self.items) == CAPACITY
        self.items.append(reading)
        self.arrivals.wake_one()

    async def take(self):
        while not self.items:
            await self.arrivals.wait()
        return self.items.popleft()


class Queue(Lane):
    def __init__(self, timeout):
        super().__init__()
        self.queue = asyncio.Queue(CAPACITY)
        self.timeout = timeout

    async def put(self, reading):
        try:
            async with asyncio.timeout(self.timeout):
                await self.queue.put(reading)
        except TimeoutError:
            self.lost += 1

    async def take(self):
        return await self.queue.get()


class Cache(Lane):
    """Keeps the newest reading of each sensor; consumers ask for the sensor of each reading of the stream in turn."""

    def __init__(self):
        super().__init__()
        self.entries = OrderedDict()  # sensor: [reading, delivered, time it expires]
        self.stored = self.followed = 0

    def leaves(self, entry):
        self.lost += not entry[1]

    async def put(self, reading):
        self.store(SENSORS[reading], [reading, False, loop.time() + TTL])
        self.stored += 1
        self.arrivals.wake_one()

    async def take(self):
        while self.followed == self.stored:
            await self.arrivals.wait()
        entry = self.find(SENSORS[self.followed])
        self.followed += 1
        if entry is None or entry[1]:
            return None
        entry[1] = True
        return entry[0]


class LruCache(Cache):
    def store(self, sensor, entry):
        if sensor in self.entries:
            self.leaves(self.entries[sensor])
        elif len(self.entries) == CAPACITY:
            self.leaves(self.entries.popitem(last=False)[1])
        self.entries[sensor] = entry
        self.entries.move_to_end(sensor)

    def find(self, sensor):
        if sensor in self.entries:
            self.entries.move_to_end(sensor)
        return self.entries.get(sensor)


class TtlCache(Cache):
    def store(self, sensor, entry):
        if sensor in self.entries:
            self.leaves(self.entries[sensor])
        elif len(self.entries) == CAPACITY:
            soonest = min(self.entries, key=lambda held: self.entries[held][2])
            self.leaves(self.entries.pop(soonest))
        self.entries[sensor] = entry

    def find(self, sensor):
        entry = self.entries.get(sensor)
        if entry is not None and entry[2] <= loop.time():
            self.leaves(self.entries.pop(sensor))
            return None
        return entry


loop = VirtualLoop()
lanes = {"ring": Ring(), "lru": LruCache(), "ttl": TtlCache(), "blocking": Queue(PUT_TIMEOUT), "async": Queue(None)}
loop.run_forever()

figures = {f"{name}_lost": lane.lost for name, lane in lanes.items()}
figures |= {f"{name}_delivered": lane.delivered for name, lane in lanes.items()}
figures |= {f"{name}_wait_ms": lanes[name].waited / 1e6 for name in ("blocking", "async")}
figures["time_ms"] = loop.time() / 1e6

for lane in lanes.values():  # consumers wait for ever: end them
    for task in lane.tasks:
        task.cancel()
loop.run_until_complete(asyncio.gather(*(task for lane in lanes.values() for task in lane.tasks), return_exceptions=True))
loop.close()
print(json.dumps(figures))
