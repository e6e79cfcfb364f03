"""Which content is right: pins, damage in the cache, trust on first use, the registry."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import warnings
from pathlib import Path

import pytest
from loopback import content, status
from store_cases import HASTE, assert_helpful, blob_hash, entry_of, final_names, payload

import pandas_semtype
from pandas_semtype.errors import ArgumentError, ModelIntegrityError, OfflineError
from pandas_semtype.store import Entry, fetch, purge, registry, survey, verify

BODY = payload(900_000)
FLIPPED = BODY[:1000] + bytes([BODY[1000] ^ 1]) + BODY[1001:]


# -- damage --------------------------------------------------------------------------


def test_a_cached_file_that_changed_is_replaced_with_a_warning(cache, entry, server):
    path = fetch(entry, patience=HASTE)
    path.write_bytes(FLIPPED)
    with pytest.warns(UserWarning, match="was not the published file, and was replaced: expected"):
        assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert len(server.asked) == 2


def test_a_cached_file_that_changed_is_not_used_offline(cache, entry, monkeypatch):
    path = fetch(entry, patience=HASTE)
    path.write_bytes(FLIPPED)
    monkeypatch.setenv("PANDAS_SEMTYPE_OFFLINE", "yes")
    with pytest.raises(ModelIntegrityError, match="is not the file that was published") as caught:
        fetch(entry)
    assert_helpful(caught.value, cache)
    assert path.read_bytes() == FLIPPED  # it is the user's to delete


def test_a_damaged_file_stays_until_the_right_one_is_there(cache, entry, server):
    path = fetch(entry, patience=HASTE)
    path.write_bytes(FLIPPED)
    server.serve("/thing.bin", status(404))
    with pytest.raises(OfflineError, match="answered 404"):
        fetch(entry, patience=HASTE)
    assert path.read_bytes() == FLIPPED


def test_a_file_put_there_by_hand_is_checked_and_used(cache, entry, server, monkeypatch):
    monkeypatch.setenv("PANDAS_SEMTYPE_OFFLINE", "1")
    path = cache / "files" / "thing_v1" / "thing.bin"
    path.parent.mkdir(parents=True)
    path.write_bytes(BODY)
    assert fetch(entry) == path
    os.utime(path, (1, 1))  # a restored cache has other times
    assert fetch(entry) == path
    assert server.asked == []


def test_only_verify_reads_a_file_that_nobody_touched(cache, entry, monkeypatch):
    monkeypatch.setattr(registry, "entries", lambda: {"thing_v1": entry})
    path = fetch(entry, patience=HASTE)
    state = path.stat()
    path.write_bytes(FLIPPED)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))  # as a failing disk does it
    assert fetch(entry) == path
    assert [report.state for report in survey(["thing_v1"])] == ["right"]
    assert [report.state for report in verify(["thing_v1"])] == ["damaged"]
    assert [report.name for report in purge()] == ["thing_v1"]
    assert final_names(cache) == []


def test_a_new_pin_makes_an_old_file_wrong(cache, entry, server):
    fetch(entry, patience=HASTE)
    newer = entry_of(FLIPPED, server.serve("/new", content(FLIPPED)))
    with pytest.warns(UserWarning, match="was replaced"):
        assert fetch(newer, patience=HASTE).read_bytes() == FLIPPED


@pytest.fixture
def no_collection():
    """Collect nothing meanwhile: what is finalized in a deep recursion has no room for it."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"file": 1}', "\x00", "[" * 100_000])
def test_a_spoiled_record_costs_one_reading(text, cache, entry, server, no_collection):
    path = fetch(entry, patience=HASTE)
    (cache / "records" / "thing_v1.json").write_text(text)
    assert fetch(entry, patience=HASTE) == path
    assert len(server.asked) == 1


# -- trust on first use ----------------------------------------------------------------


@pytest.fixture
def unhashed(server):
    url = server.serve("/thing.bin", content(BODY))
    return entry_of(BODY, url, hash_kind="none", hash=None, size=None)


def test_trust_on_first_use(cache, unhashed, server):
    with pytest.warns(UserWarning, match="No hash is published for thing.bin") as warned:
        path = fetch(unhashed, patience=HASTE)
    record = cache / "trust" / "thing_v1.json"
    noted = json.loads(record.read_text())
    assert noted["sha256"] == entry_of(BODY).hash
    assert noted["size"] == len(BODY)
    assert noted["sha256"] in str(warned[0].message)
    assert str(record) in str(warned[0].message)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # it is announced once
        assert fetch(unhashed, patience=HASTE) == path
    assert len(server.asked) == 1


def test_what_was_trusted_first_is_what_counts(cache, unhashed, server, monkeypatch):
    monkeypatch.setattr(registry, "entries", lambda: {"thing_v1": unhashed})
    with pytest.warns(UserWarning, match="is trusted"):
        fetch(unhashed, patience=HASTE)
    purge(["thing_v1"])
    server.serve("/thing.bin", content(FLIPPED))
    with pytest.raises(ModelIntegrityError, match="expected hash sha256:"):
        fetch(unhashed, patience=HASTE)
    assert final_names(cache) == []
    purge(["thing_v1"], distrust=True)
    with pytest.warns(UserWarning, match="is trusted"):
        assert fetch(unhashed, patience=HASTE).read_bytes() == FLIPPED


@pytest.mark.parametrize("text", ["", "{}", '{"file": "thing.bin", "sha256": "no hash"}'])
def test_a_damaged_trust_record_is_no_reason_to_trust_again(text, cache, unhashed):
    record = cache / "trust" / "thing_v1.json"
    record.parent.mkdir(parents=True)
    record.write_text(text)
    with pytest.raises(ModelIntegrityError, match=r"trust.*thing_v1\.json should hold the SHA-256"):
        fetch(unhashed, patience=HASTE)
    assert final_names(cache) == []


def test_without_length_and_hash_the_end_cannot_be_known(cache, unhashed, server):
    server.serve("/thing.bin", content(BODY[:1000], Content_Length=""))
    with pytest.raises(OfflineError, match="does not say how long the file is"):
        fetch(unhashed, patience=HASTE)


# -- the registry ----------------------------------------------------------------------


def test_the_registry_is_complete():
    for name, entry in registry.entries().items():
        assert entry.name == name
        assert entry.urls
        assert entry.licence != "unknown"
        assert entry.description.endswith(".")
        assert entry.card == f"docs/presets/{name}.md"
        assert list(entry.labels) == sorted(entry.labels)
        # Nobody has published whole hashes of what text encoders start from.
        assert entry.hash_kind != "none" or entry.task != "semtype"


@pytest.mark.parametrize("name", registry.entries())
def test_every_entry_has_a_page_that_is_right(name):
    root = Path(pandas_semtype.__file__).parents[1]
    entry = registry.entries()[name]
    if not (root / "docs").is_dir():
        pytest.skip("docs are not installed")
    text = (root / entry.card).read_text(encoding="utf-8")
    assert text.startswith(f"# {name}\n")
    labels = ", ".join(f"`{x}`" for x in entry.labels)
    for part in (entry.file, entry.hash or "no hash", entry.licence, labels):
        assert part in text
    assert f"presets/{name}.md" in (root / "docs" / "caching.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "../up"},
        {"name": "Upper"},
        {"name": ".hidden"},
        {"name": ""},
        {"file": "a/b"},
        {"file": ".."},
        {"file": "a\\b"},
        {"file": "a\nb"},
        {"urls": ("http://models.example/x",)},
        {"urls": ("file:///etc/passwd",)},
        {"urls": ("https://",)},
        {"urls": ("http://[::1",)},
        {"hash_kind": "md5"},
        {"hash": "0" * 63},
        {"hash": "0" * 63 + "G"},
        {"hash": None},
        {"hash_kind": "none"},
        {"hash_kind": "git-blob-sha1"},
        {"size": 0},
        {"size": 5_000_000},
        {"unpack": "zip"},
    ],
)
def test_an_entry_must_be_safe(changes):
    with pytest.raises(ArgumentError, match=f"{next(iter(changes))[:4]}.* is not valid"):
        entry_of(BODY, **changes)


def test_git_names_a_content_as_we_do(tmp_path):
    from pandas_semtype.store.urls import file_hash

    path = tmp_path / "x"
    path.write_bytes(BODY)
    assert file_hash(path, "git-blob-sha1") == blob_hash(BODY)
    try:
        hashed = subprocess.run(["git", "hash-object", str(path)], capture_output=True, check=True)
    except FileNotFoundError:
        pytest.skip("there is no git")
    assert hashed.stdout.decode().strip() == blob_hash(BODY)


def test_a_file_pinned_by_its_git_blob(cache, server):
    url = server.serve("/thing.bin", content(BODY))
    pins = {"hash_kind": "git-blob-sha1", "size": None}
    entry = entry_of(BODY, url, hash=blob_hash(BODY), **pins)
    assert fetch(entry, patience=HASTE).read_bytes() == BODY
    assert isinstance(entry, Entry)


@pytest.mark.parametrize(
    "address",
    ["h\u20acttps://ann:secret@example.org/a", "ann:secret@example.org/a", "https:/ann:secret@a/b"],
)
def test_a_mistyped_address_shows_no_password(address):
    from pandas_semtype.store.urls import shown

    assert "secret" not in shown(address)
    assert shown("https://ann:secret@example.org/a?key=secret") == "https://example.org/a"
