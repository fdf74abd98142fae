class Deadline:
    def __init__(self, after):
        self.due, self.armed, self.over = loop.now + after, False, False

    def expire(self):
        waiting, task = self.wait
        if not self.over and task in waiting:
            waiting.remove(task)
            loop.ready.append(task)


class LoopWithDeadlines(Loop):
    """A task may also yield a deque to wait in and a deadline."""

    def wake_all(self, waiting):
        while waiting:
            self.wake_one(waiting)

    def due(self, what):
        what.expire() if isinstance(what, Deadline) else super().due(what)

    def wait(self, task, what):
        if not isinstance(what, tuple):
            return super().wait(task, what)
        waiting, deadline = what
        waiting.append(task)
        deadline.wait = waiting, task
        if not deadline.armed:
            self.set_timer(deadline.due, deadline)
        deadline.armed = True

    def drop_tasks(self):
        self.ready.clear()
        self.timers.clear()
