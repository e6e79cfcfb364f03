"""``pandas-semtype models``: what is printed, and the exit codes."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace

import pytest
from store_cases import payload

from pandas_semtype.cli.models import add_parser
from pandas_semtype.errors import ModelNotFoundError, OfflineError
from pandas_semtype.readers import UsageError
from pandas_semtype.store import registry
from pandas_semtype.store.registry import shipped_models

BODY = payload(2_500)


@pytest.fixture
def entry(entry, monkeypatch):
    entry = replace(entry, licence="MIT", description="A thing.")
    monkeypatch.setattr(registry, "entries", lambda: {"thing_v1": entry})
    monkeypatch.setattr("pandas_semtype.store.inventory.shipped_models", dict)
    return entry


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser(prog="pandas-semtype")
    add_parser(parser.add_subparsers(required=True))
    parsed = parser.parse_args(["models", *arguments])
    return parsed.run(parsed)


def test_from_list_to_purge(cache, entry, capsys):
    assert run("list") == 0
    assert f"cache: {cache}" in capsys.readouterr().out
    assert run("path", "thing_v1") == 1
    path = cache / "files" / "thing_v1" / "thing.bin"
    assert capsys.readouterr().out == f"{path}\n"
    assert not cache.exists()

    assert run("fetch", "thing_v1") == 0
    assert capsys.readouterr().out == f"thing_v1  {path}\n"
    assert run("path", "thing_v1") == 0
    assert run("path") == 0
    assert capsys.readouterr().out == f"{path}\n{cache}\n"
    assert run("list") == 0
    line = capsys.readouterr().out.splitlines()[1]
    assert line.split() == ["thing_v1", "right", "2.5", "kB", "A", "thing.", "[MIT]"]
    assert run("verify") == 0
    assert capsys.readouterr().out == f"thing_v1  right  sha256:{entry.hash}\n"

    path.write_bytes(BODY[:-1] + b"?")
    assert run("verify", "thing_v1") == 1
    assert "thing_v1  damaged" in capsys.readouterr().out
    assert run("purge", "thing_v1") == 0
    assert "thing_v1  deleted" in capsys.readouterr().out
    assert not path.exists()
    assert run("verify") == 0
    assert "absent" in capsys.readouterr().out


def test_list_as_json(cache, entry, capsys):
    run("fetch", "thing_v1")
    capsys.readouterr()
    assert run("list", "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["name"] == "thing_v1"
    assert row["state"] == "right"
    assert row["licence"] == "MIT"
    assert row["path"] == str(cache / "files" / "thing_v1" / "thing.bin")


def test_all_published_presets_are_listed(cache, capsys):
    assert run("list") == 0
    out = capsys.readouterr().out
    for name, entry in registry.entries().items():
        assert name in out
        assert entry.description in out
    assert out.count("absent") == len(registry.entries())


@pytest.mark.skipif("simon_v2" not in shipped_models(), reason="no model is shipped")
def test_a_shipped_model_is_listed_and_stays(cache, capsys):
    path = shipped_models()["simon_v2"]
    assert run("path", "simon_v2") == 0
    assert run("fetch", "simon_v2") == 0
    assert capsys.readouterr().out == f"{path}\nsimon_v2  {path}\n"
    assert run("verify", "simon_v2") == 0
    assert run("purge", "simon_v2") == 0
    assert capsys.readouterr().out == "simon_v2  shipped  comes with the package\n"
    assert path.is_dir()


def test_purge_asks_for_names_or_all(cache, entry, capsys):
    with pytest.raises(UsageError, match=r"Received: neither. Give names, or --all"):
        run("purge")
    with pytest.raises(UsageError, match=r"Received: both. Give names, or --all"):
        run("purge", "thing_v1", "--all")
    run("fetch", "thing_v1")
    assert run("purge", "--all") == 0
    assert not list((cache / "files").iterdir())


def test_purge_deletes_what_no_registry_knows_and_nothing_else(cache, entry, capsys):
    old = cache / "converted" / "local-0123"
    old.mkdir(parents=True)
    (old / "x").write_text("x")
    mine = cache / "my own.txt"
    mine.write_text("keep")
    link = cache / "files" / "linked"
    link.parent.mkdir()
    outside = cache.parent / "outside"
    outside.mkdir()
    (outside / "keep").write_text("keep")
    link.symlink_to(outside)
    (cache / "locks").mkdir()
    for name in ("local-0123", "linked"):
        (cache / "locks" / f"{name}.lock").touch()
    assert run("list") == 0
    assert "unlisted" in capsys.readouterr().out
    assert run("purge", "--all") == 0
    assert not old.exists()
    assert not link.is_symlink()
    assert mine.exists()
    assert (outside / "keep").exists()


def test_purging_all_leaves_folders_of_others(cache, entry):
    assert run("fetch", "thing_v1") == 0
    photos = cache / "files" / "photos"
    photos.mkdir()
    (photos / "sea.jpg").write_bytes(b"kept")
    parts = cache / "parts" / "of a bicycle"
    parts.mkdir(parents=True)
    assert run("purge", "--all") == 0
    assert (photos / "sea.jpg").read_bytes() == b"kept"
    assert parts.is_dir()
    assert not (cache / "files" / entry.name).exists()


@pytest.mark.parametrize("name", ["nothing", "../files", "/nowhere", ""])
@pytest.mark.parametrize("action", ["fetch", "verify", "purge", "path"])
def test_an_unknown_name(action, name, cache, entry, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelNotFoundError):
        run(action, name)


@pytest.mark.parametrize("name", ["/etc", ".", "..", "files", "locks"])
def test_purge_takes_no_path(name, cache, entry, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("fetch", "thing_v1")
    with pytest.raises(ModelNotFoundError):
        run("purge", name)
    assert (cache / "files" / "thing_v1" / "thing.bin").exists()


def test_offline(cache, entry, monkeypatch):
    monkeypatch.setenv("PANDAS_SEMTYPE_OFFLINE", "1")
    with pytest.raises(OfflineError, match=r"thing\.bin is needed"):
        run("fetch", "thing_v1")


def test_wrong_use(capsys):
    with pytest.raises(SystemExit) as caught:
        run()
    assert caught.value.code == 2
    with pytest.raises(SystemExit):
        run("fetch")
    assert "usage" in capsys.readouterr().err


def test_progress_bar_with_size_and_rate(cache, entry, capsys, monkeypatch):
    from pandas_semtype.store import fetch, purge

    path = fetch(entry, progress=True)
    printed = capsys.readouterr().err
    assert "thing.bin: 100%" in printed
    assert "2.50k/2.50k" in printed
    assert "B/s" in printed
    purge()
    fetch(entry, progress=False)
    purge()
    fetch(entry)  # nobody looks
    purge()
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert fetch(entry) == path
    assert "thing.bin: 100%" in capsys.readouterr().err
