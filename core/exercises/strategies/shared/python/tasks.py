class Loop:
    """Tasks are generators that yield a time to sleep until, or a deque to wait in."""

    def __init__(self):
        self.now = self.timers_set = 0
        self.ready, self.timers = deque(), []

    def spawn(self, task):
        self.ready.append(task)

    def wake_one(self, waiting):
        if waiting:
            self.ready.append(waiting.popleft())

    def set_timer(self, time, what):
        self.timers_set += 1  # of two timers for the same time the first set goes first
        heapq.heappush(self.timers, (time, self.timers_set, what))

    def go_on(self, until=math.inf):
        if not self.timers or self.timers[0][0] > until:
            return False
        self.now = self.timers[0][0]
        while self.timers and self.timers[0][0] == self.now:
            self.due(heapq.heappop(self.timers)[2])
        return True

    def due(self, task):
        self.ready.append(task)

    def run_one(self):
        while not self.ready and self.go_on():
            pass
        self.resume(self.ready.popleft())

    def run_until(self, time):
        while self.ready or self.go_on(time):
            if self.ready:
                self.resume(self.ready.popleft())
        if time < math.inf:
            self.now = max(self.now, time)

    def resume(self, task):
        try:
            self.wait(task, next(task))
        except StopIteration:
            pass

    def wait(self, task, what):
        if isinstance(what, deque):
            what.append(task)
        elif what <= self.now:
            self.ready.append(task)
        else:
            self.set_timer(what, task)
