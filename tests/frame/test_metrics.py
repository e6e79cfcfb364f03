"""Metrics of predictions, on cases small enough to count by hand."""

from __future__ import annotations

import pytest

from pandas_semtype.errors import ArgumentError
from pandas_semtype.metrics import (
    LabelScore,
    TrueLabels,
    bootstrap_interval,
    confusion,
    score_columns,
)

YEAR = TrueLabels("year", ("year", "int"))
CITY = TrueLabels("city", ("city", "categorical"))
TEXT = TrueLabels("text", ("text",))


def test_metrics_counted_by_hand():
    truth = [YEAR, YEAR, YEAR, CITY, CITY, CITY, TEXT]
    predicted = ["year", "int", "float", "city", "categorical", None, "city"]
    scores = score_columns(truth, predicted)
    assert scores.columns == 7
    assert scores.strict == pytest.approx(2 / 7)
    assert scores.acceptable == pytest.approx(4 / 7)
    # Right on the nine labels: year, int, city and categorical, and city for text.
    assert scores.base9 == pytest.approx(5 / 7)
    assert scores.labels == 2
    # year: 1 of 1 predicted, 1 of 3 true; city: 1 of 2 predicted, 1 of 3 true.
    assert scores.macro_f1 == pytest.approx((2 / 4 + 2 / 5) / 2)
    assert scores.per_label["year"] == LabelScore(1.0, pytest.approx(1 / 3), 0.5, 3, 1)
    assert scores.per_label["city"] == LabelScore(0.5, pytest.approx(1 / 3), 0.4, 3, 2)
    assert scores.per_label["float"] == LabelScore(0.0, 0.0, 0.0, 0, 1)
    assert set(scores.per_label) == {"year", "city", "text", "int", "float", "categorical"}


@pytest.mark.parametrize(
    ("true", "label", "right"),
    [
        (YEAR, "datetime", True),
        (YEAR, "month_name", True),
        (YEAR, "age", True),
        (YEAR, "text", False),
        (CITY, "person_name", True),
        (CITY, "categorical", True),
        (CITY, "ordinal", False),
        (TEXT, "categorical", False),
        (TEXT, "uri", False),
        (TrueLabels("ordinal", ("ordinal", "categorical")), "text", True),
        (TrueLabels("ordinal", ("ordinal", "categorical")), "int", False),
        (TrueLabels("url_domain", ("url_domain",)), "uri", True),
    ],
)
def test_base9_goes_by_the_nine_labels(true, label, right):
    assert score_columns([true], [label]).base9 == right


def test_support_decides_which_labels_count():
    truth, predicted = [YEAR, YEAR, CITY], ["year", "year", "text"]
    assert score_columns(truth, predicted, min_support=1).macro_f1 == 0.5
    assert score_columns(truth, predicted, min_support=2).macro_f1 == 1.0
    assert score_columns(truth, predicted).macro_f1 == 0.0


def test_nothing_to_score():
    scores = score_columns([], [])
    assert (scores.columns, scores.strict, scores.macro_f1, scores.per_label) == (0, 0, 0, {})


def test_lengths_must_agree():
    with pytest.raises(ArgumentError, match=r"len\(predicted\)=1. Pass 2 values"):
        score_columns([YEAR, CITY], ["year"])
    with pytest.raises(ArgumentError, match="tables"):
        bootstrap_interval([YEAR, CITY], ["year", "city"], ["a"])


def test_intervals_contain_the_metric_and_are_seeded():
    truth = [YEAR, CITY, TEXT] * 40
    predicted = ["year" if i % 3 == 0 or i % 5 else "text" for i in range(120)]
    tables = [i // 6 for i in range(120)]
    for metric in ("strict", "acceptable", "base9", "macro_f1"):
        low, high = bootstrap_interval(truth, predicted, tables, metric=metric, rounds=100)
        assert low <= getattr(score_columns(truth, predicted), metric) <= high
        assert low < high
        again = bootstrap_interval(truth, predicted, tables, metric=metric, rounds=100)
        assert again == (low, high)
    other = bootstrap_interval(truth, predicted, tables, rounds=100, random_state=1)
    assert other != bootstrap_interval(truth, predicted, tables, rounds=100)
    narrow = bootstrap_interval(truth, predicted, tables, rounds=100, level=0.5)
    assert narrow[1] - narrow[0] < other[1] - other[0]


def test_intervals_draw_whole_tables():
    # One table is all right, one all wrong: only fractions of whole tables can come out.
    truth, predicted = [YEAR] * 20, ["year"] * 10 + ["text"] * 10
    low, high = bootstrap_interval(truth, predicted, ["a"] * 10 + ["b"] * 10, metric="strict")
    assert (low, high) == (0.0, 1.0)


def test_intervals_of_nothing_or_of_an_unknown_metric_are_refused():
    with pytest.raises(ArgumentError, match="at least one column"):
        bootstrap_interval([], [], [])
    with pytest.raises(ArgumentError, match="Received: metric='f2'"):
        bootstrap_interval([YEAR], ["year"], ["a"], metric="f2")


def test_confusion_counts():
    table = confusion([YEAR, YEAR, CITY, TEXT], ["year", "int", "city", None])
    assert table.loc["year"].to_dict() == {"city": 0, "int": 1, "unknown": 0, "year": 1}
    assert table.loc["text", "unknown"] == 1
    assert table.to_numpy().sum() == 4
