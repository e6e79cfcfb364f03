"""Scales: which columns are steps of one, and which only look like it."""

import pandas as pd
import pytest
from rule_samples import cells_of

from pandas_semtype import infer
from pandas_semtype.simon.rules.scales import scale_opinions, step_key


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (["never", "rarely", "sometimes", "often", "varies"], "values:scales"),
        (["18-24", "25-34", "35-44", "45-54", "55+"], "format:bands"),
        (["Under 5 years", "5 to 9 years", "10 to 14 years"], "format:bands"),
        (["$0 - $9,999", "$10,000 - $24,999", "$25,000 or more"], "format:bands"),
        (["<1", "1-3", "4-10", ">10", "unclear"], "format:bands"),
    ],
)
def test_supports_ordinal(values, reason):
    (found,) = scale_opinions(cells_of(values * 8))
    assert (found.label, found.kind, found.reason) == ("ordinal", "supports", reason)


@pytest.mark.parametrize(
    "values",
    [
        ["(0, 10]", "(10, 20]", "(20, 30]"],
        ["(-1.598, -0.607]", "(-0.607, 0.384]", "(0.384, 1.375]", "(1.375, 2.366]"],
        ["[-40.0, -10.0)", "[-10.0, 0.0)", "[0.0, 25.5)"],
        ["(-inf, 12.5]", "(12.5, 80.0]", "(80.0, inf]"],
        ["(0.999, 1e+04]", "(1e+04, 2e+05]", "(2e+05, 7.5e+06]"],
    ],
)
def test_what_a_range_was_cut_into_settles_ordinal(values):
    (found,) = scale_opinions(cells_of(values * 8))
    assert (found.label, found.kind, found.reason) == ("ordinal", "settles", "format:bands")
    result = infer(pd.DataFrame({"x7": values * 30}))
    assert (result["x7"].label, result["x7"].role) == ("ordinal", "ordinal")


@pytest.mark.parametrize(
    "values",
    [
        ["(-3, -1)", "(0, 1)", "(2, 5)"],  # points, perhaps
        ["(0, 10]", "(5, 15]", "(10, 20]"],  # they overlap
        ["(3, 1]", "(7, 5]", "(9, 8]"],
    ],
)
def test_points_and_windows_are_nothing_that_was_cut(values):
    assert not [one for one in scale_opinions(cells_of(values * 8)) if one.kind == "settles"]


@pytest.mark.parametrize(
    "values",
    [
        ["Low", "Medium", "High"],
        ["1 - low", "2 - medium", "3 - high"],
        ["MILD", "MODERATE", "SEVERE", "NONE"],
        ["never", "sometimes", "always"],
    ],
)
def test_words_of_one_scale_alone_settle_ordinal(values):
    (found,) = scale_opinions(cells_of(values * 8))
    assert (found.label, found.kind, found.reason) == ("ordinal", "settles", "values:scales")
    frame = pd.DataFrame({"standard": values * 8})  # a name that does not speak of an order
    assert infer(frame).types["standard"] == "ordinal"


@pytest.mark.parametrize(
    "values",
    [
        ["Low", "High"],  # two values are no scale
        ["red", "green", "blue"],
        ["low", "left", "often"],  # each of another scale
        ["Low", "Medium", "blue", "green"],
        ["3-2", "1-0", "2-2", "4-1"],  # scores
        ["2019-2021", "2020-2022", "2021-2023"],  # they overlap
        ["555-1234", "555-9876", "555-4321"],
        ["10-5", "20-15", "30-25"],
        ["<5", ">10", "5"],
        ["1.2.3-4", "5-6", "7-8"],
    ],
)
def test_leaves_alone(values):
    assert not scale_opinions(cells_of(values * 8))


def test_steps_must_repeat():
    assert not scale_opinions(cells_of(["Low", "Medium", "High"]))


def test_keys_of_steps():
    assert (
        step_key("(2) Very_Low") == step_key("very low (2)") == step_key("VERY  LOW") == "very low"
    )


@pytest.mark.parametrize(
    "values",
    [
        ["S", "M", "L"],
        ["XS", "S", "M", "L", "XL", "2XL"],
        ["s", "m", "xxl"],
        ["S", "M", "One Size"],
    ],
)
def test_sizes_of_clothes_are_in_order(values):
    assert infer(pd.DataFrame({"x": values * 6})).types["x"] == "ordinal"


@pytest.mark.parametrize(
    "values", [["S", "M", "D", "W"], ["S", "M", "T", "F"], ["L", "XL", "C"], ["S", "L", "R"]]
)
def test_other_letters_are_no_sizes(values):
    assert "values:sizes" not in {o.reason for o in scale_opinions(cells_of(values * 6))}
