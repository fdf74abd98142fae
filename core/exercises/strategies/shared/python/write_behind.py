class Journal:
    def __init__(self):
        self.open, self.coming, self.last, self.first_noted = set(), [], 0, 1

    def append(self, key, value):
        coming = self.last + 1
        self.coming.append(coming)
        ticket = yield from disk.increment("last")
        self.coming.remove(coming)
        self.last = max(self.last, ticket)
        self.open.add(ticket)
        yield from disk.set(ticket, (key, value))
        return ticket

    def forget(self, ticket):
        yield from disk.erase(ticket)
        self.open.discard(ticket)

    def checkpoint(self):
        first = min([*self.open, *self.coming], default=self.last + 1)
        if first != self.first_noted:
            yield from disk.set("first", first)
            self.first_noted = first

    def recover(self):
        self.first_noted = (yield from disk.get("first")) or 1
        self.last = (yield from disk.get("last")) or 0
        writes = []
        for ticket in range(self.first_noted, self.last + 1):
            write = yield from disk.get(ticket)
            if write is not None:
                self.open.add(ticket)
                writes.append((ticket, *write))
        return writes


class WriteBehind(ReadThrough):
    def __init__(self):
        super().__init__()
        self.journal = Journal() if STRATEGY == "write-behind-journal" else None
        self.entries, self.newest, self.number = OrderedDict(), {}, 0
        self.work, self.hurried, self.room, self.saved, self.emptied = (deque() for _ in range(5))
        self.hurry, self.being_saved = False, 0
        loop.spawn(self.flush_for_ever())

    def waiting(self, key):
        if STRATEGY == "write-behind-blind" or key not in self.newest:
            return None
        return self.entries[self.newest[key]]["value"]

    def write(self, key, value):
        yield from self.locks.lock(key)
        ticket = (yield from self.journal.append(key, value)) if self.journal else 0
        yield from cache.set(key, value, TTL)
        yield from self.push(key, value, ticket)
        self.locks.unlock(key)

    def would_merge(self, key):
        return MERGE and key in self.newest and not self.entries[self.newest[key]]["being_saved"]

    def push(self, key, value, ticket):
        if not self.would_merge(key):
            yield from self.make_room()
        if self.would_merge(key):
            entry = self.entries[self.newest[key]]
            replaced = entry["ticket"]
            entry.update(value=value, ticket=ticket, writes=entry["writes"] + 1)
            if replaced:
                loop.spawn(self.journal.forget(replaced))
        else:
            entry = {"key": key, "value": value, "ticket": ticket, "writes": 1, "being_saved": False}
            self.entries[self.number] = entry
            self.newest[key] = self.number
            self.number += 1
        loop.wake_one(self.work)
        if WHEN_FULL == "flush" and len(self.entries) >= BUFFER and self.room:
            self.do_hurry()

    def make_room(self):
        global overflowed
        while len(self.entries) >= BUFFER:
            oldest = next((n for n, entry in self.entries.items() if not entry["being_saved"]), None)
            if WHEN_FULL == "drop-oldest" and oldest is not None:
                entry = self.take_out(oldest)
                overflowed += ledger.lose(entry["value"], entry["writes"])
                if entry["ticket"]:
                    loop.spawn(self.journal.forget(entry["ticket"]))
                return
            if WHEN_FULL == "flush":
                self.do_hurry()
            yield self.room

    def take_out(self, number):
        entry = self.entries.pop(number)
        if self.newest[entry["key"]] == number:
            older = [n for n, other in self.entries.items() if n < number and other["key"] == entry["key"]]
            if older:
                self.newest[entry["key"]] = older[-1]
            else:
                del self.newest[entry["key"]]
        return entry

    def do_hurry(self):
        self.hurry = True
        loop.wake_all(self.hurried)

    def flush_for_ever(self):
        while True:
            while not self.entries:
                yield self.work
            deadline = Deadline(FLUSH)
            if not self.hurry:
                yield self.hurried, deadline
            deadline.over = True
            self.hurry = False
            yield from self.flush()
            if not self.entries:
                loop.wake_all(self.emptied)

    def flush(self):
        before = self.number
        while taken := self.take(before):
            self.being_saved = len(taken)
            for number in taken:
                loop.spawn(self.save(number))
            yield self.saved
        if self.journal:
            yield from self.journal.checkpoint()

    def take(self, before):
        """The oldest entries, of different keys."""
        taken, keys = [], set()
        for number, entry in self.entries.items():
            if len(taken) == BATCH or number >= before or entry["key"] in keys:
                break
            entry["being_saved"] = True
            keys.add(entry["key"])
            taken.append(number)
        return taken

    def save(self, number):
        entry = self.entries[number]
        yield from database.save(entry["key"], entry["value"])
        if entry["ticket"]:
            yield from self.journal.forget(entry["ticket"])
        self.take_out(number)
        loop.wake_one(self.room)
        self.being_saved -= 1
        if self.being_saved == 0:
            loop.wake_all(self.saved)

    def recover(self):
        global recovering, recovered
        writes = yield from self.journal.recover()
        for ticket, key, value in writes:
            yield from self.push(key, value, ticket)
        recovered += len(writes)
        recovering = False
        loop.wake_all(gate)

    def drain(self):
        if self.entries:
            self.do_hurry()
            yield self.emptied
