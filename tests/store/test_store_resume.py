"""Downloads that are interrupted, killed, and begun by several processes at once."""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from loopback import content, cut, send, slow, stuck
from store_cases import HASTE, assert_helpful, entry_of, final_names, payload

import pandas_semtype
from pandas_semtype.errors import ModelIntegrityError, OfflineError
from pandas_semtype.store import Patience, fetch
from pandas_semtype.store.lock import LockTimeoutError, hold

BODY = payload(600_000)
HALF = 300_000
KEPT = HALF // (1 << 14) * (1 << 14)  # whole blocks
OTHER = payload(700_000)[100_000:]


def interrupt(entry, server, body=BODY, **patience):
    """Leave half a file in the cache."""
    server.serve("/thing.bin", cut(body, HALF))
    with pytest.raises(OfflineError):
        fetch(entry, patience=Patience(stall=1, attempts=1, wait=0, **patience))
    server.asked.clear()


def ranges(server) -> list[str | None]:
    return [headers.get("range") for _, headers in server.asked]


def test_a_cut_download_goes_on_where_it_ended(cache, server):
    url = server.serve("/thing.bin", cut(BODY, HALF), content(BODY))
    assert fetch(entry_of(BODY, url), patience=HASTE).read_bytes() == BODY
    assert ranges(server) == [None, f"bytes={KEPT}-"]


def test_a_line_that_is_cut_again_and_again_gets_there(cache, server):
    url = server.serve("/thing.bin", cut(BODY, 50_000, ranges=True))
    assert fetch(entry_of(BODY, url), patience=HASTE).read_bytes() == BODY
    assert len(server.asked) > 10  # each brought something: none counts as in vain


def test_the_next_process_goes_on_too(cache, server):
    entry = entry_of(BODY, server.url + "/thing.bin")
    interrupt(entry, server)
    assert final_names(cache) == []
    server.serve("/thing.bin", content(BODY))
    assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert ranges(server) == [f"bytes={KEPT}-"]


def test_a_server_without_ranges_sends_the_whole(cache, server):
    entry = entry_of(BODY, server.url + "/thing.bin")
    interrupt(entry, server)
    server.serve("/thing.bin", content(BODY, ranges=False))
    assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert ranges(server) == [f"bytes={KEPT}-"]


def test_bytes_of_two_versions_are_not_joined(cache, server):
    entry = entry_of(BODY, server.url + "/thing.bin")
    interrupt(entry, server, body=OTHER)
    # This server has one name for both versions: only the hash can tell.
    server.serve("/thing.bin", content(BODY, etag=f'"{hashlib.md5(OTHER).hexdigest()}"'))
    assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert ranges(server) == [f"bytes={KEPT}-", None]


def test_a_new_version_is_fetched_whole(cache, server):
    entry = entry_of(BODY, server.url + "/thing.bin", hash_kind="none", hash=None)
    interrupt(entry, server, body=OTHER)
    server.serve("/thing.bin", content(BODY))
    with pytest.warns(UserWarning, match="is trusted"):
        assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert ranges(server) == [f"bytes={KEPT}-"]  # and If-Range did the rest


def test_a_server_that_ignores_if_range_does_not_mix_versions(cache, server):
    entry = entry_of(BODY, server.url + "/thing.bin", hash_kind="none", hash=None)
    interrupt(entry, server, body=OTHER)

    def ignorant(request):
        asked = request.headers.get("Range")
        start = int(asked[6:-1]) if asked else 0
        headers = {"ETag": '"new"', "Content-Range": f"bytes {start}-{len(BODY)}/{len(BODY)}"}
        send(request, 206 if asked else 200, BODY[start:], headers)

    server.serve("/thing.bin", ignorant)
    with pytest.warns(UserWarning, match="is trusted"):
        assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert ranges(server) == [f"bytes={KEPT}-", None]


@pytest.mark.parametrize(
    "span", ["bytes 0-599999/600000", "bytes */600000", "rubbish", "bytes -/-", ""]
)
def test_a_wrong_range_is_not_joined(span, cache, server):
    entry = entry_of(BODY, server.url + "/thing.bin")
    interrupt(entry, server)
    wrong = lambda request: send(request, 206, BODY, {"Content-Range": span})  # noqa: E731
    server.serve("/thing.bin", wrong, content(BODY))
    assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert ranges(server) == [f"bytes={KEPT}-", None]


def test_a_download_that_only_was_not_moved_needs_no_request(cache, server):
    entry = entry_of(BODY, server.url + "/thing.bin")
    interrupt(entry, server)
    (cache / "parts" / "thing_v1" / "thing.bin.part").write_bytes(BODY)
    assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert server.asked == []


def test_a_part_longer_than_the_file_is_dropped(cache, server):
    entry = entry_of(BODY, server.url + "/thing.bin")
    interrupt(entry, server)
    (cache / "parts" / "thing_v1" / "thing.bin.part").write_bytes(BODY + b"more")
    server.serve("/thing.bin", content(BODY))
    assert fetch(entry, patience=HASTE).read_bytes() == BODY


def test_a_part_nothing_is_known_of_is_dropped(cache, server):
    entry = entry_of(BODY, server.serve("/thing.bin", content(BODY)))
    part = cache / "parts" / "thing_v1" / "thing.bin.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"?" * 1000)
    assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert ranges(server) == [None]


# -- other processes ---------------------------------------------------------------


def run(code: str, *arguments: str, **options) -> subprocess.Popen:
    root = str(Path(pandas_semtype.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": root, "OMP_NUM_THREADS": "1"}
    return subprocess.Popen([sys.executable, "-c", code, *arguments], env=environment, **options)


FETCH = """
import json, sys
from pandas_semtype.store import Entry, fetch
values = json.loads(sys.argv[1])
fetch(Entry(**{**values, "urls": tuple(values["urls"])}))
"""

EIGHT = """
import json, os, sys
import pooch, requests
from pandas_semtype.store import Entry, fetch
values = json.loads(sys.argv[1])
entry = Entry(**{**values, "urls": tuple(values["urls"])})
gate, opener = os.pipe()
children = []
for _ in range(8):
    child = os.fork()
    if not child:
        os.close(opener)
        os.read(gate, 1)
        os._exit(0 if len(fetch(entry).read_bytes()) == entry.size else 1)
    children.append(child)
os.close(opener)
codes = [os.waitpid(child, 0)[1] for child in children]
sys.exit(0 if codes == [0] * 8 else f"exit codes {codes}")
"""


def test_a_killed_downloader_is_not_waited_for(cache, server):
    reached = threading.Event()
    url = server.serve("/thing.bin", stuck(server, BODY, HALF, reached), content(BODY))
    entry = entry_of(BODY, url)
    process = run(FETCH, json.dumps(asdict(entry)))
    try:
        assert reached.wait(60)
        part = cache / "parts" / "thing_v1" / "thing.bin.part"
        deadline = time.monotonic() + 10
        while not part.exists() or (part.stat().st_size < KEPT and time.monotonic() < deadline):
            time.sleep(0.01)
        # As long as it lives it is waited for ...
        with pytest.raises(OfflineError, match="another process") as caught:
            fetch(entry, patience=Patience(lock=0.2))
        assert_helpful(caught.value, cache)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    assert final_names(cache) == []
    # ... and killed, not a moment, and nothing it got is lost.
    assert fetch(entry, patience=replace(HASTE, lock=0)).read_bytes() == BODY
    assert ranges(server) == [None, f"bytes={KEPT}-"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to start at once")
def test_eight_processes_at_once_make_one_request(cache, server):
    entry = entry_of(BODY, server.serve("/thing.bin", slow(content(BODY), 0.5)))
    assert run(EIGHT, json.dumps(asdict(entry))).wait(90) == 0
    assert len(server.asked) == 1
    assert final_names(cache) == ["files/thing_v1/thing.bin"]


def at_once(count: int, entry) -> list[Path]:
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(lambda _: fetch(entry, patience=HASTE), range(count)))


def test_threads_at_once_make_one_request(cache, server):
    entry = entry_of(BODY, server.serve("/thing.bin", slow(content(BODY), 0.2)))
    assert all(path.read_bytes() == BODY for path in at_once(8, entry))
    assert len(server.asked) == 1


def test_the_lock_is_of_the_file_that_is_there(tmp_path):
    path = tmp_path / "x.lock"
    with hold(path, timeout=0.1) as locked:
        assert locked
        with pytest.raises(LockTimeoutError), hold(path, timeout=0.1):
            pass
        path.unlink()  # a cache that is deleted meanwhile
        with hold(path, timeout=0.1) as again:
            assert again
    with hold(path, timeout=0.1):
        pass


def test_a_waiting_process_does_not_lock_a_deleted_file(tmp_path):
    path = tmp_path / "x.lock"
    order = []

    def wait():
        with hold(path, timeout=5):
            order.append("second")

    with hold(path, timeout=1):
        thread = threading.Thread(target=wait)
        thread.start()
        time.sleep(0.15)
        path.unlink()
    thread.join(5)
    assert order == ["second"]
    assert path.exists()  # the one that was locked is the one others will find


def test_a_lock_file_that_may_only_be_read_is_locked_too(tmp_path, monkeypatch):
    """In a cache that users share, the file may have been made by another one."""
    path = tmp_path / "x.lock"
    path.touch()
    real = os.open

    def read_only(file, flags, *mode, **options):
        if str(file) == str(path) and flags & (os.O_RDWR | os.O_WRONLY):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
        return real(file, flags, *mode, **options)

    monkeypatch.setattr(os, "open", read_only)
    with hold(path, timeout=0.1) as locked:
        assert locked
        with pytest.raises(LockTimeoutError), hold(path, timeout=0.1):
            pass


@pytest.fixture
def no_locks(monkeypatch):
    """A file system without locks."""

    def refuse(handle):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("pandas_semtype.store.lock._try_lock", refuse)


def test_without_locks_it_still_works(cache, server, no_locks):
    entry = entry_of(BODY, server.serve("/thing.bin", content(BODY)))
    assert fetch(entry, patience=HASTE).read_bytes() == BODY


def test_without_locks_two_downloads_do_not_share_a_part(cache, server, no_locks):
    entry = entry_of(BODY, server.serve("/thing.bin", slow(content(BODY), 0.2)))
    assert all(path.read_bytes() == BODY for path in at_once(3, entry))
    assert not list((cache / "parts").rglob("*.part*"))


def test_a_web_page_in_between_costs_nothing(cache, server):
    """The network asks for a login in the middle of a long download."""
    entry = entry_of(BODY, server.url + "/thing.bin")
    interrupt(entry, server)
    server.serve("/thing.bin", content(b"<html>log in", Content_Type="text/html"))
    with pytest.raises(ModelIntegrityError, match="web page"):
        fetch(entry, patience=HASTE)
    server.serve("/thing.bin", content(BODY))
    assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert ranges(server)[-1] == f"bytes={KEPT}-"


def test_a_compressed_answer_is_not_resumed(cache, server):
    packed = gzip.compress(OTHER)
    entry = entry_of(BODY, server.url + "/thing.bin", hash_kind="none", hash=None)

    def cut_while_encoded(request):
        request.send_response(200)
        for name, value in (
            ("Content-Encoding", "gzip"),
            ("Transfer-Encoding", "chunked"),
            ("ETag", '"x"'),
        ):
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(b"%x\r\n" % HALF + packed[:HALF])

    server.serve("/thing.bin", cut_while_encoded)
    with pytest.raises(OfflineError):
        fetch(entry, patience=HASTE)
    assert set(ranges(server)) == {None}
    server.serve("/thing.bin", content(BODY, etag='"x"'))
    with pytest.warns(UserWarning, match="is trusted"):
        assert fetch(entry, patience=HASTE).read_bytes() == BODY


def test_a_server_may_leave_out_the_name_of_the_version(cache, server):
    entry = entry_of(BODY, server.url + "/thing.bin")
    interrupt(entry, server)

    def short_of_words(request):
        start = int(request.headers["Range"][6:-1])
        span = {"Content-Range": f"bytes {start}-{len(BODY) - 1}/{len(BODY)}"}
        send(request, 206, BODY[start:], span)

    server.serve("/thing.bin", short_of_words)
    assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert ranges(server) == [f"bytes={KEPT}-"]


def test_a_wrong_hash_after_a_resumed_download_is_reported_once(cache, server):
    entry = entry_of(BODY, server.url + "/thing.bin")
    interrupt(entry, server, body=OTHER)
    server.serve("/thing.bin", content(OTHER))
    with pytest.raises(ModelIntegrityError, match="expected hash"):
        fetch(entry, patience=HASTE)
    assert ranges(server) == [f"bytes={KEPT}-", None]
    assert final_names(cache) == []
