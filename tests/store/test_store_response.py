"""One response, at its bounds: lengths, room on the disk, and the rest of a file."""

from __future__ import annotations

import errno
import hashlib
import io
from dataclasses import replace
from types import SimpleNamespace

import pytest
from requests.structures import CaseInsensitiveDict
from store_cases import entry_of

from pandas_semtype.store import sink
from pandas_semtype.store.cache import read_json, remove, write_json
from pandas_semtype.store.failures import DiskFault, Fault
from pandas_semtype.store.pins import Pin
from pandas_semtype.store.sink import Part, Sink

BODY = b"9876543210" * 40
URL = "https://models.example/thing.bin"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def part(tmp_path):
    def make(*, pin: bool = True, have: bytes = b"", validator=None, url=URL, **changes):
        path = tmp_path / "thing.part"
        remove(path)
        remove(path.with_name(path.name + ".json"))
        entry = replace(entry_of(BODY, URL), **changes)
        known = Pin("sha256", sha256(BODY)) if pin else None
        if have:
            path.write_bytes(have)
            note = {"pin": str(known or ""), "url": url, "validator": validator}
            write_json(path.with_name(path.name + ".json"), note)
        return Part(path, entry, known)

    return make


def answer(status: int = 200, **headers: str) -> SimpleNamespace:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return SimpleNamespace(
        status_code=status, headers=CaseInsensitiveDict(named), url=URL, is_redirect=False,
        ok=status < 400, raw=io.BytesIO(), close=lambda: None,
    )  # fmt: skip


def sink_of(part: Part) -> Sink:
    return Sink(URL, part, stall=60, meter=lambda *_: None)


def received(part: Part, *blocks: bytes, status: int = 200, **headers: str) -> Part:
    taking = sink_of(part)
    try:
        taking.on_response(answer(status, **headers))
        for block in blocks:
            assert taking.write(block) == len(block)
        taking.check_whole()
    finally:
        taking.close()
    return part


def test_a_body_of_the_announced_length_is_taken(part):
    whole = received(part(), BODY[:150], BODY[150:], content_length="400")
    assert whole.path.read_bytes() == BODY
    assert whole.mismatch() is None
    with pytest.raises(Fault, match="sent more than 400 bytes") as caught:
        received(part(), BODY, b"x", content_length="400")
    assert caught.value.content
    with pytest.raises(Fault, match="ended after 399 of 400 bytes") as caught:
        received(part(), BODY[:-1], content_length="400")
    assert caught.value.retry


def test_the_bound_of_a_size_that_is_not_published(part):
    free = {"size": None, "max_size": 400}
    received(part(**free), BODY, content_length="400")
    received(part(**free), BODY)
    with pytest.raises(Fault, match="announces 401 bytes, at most 400 expected"):
        received(part(**free), content_length="401")
    with pytest.raises(Fault, match="sent more than 400 bytes"):
        received(part(**free), BODY, b"x")
    with pytest.raises(Fault, match="announces 399 bytes, published are 400"):
        received(part(), content_length="399")


def test_a_length_must_be_known_where_no_hash_is(part):
    free = {"pin": False, "size": None, "max_size": 900}
    received(part(**free), BODY, content_length="400")
    received(part(**free), BODY, transfer_encoding="Chunked")
    received(part(size=None, max_size=900), BODY)
    for headers in ({}, {"content_length": "400", "content_encoding": "gzip"}):
        with pytest.raises(Fault, match="does not say how long") as caught:
            received(part(**free), BODY, **headers)
        assert not caught.value.retry
    for odd in ("-1", "many", "4e2"):
        with pytest.raises(Fault, match="length that is no number") as caught:
            received(part(**free), BODY, content_length=odd)
        assert caught.value.retry


def test_room_on_the_disk_is_asked_for_before(part, monkeypatch):
    def room(free: int) -> None:
        monkeypatch.setattr(sink.shutil, "disk_usage", lambda _: SimpleNamespace(free=free))

    room(400)
    received(part(), BODY, content_length="400")
    room(399)
    with pytest.raises(DiskFault) as caught:
        received(part(), BODY, content_length="400")
    assert (caught.value.error.errno, caught.value.needed) == (errno.ENOSPC, 400)
    room(300)  # what is there is overwritten
    received(part(have=BODY[:100]), BODY, content_length="400")
    room(299)
    with pytest.raises(DiskFault):
        received(part(have=BODY[:100]), BODY, content_length="400")
    room(300)  # what is there stays
    rest = {"status": 206, "content_range": "bytes 100-399/400"}
    whole = received(part(have=BODY[:100]), BODY[100:], **rest)
    assert whole.path.read_bytes() == BODY
    room(299)
    with pytest.raises(DiskFault):
        received(part(have=BODY[:100]), BODY[100:], **rest)


@pytest.mark.parametrize(("headers", "needed"), [({"content_length": "400"}, 400), ({}, 0)])
def test_a_disk_that_is_full_meanwhile_is_told_from_a_lost_connection(headers, needed, part):
    taking = sink_of(part())
    try:
        taking.on_response(answer(**headers))

        def full(block):
            raise OSError(errno.ENOSPC, "full")

        taking._stream.close()
        taking._stream = SimpleNamespace(write=full, close=lambda: None)
        with pytest.raises(DiskFault) as caught:
            taking.write(BODY)
        assert (caught.value.error.errno, caught.value.needed) == (errno.ENOSPC, needed)
        assert taking.done == 0
    finally:
        taking.close()


def test_the_rest_is_asked_for_where_it_can_be_told(part):
    assert part().resumable(URL) == {}
    have = {"have": BODY[:100]}
    assert part(**have).resumable(URL) == {"Range": "bytes=100-"}
    assert part(pin=False, **have).resumable(URL) == {}
    known = part(pin=False, validator='"v1"', **have)
    assert known.resumable(URL) == {"Range": "bytes=100-", "If-Range": '"v1"'}
    assert known.resumable(URL + "2") == {}
    assert part(validator='"v1"', **have).resumable(URL + "2") == {"Range": "bytes=100-"}


def test_bytes_of_another_pin_are_dropped(part):
    first = part(have=BODY[:100])
    assert first.size == 100
    again = Part(first.path, first.entry, Pin("sha256", "0" * 64))
    assert (again.size, again.source) == (0, {})
    assert not first.path.exists()


@pytest.mark.parametrize(("validator", "pin", "headers", "taken"), [
    ('"v1"', True, {"etag": '"v1"'}, True), ('"v1"', True, {"etag": '"v2"'}, False),
    ('"v1"', True, {}, True), ('"v1"', False, {}, False), ('"v1"', False, {"etag": '"v1"'}, True),
    (None, True, {"etag": '"v2"'}, True), (None, True, {}, True),
    ('"v1"', True, {"etag": '"v1"', "content_range": "bytes 99-399/400"}, False),
    ('"v1"', True, {"etag": '"v1"', "content_range": "bytes 100-399/*"}, True),
    ("Mon", True, {"etag": 'W/"1"', "last_modified": "Mon"}, True),
    ('"v1"', True, {"etag": '"v1"', "content_encoding": "gzip"}, False),
])  # fmt: skip
def test_a_rest_must_belong_to_the_beginning(validator, pin, headers, taken, part):
    headers = {"content_range": "bytes 100-399/400", **headers}
    begun = part(have=BODY[:100], validator=validator, pin=pin)
    if taken:
        assert received(begun, BODY[100:], status=206, **headers).path.read_bytes() == BODY
    else:
        with pytest.raises(Fault, match="another range") as caught:
            received(begun, BODY[100:], status=206, **headers)
        assert caught.value.retry
        assert begun.size == 0


def test_a_range_that_nobody_asked_for_and_one_beyond_the_end(part):
    with pytest.raises(Fault, match="another range"):
        received(part(), BODY, status=206, content_range="bytes 0-399/400")
    begun = part(have=BODY[:100])
    with pytest.raises(Fault, match="no bytes beyond"):
        received(begun, status=416)
    assert begun.size == 0
    received(part(), status=416)  # requests raises what it is
    with pytest.raises(Fault, match="answered 204"):
        received(part(), status=204)


def test_what_a_body_is_of_is_noted(part):
    taken = received(part(), BODY, content_length="400", etag='"v1"')
    assert taken.source["validator"] == '"v1"'
    assert read_json(taken.note)["url"] == URL
    weak = received(part(), BODY, content_length="400", etag='W/"1"', last_modified="Mon")
    assert weak.source["validator"] == "Mon"
    odd = received(part(), BODY, content_encoding="gzip", etag='"v1"')
    assert odd.source["validator"] is None
    identity = received(part(), BODY, content_encoding="identity", etag='"v1"')
    assert identity.source["validator"] == '"v1"'
    identity.drop()
    assert (identity.size, identity.source, identity.note.exists()) == (0, {}, False)


@pytest.mark.parametrize("kind", ["text/html", "TEXT/HTML; charset=x", "application/xhtml+xml"])
def test_a_page_is_refused_by_its_type(kind, part):
    with pytest.raises(Fault, match="web page") as caught:
        received(part(), BODY, content_type=kind)
    assert caught.value.content
    received(part(), BODY, content_type="text/plain")
