"""A hundred downloads that fail at another byte or in another way, and twenty that are killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from loopback import content, cut, send, status, stuck
from store_cases import HASTE, entry_of, final_names, payload

import pandas_semtype
from pandas_semtype.errors import ModelIntegrityError, OfflineError
from pandas_semtype.store import Patience, download, fetch

BODY = payload(300_000)
QUICK = replace(HASTE, attempts=1, wait=0)
PATIENT = replace(QUICK, connect=60, stall=60)
"""What must succeed is given time: the machine may be busy."""
BLOCK = 1 << 14
POINTS = random.Random(8).sample(range(len(BODY)), 100)


def flipped(at: int) -> bytes:
    return BODY[:at] + bytes([BODY[at] ^ 1]) + BODY[at + 1 :]


def fault(number: int, at: int):
    """Return what the server does wrong at a byte, one of ten things in turn."""
    kinds = (
        lambda: cut(BODY, at),
        lambda: cut(BODY, at, reset=True),
        lambda: cut(BODY, at, ranges=True),
        lambda: content(flipped(at)),
        lambda: content(BODY[:at]),
        lambda: content(BODY + BODY[: at + 1]),
        lambda: lambda r: send(r, 200, BODY[:at], {"Content-Length": ""}),
        lambda: lambda r: send(r, 206, BODY[at:], {"Content-Range": f"bytes {at}-1/{len(BODY)}"}),
        lambda: lambda r: send(r, 200, BODY[at:], {"Content-Encoding": "gzip"}),
        lambda: status((500, 502, 503, 504, 404, 403, 410, 429, 301, 204)[at % 10]),
    )
    return kinds[number % len(kinds)]()


@pytest.mark.parametrize("number", range(len(POINTS)))
def test_a_fault_at_any_byte_leaves_nothing_wrong(number, cache, server):
    url = server.serve("/thing.bin", fault(number, POINTS[number]))
    entry = entry_of(BODY, url)
    try:
        found = fetch(entry, patience=QUICK)
    except (OfflineError, ModelIntegrityError):
        assert final_names(cache) == []
        server.serve("/thing.bin", content(BODY))
        found = fetch(entry, patience=PATIENT)
    assert found.read_bytes() == BODY
    assert final_names(cache) == ["files/thing_v1/thing.bin"]
    assert not list((cache / "parts").rglob("*.part*"))


# One process imports once and forks a downloader per line, so that twenty kills cost little.
DOWNLOADERS = """
import json, os, sys
import pooch, requests
from pandas_semtype.store import Entry, fetch
values = json.loads(sys.argv[1])
entry = Entry(**{**values, "urls": tuple(values["urls"])})
for line in sys.stdin:
    child = os.fork()
    if not child:
        fetch(entry)
        os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="downloaders are forked to be killed")
def test_a_download_killed_at_twenty_points_goes_on(cache, server):
    url = server.url + "/thing.bin"
    entry = entry_of(BODY, url)
    root = str(Path(pandas_semtype.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": root, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", DOWNLOADERS, json.dumps(asdict(entry))]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, text=True, **pipes) as process:
        try:
            for point in random.Random(3).sample(range(len(BODY)), 20):
                reached = threading.Event()
                server.serve("/thing.bin", stuck(server, BODY, point, reached))
                process.stdin.write("go\n")
                process.stdin.flush()
                child = int(process.stdout.readline())
                assert reached.wait(60)
                os.kill(child, signal.SIGKILL)
                assert process.stdout.readline() == "gone\n"
                assert final_names(cache) == []
                server.asked.clear()
                server.serve("/thing.bin", content(BODY))
                found = fetch(entry, patience=PATIENT)
                assert found.read_bytes() == BODY
                assert not list((cache / "parts").rglob("*.part*"))
                (asked,) = [headers.get("range") for _, headers in server.asked]
                start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
                assert start <= point
                found.unlink()
        finally:
            process.stdin.close()


@pytest.mark.parametrize(
    ("name", "reason", "again"),
    [
        ("ConnectTimeout", "no connection within 2 seconds", True),
        ("ReadTimeout", "the server sent nothing for 0.4 seconds", True),
        ("InvalidURL", "the address cannot be read", False),
        ("MissingSchema", "the address cannot be read", False),
        ("ConnectionError", "the connection was lost", True),
        ("SSLError", "the server's certificate is not accepted", False),
        ("TooManyRedirects", "the server redirects in a circle", False),
    ],
)
def test_what_the_client_raises_is_told_and_tried_again_or_not(name, reason, again):
    import requests

    error = getattr(requests.exceptions, name)("broken")
    found = download._fault_of(error, replace(Patience(), connect=2, stall=0.4))
    assert reason in found.reason
    assert found.retry is again
