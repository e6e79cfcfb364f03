"""Saves that are disturbed, and what they leave: the new model whole, and nothing of a save."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import stat
import sys
from types import SimpleNamespace

import pytest

from pandas_semtype import parts, saving
from pandas_semtype.checkpoint import Checkpoint, read_checkpoint
from pandas_semtype.errors import SemtypeError
from pandas_semtype.saving import write_checkpoint

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and locks of POSIX")
NEW = Checkpoint({"kind": "new"}, {"c": b"three"})


@pytest.fixture
def model(tmp_path):
    content = Checkpoint({"kind": "old"}, {"a.npz": b"one", "b": b"two"}, "card")
    return write_checkpoint(tmp_path / "model", content)


def changed(folder, change) -> None:
    value = json.loads((folder / "config.json").read_text("utf-8"))
    change(value)
    (folder / "config.json").write_text(json.dumps(value), "utf-8")


def is_new(folder) -> bool:
    """Return whether the new model is there, whole, and nothing else of a save."""
    left = [name for name in os.listdir(folder.parent) if name.startswith(parts.PART)]
    found = read_checkpoint(folder)
    return not left and found.config["kind"] == "new" and dict(found.files) == {"c": b"three"}


def test_only_what_a_model_lists_is_its_own(model):
    (model / "notes").write_text("mine")
    (model / f"{parts.PART}x").mkdir()
    every = {"config.json", "README.md", "manifest.json", "a.npz", "b", f"{parts.PART}x"}
    assert parts.own_files(model) == every
    (model / "b").unlink()
    (model / "b").mkdir()
    assert parts.own_files(model) == every - {"b"}
    changed(model, lambda config: config.pop("manifest"))
    assert parts.own_files(model) == every - {"b", "manifest.json"}
    changed(model, lambda config: config.update(format="other-1"))
    assert parts.own_files(model) == {f"{parts.PART}x"}


@POSIX
def test_a_part_is_locked_once(tmp_path):
    with contextlib.ExitStack() as stack:
        assert parts.lock_part(tmp_path, stack)
        assert not parts.lock_part(tmp_path, stack)
    with contextlib.ExitStack() as stack:
        assert parts.lock_part(tmp_path, stack)
        assert not parts.lock_part(tmp_path / "missing", stack)


@POSIX
@pytest.mark.parametrize(("files", "goes"), [
    ({"config.json": '{"form'}, True), ({}, True), ({"config.json": "{}", "x": ""}, False),
    ({"x": ""}, False),
])  # fmt: skip
def test_a_leftover_goes_unless_it_holds_something_else(tmp_path, files, goes):
    left = tmp_path / f"{parts.part_prefix(tmp_path / 'model')}abc"
    left.mkdir()
    for name, text in files.items():
        (left / name).write_text(text)
    parts.remove_leftovers(tmp_path / "model")
    assert left.exists() is not goes


def faulty(monkeypatch, number: int, kind: str = "renameat2") -> None:
    def refuse(*_: object) -> int:
        ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace(**{kind: refuse}))


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_an_exchange_that_a_system_lacks(platform, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    one, other = tmp_path / "one", tmp_path / "other"
    kind = "renamex_np" if platform == "darwin" else "renameat2"
    for number in (errno.ENOSYS, errno.EINVAL):
        faulty(monkeypatch, number, kind)
        assert parts.swap(one, other) is False
    faulty(monkeypatch, errno.EIO, "another")
    assert parts.swap(one, other) is False
    if platform != "win32":
        faulty(monkeypatch, errno.EIO, kind)
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            parts.swap(one, other)
        done = SimpleNamespace(**{kind: lambda *_: 0})
        monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: done)
        assert parts.swap(one, other) is True


@pytest.mark.parametrize("numbers", [
    [errno.ENOTEMPTY], [errno.EEXIST, errno.ENOENT], [errno.ENOENT] * 3, [errno.EACCES],
])  # fmt: skip
def test_an_exchange_that_is_disturbed(numbers, model, monkeypatch):
    left = list(numbers)

    def swap(one, other):
        if left:
            number = left.pop(0)
            raise OSError(number, os.strerror(number))
        return False  # so that it is moved in two steps

    monkeypatch.setattr(saving, "swap", swap)
    assert write_checkpoint(model, NEW) == model
    assert not left
    assert is_new(model)


@pytest.mark.parametrize(("number", "most"), [(errno.EEXIST, 99), (errno.EACCES, 1)])
def test_an_exchange_that_is_always_disturbed_ends(number, most, model, monkeypatch):
    asked = []

    def swap(one, other):
        asked.append(one)
        raise OSError(number, "taken")

    monkeypatch.setattr(saving, "swap", swap)
    write_checkpoint(model, NEW)
    assert 1 <= len(asked) <= most
    assert is_new(model)


def test_what_appears_beside_an_old_model_is_kept(model, tmp_path):
    (model / "notes").write_text("mine")
    (model / f"{parts.PART}x").mkdir()
    (model / f"{parts.PART}x" / "c").write_text("left")
    target = tmp_path / "target"
    target.mkdir()
    saving._discard(model, target)
    assert [path.name for path in target.iterdir()] == ["notes"]
    assert not model.exists()


@POSIX
def test_modes_of_directories(model, tmp_path):
    assert stat.S_IMODE(model.stat().st_mode) == 0o755
    model.chmod(0o700)
    write_checkpoint(model, NEW)
    assert stat.S_IMODE(model.stat().st_mode) == 0o700


def test_the_path_that_was_given_is_returned(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given = os.path.join("new", "..", "new", "model")
    assert str(write_checkpoint(given, NEW)) == given
    assert is_new(tmp_path / "new" / "model")
    with pytest.raises(SemtypeError, match="path of a directory"):
        write_checkpoint("a\0b", NEW)


@POSIX
def test_a_save_waits_for_another_one(model, monkeypatch):
    import fcntl

    handle = os.open(model, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    waited = []

    def sleep(seconds):
        waited.append(read_checkpoint(model).config["kind"])
        if len(waited) == 3:
            os.close(handle)

    monkeypatch.setattr(saving.time, "sleep", sleep)
    write_checkpoint(model, NEW)
    assert waited == ["old"] * 3
    assert is_new(model)
