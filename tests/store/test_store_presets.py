"""Presets that are fetched: from a name to a model, once; and no network needed for the rest."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import threading

import numpy as np
import pandas as pd
import pytest
from loopback import content, status
from published import random_weights, write_keras2
from store_cases import HASTE, assert_helpful, blob_hash, final_names

import pandas_semtype
from pandas_semtype.errors import (
    CheckpointError,
    MissingDependencyError,
    ModelIntegrityError,
    ModelNotFoundError,
    OfflineError,
)
from pandas_semtype.loading import load_once
from pandas_semtype.simon.legacy import read_published
from pandas_semtype.simon.model import Model
from pandas_semtype.simon.reading_2019 import PublishedReader
from pandas_semtype.store import Entry, registry, verify
from pandas_semtype.store.registry import shipped_models

h5py = pytest.importorskip("h5py", reason="reading published files needs the extra 'legacy'")

REAL = registry.entries()["simon_2019_base"]
FRAME = pd.DataFrame({"mail": [f"user{i}@example.org" for i in range(40)], "n": range(40)})


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return write_keras2(tmp_path_factory.mktemp("h5") / "thing.bin", random_weights())


def entry_for(body: bytes, url: str, name: str = "thing_v1") -> Entry:
    return Entry(
        name=name, task="semtype", urls=(url,), file="thing.bin", hash_kind="git-blob-sha1",
        hash=blob_hash(body), max_size=1 << 26, licence="MIT", description="A test.",
        converter="simon.legacy", labels=REAL.labels,
    )  # fmt: skip


@pytest.fixture
def preset(cache, server, source, monkeypatch):
    """The preset ``thing_v1``, on a server of this machine."""
    body = source.read_bytes()
    entry = entry_for(body, server.serve("/thing.bin", content(body)))
    known = {**registry.entries(), "thing_v1": entry}
    monkeypatch.setattr(registry, "entries", lambda: known)
    monkeypatch.setattr("pandas_semtype.store.fetching.Patience", lambda: HASTE)
    return entry


def test_the_published_presets_are_listed():
    names = pandas_semtype.list_models()
    assert {f"simon_2019_base{end}" for end in ("", "_faker", "_stat", "_stat_geo")} <= set(names)
    assert names == sorted(names)


def test_the_pins_are_those_of_the_repository():
    pins = {
        "simon_2019_base": ("17-0.04", "4eb54be65f90f1badc8efce1d5b527f16b226f90", 9),
        "simon_2019_base_faker": ("19-0.02", "d7bf68916dcfb3ba2551e47c2093cc866a05e36e", 9),
        "simon_2019_base_stat": ("20-1.55", "e3b139aefd52332343f472bb036b5334f6ee1189", 11),
        "simon_2019_base_stat_geo": ("19-0.06", "70df2c234357c5dca2086bfff78cd4b3295f8f21", 18),
    }
    for name, (file, digits, n_labels) in pins.items():
        entry = registry.entries()[name]
        assert entry.file == f"text-class.{file}.hdf5"
        assert (entry.hash_kind, entry.hash) == ("git-blob-sha1", digits)
        assert len(entry.labels) == n_labels
        assert all(url.endswith(f"/pretrained_models/{entry.file}") for url in entry.urls)


def test_a_name_becomes_a_model_once(preset, cache, server, source):
    classifier = pandas_semtype.load("thing_v1")
    assert isinstance(classifier.model.reader, PublishedReader)
    assert classifier.name == "thing_v1"
    assert "A test." in classifier.card
    assert preset.hash in classifier.card
    expected = read_published(source).predict_proba(FRAME)
    pd.testing.assert_frame_equal(classifier.predict_proba(FRAME), expected)
    shutil.rmtree(cache / "files")  # the checkpoint made from it is enough
    again = pandas_semtype.load("thing_v1")
    pd.testing.assert_frame_equal(again.predict_proba(FRAME), expected)
    assert len(server.asked) == 1
    assert {name.split("/")[0] for name in final_names(cache)} == {"converted"}


def test_infer_by_name_loads_once(preset, server):
    first = pandas_semtype.infer(FRAME, model="thing_v1")
    assert list(first.types.index) == ["mail", "n"]
    assert load_once("thing_v1") is load_once("thing_v1")
    with pandas_semtype.using("thing_v1"):
        assert pandas_semtype.infer(FRAME).types.equals(first.types)
    assert len(server.asked) == 1


def test_a_damaged_checkpoint_is_made_again(preset, cache, server):
    pandas_semtype.load("thing_v1")
    for name, edit in (
        ("weights.npz", lambda path: path.write_bytes(b"spoiled")),
        ("config.json", lambda path: path.write_text("{")),
        ("head.npz", lambda path: path.unlink()),
        ("config.json", lambda path: path.unlink()),
    ):
        (path,) = (cache / "converted" / "thing_v1").glob(f"*/{name}")
        edit(path)
        assert pandas_semtype.load("thing_v1").predict_proba(FRAME).notna().all(axis=None)
    assert len(server.asked) == 1


def test_verify_reads_the_checkpoint_too(preset, cache):
    pandas_semtype.load("thing_v1")
    shutil.rmtree(cache / "files")
    assert [report.state for report in verify(["thing_v1"])] == ["converted"]
    (path,) = (cache / "converted" / "thing_v1").glob("*/head.npz")
    path.write_bytes(b"spoiled")
    (report,) = verify(["thing_v1"])
    assert report.state == "damaged"
    assert "head.npz" in report.detail


def test_what_a_killed_conversion_left_is_cleared(preset, cache):
    left = cache / "converted" / "thing_v1" / ".0123-abc"
    left.mkdir(parents=True)
    (left / "weights.npz").write_bytes(b"half")
    pandas_semtype.load("thing_v1")
    assert not left.exists()


def test_threads_at_once_convert_once(preset, cache, server, monkeypatch):
    made = []
    monkeypatch.setattr(
        Model,
        "save",
        lambda self, path, save=Model.save: (made.append(path), save(self, path)),
    )
    threads = [threading.Thread(target=pandas_semtype.load, args=["thing_v1"]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len(server.asked) == 1


def test_offline_the_error_says_what_to_do(cache, monkeypatch):
    monkeypatch.setenv("PANDAS_SEMTYPE_OFFLINE", "1")
    with pytest.raises(OfflineError, match=r"text-class\.17-0\.04\.hdf5 is needed") as caught:
        pandas_semtype.load("simon_2019_base")
    assert str(cache / "files" / "simon_2019_base") in str(caught.value)
    assert "PANDAS_SEMTYPE_OFFLINE" in str(caught.value)
    assert not cache.exists()


def test_offline_a_file_put_there_by_hand_is_used(preset, cache, source, monkeypatch):
    monkeypatch.setenv("PANDAS_SEMTYPE_OFFLINE", "1")
    place = cache / "files" / "thing_v1" / "thing.bin"
    place.parent.mkdir(parents=True)
    shutil.copy(source, place)
    assert pandas_semtype.load("thing_v1").labels == REAL.labels


def test_a_wrong_file_leaves_nothing(preset, cache, server, source):
    server.serve("/thing.bin", content(source.read_bytes()[:-1] + b"?"))
    with pytest.raises(ModelIntegrityError, match="expected hash git-blob-sha1") as caught:
        pandas_semtype.load("thing_v1")
    assert_helpful(caught.value, cache)
    assert final_names(cache) == []


def test_a_right_file_of_another_network_is_not_converted(cache, server, monkeypatch, tmp_path):
    weights = random_weights()
    weights["features"]["bias"] = np.zeros(127, np.float32)
    body = write_keras2(tmp_path / "x.h5", weights).read_bytes()
    entry = entry_for(body, server.serve("/thing.bin", content(body)))
    monkeypatch.setattr(registry, "entries", lambda: {"thing_v1": entry})
    with pytest.raises(CheckpointError, match="bias 127"):
        pandas_semtype.load("thing_v1")
    assert final_names(cache) == ["files/thing_v1/thing.bin"]


def test_read_only_cache_that_holds_the_file(preset, cache, source, server):
    cache.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(cache)], check=False
    ).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        place = cache / "files" / "thing_v1" / "thing.bin"
        place.parent.mkdir(parents=True)
        shutil.copy(source, place)
        subprocess.run(["mount", "-o", "remount,ro", str(cache)], check=True)
        first = pandas_semtype.infer(FRAME, model="thing_v1")
        assert load_once("thing_v1") is load_once("thing_v1")  # converted once, kept elsewhere
        assert pandas_semtype.infer(FRAME, model="thing_v1").types.equals(first.types)
    finally:
        subprocess.run(["umount", str(cache)], check=True)
    assert server.asked == []


def test_full_disk_while_converting(preset, cache):
    cache.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", str(cache)], check=False
    ).returncode:
        pytest.skip("mounting is not allowed here")
    try:  # the file has room, the checkpoint has none
        assert pandas_semtype.load("thing_v1").labels == REAL.labels
        assert final_names(cache) == ["files/thing_v1/thing.bin"]
    finally:
        subprocess.run(["umount", str(cache)], check=True)


def test_a_path_of_a_published_file(cache, source, tmp_path):
    model = pandas_semtype.load(source)
    assert model.name.startswith("local-")
    assert pandas_semtype.load(str(source)).model_id == model.model_id
    assert pandas_semtype.infer(FRAME, model=str(source)).types.index.equals(FRAME.columns)
    other = tmp_path / "notes.txt"
    other.write_text("not a model")
    with pytest.raises(CheckpointError, match=r"notes\.txt cannot be read: it is no HDF5 file"):
        pandas_semtype.load(other)


def test_a_name_that_is_nothing(cache):
    with pytest.raises(ModelNotFoundError, match="Did you mean 'simon_2019_base_stat'"):
        pandas_semtype.load("simon_2019_base_stats")


def test_a_preset_needs_its_extra(preset, monkeypatch):
    monkeypatch.setitem(sys.modules, "h5py", None)
    with pytest.raises(MissingDependencyError, match="legacy"):
        pandas_semtype.load("thing_v1")


@pytest.mark.skipif("simon_v2" not in shipped_models(), reason="no model is shipped")
def test_without_any_network_infer_works_as_ever(cache, monkeypatch):
    def none(*args, **kwargs):
        raise OSError("Network is unreachable")

    for name in ("connect", "connect_ex", "bind", "listen"):
        monkeypatch.setattr(socket.socket, name, none)
    monkeypatch.setattr(socket, "getaddrinfo", none)
    session_free = pandas_semtype.infer(FRAME)
    assert session_free.types["mail"] == "email"
    assert not cache.exists()  # and it does not even look for a cache


def test_a_dead_server_does_not_touch_the_shipped_model(preset, server):
    server.serve("/thing.bin", status(500))
    with contextlib.suppress(OfflineError):
        pandas_semtype.load("thing_v1")
    if "simon_v2" in shipped_models():
        assert pandas_semtype.infer(FRAME).types["mail"] == "email"
