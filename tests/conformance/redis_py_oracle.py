"""Carries out commands by redis-py on the server whose socket it is given, and tells what they answered.

In: {socket, time, script: [[name, argument …] …]}, where "time" is the file that the server's wall time is read from.
Out: an answer for each command but "pass", as redis_script.hpp has them.
"""

import json
import struct
import sys

import redis
from redis.lock import Lock

asked = json.load(sys.stdin)
server = redis.Redis(unix_socket_path=asked["socket"], decode_responses=True)


def passes(milliseconds):
    with open(asked["time"], "r+b") as file:
        (now,) = struct.unpack("=q", file.read(8))
        file.seek(0)
        file.write(struct.pack("=q", now + milliseconds * 1000))


def set_value(key, value, expiry, if_absent, keep_ttl):
    return bool(server.set(key, value, px=expiry, nx=if_absent, keepttl=keep_ttl))


def erase_if(key, value):
    """As redis-py's own lock gives itself up: watch, compare, delete."""
    with server.pipeline() as transaction:
        transaction.watch(key)
        if transaction.get(key) != value:
            return False
        transaction.multi()
        transaction.delete(key)
        return transaction.execute() == [1]


def increment(key, by):
    try:
        return server.incrby(key, by)
    except redis.ResponseError:
        return {"fault": "not_an_integer"}


def cache_aside(ttl, requests):
    """Reads keys through a cache, and writes past it: [hits, misses]."""
    rows, hits, misses = {}, 0, 0
    for wait, key, value in requests:
        passes(wait)
        if value is not None:
            rows[key] = value
            server.delete(key)
            continue
        found = server.get(key)
        if found is None:
            misses += 1
            server.set(key, rows.get(key, ""), px=ttl)
        else:
            hits += 1
            assert found == rows.get(key, "")
    return [hits, misses]


def acquire(name, token, seconds):
    return Lock(server, name, timeout=seconds).acquire(blocking=False, token=token)


def release(name, token):
    lock = Lock(server, name)
    lock.local.token = lock.redis.get_encoder().encode(token)
    try:
        lock.release()
    except redis.exceptions.LockNotOwnedError:
        return False
    return True


commands = {
    "get": server.get,
    "set": set_value,
    "erase": lambda key: server.delete(key) == 1,
    "erase_if": erase_if,
    "expire": lambda key, time: bool(server.pexpire(key, time)),
    "ttl": server.pttl,
    "incr": increment,
    "cache_aside": cache_aside,
    "acquire": acquire,
    "release": release,
}

answers = []
for name, *arguments in asked["script"]:
    if name == "pass":
        passes(*arguments)
    else:
        answers.append(commands[name](*arguments))
json.dump(answers, sys.stdout)
