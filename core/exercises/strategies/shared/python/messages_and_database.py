def subscribe():
    subscriptions.append(asyncio.Queue())
    return subscriptions[-1]


def publish(key):
    for queue in subscriptions:
        lottery.random()  # for the time that the message takes, which does not vary here
        if lottery.random() >= LOST:
            queue.put_nowait((loop.now + CACHE // 2, key))
    return len(subscriptions)


async def load(key):
    global loads
    loads += 1
    await asyncio.sleep(LOAD // 2)
    value = rows[key]
    await asyncio.sleep(LOAD - LOAD // 2)
    return value


async def save(key, value):
    await asyncio.sleep(LOAD // 2)
    rows[key] = value
    await asyncio.sleep(LOAD - LOAD // 2)
