"""Plays scripts of workers on asyncio.Queue, on a loop whose time is virtual.

In: [{maxsize, workers: [[[operation, argument …] …] …]}]. Out: for each script, the diary of all workers in the order
in which their operations ended: [time, worker, step, outcome]. Operations that never end are not in it.
"""

import asyncio
import heapq
import json
import sys


class Timer(asyncio.TimerHandle):
    """What is due at the same time comes in order of arrival; asyncio leaves that open."""

    arrivals = 0

    def __init__(self, *arguments):
        super().__init__(*arguments)
        Timer.arrivals += 1
        self.arrival = Timer.arrivals

    def __lt__(self, other):
        return (self._when, self.arrival) < (other._when, other.arrival)


class VirtualLoop(asyncio.SelectorEventLoop):
    """Time goes on only when nothing is ready, to the earliest timer; when there is none the loop ends."""

    now = 0

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


async def work(queue, worker, steps, diary, loop):
    for number, (operation, *arguments) in enumerate(steps):
        outcome = None
        try:
            if operation == "sleep":
                await asyncio.sleep(*arguments)
            elif operation == "put":
                item, timeout = arguments
                async with asyncio.timeout(timeout):
                    await queue.put(item)
            elif operation == "get":
                async with asyncio.timeout(*arguments):
                    outcome = await queue.get()
            elif operation == "put_nowait":
                queue.put_nowait(*arguments)
            elif operation == "get_nowait":
                outcome = queue.get_nowait()
            elif operation == "join":
                await queue.join()
            else:
                queue.task_done()
        except (TimeoutError, asyncio.QueueFull, asyncio.QueueEmpty, ValueError) as error:
            outcome = type(error).__name__
        diary.append([loop.time(), worker, number, outcome])


def play(script):
    loop = VirtualLoop()
    diary = []
    queue = asyncio.Queue(script["maxsize"])
    tasks = [
        loop.create_task(work(queue, worker, steps, diary, loop)) for worker, steps in enumerate(script["workers"])
    ]
    loop.run_forever()
    diary = diary[:]  # what follows is not part of the run
    for task in tasks:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
    loop.close()
    return diary


json.dump([play(script) for script in json.load(sys.stdin)], sys.stdout)
