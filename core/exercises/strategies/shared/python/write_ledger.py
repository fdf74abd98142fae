class Ledger:
    """Writes by number: the first ones, one a key, are what the database holds at the beginning."""

    def __init__(self):
        self.writes, self.newest, self.valid = [], list(range(KEYS)), [[key] for key in range(KEYS)]
        self.events = self.acknowledged = 0
        for key in range(KEYS):
            self.writes.append({"key": key, "previous": None, "stored": True, "acked": 0})

    def event(self):
        self.events += 1
        return self.events

    def begin(self, key):
        self.writes.append({"key": key, "previous": self.newest[key], "begun": self.event()})
        self.newest[key] = len(self.writes) - 1
        return self.newest[key]

    def acknowledge(self, number):
        write = self.writes[number]
        write["acked"] = self.event()
        self.acknowledged += 1
        for other in self.valid[write["key"]]:
            if self.writes[other]["acked"] < write["begun"]:
                self.writes[other]["outdated"] = write["acked"], loop.now
        valid = [other for other in self.valid[write["key"]] if "outdated" not in self.writes[other]]
        self.valid[write["key"]] = valid + [number]

    def is_open(self, write):
        return "acked" in write and not write.get("stored") and not write.get("lost")

    def stored(self, number):
        self.writes[number].update(stored=True, lost=False)
        number = self.writes[number]["previous"]
        while number is not None and not self.writes[number].get("stored"):
            if self.is_open(self.writes[number]):
                self.writes[number]["stored"] = True
            number = self.writes[number]["previous"]

    def fold(self, number, writes):
        for _ in range(writes - 1):
            number = self.writes[number]["previous"]
            while not self.is_open(self.writes[number]):
                number = self.writes[number]["previous"]
            self.writes[number]["folded"] = True

    def lose(self, number, writes):
        lost, first = 0, True
        while number is not None:
            write = self.writes[number]
            if write.get("stored") and not first:
                break
            if first or (self.is_open(write) and not write.get("folded")):
                if writes == 0:
                    break
                writes -= 1
            if self.is_open(write):
                write["lost"] = True
                lost += 1
            number, first = write["previous"], False
        return lost
