"""Models that release 0.1 wrote, before there was a manifest: they load, and say the same."""

from __future__ import annotations

import json
import logging
import shutil
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.errors import ModelIntegrityError

SAVED = Path(__file__).parent / "saved_by_0_1"


def told(name: str) -> dict:
    return json.loads((SAVED / name).read_text("utf-8"))


def test_a_model_of_columns_gives_the_scores_it_gave(caplog):
    expected = told("columns.json")
    with caplog.at_level(logging.INFO, logger="pandas_semtype"):
        model = pandas_semtype.load(SAVED / "columns")
    assert "has no manifest.json" in caplog.text, "a note, and no more"
    assert model.model_id == expected["model_id"]
    assert list(model.labels) == expected["labels"]
    frame = pd.DataFrame(expected["frame"])
    # Cells are read in another order now, and the network looks at some of them.
    found = np.asarray(model.predict_proba(frame))
    assert (found.argmax(axis=1) == np.argmax(expected["scores"], axis=1)).all()
    more = {f"c{i}": [f"K-{i}{k}" for k in range(9)] for i in range(5)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # it is small, and takes them for containers
        extended = model.extend("code", pd.DataFrame(more))
    assert set(extended.labels) == {*model.labels, "code"}


def test_a_model_of_texts_of_0_2_gives_the_probabilities_it_gave():
    saved = SAVED.with_name("saved_by_0_2")
    expected = json.loads((saved / "texts.json").read_text("utf-8"))
    found = pandas_semtype.load(saved / "texts").predict_proba(pd.Series(expected["texts"]))
    for name, column in expected["proba"].items():
        assert found[name].tolist() == pytest.approx(column, abs=1e-4)


@pytest.mark.parametrize("name", ["columns"])
def test_saved_again_it_has_a_manifest_and_the_same_content(name, tmp_path, caplog):
    model = pandas_semtype.load(SAVED / name)
    model.save(tmp_path / "m")
    assert (tmp_path / "m" / "manifest.json").is_file()
    with caplog.at_level(logging.INFO, logger="pandas_semtype"):
        again = pandas_semtype.load(tmp_path / "m")
    assert repr(again) == repr(model)
    assert not caplog.text
    text = (tmp_path / "m" / "config.json").read_text("utf-8")
    (tmp_path / "m" / "config.json").write_text(text.replace('"kind"', '"kinds"'), "utf-8")
    with pytest.raises(ModelIntegrityError, match=r"config\.json is not the file it should be"):
        pandas_semtype.load(tmp_path / "m")


def test_an_old_directory_is_replaced_by_a_save(tmp_path):
    shutil.copytree(SAVED / "columns", tmp_path / "m")
    model = pandas_semtype.load(tmp_path / "m")
    model.restrict(["email", "int"]).save(tmp_path / "m")
    assert set(pandas_semtype.load(tmp_path / "m").labels) == {"email", "int"}
