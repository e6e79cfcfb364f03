"""Explanations: what every source said, which cells fit, and no content unless asked for."""

import pickle

import numpy as np
import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.errors import ArgumentError
from pandas_semtype.explanation import CellCheck, Evidence, Explanation
from pandas_semtype.prediction import ColumnPrediction
from pandas_semtype.results import InferenceResult

MAILS = [f"user{i}@example.org" for i in range(40)]
NUMBERS = [round(40.5 + i / 9, 4) for i in range(41)]


@pytest.fixture(scope="module")
def result():
    frame = pd.DataFrame(
        {
            "mail": [*MAILS[:7], "ask <Ann>", *MAILS[7:]],
            "lat": NUMBERS,
            "lon": [x * 2 for x in NUMBERS],
            "answer": ["yes", "no", "maybe"] * 13 + ["yes", "no"],
            "none": None,
        },
        index=range(1000, 1041),
    )
    return pandas_semtype.infer(frame, model="simon_v2", use_names=True)


def test_every_source_has_rows(result):
    mail = result["mail"].explain().to_frame()
    assert list(mail.columns) == ["source", "reason", "label", "log_odds"]
    assert mail["log_odds"].dtype == np.float64
    settled = mail[mail["reason"] == "format:email"].iloc[0]
    assert (settled["source"], settled["label"], settled["log_odds"]) == ("rule", "email", np.inf)
    assert {"network", "name"} <= set(result["lat"].explain().to_frame()["source"])
    assert "neighbours" in set(result["lon"].explain().to_frame()["source"])
    answers = result["answer"].explain().to_frame()
    against = answers[(answers["reason"] == "impossible:boolean")]
    assert against["log_odds"].tolist() == [-np.inf]


def test_odd_cells_are_told_by_their_row(result):
    told = result["mail"].explain()
    assert told.check.rows == (7,)  # a position, whatever the index
    assert (told.check.n_tested, told.check.n_odd) == (41, 1)
    assert told.check.fraction == pytest.approx(40 / 41)
    assert "row 7" in repr(told)
    for text in (repr(told), told._repr_html_(), repr(result["mail"]), str(result.to_dict())):
        assert "Ann" not in text
    shown = result["mail"].explain(show_cells=True)
    assert "7 ('ask <Ann>')" in repr(shown)
    html = shown._repr_html_()
    assert "ask &lt;Ann&gt;" in html
    assert "<Ann>" not in html


def test_rows_are_those_of_the_frame_at_hand():
    model = pandas_semtype.load("simon_v2")
    cells = [*MAILS, "nobody"]
    with pandas_semtype.using(model):
        for turned in (cells, cells[::-1], ["nobody", *MAILS]):
            series = pd.Series(turned, name="x")
            found = pandas_semtype.infer(series.to_frame())["x"].explain()
            assert found.check.rows == (turned.index("nobody"),)
            frame = series.to_frame()
            assert frame.semtype.types["x"] == "email"  # remembered by now


def test_names_and_labels_are_escaped_and_cut():
    told = Explanation(
        "<script>\n" * 20,
        "<b>",
        0.5,
        "<i>",
        [Evidence("<u>", "<em>", "<s>", -3.0)],
        CellCheck("<b>", "a <tag>", 0.999, 1000, 1, ("<script>" * 30 + "\x1b",), (3,)),
        show_cells=True,
    )
    html = told._repr_html_()
    for tag in ("<script>", "<b>", "<i>", "<u>", "<em>", "<s>", "<tag>"):
        assert tag not in html
    assert "<svg" in html
    assert "\x1b" not in html + repr(told)
    assert "0.99 of" in repr(told)  # never 1.00 where a cell failed
    assert max(map(len, repr(told).splitlines())) < 200


def test_bars_point_to_the_side_of_the_evidence():
    odds = [5.0, -5.0, np.inf, -np.inf, 0.0]
    evidence = [Evidence("rule", f"r{i}", "city", x) for i, x in enumerate(odds)]
    told = Explanation("x", "city", 0.9, "net", evidence)
    lines = repr(told).splitlines()[2:]
    assert [line.split()[-1] for line in lines[:4]] == ["+" * 5, "-" * 5, "+" * 10, "-" * 10]
    assert "impossible" in lines[3]
    assert told._repr_html_().count("<svg") == 5


def test_what_is_stored_holds_no_cell(result):
    stored = pickle.dumps(result)
    assert b"Ann" not in stored
    again = pickle.loads(stored)
    assert again == result
    assert again["mail"].explain(show_cells=True).check.rows == (7,)
    plain = InferenceResult.from_dict(result.to_dict())["mail"].explain()
    assert set(plain.to_frame()["source"]) == {"network"}
    assert plain.check is None


def test_a_stored_result_says_what_it_no_longer_knows(result):
    kept = InferenceResult.from_dict(result.to_dict())
    for name in result.columns:
        fresh, stored = (repr(one[name].explain()) for one in (result, kept))
        assert "is not in to_dict()" not in fresh
        assert ("is not in to_dict()" in stored) == (name != "none")
        assert ("is not in to_dict()" in kept[name].explain()._repr_html_()) == (name != "none")


def test_show_cells_is_a_flag(result):
    with pytest.raises(ArgumentError, match="show_cells is not valid"):
        result["mail"].explain(show_cells="yes")


def test_every_column_can_be_explained(result):
    for prediction in result:
        told = prediction.explain()
        assert told.label == prediction.label
        assert repr(told).startswith(repr(prediction.name))
        assert told._repr_html_().startswith("<div>")
    assert len(result["none"].explain().to_frame()) == 0
    assert repr(ColumnPrediction.without_values("a").explain()).startswith("'a': unknown")


def test_an_unknown_column_is_explained_by_its_best_guess():
    frame = pd.DataFrame({"x": MAILS})
    told = pandas_semtype.infer(frame, model="simon_v2", threshold=1.0)["x"]
    assert told.label == "unknown"
    assert told.explain().check.label == "email"
    assert told.explain().check.n_odd == 0
