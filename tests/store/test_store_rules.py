"""Rules of the store at their bounds, without a server: sizes, attempts, addresses, archives."""

from __future__ import annotations

import errno
import gzip
import hashlib
import io
import os
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest
from store_cases import entry_of

from pandas_semtype.errors import OfflineError
from pandas_semtype.store import archive, download, fetch, fetching, inventory, pins, urls
from pandas_semtype.store.cache import Cache, read_json, remove, size_of, write_json
from pandas_semtype.store.download import Download, reasons
from pandas_semtype.store.failures import Fault, Patience
from pandas_semtype.store.pins import Pin

BODY = b"0123456789" * 40
URL = "https://models.example/thing.bin"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# -- archives ------------------------------------------------------------------------------------


def tar_of(*members: tuple[str, bytes | None], packed: bool = False) -> bytes:
    """Return an archive; a member without content is a directory."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz" if packed else "w") as tar:
        for name, content in members:
            info = tarfile.TarInfo(name)
            if content is None:
                info.type = tarfile.DIRTYPE
                tar.addfile(info)
            else:
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


@pytest.fixture
def unpacked(tmp_path):
    """Return what unpacks the bytes of an archive."""

    def unpack(content: bytes, *, most: int = 10_000, kind: str = "tar", needed=()):
        path, folder = tmp_path / "archive", tmp_path / "folder"
        remove(folder)
        folder.mkdir()
        path.write_bytes(content)
        return archive.unpack(path, folder, kind=kind, most=most, needed=needed)

    return unpack


def test_an_archive_unpacks_up_to_its_bound(unpacked, tmp_path):
    content = tar_of(("a", b"x" * 600), ("b", None), ("b/c", b"y" * 400))
    members = unpacked(content, most=1000, needed=("a", "b/c"))
    assert members == {"a": (600, sha256(b"x" * 600)), "b/c": (400, sha256(b"y" * 400))}
    assert (tmp_path / "folder" / "b" / "c").read_bytes() == b"y" * 400
    with pytest.raises(Fault, match="unpacks to more than 999 bytes") as caught:
        unpacked(content, most=999)
    assert caught.value.content
    assert not caught.value.retry


def test_an_archive_holds_what_is_needed(unpacked):
    with pytest.raises(Fault, match="lacks b, c"):
        unpacked(tar_of(("a", b"")), needed=("a", "b", "c"))
    for members in ((), (("folder", None),)):
        with pytest.raises(Fault, match="lacks any file"):
            unpacked(tar_of(*members))
    assert unpacked(tar_of(("./a/./b", b"z"))) == {"a/b": (1, sha256(b"z"))}


@pytest.mark.parametrize("name", ["/a", "../a", "a/../../b", "a\\b", "c:", "a\x01", 'a"b', "*"])
def test_a_member_stays_inside(name, unpacked):
    with pytest.raises(Fault, match="outside its directory"):
        unpacked(tar_of((name, b"")))


def test_names_that_exclude_each_other_are_told_from_a_full_disk(unpacked, monkeypatch):
    for members in ((("a", b""), ("a", b"")), (("a", b""), ("a/b", b"")), (("n" * 300, b""),)):
        with pytest.raises(Fault, match="names that exclude each other"):
            unpacked(tar_of(*members))

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(archive, "_take", full)
    with pytest.raises(OSError, match="full"):
        unpacked(tar_of(("a", b"")))


def test_a_damaged_end_is_noticed(unpacked):
    content = tar_of(("a", b"x" * 5000), packed=True)
    assert unpacked(content, kind="tar.gz")["a"][0] == 5000
    damaged = bytearray(content)
    damaged[-6] ^= 1  # in the check sum, after all members
    with pytest.raises(Fault, match="damaged"):
        unpacked(bytes(damaged), kind="tar.gz")
    with pytest.raises(Fault, match="damaged"):
        unpacked(content)
    with pytest.raises(Fault, match="unpacks to more than it may"):
        unpacked(gzip.compress(bytes(10_000 + 2048 * 10_001)), kind="tar.gz")


# -- attempts ------------------------------------------------------------------------------------


class Growing:
    """A part file that has more bytes after each attempt, and its faults."""

    def __init__(self, *attempts: tuple[int, Fault | None]) -> None:
        self.attempts, self.size, self.asked = list(attempts), 0, []

    def attempt(self, url: str) -> Fault | None:
        self.asked.append(url)
        self.size, fault = self.attempts.pop(0) if len(self.attempts) > 1 else self.attempts[0]
        return fault


@pytest.fixture
def trying(monkeypatch):
    """Return what asks addresses, and the pauses it made."""
    pauses: list[float] = []
    monkeypatch.setattr(download.time, "sleep", pauses.append)
    monkeypatch.setattr(download.random, "uniform", lambda low, high: (low + high) / 2)

    def run(part: Growing, *addresses: str, **patience):
        part.pin = None
        asks = Download(part, patience=Patience(**patience), meter=None)
        asks._attempt = part.attempt
        return asks.run(addresses)

    return run, pauses


AGAIN = Fault("lost", retry=True)


def test_attempts_in_vain_are_counted_and_pauses_double(trying):
    run, pauses = trying
    part = Growing((0, AGAIN))
    assert run(part, "a", attempts=4, wait=8) == (None, [("a", AGAIN)])
    assert (part.asked, pauses) == (["a"] * 4, [8, 16, 32])
    pauses.clear()
    run(Growing((0, AGAIN)), "a", attempts=6, wait=8)
    assert pauses == [8, 16, 32, 60, 60]


def test_an_attempt_that_brings_more_is_not_in_vain(trying):
    run, pauses = trying
    part = Growing((5, AGAIN), (5, AGAIN), (9, AGAIN), (9, AGAIN), (10, None))
    assert run(part, "a", attempts=2, wait=8) == ("a", [])
    assert pauses == [8] * 4
    part = Growing((5, AGAIN), (0, AGAIN), (5, AGAIN))
    assert run(part, "a", attempts=2, wait=8)[0] is None
    assert len(part.asked) == 3


def test_what_the_server_asks_to_wait_is_waited_up_to_a_minute(trying):
    run, pauses = trying
    run(Growing((0, Fault("", retry=True, wait=20))), "a", attempts=3, wait=8)
    run(Growing((0, Fault("", retry=True, wait=900))), "a", attempts=2, wait=8)
    assert pauses == [20, 20, 60]


def test_the_next_address_is_asked_after_a_fault_for_good(trying):
    run, pauses = trying
    gone = Fault("gone")
    part = Growing((0, gone), (0, gone), (7, None))
    url, faults = run(part, "a", "b", "c", "d")
    assert (url, part.asked, pauses) == ("c", ["a", "b", "c"], [])
    assert reasons(faults) == ["a: gone", "b: gone"]
    assert reasons([("https://x:y@h.org/a?b", gone)]) == ["https://h.org/a: gone"]


def test_how_long_is_waited_by_default():
    usual = Patience()
    assert (usual.connect, usual.stall, usual.attempts, usual.wait) == (10, 30, 3, 1)
    assert usual.lock == 3600


@pytest.mark.parametrize(("start", "page"), [
    (b"<!DOCTYPE html><p>", True), (b"\n  <HTML lang=en>", True), (b"<htm", False),
    (b"PK\x03\x04<html", False), (b" " * 64 + b"<html", False), (b" " * 59 + b"<html", True),
])  # fmt: skip
def test_a_web_page_is_known_by_its_beginning(start, page, tmp_path):
    (tmp_path / "part").write_bytes(start)
    assert download._is_page(tmp_path / "part") is page


# -- what a file must be -------------------------------------------------------------------------


def test_a_file_is_compared_by_size_beginning_and_hash(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(BODY)
    entry = entry_of(BODY, URL)
    right, wrong = Pin("sha256", sha256(BODY)), Pin("sha256", "0" * 64)
    assert pins.mismatch(entry, path, right) is None
    assert pins.mismatch(entry, path, None) is None
    assert pins.mismatch(entry, path, wrong) == (
        f"expected hash sha256:{'0' * 64}, got {sha256(BODY)}"
    )
    assert pins.mismatch(replace(entry, size=401), path, right) == "expected 401 bytes, got 400"
    assert pins.mismatch(replace(entry, size=None), path, right) is None
    head = hashlib.md5(BODY, usedforsecurity=False).hexdigest()
    assert pins.mismatch(replace(entry, head_md5=head), path, right) is None
    assert pins.mismatch(replace(entry, head_md5="0" * 32), path, right) == (
        f"expected MD5 {'0' * 32} of the first MiB, got {head}"
    )
    path.write_bytes(BODY * 3000)
    first = hashlib.md5((BODY * 3000)[: 1 << 20], usedforsecurity=False).hexdigest()
    assert urls.head_md5(path) == first


def test_what_is_expected_is_published_or_was_recorded(tmp_path):
    cache, entry = Cache(tmp_path / "cache"), entry_of(BODY, URL)
    assert pins.expected(cache, entry) == Pin("sha256", sha256(BODY))
    unknown = replace(entry, hash_kind="none", hash=None)
    assert pins.expected(cache, unknown) is None
    (tmp_path / "file").write_bytes(BODY)
    told = pins.trust(cache, unknown, tmp_path / "file", "somewhere")
    assert sha256(BODY) in told
    assert "recorded in" in told
    assert pins.expected(cache, unknown) == Pin("sha256", sha256(BODY))
    kept = read_json(cache.trust(unknown))
    assert (kept["size"], kept["from"], kept["file"]) == (400, "somewhere", unknown.file)


@pytest.mark.parametrize(("url", "safe"), [
    ("https://a.org/b", True), ("http://a.org/b", False), ("http://127.0.0.1:8/b", True),
    ("http://localhost/b", True), ("http://[::1]/b", True), ("https:///b", False),
    ("ftp://a.org/b", False), ("https://[b", False), ("file:///b", False), ("", False),
])  # fmt: skip
def test_addresses_that_are_safe(url, safe):
    assert urls.is_safe(url) is safe
    assert urls.may_redirect("https://a.org/", url) is (safe and url.startswith("https"))


def test_redirects():
    assert urls.may_redirect("http://127.0.0.1/a", "http://127.0.0.1/b")
    assert urls.may_redirect("http://127.0.0.1/a", "https://a.org/b")
    assert not urls.may_redirect("https://a.org/", "https://127.0.0.1/b")
    assert not urls.may_redirect("https://127.0.0.1/a", "http://127.0.0.1/b")
    assert urls.mirrored("https://a.org/m/", "x y", "f#") == "https://a.org/m/x%20y/f%23"


@pytest.mark.parametrize(("kind", "value", "right"), [
    ("none", None, True), ("none", "0" * 64, False), ("sha256", "a" * 64, True),
    ("sha256", "a" * 63, False), ("sha256", "A" * 64, False), ("sha256", None, False),
    ("git-blob-sha1", "f" * 40, True), ("git-blob-sha1", "f" * 64, False), ("md5", "", False),
    ("sha256", "", False), ("md5", "0" * 32, False), ("md5", "0", False),
])  # fmt: skip
def test_hashes_by_kind(kind, value, right):
    assert urls.is_hash(kind, value) is right


def test_addresses_are_shown_without_secrets():
    assert urls.shown("https://u:p@a.org:81/b?c#d") == "https://a.org:81/b"
    assert urls.shown("http://[::1]:5/b") == "http://[::1]:5/b"
    for odd in ("https:/u:p@a.org/b", "https://a.org:x/b"):
        assert urls.shown(odd) == "an address that cannot be read"


# -- the cache -----------------------------------------------------------------------------------


@pytest.fixture
def kept(tmp_path):
    """Make an archive that was unpacked, and its entry."""
    cache, entry = Cache(tmp_path / "cache"), replace(entry_of(BODY, URL), unpack="tar")
    folder = cache.unpacked(entry)
    folder.mkdir(parents=True)
    (folder / "a").write_bytes(b"one")
    inventory.note_folder(cache, entry, {"a": (3, sha256(b"one"))})
    return cache, entry, folder


def test_what_is_wrong_with_a_folder(kept):
    cache, entry, folder = kept
    assert inventory.wrong_with_folder(cache, entry) is None
    assert inventory.wrong_with_folder(cache, entry, thorough=True) is None
    (folder / "a").write_bytes(b"two")
    os.utime(folder / "a", ns=(1, 1))  # clocks of file systems may stand still for some ms
    assert inventory.wrong_with_folder(cache, entry) == "a has another content"
    assert inventory.wrong_with_folder(cache, entry, thorough=True) == "a has another content"
    (folder / "a").write_bytes(b"three")
    assert inventory.wrong_with_folder(cache, entry) == "a has another size"
    (folder / "a").unlink()
    assert inventory.wrong_with_folder(cache, entry) == "a is missing"
    newer = replace(entry, hash="0" * 64)
    assert inventory.wrong_with_folder(cache, newer) == "it is of another version"
    remove(folder)
    assert inventory.wrong_with_folder(cache, entry) == "it is missing"


def test_a_file_that_was_unpacked_is_read_again_only_after_it_was_touched(kept, monkeypatch):
    cache, entry, folder = kept
    hashed = []
    plain = inventory.file_hash
    monkeypatch.setattr(inventory, "file_hash", lambda path: hashed.append(path) or plain(path))
    assert inventory.wrong_with_folder(cache, entry) is None
    assert hashed == []
    os.utime(folder / "a", ns=(1, 1))
    for _ in range(2):
        assert inventory.wrong_with_folder(cache, entry) is None
    assert hashed == [folder / "a"]
    # Lists of earlier releases have no times.
    noted = read_json(cache.contents(entry))
    write_json(cache.contents(entry), {k: v for k, v in noted.items() if k != "times"})
    for _ in range(2):
        assert inventory.wrong_with_folder(cache, entry) is None
    assert hashed == [folder / "a"] * 2


def test_what_came_from_another_address_is_verified_too(kept, monkeypatch):
    cache, entry, folder = kept
    monkeypatch.setattr(inventory.Cache, "current", classmethod(lambda _: cache))
    (report,) = inventory.verify([entry.name])
    assert (report.state, report.detail) == (
        "unlisted",
        "not in the registry, as it was first downloaded",
    )
    (folder / "a").write_bytes(b"two")
    os.utime(folder / "a", ns=(1, 1))
    (report,) = inventory.verify([entry.name])
    assert report.state == "damaged"
    assert report.detail.endswith("a has another content")
    (folder / "a").write_bytes(b"one")
    pins.trust(cache, replace(entry, hash=None, hash_kind="none"), folder / "a", "here")
    path = cache.files / entry.name / entry.file
    path.parent.mkdir(parents=True)
    path.write_bytes(b"one")
    assert inventory.verify([entry.name])[0].state == "unlisted"
    path.write_bytes(b"six")
    assert inventory.verify([entry.name])[0].state == "damaged"


@pytest.mark.parametrize("members", [
    {}, [], None, {"a": 3}, {"a": [3]}, {"a": [3, "x", 1]}, {"a": {"size": 3}}, {"a": None},
])  # fmt: skip
def test_a_list_of_files_that_is_none(members, kept):
    cache, entry, _ = kept
    values = {**read_json(cache.contents(entry)), "members": members}
    write_json(cache.contents(entry), values)
    wrong = inventory.wrong_with_folder(cache, entry)
    assert wrong == "the list of its files cannot be read"


def test_what_is_wrong_with_a_file(tmp_path, monkeypatch):
    cache, entry = Cache(tmp_path / "cache"), entry_of(BODY, URL)
    assert inventory.wrong_with_file(cache, entry) == "it is missing"
    path = cache.file(entry)
    path.mkdir(parents=True)
    assert inventory.wrong_with_file(cache, entry) == "it is no file"
    path.rmdir()
    path.write_bytes(BODY[:-1])
    assert inventory.wrong_with_file(cache, entry) == "expected 400 bytes, got 399"
    assert not cache.record(entry).exists()
    path.write_bytes(BODY)
    read: list[Path] = []
    real = inventory.mismatch
    monkeypatch.setattr(inventory, "mismatch", lambda *a: read.append(a[1]) or real(*a))
    for _ in range(3):
        assert inventory.wrong_with_file(cache, entry) is None
    assert len(read) == 1  # nobody touched it since
    assert inventory.wrong_with_file(cache, entry, thorough=True) is None
    assert len(read) == 2


def test_places_and_sizes(tmp_path):
    cache, entry = Cache(tmp_path), entry_of(BODY, URL)
    for path, size in ((cache.file(entry), 5), (cache.part(entry), 7), (cache.record(entry), 90)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(size))
    (cache.converted(entry.name) / "deep").mkdir(parents=True)
    (cache.converted(entry.name) / "deep" / "x").write_bytes(bytes(11))
    (tmp_path / "files" / ".hidden").mkdir()
    assert cache.size(entry.name) == 23  # without the record
    assert cache.names() == [entry.name]
    assert cache.part(entry).relative_to(tmp_path).as_posix() == (
        f"parts/{entry.name}/{entry.file}.part"
    )
    assert all(path in cache.places(entry.name) for path in (cache.record(entry),))
    assert size_of(tmp_path / "nothing") == 0
    for path in cache.places(entry.name):
        remove(path)
        remove(path)
    assert cache.size(entry.name) == 0


def test_a_record_that_cannot_be_written_leaves_nothing(tmp_path):
    write_json(tmp_path / "deep" / "a.json", {"x": 1})
    with pytest.raises(TypeError):
        write_json(tmp_path / "deep" / "a.json", {"x": object()})
    assert read_json(tmp_path / "deep" / "a.json") == {"x": 1}
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["a.json"]
    (tmp_path / "b.json").write_text("[1]")
    assert read_json(tmp_path / "b.json") is None


def test_a_file_of_another_program_is_copied_if_it_is_right(cache, tmp_path):
    entry = entry_of(BODY, "http://127.0.0.1:9/thing.bin")
    wrong, right = tmp_path / "wrong", tmp_path / "right"
    wrong.write_bytes(BODY[::-1])
    right.write_bytes(BODY)
    haste = Patience(connect=1, stall=1, attempts=1, wait=0)
    with pytest.raises(OfflineError):
        fetch(entry, patience=haste, local=[wrong, tmp_path / "missing"])
    found = fetch(entry, patience=haste, local=[tmp_path / "missing", wrong, right])
    assert found == Cache(cache).file(entry)
    assert found.read_bytes() == BODY
    assert [path.name for path in found.parent.iterdir()] == ["thing.bin"]
    right.unlink()
    assert fetch(entry, patience=haste) == found


def test_a_file_that_is_there_waits_for_nobody(cache, monkeypatch):
    entry = entry_of(BODY, "http://127.0.0.1:9/thing.bin")
    path = Cache(cache).file(entry)
    path.parent.mkdir(parents=True)
    path.write_bytes(BODY)

    def never(*_: object, **__: object):
        raise AssertionError

    monkeypatch.setattr(fetching, "hold", never)
    assert fetch(entry) == path
