"""Points before three digits beside whole numbers: never read by what a sample happened to hold."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.parsing.doubts import OPEN_MARKS
from pandas_semtype.parsing.number_search import find_numbers

MARKED = ["4.075", "6.800", "31.640"]


def cast(cells, **options):
    new, report = pd.DataFrame({"x": cells}).semtype.cast(**options)
    return new["x"], report["x"]


def plain(n):
    return [str(1040 + 3 * i) for i in range(n)]


@pytest.mark.parametrize(("n", "k"), [(60, 2), (511, 3), (640, 30), (1900, 7), (3000, 3)])
@pytest.mark.parametrize("first", [True, False])
def test_few_beside_longer_numbers_do_not_parse(n, k, first):
    marked = (MARKED * k)[:k]
    new, entry = cast([*marked, *plain(n)] if first else [*plain(n), *marked])
    assert entry.converted
    assert entry.unparsed.tolist() == (list(range(k)) if first else list(range(n, n + k)))
    assert f"a point before three digits in {k} cells is decimal or groups" in entry.reason
    assert int(new.dropna().sum()) == sum(map(int, plain(n)))


@pytest.mark.parametrize(("n", "k"), [(3, 3), (90, 30), (640, 300), (1900, 700)])
def test_many_are_refused(n, k):
    cells = [*plain(n), *(MARKED * k)[:k]]
    new, entry = cast(cells)
    assert (entry.refused, entry.reason, new.tolist()) == (True, OPEN_MARKS, cells)


@pytest.mark.parametrize("n", [4, 30, 800])
@pytest.mark.parametrize("errors", ["coerce", "raise"])
def test_what_is_asked_for_settles_it(n, errors):
    cells = [*plain(n), *MARKED]
    new, entry = cast(cells, types={"x": "float"}, errors=errors)
    assert (new.tolist()[-3:], len(entry.unparsed)) == ([4.075, 6.8, 31.64], 0)
    new, entry = cast(cells, types={"x": "int"}, errors=errors)
    assert (new.tolist()[-3:], len(entry.unparsed)) == ([4075, 6800, 31640], 0)


@pytest.mark.parametrize("repeats", [1, 9, 20, 400])
def test_one_beside_smaller_numbers_is_never_read_by_the_number_of_rows(repeats):
    new, entry = cast([*["14", "3", "88"] * repeats, "2.750"])
    assert not entry.converted or entry.unparsed.tolist() == [3 * repeats]
    assert not {2.75, 2750} & set(new.dropna())


def test_more_beside_smaller_numbers_group():
    for repeats in (1, 50, 400):
        new, entry = cast([*["514", "93", "708"] * repeats, "2.750", "11.300", "7.045"])
        assert new.tolist()[-3:] == [2750, 11300, 7045]
        assert not len(entry.unparsed)


def test_decimal_points_of_other_columns_count_and_commas_do_not():
    cells = [*plain(70), *MARKED]
    for others, values in (["2.5", "7.25"], [4.075, 6.8, 31.64]), (["2,5", "7,25"], [None] * 3):
        frame = pd.DataFrame({"x": cells, "a": (others * 40)[: len(cells)]})
        new, report = frame.semtype.cast()
        if report["x"].label == "int" and others[0] == "2.5":
            continue  # the label speaks for groups
        assert new["x"].astype(object).where(new["x"].notna(), None).tolist()[-3:] == values


@pytest.mark.parametrize(
    "cells",
    [
        ["0", "1.250", "3.875", "0"],
        ["5.5", "1200", "3.875"],
        ["0.125", "1200", "3.875"],
        ["1.250", "3.875"],
        [*plain(40), "0.250", "4.075"],
        ["12 %", "3.875 %", "1.250 %"],
    ],
)
def test_what_shows_decimals_keeps_them(cells):
    found = find_numbers(dict.fromkeys(cells, 1), label="float")
    assert (found.format.decimal, found.note, found.is_open) == (".", "", False)
    assert found.fraction == 1


def test_floats_among_objects_show_decimals():
    new, _ = cast([*range(1000, 1400), 2.125, "17"])
    assert new.tolist()[-2:] == [2.125, 17.0]


def test_one_slip_among_hundreds_of_thousands_is_told():
    cells = [*map(str, range(2, 990)), *(f"{i}.{i + 107}" for i in range(1, 90)), "3.5"]
    _, entry = cast(cells)
    assert "a point before three digits is decimal, and may group" in entry.reason


def test_commas_group_and_longer_numbers_are_counted():
    for n in (20, 900):
        new, entry = cast([*plain(n), "4,075", "6,800"])
        assert new.tolist()[-2:] == [4075, 6800]
        assert "comma" in entry.reason


def test_decimals_under_a_label_of_whole_numbers_are_told():
    cells = [str(n % 37) for n in range(2000)]
    kept = pd.DataFrame({"x": cells}).semtype.infer(types=["int", "text"])
    assert kept["x"].label == "int"
    new, report = pandas_semtype.cast(pd.DataFrame({"x": [*cells, "7.5"]}), kept)
    assert report["x"].reason == "not all numbers are whole"
    assert report["x"].to_dtype == "Float64" == str(new["x"].dtype)


def test_a_mark_that_is_only_decimal_may_not_group():
    _, entry = cast([*["١٢٫٥ €", "٣٫٧٥ €"] * 10, "١٫٢٣٤ €"], types={"x": "currency"})
    assert (entry.refused, entry.reason) == (False, "in €")


def test_amounts_without_the_currency_of_the_others_are_counted():
    for n in (1, 300):
        _, entry = cast([*["17,00 €", "2,50 €"] * n, "3", "0"], types={"x": "currency"})
        assert entry.reason == "in €; 1 cell without €"


def test_a_kept_result_counts_until_cells_contradict_it():
    kept = pd.DataFrame({"x": ["1.234.567", "2.500", "940"] * 4}).semtype.infer()
    frame = pd.DataFrame({"x": ["4.075", "18"]})
    assert pandas_semtype.cast(frame, kept)[0]["x"].tolist() == [4075, 18]
    frame = pd.DataFrame({"x": ["4.075", "18", "5200"]})
    assert pandas_semtype.cast(frame, kept)[1]["x"].refused
