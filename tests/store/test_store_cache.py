"""The cache directory: full, read-only, oddly named, damaged, filled by hand, trusted."""

from __future__ import annotations

import contextlib
import os
import resource
import stat
import subprocess

import pytest
from loopback import content, status
from store_cases import (
    HASTE,
    archive_entry,
    assert_helpful,
    entry_of,
    final_names,
    member,
    packed,
    payload,
)

import pandas_semtype
from pandas_semtype.errors import (
    ArgumentError,
    ModelIntegrityError,
    ModelNotFoundError,
    OfflineError,
)
from pandas_semtype.store import fetch, purge, survey, verify

BODY = payload(900_000)
FLIPPED = BODY[:1000] + bytes([BODY[1000] ^ 1]) + BODY[1001:]


@contextlib.contextmanager
def mounted(path, options):
    """Mount a file system in memory, which takes the rights of an administrator."""
    path.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount")
    if done.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(path)], check=True)


# -- full ----------------------------------------------------------------------------


@pytest.mark.parametrize("announced", [True, False])
def test_full_disk_mounted(announced, cache, entry, server):
    """A real one of 512 kB: the length is known before, or the disk fills in mid-write."""
    if not announced:
        server.serve("/thing.bin", content(BODY, Content_Length=""))
    with mounted(cache, "size=512k"):
        with pytest.raises(OfflineError, match="No space left on device") as caught:
            fetch(entry, patience=HASTE)
        assert_helpful(caught.value, cache)
        assert "PANDAS_SEMTYPE_CACHE" in str(caught.value)
        assert "Free some space" in str(caught.value)
        assert final_names(cache) == []
        assert not list(cache.rglob("*.part"))  # the space is given back
    assert fetch(entry, patience=HASTE).read_bytes() == BODY


def test_full_disk_while_unpacking(cache, server):
    entry = archive_entry(packed(member("zeros", bytes(900_000))), server)
    with mounted(cache, "size=512k"):
        with pytest.raises(OfflineError, match="No space left on device") as caught:
            fetch(entry, patience=HASTE)
        assert_helpful(caught.value, cache, "thing.tgz")
        assert final_names(cache) == []
    assert (fetch(entry, patience=HASTE) / "zeros").stat().st_size == 900_000


def test_full_disk_by_limit(cache, entry):
    """The system refuses to let a file grow: a limit every user can set for himself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, hard))
    try:
        with pytest.raises(OfflineError, match="File too large") as caught:
            fetch(entry, patience=HASTE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert_helpful(caught.value, cache)
    assert final_names(cache) == []
    assert fetch(entry, patience=HASTE).read_bytes() == BODY


# -- read-only -----------------------------------------------------------------------


def test_read_only_cache_mounted(cache, entry, server):
    with mounted(cache, "size=64k,ro"):
        with pytest.raises(OfflineError, match="Read-only file system") as caught:
            fetch(entry, patience=HASTE)
        assert_helpful(caught.value, cache)
    assert server.asked == []
    assert fetch(entry, patience=HASTE).read_bytes() == BODY


@pytest.mark.parametrize("hashed", [True, False])
def test_read_only_cache_that_holds_the_file_works(hashed, cache, server):
    url = server.serve("/thing.bin", status(500))
    changes = {} if hashed else {"hash_kind": "none", "hash": None}
    with mounted(cache, "size=4m"):
        place = cache / "files" / "thing_v1" / "thing.bin"
        place.parent.mkdir(parents=True)
        place.write_bytes(BODY)
        subprocess.run(["mount", "-o", "remount,ro", str(cache)], check=True)
        expectation = (
            contextlib.nullcontext() if hashed else pytest.warns(UserWarning, match="not recor")
        )
        with expectation:
            assert fetch(entry_of(BODY, url, **changes), patience=HASTE) == place
    assert server.asked == []


def test_cache_that_is_a_file(cache, entry):
    cache.write_text("not a directory")
    with pytest.raises(OfflineError, match=r"thing\.bin cannot be kept in") as caught:
        fetch(entry, patience=HASTE)
    assert_helpful(caught.value, cache)
    cache.unlink()
    assert fetch(entry, patience=HASTE).read_bytes() == BODY


@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_cache_without_permission(mode, cache, entry):
    cache.mkdir()
    cache.chmod(mode)
    try:
        with contextlib.suppress(PermissionError):
            (cache / "probe").touch()
            pytest.skip("an administrator may write everywhere")
        with pytest.raises(OfflineError, match="Permission denied") as caught:
            fetch(entry, patience=HASTE)
        assert_helpful(caught.value, cache)
    finally:
        cache.chmod(0o700)
    assert fetch(entry, patience=HASTE).read_bytes() == BODY


# -- names ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["with spaces and 'quotes'", "Ærøskøbing 仮名 🎛", "per%20cent#?&", "a" * 180]
)
def test_cache_on_an_odd_path(name, tmp_path, entry, monkeypatch, server):
    path = tmp_path / name / "cache"
    monkeypatch.setenv("PANDAS_SEMTYPE_CACHE", str(path))
    assert fetch(entry, patience=HASTE) == path / "files" / "thing_v1" / "thing.bin"
    packed_entry = archive_entry(packed(member("ok")), server, name="packed")
    assert (fetch(packed_entry, patience=HASTE) / "ok").read_text() == "text"
    assert fetch(entry, patience=HASTE).read_bytes() == BODY


def test_variables_are_read_at_each_call(tmp_path, monkeypatch, entry, server):
    for name in ("first", "second"):
        monkeypatch.setenv("PANDAS_SEMTYPE_CACHE", str(tmp_path / name))
        assert (tmp_path / name) in fetch(entry, patience=HASTE).parents
    third = pandas_semtype.option_context(cache_dir=tmp_path / "third", offline=True)
    with third, pytest.raises(OfflineError):
        fetch(entry)
    monkeypatch.setenv("PANDAS_SEMTYPE_OFFLINE", "1")
    assert fetch(entry).is_file()  # it is at hand
    monkeypatch.setenv("PANDAS_SEMTYPE_CACHE", str(tmp_path / "fourth"))
    with pytest.raises(OfflineError, match="fetching is switched off") as caught:
        fetch(entry)
    assert_helpful(caught.value, tmp_path / "fourth")
    assert not (tmp_path / "fourth").exists()
    assert len(server.asked) == 2


def test_a_mirror_is_a_copy_of_the_cache(cache, entry, server, monkeypatch, tmp_path):
    fetch(entry, patience=HASTE)
    layout = [path.relative_to(cache / "files") for path in (cache / "files").rglob("*.bin")]
    assert [path.as_posix() for path in layout] == ["thing_v1/thing.bin"]
    monkeypatch.setenv("PANDAS_SEMTYPE_CACHE", str(tmp_path / "other"))
    monkeypatch.setenv("PANDAS_SEMTYPE_BASE_URL", server.url + "/mirror/")
    server.asked.clear()
    with pytest.raises(OfflineError, match=r"/mirror/thing_v1/thing\.bin: the server answered 404"):
        fetch(entry, patience=HASTE)
    server.serve("/mirror/thing_v1/thing.bin", content(BODY))
    assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert {path for path, _ in server.asked} == {"/mirror/thing_v1/thing.bin"}


def test_a_mirror_cannot_send_something_else(cache, entry, server, monkeypatch):
    monkeypatch.setenv("PANDAS_SEMTYPE_BASE_URL", server.url)
    server.serve("/thing_v1/thing.bin", content(FLIPPED))
    with pytest.raises(ModelIntegrityError, match="expected hash"):
        fetch(entry, patience=HASTE)
    assert final_names(cache) == []


@pytest.mark.parametrize("url", ["http://models.example", "ftp://127.0.0.1", "models.example"])
def test_a_mirror_must_be_safe(url, cache, entry, monkeypatch):
    monkeypatch.setenv("PANDAS_SEMTYPE_BASE_URL", url)
    with pytest.raises(ArgumentError, match="PANDAS_SEMTYPE_BASE_URL"):
        fetch(entry, patience=HASTE)


def test_files_are_readable_as_the_umask_says(cache, entry):
    path = fetch(entry, patience=HASTE)
    mask = os.umask(0)
    os.umask(mask)
    for place in (path, cache / "records" / "thing_v1.json"):
        assert stat.S_IMODE(place.stat().st_mode) == 0o666 & ~mask


# -- what fetch takes ------------------------------------------------------------------


def test_a_path_is_given_back(cache, tmp_path, monkeypatch):
    file = tmp_path / "model.bin"
    file.write_bytes(b"")
    assert fetch(file) == file
    assert fetch(str(tmp_path)) == tmp_path
    monkeypatch.chdir(tmp_path)
    assert fetch("model.bin").name == "model.bin"
    assert not cache.exists()


def test_an_unknown_name(cache):
    with pytest.raises(ModelNotFoundError, match="Did you mean 'simon_2019_base'"):
        fetch("simon_2019_bse")
    assert not cache.exists()


def test_looking_makes_nothing(cache):
    assert {report.state for report in survey()} <= {"absent", "shipped"}
    assert verify()
    assert purge() == []
    assert not cache.exists()
