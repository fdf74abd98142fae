class VirtualTime(asyncio.AbstractEventLoop):
    """An event loop whose clock jumps to the next timer when no task can go on."""

    def __init__(self):
        self.now = self.timers_set = 0
        self.ready, self.timers = deque(), []

    def time(self):
        return self.now

    def get_debug(self):
        return False

    def create_future(self):
        return asyncio.Future(loop=self)

    def create_task(self, coroutine, **options):
        return asyncio.Task(coroutine, loop=self, **options)

    def call_soon(self, callback, *arguments, context=None):
        handle = asyncio.Handle(callback, arguments, self, context)
        self.ready.append(handle)
        return handle

    def call_later(self, delay, callback, *arguments, context=None):
        handle = asyncio.Handle(callback, arguments, self, context)
        self.timers_set += 1  # of two timers for the same time the first set goes first
        heapq.heappush(self.timers, (self.now + delay, self.timers_set, handle))
        return handle

    def call_exception_handler(self, context):
        raise context.get("exception") or RuntimeError(context["message"])

    def run_until(self, time):
        asyncio._set_running_loop(self)
        while True:
            while self.ready:
                self.ready.popleft()._run()
            if not self.timers or self.timers[0][0] > time:
                break
            self.now = self.timers[0][0]
            while self.timers and self.timers[0][0] <= self.now:
                self.ready.append(heapq.heappop(self.timers)[2])
        if time < math.inf:
            self.now = time
        asyncio._set_running_loop(None)
