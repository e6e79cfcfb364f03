"""Results: what they tell, how they print, and that nothing is lost on the way to JSON."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import numpy as np
import pandas as pd
import pytest
from helpers import PlainVerdict

from pandas_semtype.errors import ArgumentError, ColumnSelectionError
from pandas_semtype.prediction import ColumnPrediction
from pandas_semtype.results import InferenceResult

LABELS = ("text", "email", "int")


VERDICTS = [
    PlainVerdict("email", 0.99, "net", "email", 0.99, ("email", "text")),
    PlainVerdict("int", 0.75, "values:numbers", "text", 0.5, ("int",)),
    PlainVerdict("unknown", 0.1, "low_score", "text", 0.1, ()),
]
PROBA = [[0.98, 0.99, 0.01], [0.5, 0.0, 0.4], [0.1, 0.1, 0.1]]


def result_of(names=("mail", "n", "?"), levels=None) -> InferenceResult:
    index = names if isinstance(names, pd.Index) else pd.Index(list(names), tupleize_cols=False)
    if levels is not None:
        index = index.set_names(levels)
    count = len(index)
    verdicts = (VERDICTS * 3)[:count]
    return InferenceResult(index, verdicts, (PROBA * 3)[:count], LABELS, "tiny-1234abcd")


@dataclass(frozen=True)
class ScoredVerdict(PlainVerdict):
    """A verdict with a score of every label."""

    scores: np.ndarray = None


def test_alternatives_are_the_other_labels_best_first():
    verdicts = [
        ScoredVerdict("email", 0.7, "net", "email", 0.7, ("email",), np.array([0.25, 0.7, 0.05])),
        ScoredVerdict("unknown", 0.4, "low_score", "text", 0.4, (), np.array([0.4, 0.001, 0.3])),
    ]
    result = InferenceResult(
        pd.Index(["a", "b"]), verdicts, PROBA[:2], LABELS, "tiny", "best_guess"
    )
    assert result["a"].alternatives == (("text", 0.25), ("int", 0.05))
    assert result["b"].alternatives == (("text", 0.4), ("int", 0.3))
    assert result.to_frame()["second_type"].to_dict() == {"a": "text", "b": "text"}
    assert result.to_frame()["second_score"].to_dict() == {"a": 0.25, "b": 0.4}
    again = InferenceResult.from_dict(json.loads(json.dumps(result.to_dict())))
    assert again == result
    assert again["b"].alternatives == result["b"].alternatives
    assert again.mode == "best_guess"
    assert "mode best_guess" in repr(result)
    assert pickle.loads(pickle.dumps(result)) == result
    other = InferenceResult(pd.Index(["a", "b"]), verdicts, PROBA[:2], LABELS, "tiny")
    assert other != result
    assert "confidence" not in repr(other)


def test_results_of_the_first_release_can_be_read():
    data = result_of().to_dict()
    del data["mode"]
    for row in data["columns"]:
        del row["alternatives"]
    assert InferenceResult.from_dict(data) == result_of()
    with pytest.raises(ArgumentError, match="mode='bold'"):
        InferenceResult.from_dict({**data, "mode": "bold"})


NAMES = {
    "text": ["mail", "n", "?"],
    "duplicates": ["a", "b", "a"],
    "numbers": [0, 1, 2],
    "floats": [0.5, float("nan"), float("inf")],
    "mixed": ["a", 1, None],
    "truths": [True, False, "x"],
    "tuples": [("a", 1), ("a", 2), "b"],
    "levels": pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)], names=["x", None]),
    "stamps": pd.date_range("2024", periods=3, tz="UTC"),
    "days": [dt.date(2024, 1, 1), dt.date(2024, 1, 2), dt.date(2024, 1, 3)],
    "lengths": pd.to_timedelta([1, 2, 3], unit="h"),
    "periods": pd.period_range("2024", periods=3, freq="M"),
    "numpy": pd.Index(np.array([1, 2, 3], dtype=np.int8)),
    "missing": pd.Index([pd.NA, pd.NaT, None], dtype=object),
    "surrogates": pd.Index(["a\ud800", "b", "c"], dtype=object),
    "categories": pd.CategoricalIndex(["a", "b", "a"]),
    "none": [],
}


def test_series_and_frames_go_by_column():
    result = result_of()
    assert result.types.to_dict() == {"mail": "email", "n": "int", "?": "unknown"}
    assert result.scores.to_dict() == {"mail": 0.99, "n": 0.75, "?": 0.1}
    assert result.reasons["n"] == "values:numbers"
    assert result.labels["mail"] == ("email", "text")
    assert list(result.proba.columns) == list(LABELS)
    assert result.proba.loc["mail", "email"] == 0.99
    assert list(result.to_frame()) == [
        "type", "score", "reason", "labels", "net_type", "net_score", "second_type", "second_score",
        "role", "unique",
    ]  # fmt: skip
    assert result.to_frame()["second_type"].isna().all()
    assert result.to_frame().loc["n", "net_type"] == "text"
    assert result.model_id == "tiny-1234abcd"
    assert len(result) == 3


def test_columns_are_found_by_name_and_by_position():
    result = result_of(["a", "b", "a"])
    assert result["b"] == result.at(1) == list(result)[1]
    assert (result.at(0).label, result.at(-1).label) == ("email", "unknown")
    assert "a" in result
    assert "z" not in result
    assert [] not in result
    with pytest.raises(ColumnSelectionError, match=r"2 columns answer to 'a'.*0, 2"):
        result["a"]
    with pytest.raises(ColumnSelectionError, match="There is no column 'z'"):
        result["z"]
    for position in (3, -4, "a", None, True, slice(0, 2)):
        with pytest.raises(ColumnSelectionError, match="The result has 3 columns"):
            result.at(position)


def test_a_number_is_a_name_before_it_is_a_position():
    assert result_of([2, 1, 0])[2].label == "email"


def test_parts_of_a_tuple_stand_for_several_columns():
    result = result_of(NAMES["levels"])
    assert result["b", 1] == result.at(2)
    assert result["b"] == result.at(2)
    with pytest.raises(ColumnSelectionError, match="2 columns answer to 'a'"):
        result["a"]


def test_one_column():
    mail = result_of()["mail"]
    assert (mail.name, mail.label, mail.score, mail.reason) == ("mail", "email", 0.99, "net")
    assert mail.labels == ("email", "text")
    assert mail.proba.to_dict() == {"text": 0.98, "email": 0.99, "int": 0.01}
    assert repr(mail) == "ColumnPrediction('mail': email 0.99, net email 0.99, reason net)"
    assert mail == replace(mail)
    assert mail != replace(mail, score=0.5)
    with pytest.raises(FrozenInstanceError):
        mail.label = "text"


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_json_and_pickle_lose_nothing(names):
    result = result_of(names)
    again = InferenceResult.from_dict(json.loads(json.dumps(result.to_dict(), allow_nan=False)))
    assert again == result
    assert list(again.columns.names) == list(result.columns.names)
    assert pickle.loads(pickle.dumps(result)) == result
    assert copy.deepcopy(result) == result
    for one, other in zip(result, again, strict=True):
        assert replace(one, name=None) == replace(other, name=None)


def test_names_json_cannot_hold_are_refused():
    with pytest.raises(ArgumentError, match="column names that are text, numbers, dates"):
        result_of([frozenset("a"), "b", "c"]).to_dict()


@pytest.mark.parametrize(
    "data",
    [{}, {"format": 1}, {"format": 2}, [], None, {**result_of().to_dict(), "labels": ["a"]}],
    ids=["empty", "bare", "other format", "list", "none", "labels"],
)
def test_other_data_is_refused(data):
    with pytest.raises(ArgumentError, match=r"to_dict|format"):
        InferenceResult.from_dict(data)


def test_results_compare_by_content():
    result = result_of()
    assert result == result_of()
    assert result != result_of(["mail", "n", "other"])
    assert result != result_of(levels=["column"])
    other = [replace(VERDICTS[0], score=0.98), *VERDICTS[1:]]
    assert result != InferenceResult(result.columns, other, PROBA, LABELS, result.model_id)
    assert result != InferenceResult(result.columns, VERDICTS, PROBA, LABELS, "another")
    assert result != "result"


def test_results_cannot_be_changed():
    scores = np.array(PROBA)
    names = pd.Index(["mail", "n", "?"])
    result = InferenceResult(names, VERDICTS, scores, LABELS, "tiny")
    reference = pickle.loads(pickle.dumps(result))
    for name in ("types", "columns", "_proba", "new"):
        with pytest.raises(FrozenInstanceError, match="cannot assign to field"):
            setattr(result, name, None)
    with pytest.raises(FrozenInstanceError, match="cannot delete field"):
        del result._proba
    scores[:] = 0
    names.name = "renamed"
    for given in (result.types, result.scores, result.labels):
        given.iloc[0] = given.iloc[1]
        given.index.name = "renamed"
    table = result.proba
    table.iloc[0, 0] = 0.7
    table.index.name = result.columns.name = "renamed"
    assert result == reference
    with pytest.raises(TypeError):
        hash(result)


def test_columns_without_network_scores_have_missing_scores():
    verdicts = [VERDICTS[0], ColumnPrediction.without_values()]
    proba = [PROBA[0], [np.nan] * 3]
    result = InferenceResult(pd.Index(["mail", "empty"]), verdicts, proba, LABELS, "tiny")
    assert result["empty"].label == "unknown"
    assert result["empty"].reason == "no_values"
    assert result["empty"].proba.isna().all()
    assert result.proba.loc["empty"].isna().all()
    assert result.scores["empty"] == 0
    again = InferenceResult.from_dict(json.loads(json.dumps(result.to_dict(), allow_nan=False)))
    assert again == result


def test_sizes_must_agree():
    for verdicts, proba in [(VERDICTS[:2], PROBA), (VERDICTS, PROBA[:2]), (VERDICTS, [[0.1]] * 3)]:
        with pytest.raises(ValueError, match="3 columns"):
            InferenceResult(pd.Index(["a", "b", "c"]), verdicts, proba, LABELS, "tiny")


def test_text_shows_the_network_where_it_was_overruled():
    text = repr(result_of())
    assert text.splitlines()[0] == "InferenceResult: 3 columns, model tiny-1234abcd"
    assert [line.split() for line in text.splitlines()[1:]] == [
        ["type", "score", "reason", "net"],
        ["mail", "email", "0.99", "net"],
        ["n", "int", "0.75", "values:numbers", "text", "0.50"],
        ["?", "unknown", "0.10", "low_score", "text", "0.10"],
    ]
    assert repr(result_of([])) == "InferenceResult: 0 columns, model tiny-1234abcd"
    assert repr(result_of(["a"])).startswith("InferenceResult: 1 column,")


def test_html_is_escaped():
    index = pd.Index(["<script>alert(1)</script>", "a & b", "c"], name="<b>")
    html = InferenceResult(index, VERDICTS, PROBA, LABELS, "<i>tiny</i>")._repr_html_()
    assert "&lt;script&gt;" in html
    assert "a &amp; b" in html
    for tag in ("<script>", "<b>", "<i>"):
        assert tag not in html


def test_long_results_are_cut_as_pandas_cuts_them():
    result = InferenceResult(pd.RangeIndex(9), VERDICTS * 3, PROBA * 3, LABELS, "tiny")
    with pd.option_context("display.max_rows", 4):
        assert len(repr(result).splitlines()) == 7
        assert result._repr_html_().count("<tr>") < 7
    assert len(repr(result).splitlines()) == 11


def test_names_with_lone_surrogates_print():
    result = result_of(NAMES["surrogates"])
    for text in (repr(result), repr(result.at(0)), result._repr_html_()):
        assert "\\ud800" in text.encode("utf-8").decode()


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_every_kind_of_names_prints(names):
    result = result_of(names)
    assert repr(result).startswith("InferenceResult: ")
    assert result._repr_html_().startswith("<div>")
    assert len(result.to_frame()) == len(result)
