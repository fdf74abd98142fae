"""Memory budget: how many records fit, and whether a deque of that many stays at that many."""

import json
from collections import deque

BUDGET_MB = {{budget_mb}}
RECORD_BYTES = {{record_bytes}}
ALERTS_PER_MINUTE = {{alerts_per_minute}}
HOURS = {{hours}}
FILL_MB = {{fill_mb}}  # memory really taken; a larger budget is filled to scale

max_records = BUDGET_MB * 1_000_000 // RECORD_BYTES
entries_needed = ALERTS_PER_MINUTE * 60 * HOURS

scale = -(-max_records // (FILL_MB * 1_000_000 // RECORD_BYTES))
ring = deque(maxlen=max_records // scale)
payload = bytes(RECORD_BYTES)  # shared: what counts here is how many there are
for _ in range(2 * ring.maxlen):
    ring.append(payload)

print(
    json.dumps(
        {
            "max_records": max_records,
            "bytes_used": max_records * RECORD_BYTES,
            "entries_needed": entries_needed,
            "bytes_needed": entries_needed * RECORD_BYTES,
            "ring_records": len(ring),
            "ring_bytes": len(ring) * RECORD_BYTES,
            "fill_scale": scale,
        }
    )
)
