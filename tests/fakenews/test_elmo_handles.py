"""Handles of ELMo, and modules that tensorflow_hub or kagglehub have downloaded."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from pandas_semtype import configure
from pandas_semtype.errors import ArgumentError, ModelNotFoundError, OfflineError
from pandas_semtype.fakenews.elmo.handles import address_of, handle_of
from pandas_semtype.fakenews.elmo.source import entry_of, locate
from pandas_semtype.store.registry import entries

PUBLISHED = [
    "google/elmo/3",
    "https://tfhub.dev/google/elmo/3",
    "https://tfhub.dev/google/elmo/3/",
    "https://tfhub.dev/google/elmo/3?tf-hub-format=compressed",
    "google/elmo/tensorFlow1/elmo",
    "google/elmo/tensorFlow1/elmo/3",
    "google/elmo/TensorFlow1/elmo/3",
    "https://www.kaggle.com/models/google/elmo/TensorFlow1/elmo/3",
    "https://kaggle.com/models/google/elmo/frameworks/tensorFlow1/variations/elmo/versions/3",
]


@pytest.fixture
def cache(tmp_path):
    configure(cache_dir=str(tmp_path / "cache"), offline=True)
    return tmp_path / "cache"


@pytest.fixture
def module(tmp_path):
    """Files that look like a module: nothing here runs them."""
    folder = tmp_path / "module"
    (folder / "variables").mkdir(parents=True)
    for name in ("saved_model.pb", "variables/variables.index",
                 "variables/variables.data-00000-of-00001"):  # fmt: skip
        (folder / name).write_bytes(name.encode())
    return folder


@pytest.mark.parametrize("source", PUBLISHED)
def test_every_name_of_the_published_module_is_one_entry(source):
    assert handle_of(source).is_published
    assert entry_of(source) is entries()["elmo"]


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("google/elmo/2", "https://tfhub.dev/google/elmo/2?tf-hub-format=compressed"),
        (
            "google/elmo/tensorFlow1/elmo/2",
            "https://www.kaggle.com/api/v1/models/google/elmo/tensorFlow1/elmo/2/download",
        ),
        ("https://example.org/m/1", "https://example.org/m/1?tf-hub-format=compressed"),
        ("https://example.org/m?k=a%20b", "https://example.org/m?k=a+b&tf-hub-format=compressed"),
        ("https://example.org/m.tar.gz?k=1", "https://example.org/m.tar.gz?k=1"),
        (
            "https://tfhub.dev/google/elmo/3?k=1",
            "https://tfhub.dev/google/elmo/3?k=1&tf-hub-format=compressed",
        ),
    ],
)
def test_others_are_asked_for_by_address(source, url):
    entry = entry_of(source)
    assert entry.urls == (url,)
    assert entry.name != "elmo"
    assert address_of(url if "api/v1" not in url else source) is not None


def test_a_handle_of_kaggle_needs_its_version():
    with pytest.raises(ArgumentError, match="with its version"):
        handle_of("somebody/elmo/tensorFlow1/small")


@pytest.mark.parametrize("source", ["a/b/c/d", "a/b/c/d/3", "runs/elmo/tensorflow3/x/1", "/a/b/3"])
def test_paths_are_no_handles(source, cache):
    assert handle_of(source) is None
    with pytest.raises(ModelNotFoundError):
        locate(source)


def hub_cache(root: Path, module: Path, name: str, said: str | None = None) -> Path:
    """Write what tensorflow_hub leaves behind: a folder, and a file that says what it is of."""
    folder = root / hashlib.sha1(name.encode()).hexdigest()
    shutil.copytree(module, folder)
    note = f"Module: {said or name}\nDownload Time: 2026-01-01\n"
    folder.with_name(f"{folder.name}.descriptor.txt").write_text(note)
    return folder


@pytest.mark.parametrize("name", PUBLISHED[1::2][:2])
def test_the_cache_of_tensorflow_hub_is_used(cache, module, tmp_path, monkeypatch, name):
    monkeypatch.setenv("TFHUB_CACHE_DIR", str(tmp_path / "hub"))
    folder = hub_cache(tmp_path / "hub", module, name)
    with pytest.warns(UserWarning, match="is trusted"):
        assert locate(None) == folder
    # Announced once; every name of the module leads there.
    for source in PUBLISHED:
        assert locate(source) == folder
    with pytest.raises(OfflineError):
        locate("google/elmo/2")


def test_another_content_is_left_alone(cache, module, tmp_path, monkeypatch):
    monkeypatch.setenv("TFHUB_CACHE_DIR", str(tmp_path / "hub"))
    folder = hub_cache(tmp_path / "hub", module, "https://tfhub.dev/google/elmo/3")
    with pytest.warns(UserWarning, match="is trusted"):
        locate(None)
    (folder / "saved_model.pb").write_bytes(b"another graph")
    with pytest.warns(UserWarning, match="another module"), pytest.raises(OfflineError):
        locate(None)


@pytest.mark.parametrize("lacks", ["saved_model.pb", "variables/variables.index", "note", "name"])
def test_what_is_not_whole_is_left_alone(cache, module, tmp_path, monkeypatch, lacks):
    monkeypatch.setenv("TFHUB_CACHE_DIR", str(tmp_path / "hub"))
    said = "https://tfhub.dev/google/other/3" if lacks == "name" else None
    folder = hub_cache(tmp_path / "hub", module, "https://tfhub.dev/google/elmo/3", said)
    if lacks == "note":
        folder.with_name(f"{folder.name}.descriptor.txt").unlink()
    elif lacks != "name":
        (folder / lacks).unlink()
    with pytest.raises(OfflineError):
        locate(None)


@pytest.mark.parametrize("framework", ["tensorFlow1", "TensorFlow1"])
def test_the_cache_of_kagglehub_is_used(cache, module, tmp_path, monkeypatch, framework):
    monkeypatch.setenv("KAGGLEHUB_CACHE", str(tmp_path / "kaggle"))
    place = tmp_path / "kaggle" / "models" / "google" / "elmo" / framework / "elmo" / "3"
    shutil.copytree(module, place)
    with pytest.raises(OfflineError):
        locate(None)  # a download that was broken off has no mark
    place.with_name("3.complete").touch()
    with pytest.warns(UserWarning, match="is trusted"):
        assert locate(None) == place
    assert locate("google/elmo/tensorFlow1/elmo/3") == place


def test_temporary_files_of_others_are_not_looked_at(cache, module, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    hub_cache(tmp_path / "tfhub_modules", module, "https://tfhub.dev/google/elmo/3")
    with pytest.raises(OfflineError):
        locate(None)
