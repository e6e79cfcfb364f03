import numpy as np
import pytest

from pandas_semtype.simon.features.statistics import STATISTICS, column_statistics
from pandas_semtype.simon.simulate.corpus import sample_of


def statistics(*columns):
    rows = column_statistics([sample_of(column) for column in columns])
    return [dict(zip(STATISTICS, row.tolist(), strict=True)) for row in rows]


def test_repetition():
    (found,) = statistics(["a", "a", "a", "b", None])
    assert found["distinct_share"] == pytest.approx(0.5)
    assert found["top_share"] == pytest.approx(0.75)
    assert found["second_share"] == pytest.approx(0.25)
    assert found["single_share"] == pytest.approx(0.25)
    assert found["missing_share"] == pytest.approx(0.2)


def test_second_share_of_two_equal_values():
    (found,) = statistics(["a", "b", "a", "b"])
    assert found["top_share"] == found["second_share"] == pytest.approx(0.5)


def test_characters():
    (found,) = statistics(["AB 1", "ü", "abc", "007"])
    assert found["any_space"] == pytest.approx(0.25)
    assert found["any_digit"] == pytest.approx(0.5)
    assert found["digits_only"] == pytest.approx(0.25)
    assert found["leading_zero"] == pytest.approx(0.25)
    assert found["any_non_ascii"] == pytest.approx(0.25)
    assert found["all_upper"] == pytest.approx(0.25)
    assert found["all_lower"] == pytest.approx(0.5)


def test_numbers():
    (found,) = statistics(["-1.5", "2", "95", "1,234", "x"])
    assert found["number"] == pytest.approx(0.8)
    assert found["decimal_point"] == pytest.approx(0.2)
    assert found["negative"] == pytest.approx(0.25)
    assert found["minimum"] == pytest.approx(np.arcsinh(-1.5) / 10)
    assert found["maximum"] == pytest.approx(np.arcsinh(1234) / 10)
    assert found["in_latitude"] == pytest.approx(0.5)
    assert found["beyond_latitude"] == pytest.approx(0.25)
    assert found["beyond_longitude"] == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1e5", 1e5), ("3,5", 3.5), ("1,234,567", 1234567), ("+7", 7), (".5", 0.5), ("5.", 5)],
)
def test_written_numbers(cell, number):
    (found,) = statistics([cell])
    assert found["median"] == pytest.approx(np.arcsinh(number) / 10)


@pytest.mark.parametrize("cell", ["-", "1-2", "12a", "1.2.3", "(5)", "nan", "inf", "1e999"])
def test_other_cells_are_no_numbers(cell):
    (found,) = statistics([cell])
    assert found["number"] == 0


def test_quantiles_are_weighted():
    (found,) = statistics(["1"] * 9 + ["100"])
    assert found["upper_quartile"] == pytest.approx(np.arcsinh(1) / 10)


def test_a_column_does_not_depend_on_its_neighbours():
    columns = [["a", "b b", "1"], ["1.5", "2.5"], [None, None], ["x" * 5000, "é\n"]]
    together = statistics(*columns)
    for column, found in zip(columns, together, strict=True):
        assert statistics(column) == [found]


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
