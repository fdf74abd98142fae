"""Runs Python programs and collects the JSON object each prints. In: [source …]. Out: [object …]."""

import contextlib
import io
import json
import sys


def run(source):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(source, "<twin>", "exec"), {"__name__": "__main__"})
    return json.loads(printed.getvalue())


json.dump([run(source) for source in json.load(sys.stdin)], sys.stdout)
