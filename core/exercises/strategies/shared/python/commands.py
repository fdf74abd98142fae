async def command(body, *arguments):
    """Half of the time to get to the server, half to come back."""
    await asyncio.sleep(CACHE // 2)
    reply = body(*arguments)
    await asyncio.sleep(CACHE - CACHE // 2)
    return reply


def find(key):
    value, expires = entries.get(key, (None, 0))
    return value if loop.now < expires else None
