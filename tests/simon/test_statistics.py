import numpy as np
import pytest

from pandas_semtype.simon.features.statistics import STATISTICS, column_statistics
from pandas_semtype.simon.simulate.corpus import sample_of


def statistics(*columns):
    rows = column_statistics([sample_of(column) for column in columns])
    return [dict(zip(STATISTICS, row.tolist(), strict=True)) for row in rows]


def test_repetition():
    (told,) = statistics(["a", "a", "a", "b", None])
    assert told["distinct_share"] == pytest.approx(0.5)
    assert told["top_share"] == pytest.approx(0.75)
    assert told["second_share"] == pytest.approx(0.25)
    assert told["single_share"] == pytest.approx(0.25)
    assert told["missing_share"] == pytest.approx(0.2)


def test_second_share_of_two_equal_values():
    (told,) = statistics(["a", "b", "a", "b"])
    assert told["top_share"] == told["second_share"] == pytest.approx(0.5)


def test_characters():
    (told,) = statistics(["AB 1", "ü", "abc", "007"])
    assert told["any_space"] == pytest.approx(0.25)
    assert told["any_digit"] == pytest.approx(0.5)
    assert told["digits_only"] == pytest.approx(0.25)
    assert told["leading_zero"] == pytest.approx(0.25)
    assert told["any_non_ascii"] == pytest.approx(0.25)
    assert told["all_upper"] == pytest.approx(0.25)
    assert told["all_lower"] == pytest.approx(0.5)


def test_numbers():
    (told,) = statistics(["-1.5", "2", "95", "1,234", "x"])
    assert told["number"] == pytest.approx(0.8)
    assert told["decimal_point"] == pytest.approx(0.2)
    assert told["negative"] == pytest.approx(0.25)
    assert told["minimum"] == pytest.approx(np.arcsinh(-1.5) / 10)
    assert told["maximum"] == pytest.approx(np.arcsinh(1234) / 10)
    assert told["in_latitude"] == pytest.approx(0.5)
    assert told["beyond_latitude"] == pytest.approx(0.25)
    assert told["beyond_longitude"] == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1e5", 1e5), ("3,5", 3.5), ("1,234,567", 1234567), ("+7", 7), (".5", 0.5), ("5.", 5)],
)
def test_written_numbers(cell, number):
    (told,) = statistics([cell])
    assert told["median"] == pytest.approx(np.arcsinh(number) / 10)


@pytest.mark.parametrize("cell", ["-", "1-2", "12a", "1.2.3", "(5)", "nan", "inf", "1e999"])
def test_other_cells_are_no_numbers(cell):
    (told,) = statistics([cell])
    assert told["number"] == 0


def test_quantiles_are_weighted():
    (told,) = statistics(["1"] * 9 + ["100"])
    assert told["upper_quartile"] == pytest.approx(np.arcsinh(1) / 10)


def test_a_column_does_not_depend_on_its_neighbours():
    columns = [["a", "b b", "1"], ["1.5", "2.5"], [None, None], ["x" * 5000, "é\n"]]
    together = statistics(*columns)
    for column, told in zip(columns, together, strict=True):
        assert statistics(column) == [told]


def test_order_of_cells_does_not_matter():
    cells = ["5", "x", "7.25", "x", "-3", None]
    (a,), (b,) = statistics(cells), statistics(cells[::-1])
    assert a == pytest.approx(b)


def test_extreme_cells_stay_finite():
    row = column_statistics([sample_of(["1" * 30, "-1e300", "9" * 400, "😀" * 600])])
    assert np.isfinite(row).all()
    assert np.abs(row).max() < 20


def test_no_values():
    assert not column_statistics([sample_of([None, " "])]).any()
    assert column_statistics([]).shape == (0, len(STATISTICS))
