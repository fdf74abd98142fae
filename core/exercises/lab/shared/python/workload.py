# Requests by formula: the n-th is a function of seed and n, by SplitMix64 (Steele et al., 2014).
MASK = 2**64 - 1
GOLDEN_RATIO = 0x9E3779B97F4A7C15


def mix(x):
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB & MASK
    return x ^ (x >> 31)


def zipf_weights(ranks, skew):
    """1/(r + 1)^skew. A power of a product is the product of the powers: only primes are raised."""
    smallest_factor = list(range(ranks + 1))
    for number in range(2, ranks + 1):
        if smallest_factor[number] == number:
            for multiple in range(number * number, ranks + 1, number):
                smallest_factor[multiple] = min(smallest_factor[multiple], number)
    weights = [1.0]
    for number in range(2, ranks + 1):
        prime = smallest_factor[number]
        weights.append(1 / number**skew if prime == number else weights[prime - 1] * weights[number // prime - 1])
    return weights


class Zipf:
    """Ranks by their weights, from 64 random bits each: the alias method (Walker, 1977; Vose, 1991)."""

    def __init__(self, ranks, skew):
        self.column_bits = (ranks - 1).bit_length()
        columns = 2**self.column_bits
        weights = zipf_weights(ranks, skew)
        scale = columns / sum_in_order(weights)
        weights = [weight * scale for weight in weights] + [0.0] * (columns - ranks)
        small = [column for column in range(columns) if weights[column] < 1]
        large = [column for column in range(columns) if weights[column] >= 1]
        self.share, self.other = [0] * columns, list(range(columns))
        while small and large:
            poor, rich = small.pop(), large[-1]
            self.share[poor], self.other[poor] = int(weights[poor] * 2**32), rich
            weights[rich] -= 1 - weights[poor]
            if weights[rich] < 1:
                small.append(large.pop())

    def rank(self, bits):
        column = bits >> (64 - self.column_bits)
        return column if (bits & 0xFFFFFFFF) < self.share[column] else self.other[column]


def sum_in_order(numbers):
    total = 0.0
    for number in numbers:
        total += number
    return total


def uniform(bits, below):
    """No bias (Lemire, 2019): draws again where the product's low half is too small."""
    while (bits >> 32) * below % 2**32 < 2**32 % below:
        bits = mix(bits + GOLDEN_RATIO & MASK)
    return (bits >> 32) * below >> 32


def workload():
    start = mix(SEED)
    zipf = Zipf(OBJECTS, SKEW) if WORKLOAD in ("zipf", "shifting", "mixed") else None
    for n in range(REQUESTS):
        bits = mix(start + (n + 1) * GOLDEN_RATIO & MASK)
        if WORKLOAD == "zipf":
            yield zipf.rank(bits)
        elif WORKLOAD == "uniform":
            yield uniform(bits, OBJECTS)
        elif WORKLOAD == "scan":
            yield n
        elif WORKLOAD == "loop":
            yield n % OBJECTS
        elif WORKLOAD == "shifting":
            yield (zipf.rank(bits) + n // PERIOD * (OBJECTS // 10 + 1)) % OBJECTS
        elif bits & 0xFF < 26:  # a tenth of the mixed requests scan
            yield 2**33 + n
        elif bits & 0xFF < 26 + 51:  # a fifth go round a loop
            yield 2**32 + n // 5 % (OBJECTS // 10 + 1)
        else:
            yield zipf.rank(mix(bits))
