"""Fuzz targets that read the files of a model, a result and a vocabulary."""

from __future__ import annotations

import atexit
import hashlib
import io
import json
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pandas_semtype.arrays import unpack_arrays
from pandas_semtype.errors import SemtypeError
from pandas_semtype.evidence.frame import FrameEvidence
from pandas_semtype.fakenews.bilm.settings import PUBLISHED, BilmSettings
from pandas_semtype.fakenews.ulmfit.published import read_words
from pandas_semtype.fakenews.ulmfit.vocabulary import SPECIAL, Vocabulary
from pandas_semtype.loading import load
from pandas_semtype.names import name_from_json
from pandas_semtype.parsing.facts import ParseFacts
from pandas_semtype.results import InferenceResult
from pandas_semtype.simon.model_config import check_config
from pandas_semtype.simon.runtime.graph_check import check_graphs
from pandas_semtype.store.archive import unpack
from pandas_semtype.store.cache import Cache
from pandas_semtype.store.failures import Fault
from pandas_semtype.store.inventory import wrong_with_file, wrong_with_folder
from pandas_semtype.store.pins import expected
from pandas_semtype.store.registry import Entry
from pandas_semtype.store.sink import Part
from pandas_semtype.strict_json import loads

SAVED = Path(__file__).parents[1] / "frame" / "saved_by_0_1"
_TEXTS = SAVED.with_name("saved_by_0_2") / "texts"
CORPUS = Path(__file__).parent / "corpus"

_COLUMNS = SAVED / "columns"
_CELLS, _DOCUMENT = (_COLUMNS / f"{name}_encoder.onnx" for name in ("cell", "document"))


def _json(content: bytes) -> None:
    try:
        loads(content)
    except (ValueError, RecursionError) as error:
        if isinstance(error, RecursionError):
            raise AssertionError("nesting is bounded before it is parsed") from error


def _config(content: bytes) -> None:
    try:
        values = loads(content)
    except ValueError:
        return
    if isinstance(values, dict):
        check_config(values)


def _sizes() -> dict[str, int]:
    shape = json.loads((_COLUMNS / "config.json").read_text("utf-8"))["architecture"]
    return {
        "characters": shape["head"] + shape["tail"],
        "vector": 2 * shape["cell_units"],
        "statistics": 50,
        "features": shape["dense"],
        "cells": 8,
    }


def _cell_graph(content: bytes) -> None:
    check_graphs(content, _DOCUMENT.read_bytes(), **_sizes())


def _document_graph(content: bytes) -> None:
    check_graphs(_CELLS.read_bytes(), content, **_sizes())


def _arrays(content: bytes) -> None:
    unpack_arrays(content)


def _words(content: bytes) -> None:
    # Made in this process alone, and replaced each time: a directory a call takes longer.
    path = Path(_folder(), "words.pkl")
    path.write_bytes(content)
    read_words(path)


@cache
def _folder() -> str:
    folder = tempfile.mkdtemp(prefix="fuzz-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _vocabulary(content: bytes) -> None:
    Vocabulary.from_json(content)


def _archive(content: bytes) -> None:
    folder = Path(_folder(), "unpacked")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = Path(_folder(), "archive")
    path.write_bytes(content)
    try:
        unpack(path, folder, kind="tar.gz" if content[:2] == b"\x1f\x8b" else "tar", most=1 << 20)
    except Fault as fault:
        raise SemtypeError(fault.reason) from fault
    finally:
        inside = folder.resolve()
        assert all(p.resolve().is_relative_to(inside) for p in folder.rglob("*"))


def _text_model(content: bytes) -> None:
    """Read the first byte as the file that the rest replaces; hashes fit by the manifest."""
    _replaced(content, _TEXTS, "labels.json")


def _evidence(content: bytes) -> None:
    FrameEvidence.from_bytes(zlib.compress(content) if content[:1] == b"{" else content)


def _schema(content: bytes) -> None:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return
    InferenceResult.from_schema(data)


def _settings(content: bytes) -> None:
    path = Path(_folder(), "options.json")
    path.write_bytes(content)
    BilmSettings.read(path)


def _cache_record(content: bytes) -> None:
    """Read what a file of the cache notes: of a file, of a folder, of a first download."""
    cache = Cache(Path(_folder(), "cache"))
    entry = Entry(
        name="m", task="semtype", urls=("https://example.org/m",), file="m.bin",
        hash_kind="sha256", hash="0" * 64, unpack="tar",
    )  # fmt: skip
    for path in (cache.file(entry), cache.record(entry), cache.contents(entry), cache.trust(entry)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    cache.unpacked(entry).mkdir(exist_ok=True)
    wrong_with_file(cache, entry)
    wrong_with_folder(cache, entry, thorough=True)
    part = Part(cache.part(entry), entry, None)
    part.note.parent.mkdir(parents=True, exist_ok=True)
    part.note.write_bytes(content)
    Part(cache.part(entry), entry, None).resumable("https://example.org/m")
    expected(cache, replace(entry, hash=None, hash_kind="none"))


def _result(content: bytes) -> None:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return
    InferenceResult.from_dict(data)


def _model(content: bytes) -> None:
    """Read the first byte as the file that the rest replaces, under hashes that fit."""
    loaded = _replaced(content, _COLUMNS, "config.json")
    _ = loaded.model.replay


def _replaced(content: bytes, model: Path, first: str) -> Any:
    names = sorted(path.name for path in model.iterdir())
    directory = Path(_folder(), model.parent.name)
    if not directory.is_dir():
        shutil.copytree(model, directory)
    name = names[content[0] % len(names)] if content else first
    changed = {"config.json", "manifest.json", name} & set(names)
    try:
        (directory / name).write_bytes(content[1:])
        if name != "config.json":
            _rewrite(directory / "config.json", "files", {name: content[1:]})
        if name != "manifest.json" and "manifest.json" in names:
            now = {one: (directory / one).read_bytes() for one in (name, "config.json")}
            _rewrite(directory / "manifest.json", "sha256", now)
        return load(directory)
    finally:
        for one in changed:
            shutil.copyfile(model / one, directory / one)


def _rewrite(path: Path, entry: str, contents: Mapping[str, bytes]) -> None:
    """Write hashes that fit into a list of files."""
    values = json.loads(path.read_text("utf-8"))
    for name, content in contents.items():
        if name in values[entry]:
            values[entry][name] = hashlib.sha256(content).hexdigest()
    path.write_text(json.dumps(values), "utf-8")


def _facts_dict(content: bytes) -> None:
    """Read facts as a result holds them: what `from_dict` documents is turned into ours there."""
    try:
        value = json.loads(content)
    except (RecursionError, ValueError):
        return
    try:
        ParseFacts.from_dict(value)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise SemtypeError("refused") from error


def _name_dict(content: bytes) -> None:
    try:
        value = json.loads(content)
    except (RecursionError, ValueError):
        return
    try:
        hash(name_from_json(value))
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
        raise SemtypeError("refused") from error


FILE_TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "archive": _archive,
    "arrays": _arrays,
    "cache_record": _cache_record,
    "cell_graph": _cell_graph,
    "config": _config,
    "document_graph": _document_graph,
    "evidence": _evidence,
    "facts_dict": _facts_dict,
    "json": _json,
    "model": _model,
    "name_dict": _name_dict,
    "result": _result,
    "schema": _schema,
    "settings": _settings,
    "text_model": _text_model,
    "vocabulary": _vocabulary,
    "words": _words,
}
"""By name."""


def _tar(kind: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=kind) as tar:
        for name in ("a.txt", "folder/b.txt"):
            info = tarfile.TarInfo(name)
            info.size = 5
            tar.addfile(info, io.BytesIO(b"hello"))
        link = tarfile.TarInfo("c")
        link.type, link.linkname = tarfile.SYMTYPE, "../../c"
        tar.addfile(link)
    return buffer.getvalue()


def _made(target: str) -> list[bytes]:
    """Return inputs that are made by what reads them."""
    if target == "archive":
        return [_tar("w"), _tar("w:gz")]
    if target == "settings":
        return [json.dumps(PUBLISHED.to_options()).encode()]
    if target == "vocabulary":
        return [Vocabulary([*SPECIAL, "old", "news", "größe"]).to_json()]
    if target in ("evidence", "schema", "facts_dict"):
        import pandas as pd

        from pandas_semtype.evidence.collecting import collect_evidence
        from pandas_semtype.parsing import facts_of_cells

        frame = pd.DataFrame({"day": ["1.2.2024", "25.3.2024"], "n": [1.5, None]})
        if target == "evidence":
            return [json.dumps(collect_evidence(frame).to_dict()).encode()]
        if target == "facts_dict":
            columns = {"currency": "1.234,50 €", "datetime": "1. März 2024", "boolean": "ja",
                       "duration": "90 min", "postal_code": "01234"}  # fmt: skip
            return [
                json.dumps(facts_of_cells({cell: 1, "n/a": 1}, label).to_dict()).encode()
                for label, cell in columns.items()
            ]
        plain = json.loads((CORPUS / "result" / "plain").read_text("utf-8"))
        found = InferenceResult.from_dict(plain)
        return [json.dumps(s).encode() for s in (found.to_table_schema(), found.to_json_schema())]
    if target == "cache_record":
        members = {"a.txt": [5, "0" * 64]}
        return [
            json.dumps({"file": "m.bin", "pin": f"sha256:{'0' * 64}", "size": 3, "mtime_ns": 1,
                        "members": members, "sha256": "0" * 64, "url": "https://example.org/m",
                        "validator": '"abc"'}).encode(),
        ]  # fmt: skip
    if target == "name_dict":
        names: list[Any] = [{"tuple": ["a", {"float": "nan"}]}, {"timestamp": "2024-01-01"},
                            {"period": ["2024Q1", "Q"]}, {"timedelta": "P1D"},
                            {"date": "2024-01-01"}, {"missing": "NA"}, "a"]  # fmt: skip
        return [json.dumps(name).encode() for name in names]
    return []


def file_seeds(target: str) -> list[bytes]:
    """Return the inputs that are damaged: real files, and those that once did harm."""
    files = {
        "arrays": [_COLUMNS / "head.npz", _COLUMNS / "replay.npz", SAVED / "texts" / "tfidf.npz"],
        "cell_graph": [_CELLS],
        "config": [_COLUMNS / "config.json"],
        "document_graph": [_DOCUMENT],
        "json": [_COLUMNS / "config.json", SAVED / "columns.json"],
    }.get(target, [])
    found = [path.read_bytes() for path in files] + _made(target)
    model = {"model": _COLUMNS, "text_model": _TEXTS}.get(target)
    if model is not None:
        paths = sorted(model.iterdir())
        found += [bytes([i]) + path.read_bytes() for i, path in enumerate(paths)]
    return found
