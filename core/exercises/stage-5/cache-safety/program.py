"""Cache safety: a stage with a defect behind functools.lru_cache, and a guard that checks some hits."""

import json
from functools import lru_cache
from itertools import accumulate
from random import Random

DEFECT = {{defect}}
SAMPLE = {{sample}}
BYPASS_AFTER = {{bypass_after}}
DEFECT_RATE = {{defect_rate}}
FAILURE_RATE = {{failure_rate}}
PERIOD_NS = int({{period_s}} * 1000 * 1e6 + 0.5)
MAXSIZE = {{maxsize}}
TTL_NS = int({{ttl_s}} * 1000 * 1e6 + 0.5)
USERS = {{users}}
REQUESTS = {{requests}}
SKEW = {{skew}}
SEED = {{seed}}
INTERVAL_NS = 10_000_000

guard, noise, failures = Random(SEED + 1), Random(SEED + 2), Random(SEED + 3)
inputs = list(range(1, USERS + 1))  # of each user, kept from request to request
now = setting = recomputations = 0


class StageFailed(Exception):
    pass


def answer(value):
    return (value * 31 + 7) % 9973


def drift():
    """What the world adds now."""
    return {"time": now // PERIOD_NS, "hidden-state": 100 * setting}.get(DEFECT, 0)


def stage(user):
    global recomputations
    recomputations += 1
    if failures.random() < FAILURE_RATE:
        if DEFECT == "keeps-failures":
            return 0
        raise StageFailed
    found = answer(inputs[user]) + drift()
    if DEFECT == "mutates-input":
        inputs[user] = found
    if DEFECT == "random" and noise.random() < DEFECT_RATE:
        found += 1 + noise.randrange(9)
    return found


@lru_cache(maxsize=None if DEFECT == "no-bound" else MAXSIZE)
def entry(user):
    """A list, so that the answer and its age can be renewed in place."""
    return [stage(user), now]


hits = misses = expirations = checked = mismatches = late = unanswered = wrong_before = wrong_after = 0
bypassed_at = None
weights = list(accumulate(1 / (rank + 1) ** SKEW for rank in range(USERS)))
for request, user in enumerate(Random(SEED).choices(range(USERS), cum_weights=weights, k=REQUESTS), 1):
    now = (request - 1) * INTERVAL_NS
    setting = request > REQUESTS // 2
    bypassed = bypassed_at is not None
    try:
        if bypassed:
            served = stage(user)
        else:
            found = entry.cache_info().hits
            misses += 1  # unless it turns out otherwise
            box = entry(user)
            if entry.cache_info().hits > found and now - box[1] >= TTL_NS and DEFECT != "ignores-ttl":
                expirations += 1
                box[:] = stage(user), now
            elif entry.cache_info().hits > found:
                hits, misses = hits + 1, misses - 1
                age = now - box[1]
                if SAMPLE and guard.randrange(SAMPLE) == 0:
                    checked += 1
                    try:
                        fresh = stage(user)
                    except StageFailed:
                        fresh = box[0]  # says nothing about the answer
                    if fresh != box[0]:
                        mismatches += 1
                        box[:] = fresh, now
                        age = 0
                        if mismatches == BYPASS_AFTER:
                            bypassed_at = request
                late += age >= TTL_NS
            served = box[0]
    except StageFailed:
        unanswered += 1
        continue
    if served != answer(user + 1) + drift():
        wrong_before, wrong_after = wrong_before + (not bypassed), wrong_after + bypassed

print(
    json.dumps(
        {
            "hits": hits,
            "misses": misses,
            "expirations": expirations,
            "recomputations": recomputations,
            "currsize": entry.cache_info().currsize,
            "maxsize": MAXSIZE,
            "hits_checked": checked,
            "mismatches": mismatches,
            "bypassed_at": bypassed_at,
            "wrong_before": wrong_before,
            "wrong_after": wrong_after,
            "late_answers": late,
            "unanswered": unanswered,
        }
    )
)
