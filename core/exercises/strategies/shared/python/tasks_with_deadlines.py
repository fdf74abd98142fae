class Deadline:
    def __init__(self, after):
        self.due, self.armed, self.over = loop.now + after, False, False

    def expire(self):
        waiting, task = self.wait
        if not self.over and task in waiting:
            waiting.remove(task)
            loop.ready.append(task)


class Loop:
    """Tasks are generators that yield a time to sleep until, or a deque to wait in, with a deadline or without."""

    def __init__(self):
        self.now = self.timers_set = 0
        self.ready, self.timers = deque(), []

    def spawn(self, task):
        self.ready.append(task)

    def wake_one(self, waiting):
        if waiting:
            self.ready.append(waiting.popleft())

    def wake_all(self, waiting):
        while waiting:
            self.ready.append(waiting.popleft())

    def set_timer(self, time, what):
        self.timers_set += 1
        heapq.heappush(self.timers, (time, self.timers_set, what))

    def go_on(self, until=math.inf):
        if not self.timers or self.timers[0][0] > until:
            return False
        self.now = self.timers[0][0]
        while self.timers and self.timers[0][0] == self.now:
            what = heapq.heappop(self.timers)[2]
            what.expire() if isinstance(what, Deadline) else self.ready.append(what)
        return True

    def run_one(self):
        while not self.ready:
            self.go_on()
        self.resume(self.ready.popleft())

    def run_until(self, time):
        while self.ready or self.go_on(time):
            if self.ready:
                self.resume(self.ready.popleft())
        self.now = max(self.now, time)

    def resume(self, task):
        try:
            wait = next(task)
        except StopIteration:
            return
        if isinstance(wait, tuple):
            waiting, deadline = wait
            waiting.append(task)
            deadline.wait = wait[0], task
            if not deadline.armed:
                self.set_timer(deadline.due, deadline)
            deadline.armed = True
        elif isinstance(wait, deque):
            wait.append(task)
        elif wait <= self.now:
            self.ready.append(task)
        else:
            self.set_timer(wait, task)

    def drop_tasks(self):
        self.ready.clear()
        self.timers.clear()
