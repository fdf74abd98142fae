class TwoQ(Policy):
    """Only who is asked for again after having left enters the main queue."""

    def __init__(self, capacity):
        super().__init__(capacity)
        self.a1in, self.am, self.a1out = OrderedDict(), OrderedDict(), OrderedDict()

    def __len__(self):
        return len(self.a1in) + len(self.am)

    def hit(self, key):
        return key in self.a1in or renewed(self.am, key)

    def miss(self, key):
        known = taken(self.a1out, key)
        if self.full():
            if len(self.a1in) > self.capacity // 4:
                self.a1out[self.evict(self.a1in)] = None
                if len(self.a1out) > self.capacity // 2:
                    pop_oldest(self.a1out)
            else:
                self.evict(self.am)
        (self.am if known else self.a1in)[key] = None


class Arc(Policy):
    """T1 holds what was seen once, T2 what was seen again; their ghosts B1 and B2 move the target of T1."""

    def __init__(self, capacity):
        super().__init__(capacity)
        self.t1, self.t2, self.b1, self.b2 = (OrderedDict() for _ in range(4))
        self.target = 0.0

    def __len__(self):
        return len(self.t1) + len(self.t2)

    def hit(self, key):
        found = taken(self.t1, key) or taken(self.t2, key)
        if found:
            self.t2[key] = None
        return found

    def replace(self, in_b2=False):
        once = len(self.t1)
        if not self.t2 or (once > 0 and (once > self.target or (in_b2 and once == self.target))):
            self.b1[self.evict(self.t1)] = None
        else:
            self.b2[self.evict(self.t2)] = None

    def miss(self, key):
        in_b1, in_b2 = key in self.b1, key in self.b2
        if in_b1:
            self.target = min(self.target + max(len(self.b2) / len(self.b1), 1.0), float(self.capacity))
        if in_b2:
            self.target = max(self.target - max(len(self.b1) / len(self.b2), 1.0), 0.0)
        if in_b1 or in_b2:
            del (self.b1 if in_b1 else self.b2)[key]
            if self.full():
                self.replace(in_b2)
            self.t2[key] = None
            return
        if self.full():
            if len(self.t1) + len(self.b1) == self.capacity:
                if self.b1:
                    pop_oldest(self.b1)
                    self.replace()
                else:
                    self.evict(self.t1)
            else:
                if len(self) + len(self.b1) + len(self.b2) == 2 * self.capacity:
                    pop_oldest(self.b2)
                self.replace()
        self.t1[key] = None


class Lirs(Policy):
    """Who returned after a short while (LIR) is trusted; the rest pass through a small queue."""

    def __init__(self, capacity):
        super().__init__(capacity)
        self.lir_limit = capacity - max(1, capacity // 100)
        self.stack, self.lir, self.queue, self.ghosts = OrderedDict(), set(), OrderedDict(), OrderedDict()

    def __len__(self):
        return len(self.lir) + len(self.queue)

    def hit(self, key):
        found = key in self.lir or key in self.queue
        if found:
            self.ask(key, trusted=key in self.lir or key in self.stack)
        return found

    def miss(self, key):
        known = taken(self.ghosts, key)
        if self.full():
            victim = self.evict(self.queue)
            if victim in self.stack:
                self.ghosts[victim] = None
        self.ask(key, trusted=known or len(self.lir) < self.lir_limit)

    def ask(self, key, trusted):
        taken(self.stack, key)
        self.stack[key] = None
        taken(self.queue, key)
        if trusted:
            self.lir.add(key)
        else:
            self.queue[key] = None
        if len(self.lir) > self.lir_limit:
            demoted = pop_oldest(self.stack)
            self.lir.remove(demoted)
            self.queue[demoted] = None
        while self.stack and next(iter(self.stack)) not in self.lir:
            taken(self.ghosts, pop_oldest(self.stack))
        while len(self.stack) > 2 * self.capacity and self.ghosts:
            del self.stack[pop_oldest(self.ghosts)]


class S3Fifo(Policy):
    """A small FIFO lets most newcomers go soon; its ghosts come back straight into the main one."""

    def __init__(self, capacity):
        super().__init__(capacity)
        self.small_limit = capacity // 10
        self.small, self.main, self.ghosts = OrderedDict(), OrderedDict(), OrderedDict()

    def __len__(self):
        return len(self.small) + len(self.main)

    def hit(self, key):
        queue = self.small if key in self.small else self.main
        if key in queue:
            queue[key] = min(queue[key] + 1, 3)
        return key in queue

    def miss(self, key):
        known = taken(self.ghosts, key)
        if self.small_limit <= 1:
            return  # too small a queue lets nobody in
        if self.full() and not (len(self.main) <= self.capacity - self.small_limit and self.evict_from_small()):
            while (requests := self.main[oldest := next(iter(self.main))]) > 0:
                self.main[oldest] = requests - 1
                self.main.move_to_end(oldest)
            self.evict(self.main)
        (self.main if known else self.small)[key] = 0

    def evict_from_small(self):
        while self.small:
            oldest = next(iter(self.small))
            if self.small[oldest] < 2:
                self.ghosts[self.evict(self.small)] = None
                if len(self.ghosts) > self.capacity * 9 // 10:
                    pop_oldest(self.ghosts)
                return True
            pop_oldest(self.small)
            self.main[oldest] = 0
        return False
