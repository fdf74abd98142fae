class Lfu(Policy):
    """Whoever was asked for least often since it entered leaves; among equals who came to that count first."""

    def __init__(self, capacity):
        super().__init__(capacity)
        self.requests, self.buckets, self.least = {}, defaultdict(OrderedDict), 1

    def __len__(self):
        return len(self.requests)

    def hit(self, key):
        if key not in self.requests:
            return False
        self.count(key, self.requests[key] + 1)
        return True

    def miss(self, key):
        if self.full():
            del self.requests[self.evict(self.buckets[self.least])]
        self.count(key, 1)
        self.least = 1

    def count(self, key, requests):
        if requests > 1:
            del self.buckets[requests - 1][key]
            if requests - 1 == self.least and not self.buckets[self.least]:
                self.least = requests
        self.requests[key] = requests
        self.buckets[requests][key] = None


class FrequencySketch:
    """A count-min sketch of 4-bit counters, four a key in one line of 128, halved from time to time."""

    def __init__(self, entries):
        lines = max(2, 2 ** (entries - 1).bit_length() // 8) if entries > 0 else 2
        self.line_bits = lines.bit_length() - 1
        self.counters = [0] * (128 * lines)
        self.counted, self.sample = 0, 10 * entries

    def places(self, key):
        bits = mix(key)
        first = 128 * (bits >> (64 - self.line_bits))
        return [first + 32 * row + (bits >> 5 * row & 31) for row in range(4)]

    def estimate(self, key):
        return min(self.counters[place] for place in self.places(key))

    def count(self, key):
        places = self.places(key)
        estimate = min(self.counters[place] for place in places)
        for place in places:
            if self.counters[place] == estimate < 15:
                self.counters[place] += 1
        self.counted += 1
        if self.counted == self.sample:
            self.counters = [counter // 2 for counter in self.counters]
            self.counted //= 2


class WTinyLfu(Policy):
    """Who leaves the window enters only if asked for more often than the entry it would replace."""

    def __init__(self, capacity):
        super().__init__(capacity)
        self.window_limit = max(1, capacity // 100)
        self.main_limit = capacity - self.window_limit
        self.window, self.probation, self.protected = OrderedDict(), OrderedDict(), OrderedDict()
        self.sketch = FrequencySketch(capacity)

    def __len__(self):
        return len(self.window) + len(self.probation) + len(self.protected)

    def hit(self, key):
        self.sketch.count(key)
        if renewed(self.window, key) or renewed(self.protected, key):
            return True
        if not taken(self.probation, key):
            return False
        self.protected[key] = None
        if len(self.protected) > self.main_limit * 4 // 5:
            self.probation[pop_oldest(self.protected)] = None
        return True

    def miss(self, key):
        if len(self.window) == self.window_limit:
            self.leave_window()
        self.window[key] = None

    def leave_window(self):
        candidate = next(iter(self.window))
        if len(self.probation) + len(self.protected) == self.main_limit:
            victim = next(iter(self.probation)) if self.main_limit > 0 else candidate
            if self.sketch.estimate(candidate) <= self.sketch.estimate(victim):
                self.evict(self.window)
                return
            self.evict(self.probation)
        self.probation[pop_oldest(self.window)] = None
