"""Which columns are personal data: labels, doubts, results that went through JSON."""

from __future__ import annotations

import itertools
import json
import math
from dataclasses import replace

import pandas as pd
import pytest

from pandas_semtype import InferenceResult
from pandas_semtype.errors import ArgumentError
from pandas_semtype.personal import LEAST, PERSONAL_LABELS, personal_frame, personal_positions
from pandas_semtype.personal_cells import PersonalCells
from pandas_semtype.prediction import ColumnPrediction
from pandas_semtype.types import catalogue


def predicted(label, score=0.9, alternatives=(), matching=None):
    return ColumnPrediction(
        None, label, score, "net", (label,), label, score,
        alternatives=alternatives, matching=matching,
    )  # fmt: skip


def result_of(**columns):
    return InferenceResult(
        pd.Index(list(columns)), list(columns.values()), [[]] * len(columns), [], "x"
    )


def test_labels_are_those_of_the_catalogue():
    assert set(PERSONAL_LABELS) <= set(catalogue())
    assert {label.kind for label in PERSONAL_LABELS.values()} == {"direct", "sensitive", "indirect"}


def test_columns_that_hold_personal_data_are_listed():
    result = result_of(
        a=predicted("email", matching=0.75),
        b=predicted("float"),
        c=predicted("ethnicity"),
        d=predicted("age"),
    )
    found = result.personal_data()
    assert found.index.tolist() == [0, 2, 3]
    assert found["column"].tolist() == ["a", "c", "d"]
    assert found["kind"].tolist() == ["direct", "sensitive", "indirect"]
    assert found["category"].tolist() == ["e-mail", "ethnicity", "age"]
    assert found["matching"].tolist()[0] == 0.75
    assert math.isnan(found["matching"].tolist()[1])


def test_codes_of_diagnoses_are_sensitive():
    found = result_of(a=predicted("icd_code")).personal_data()
    assert found[["category", "kind", "reason"]].to_numpy().tolist() == [
        ["health", "sensitive", "label"]
    ]


def test_doubts_count_on_the_safe_side():
    result = result_of(
        guess=predicted("unknown", 0.3, (("person_name", 0.2), ("city", 0.2), ("last_name", 0.1))),
        unlikely=predicted("city", 0.9, (("last_name", 0.05),)),
    )
    found = result.personal_data()
    assert found["column"].tolist() == ["guess"]
    assert found["label"].tolist() == ["person_name"]
    assert found["score"].tolist() == pytest.approx([0.3])
    assert result.personal_data(least=0.02)["column"].tolist() == ["guess", "unlikely"]
    assert result.personal_data(least=1)["column"].tolist() == []
    with pytest.raises(ArgumentError, match="least"):
        result.personal_data(least=2)


def test_a_result_from_json_says_the_same():
    result = result_of(a=predicted("phone", matching=0.5), b=predicted("iban"))
    again = InferenceResult.from_dict(json.loads(json.dumps(result.to_dict())))
    pd.testing.assert_frame_equal(again.personal_data(), result.personal_data())
    old = result.to_dict()
    for row in old["columns"]:
        del row["matching"]
    assert InferenceResult.from_dict(old).personal_data()["matching"].isna().all()


def test_names_of_columns_are_kept_as_they_are():
    names = pd.Index([("x", 1), float("nan"), ("x", 1)], tupleize_cols=False, dtype=object)
    result = InferenceResult(names, [predicted("email")] * 3, [[]] * 3, [], "x")
    assert result.personal_data()["column"].tolist()[0] == ("x", 1)
    assert result_of().personal_data().columns.tolist() == [
        "column", "label", "category", "kind", "score", "matching", "reason", "where",
    ]  # fmt: skip


def test_cells_are_tested_when_columns_are_inferred():
    mails = [f"person{i}@example.net" for i in range(18)] + ["none", "unsure"]
    found = pd.DataFrame({"m": mails, "n": range(20)}).semtype.infer().personal_data()
    assert found["column"].tolist() == ["m"]
    assert found["matching"].tolist() == pytest.approx([0.9])


_KINDS = [
    predicted("person_name", 0.3),
    predicted("age", 0.9),
    predicted("identifier", 0.6, (("gender", 0.3), ("ssn", 0.2))),
    predicted("age", 0.4, (("ssn", 0.3),)),
    predicted("unknown", 0.2, (("last_name", 0.1), ("city", 0.3))),
    predicted("float", 0.95),
]
_HOLDS = [
    None,
    PersonalCells(mails=0.6),
    PersonalCells(mails=0.9, numbered=0.8),
    PersonalCells(checked=0.8, numbered=1.0),
]
_NAMES = ["x", "passport number", "Geburtsjahr", "religion", "BSN"]
_LEASTS = [0.0, 0.02, 0.1, 0.25, 0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1.0]


def test_the_threshold_filters_rows_and_changes_none():
    given = list(itertools.product(_NAMES, _KINDS, _HOLDS))
    many = [replace(one, name=name, holds=holds) for name, one, holds in given]
    everything = personal_frame(many, 0.0)
    masked_before = None
    for least in _LEASTS:
        found = personal_frame(many, least)
        pd.testing.assert_frame_equal(found, everything[everything["score"] >= least])
        masked = set(personal_positions(many, least))
        if least == LEAST:
            assert masked == set(found.index[found["kind"] != "indirect"])
        assert masked_before is None or masked <= masked_before
        assert masked <= set(found.index)
        masked_before = masked


def test_the_score_of_a_column_is_that_of_what_says_it_with_most_weight():
    known = predicted("national_id", 0.3)
    numbered = PersonalCells(checked=0.9, numbered=1.0)
    many = [
        replace(known, holds=numbered),
        replace(known, name="passport"),
        replace(predicted("text", 0.4, (("username", 0.3),)), name="passport"),
    ]
    found = personal_frame(many)
    assert found["score"].tolist() == [0.9, 0.75, 0.75]
    assert found["reason"].tolist() == ["label"] * 3


def test_what_is_masked_is_listed_as_what_is_masked():
    years = replace(predicted("age", 0.9), holds=PersonalCells(checked=0.8))
    for least in (0.1, 0.25, 0.5, 0.8, 0.85):
        row = personal_frame([years], least).iloc[0]
        assert (row["kind"], row["score"], row["reason"]) == ("direct", 0.9, "check digits")
