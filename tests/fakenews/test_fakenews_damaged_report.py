"""Reports in a saved model that somebody changed: refused at load, not when they are shown."""

from __future__ import annotations

import json

import pytest
from helpers import seal
from news import news

import pandas_semtype
from pandas_semtype import FakeNewsClassifier
from pandas_semtype.errors import CheckpointError


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    frame = news(120)
    model = FakeNewsClassifier("tfidf", validation=0.3, check_leaks=False)
    model = model.fit(frame["text"], frame["label"])
    return model.save(tmp_path_factory.mktemp("reports") / "m")


@pytest.mark.parametrize("value", [None, "x", "0.5", [], {}, True, -0.1, 1.5, float("nan")])
@pytest.mark.parametrize(
    ("table", "entry"),
    [
        ("classes", "precision"),
        ("classes", "f1"),
        ("classes", "texts"),
        ("coverage", "coverage"),
        ("coverage", "threshold"),
        ("coverage", "accuracy"),
    ],
)
def test_what_is_no_number_of_a_report_is_refused(saved, table, entry, value):
    check(saved, table, lambda rows: rows[0].update({entry: value}))


@pytest.mark.parametrize("table", ["classes", "coverage"])
def test_rows_that_lack_an_entry_are_refused(saved, table):
    check(saved, table, lambda rows: [row.pop("accuracy", row.pop("f1", None)) for row in rows])


def test_a_report_of_other_classes_is_refused(saved):
    check(saved, "classes", lambda rows: rows.reverse())
    check(saved, "classes", lambda rows: rows[0].update({"class": "other"}))


def check(saved, table, change):
    file = saved / "config.json"
    before = file.read_text()
    config = json.loads(before)
    change(config["report"][table])
    file.write_text(json.dumps(config))
    try:
        seal(saved)
        with pytest.raises(CheckpointError, match="an entry is missing or wrong"):
            pandas_semtype.load(saved)
    finally:
        file.write_text(before)
        seal(saved)
    assert pandas_semtype.load(saved).report.plot().to_html()
