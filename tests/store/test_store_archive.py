"""Archives: only plain files, only inside, only so much; all of it or nothing."""

from __future__ import annotations

import gzip
import json
import os
import tarfile
import threading

import pytest
from loopback import content
from store_cases import (
    HASTE,
    archive_entry,
    assert_helpful,
    final_names,
    member,
    packed,
    payload,
)

from pandas_semtype.errors import ModelIntegrityError, OfflineError
from pandas_semtype.store import archive as archive_module
from pandas_semtype.store import fetch, verify

MODEL = payload(50_000)
GOOD = ["unpacked/thing_v1/content/model/a.bin", "unpacked/thing_v1/content/model/b/c.txt"]
OUTSIDE = "escaped.txt"


def good(**options):
    return packed(
        member("./", kind=tarfile.DIRTYPE),
        member("model", kind=tarfile.DIRTYPE),
        member("./model/a.bin", MODEL),
        member("model/b/c.txt"),
        **options,
    )


@pytest.mark.parametrize("kind", ["tar.gz", "tar"])
def test_the_directory_of_an_archive_is_given(kind, cache, server):
    body = good(compress=kind == "tar.gz")
    entry = archive_entry(body, server, unpack=kind, members=("model/a.bin",))
    folder = fetch(entry, patience=HASTE)
    assert folder == cache / "unpacked" / "thing_v1" / "content"
    assert (folder / "model" / "a.bin").read_bytes() == MODEL
    assert (folder / "model" / "b" / "c.txt").read_text() == "text"
    assert fetch(entry, patience=HASTE) == folder
    assert len(server.asked) == 1
    assert final_names(cache) == [
        "files/thing_v1/thing.tgz",
        "unpacked/thing_v1/content.json",
        *GOOD,
    ]


BAD = {
    "climbing": (packed(member("../" + OUTSIDE)), "outside its directory"),
    "climbing inside": (packed(member("a/../../" + OUTSIDE)), "outside its directory"),
    "absolute": (packed(member(f"/tmp/{OUTSIDE}")), "outside its directory"),
    "drive": (packed(member(f"C:{OUTSIDE}")), "outside its directory"),
    "backslash": (packed(member(f"..\\{OUTSIDE}")), "outside its directory"),
    "control characters": (packed(member("a\x1b[2Jb")), "outside its directory"),
    "symlink": (
        packed(member("link", kind=tarfile.SYMTYPE, linkname="/etc/passwd")), "no plain file",
    ),
    "symlink, then a file through it": (
        packed(member("d", kind=tarfile.SYMTYPE, linkname=".."), member(f"d/{OUTSIDE}")),
        "no plain file",
    ),
    "hard link": (
        packed(member("a"), member("b", kind=tarfile.LNKTYPE, linkname="a")), "no plain file",
    ),
    "hard link to the outside": (
        packed(member("b", kind=tarfile.LNKTYPE, linkname="/etc/passwd")), "no plain file",
    ),
    "device": (packed(member("null", kind=tarfile.CHRTYPE, devmajor=1, devminor=3)), "no plain"),
    "pipe": (packed(member("pipe", kind=tarfile.FIFOTYPE)), "no plain file"),
    "two of one name": (packed(member("a"), member("a")), "names that exclude each other"),
    "two of one name, spelled apart": (
        packed(member("d/a"), member("./d//a")), "names that exclude each other",
    ),
    "file and directory of one name": (
        packed(member("a"), member("a/b")), "names that exclude each other",
    ),
    "too long a name": (packed(member("a" * 300)), "names that exclude each other"),
    "empty": (packed(), "lacks any file"),
    "no archive": (payload(5000), "damaged"),
    "no tar": (gzip.compress(payload(5000)), "damaged"),
    "bomb": (packed(member("zeros", bytes(6_000_000))), "unpacks to more than 4,000,000"),
    "many small files": (
        packed(*[member(f"{i}", bytes(600_000)) for i in range(8)]), "more than 4,000,000",
    ),
    "bomb in a header": (
        packed(member("a" * 30_000_000), format=tarfile.GNU_FORMAT), "more than it may",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_archive(name, cache, server, tmp_path):
    body, message = BAD[name]
    entry = archive_entry(body, server)
    with pytest.raises(ModelIntegrityError, match=message) as caught:
        fetch(entry, patience=HASTE)
    assert_helpful(caught.value, cache, "thing.tgz")
    assert final_names(cache) == []
    assert not [*tmp_path.rglob("escaped*"), *tmp_path.rglob("passwd")]
    assert not os.path.lexists(f"/tmp/{OUTSIDE}")
    assert not list((cache / "unpacked").rglob("*.bin"))
    assert fetch(archive_entry(good(), server), patience=HASTE).is_dir()


@pytest.mark.parametrize("length", [8, 20, 4000, 30_000])
def test_truncated_archive_then_success(length, cache, server):
    """Nothing but the archive itself can tell: no hash is known, and the length agrees."""
    whole = good()
    entry = archive_entry(whole[:-length], server, hash_kind="none", hash=None, size=None)
    with pytest.raises(ModelIntegrityError, match="the archive is damaged") as caught:
        fetch(entry, patience=HASTE)
    assert_helpful(caught.value, cache, "thing.tgz")
    assert final_names(cache) == []
    assert not (cache / "trust").exists()
    server.serve("/thing.tgz", content(whole))
    with pytest.warns(UserWarning, match="is trusted"):
        assert (fetch(entry, patience=HASTE) / "model" / "a.bin").read_bytes() == MODEL


def test_a_flipped_byte_in_an_archive_without_hash(cache, server):
    whole = bytearray(good())
    whole[len(whole) // 2] ^= 4
    entry = archive_entry(bytes(whole), server, hash_kind="none", hash=None)
    with pytest.raises(ModelIntegrityError, match="the archive is damaged"):
        fetch(entry, patience=HASTE)
    assert final_names(cache) == []


def test_an_archive_must_hold_what_is_needed(cache, server):
    entry = archive_entry(good(), server, members=("model/a.bin", "saved_model.pb"))
    with pytest.raises(ModelIntegrityError, match=r"the archive lacks saved_model\.pb"):
        fetch(entry, patience=HASTE)
    assert final_names(cache) == []


def test_too_many_members(cache, server, monkeypatch):
    monkeypatch.setattr(archive_module, "_MOST_MEMBERS", 5)
    entry = archive_entry(packed(*[member(str(i)) for i in range(9)]), server)
    with pytest.raises(ModelIntegrityError, match="over 5 members"):
        fetch(entry, patience=HASTE)


def test_modes_and_owners_are_not_taken_over(cache, server):
    body = packed(member("a", mode=0o6777, uid=1234, mtime=-5))
    path = fetch(archive_entry(body, server), patience=HASTE) / "a"
    assert path.stat().st_mode & 0o7111 == 0
    assert path.stat().st_uid == os.getuid()


def test_an_unpacked_directory_that_was_touched_is_unpacked_again(cache, server):
    entry = archive_entry(good(), server)
    folder = fetch(entry, patience=HASTE)
    (folder / "model" / "a.bin").unlink()
    assert (fetch(entry, patience=HASTE) / "model" / "a.bin").read_bytes() == MODEL
    (folder / "model" / "a.bin").write_bytes(b"short")
    assert (fetch(entry, patience=HASTE) / "model" / "a.bin").read_bytes() == MODEL
    assert len(server.asked) == 1  # from the archive, which is at hand


def test_an_archive_that_was_put_there_is_unpacked_offline(cache, server, monkeypatch):
    monkeypatch.setenv("PANDAS_SEMTYPE_OFFLINE", "1")
    entry = archive_entry(good(), server)
    place = cache / "files" / "thing_v1" / "thing.tgz"
    with pytest.raises(OfflineError, match="fetching is switched off") as caught:
        fetch(entry)
    assert_helpful(caught.value, cache, "thing.tgz")
    place.parent.mkdir(parents=True)
    place.write_bytes(good())
    assert (fetch(entry) / "model" / "a.bin").read_bytes() == MODEL
    place.unlink()  # it has done its part
    assert (fetch(entry) / "model" / "a.bin").read_bytes() == MODEL
    assert server.asked == []


def test_a_reader_never_sees_half_a_directory(cache, server):
    """Another thread looks all the time while the directory comes into being."""
    body = packed(*[member(f"{i}.bin", payload(20_000)) for i in range(60)])
    entry = archive_entry(body, server)
    folder, seen, over = cache / "unpacked" / "thing_v1" / "content", set(), threading.Event()

    def look():
        while not over.is_set():
            if folder.is_dir():
                seen.add(len(list(folder.iterdir())))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        fetch(entry, patience=HASTE)
    finally:
        over.set()
        thread.join()
    assert seen <= {60}


def test_what_a_killed_process_left_is_cleared(cache, server):
    entry = archive_entry(good(), server)
    left = cache / "unpacked" / "thing_v1" / ".0123"
    left.mkdir(parents=True)
    (left / "half.bin").write_bytes(b"half")
    fetch(entry, patience=HASTE)
    assert not left.exists()


def test_verify_reads_the_unpacked_files(cache, server, monkeypatch):
    entry = archive_entry(good(), server)
    monkeypatch.setattr("pandas_semtype.store.registry.entries", lambda: {"thing_v1": entry})
    folder = fetch(entry, patience=HASTE)
    assert [report.state for report in verify(["thing_v1"])] == ["right"]
    (folder / "model" / "a.bin").write_bytes(MODEL[:-1] + b"!")
    (report,) = verify(["thing_v1"])
    assert report.state == "damaged"
    assert "model/a.bin has another content" in report.detail


@pytest.mark.parametrize(
    "members",
    [
        {"a.txt": 5},
        {"a.txt": [5]},
        {"a.txt": [5, "0", 1]},
        {"a\0b": [5, "0"]},
        {"": None},
        {},
        [],
        ["a"],
        5,
    ],
)
def test_a_damaged_list_of_files_is_made_again(members, cache, server):
    entry = archive_entry(good(), server, unpack="tar.gz")
    folder = fetch(entry, patience=HASTE)
    listed = folder.with_name("content.json")
    noted = json.loads(listed.read_text("utf-8"))
    listed.write_text(json.dumps({**noted, "members": members}), "utf-8")
    assert fetch(entry, patience=HASTE) == folder
    assert (folder / "model" / "a.bin").read_bytes() == MODEL
    again = json.loads(listed.read_text("utf-8"))
    # Files are unpacked anew, later than before.
    assert again.pop("times").keys() == noted.pop("times").keys()
    assert again == noted
