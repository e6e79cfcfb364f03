"""Downloads are converted once, under a lock, and kept where that is possible."""

from __future__ import annotations

import errno
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from loopback import status
from store_cases import payload

from pandas_semtype.checkpoint import Checkpoint, read_checkpoint
from pandas_semtype.errors import CheckpointError, OfflineError
from pandas_semtype.saving import write_checkpoint
from pandas_semtype.store import converted as module
from pandas_semtype.store.cache import Cache
from pandas_semtype.store.converted import converted
from pandas_semtype.store.lock import hold

BODY = payload(2_500)
KEY = "0123456789abcdef0123"


class Maker:
    """Write a checkpoint, and count how often."""

    def __init__(self, fails: Exception | None = None):
        self.made: list[tuple[Path, Path]] = []
        self.fails = fails

    def __call__(self, path, directory):
        self.made.append((path, directory))
        if self.fails is not None:
            raise self.fails
        write_checkpoint(directory, Checkpoint({"name": "m"}, {"w": path.read_bytes()}))


def test_an_entry_is_fetched_and_converted_once(cache, entry, server):
    make = Maker()
    target = converted(entry, KEY, 3, make)
    assert target == cache / "converted" / "thing_v1" / "0123456789abcdef-3"
    assert read_checkpoint(target).files == {"w": BODY}
    (cache / "files" / "thing_v1" / "thing.bin").unlink()
    assert converted(entry, KEY, 3, make) == target
    assert (len(make.made), len(server.asked)) == (1, 1)


@pytest.mark.parametrize(("key", "revision"), [("f" + KEY, 3), (KEY, 4)])
def test_another_content_or_revision_is_converted_again(key, revision, cache, entry):
    make = Maker()
    old = converted(entry, KEY, 3, make)
    assert converted(entry, key, revision, make) != old
    assert len(make.made) == 2
    assert old.is_dir()


def test_a_local_file_has_the_name_of_its_hash(cache, tmp_path):
    file = tmp_path / "x.bin"
    file.write_bytes(BODY)
    target = converted(file, KEY, 1, Maker())
    assert target == cache / "converted" / "local-0123456789abcdef" / "0123456789abcdef-1"


@pytest.mark.parametrize("damage", ["changed", "half", "left"])
def test_damage_is_converted_again(damage, cache, entry):
    make = Maker()
    target = converted(entry, KEY, 1, make)
    left = target.parent / ".half-written"
    left.mkdir()
    if damage == "changed":
        (target / "w").write_bytes(b"?")
    elif damage == "half":
        (target / "config.json").unlink()
    assert converted(entry, KEY, 1, make) == target
    assert read_checkpoint(target).files == {"w": BODY}
    assert len(make.made) == (1 if damage == "left" else 2)
    assert left.exists() == (damage == "left")


def test_threads_and_a_process_that_was_faster_convert_once(cache, entry, monkeypatch):
    make, gate = Maker(), threading.Barrier(4)

    def work(_):
        gate.wait()
        return converted(entry, KEY, 1, make)

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(work, range(4)))) == 1
    assert len(make.made) == 1
    sound = iter([False, True])  # not there at first, and there once the lock is held
    monkeypatch.setattr(module, "_is_whole", lambda _: next(sound))
    converted(entry, KEY, 1, make)
    assert len(make.made) == 1


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_where_the_cache_takes_nothing_it_lasts_as_long_as_the_process(
    code, cache, entry, monkeypatch
):
    def full(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(module, "_make_in_cache", full)
    make = Maker()
    target = converted(entry, KEY, 1, make)
    assert not target.is_relative_to(cache)
    assert read_checkpoint(target).files == {"w": BODY}
    assert converted(entry, KEY, 1, make) == target
    assert len(make.made) == 1


def test_a_lock_that_is_never_free_is_not_waited_for_forever(cache, entry, monkeypatch):
    monkeypatch.setattr(module, "_LOCK", 0.1)
    path = Cache(cache).lock("converted-thing_v1")
    path.parent.mkdir(parents=True)
    with hold(path, timeout=1):
        target = converted(entry, KEY, 1, Maker())
    assert not target.is_relative_to(cache)


@pytest.mark.parametrize("error", [CheckpointError("another network"), OfflineError("no disk")])
def test_what_the_conversion_raises_is_raised_once(error, cache, entry):
    make = Maker(error)
    with pytest.raises(type(error), match=str(error)):
        converted(entry, KEY, 1, make)
    assert len(make.made) == 1, "an error of the package is no sign of a full disk"


def test_a_file_that_cannot_be_fetched_is_not_converted(cache, entry, server, monkeypatch):
    server.serve("/thing.bin", status(404))
    make = Maker()
    with pytest.raises(OfflineError, match="answered 404"):
        converted(entry, KEY, 1, make)
    assert not make.made
