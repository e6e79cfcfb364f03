"""Every entry of a saved model, replaced by what it cannot be: refused, or harmless in use."""

from __future__ import annotations

import copy
import json
import math
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from helpers import seal

import pandas_semtype
from pandas_semtype.errors import SemtypeError

HERE = Path(__file__).parent
MODELS = {"columns": HERE / "saved_by_0_1" / "columns", "texts": HERE / "saved_by_0_2" / "texts"}
FRAME = pd.DataFrame({"a": ["x@y.zz", "b@c.de"] * 6, "b": [f"T{i}-{i * 7}" for i in range(12)]})
TEXTS = ["prices rose again", "they hid the truth"]
VALUES = (None, True, -1, 10**12, math.nan, "", "\x1b[31m", [], [[]], {}, {"a": None})
CHECKED = {"files", "manifest"}
"""Entries that `seal` writes again."""


def entries(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield where every entry stands, those that hold others too; of long lists the first two."""
    if path:
        yield path
    if isinstance(value, dict):
        for name, part in value.items():
            if path or name not in CHECKED:
                yield from entries(part, (*path, name))
    elif isinstance(value, list):
        for i, part in enumerate(value[:2]):
            yield from entries(part, (*path, i))


def config_of(kind: str) -> dict[str, Any]:
    return json.loads((MODELS[kind] / "config.json").read_text("utf-8"))


CASES = [(kind, path) for kind in MODELS for path in entries(config_of(kind))]


def changed(config: dict[str, Any], path: tuple[Any, ...], value: object) -> dict[str, Any]:
    config = copy.deepcopy(config)
    place: Any = config
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    return config


def used(kind: str, directory: Path) -> None:
    """Load a model and ask it for what it is for."""
    loaded = pandas_semtype.load(directory)
    if kind == "texts":
        found = loaded.predict_proba(TEXTS)
        assert np.isfinite(found.to_numpy()).all()
        repr(loaded)
        return
    result = pandas_semtype.infer(FRAME, model=loaded)
    known = {*loaded.labels, "unknown"}
    assert all(one.label in known for one in result)
    assert all(0.0 <= one.score <= 1.0 for one in result)
    json.dumps(result.to_dict())
    repr(loaded)


def test_the_models_themselves_are_used(tmp_path):
    for kind, model in MODELS.items():
        used(kind, Path(shutil.copytree(model, tmp_path / kind)))
    assert len(CASES) * len(VALUES) > 1000


@pytest.mark.parametrize(
    ("kind", "path"), CASES, ids=lambda part: part if isinstance(part, str) else repr(part)
)
def test_an_entry_that_it_cannot_be(kind, path, tmp_path):
    config = config_of(kind)
    directory = Path(shutil.copytree(MODELS[kind], tmp_path / "m"))
    refused = 0
    for value in VALUES:
        text = json.dumps(changed(config, path, value))
        (directory / "config.json").write_text(text, "utf-8")
        seal(directory)
        try:
            used(kind, directory)
        except SemtypeError as error:
            refused += 1
            message = str(error)
            assert message.isprintable(), "nothing of the file steers the terminal"
            assert len(message) < 1000
    assert refused or path[0] not in ("architecture", "labels", "thresholds", "encoder", "kind")
