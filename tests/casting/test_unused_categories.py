"""Categories that no row has, as a filter leaves them behind, say nothing of the column."""

from __future__ import annotations

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.casting.distinct import distinct_cells
from pandas_semtype.parsing.hemispheres import find_sides

UNUSED = {
    "day_first": (["02/05/2021", "11/07/2021"], ["25/12/2021"]),
    "month_first": (["02/05/2021", "11/07/2021"], ["12/25/2021"]),
    "both_orders": (["02/05/2021", "11/07/2021"], ["12/25/2021", "25/12/2021"]),
    "currency": (["15", "27"], ["15 €"]),
    "leading_zeros": (["15", "27"], ["0015"]),
    "open_marks": (["3.141", "2.718"], ["650"]),
    "null_tokens": (["4", "6"], ["n/a", " "]),
    "hemispheres": (["34.27", "12.5"], ["34.27S", "8.1N"]),
    "no_texts": (["4", "6"], [7]),
}
"""Cells of a column, and categories beside them."""


def _told(series):
    values, entry = series.semtype.cast()
    return (
        [*values.astype(object)], entry.reason, entry.converted, entry.refused, entry.null_tokens,
    )  # fmt: skip


@pytest.mark.parametrize(("cells", "unused"), UNUSED.values(), ids=UNUSED)
@pytest.mark.parametrize("front", [False, True])
def test_unused_categories_change_nothing(cells, unused, front):
    # The rows of one country, out of a file whose other rows show what is not shown here.
    there = pd.Series(pd.Categorical(cells * 20), name="k")
    names = [*unused, *cells] if front else [*cells, *unused]
    left = pd.Series(pd.Categorical(cells * 20, categories=names), name="k")
    assert _told(left) == _told(there)
    assert _told(left) == _told(left.cat.remove_unused_categories())


def test_rows_of_a_filter_are_refused_as_the_cells_alone():
    frame = pd.DataFrame(
        {
            "land": ["GB"] * 20 + ["CA"] * 20,
            "bought": pd.Categorical(
                ["30/01/2022", "19/06/2022"] * 10 + ["02/08/2022", "05/04/2022"] * 10
            ),
        }
    )
    values, report = frame[frame["land"] == "CA"].semtype.cast()
    assert report["bought"].refused
    assert "cannot be told apart" in report["bought"].reason
    assert values["bought"].iloc[0] == "02/08/2022"
    # All rows show it, so the dates of all rows are read.
    assert frame.semtype.cast(report=False)["bought"].iloc[-1] == pd.Timestamp("2022-04-05")


@pytest.mark.parametrize("ordered", [False, True])
@pytest.mark.parametrize(
    "known", [["lost", "torn"], ["07.03.2019"], ["5", "12,5 kg"], [3, 4], ["34.2N"], ["no", "yes"]],
    ids=["words", "dates", "numbers", "no_texts", "hemispheres", "truth"],
)  # fmt: skip
def test_columns_of_unused_categories_alone_have_no_values(known, ordered):
    gaps = pd.Categorical([None] * 30, categories=known, ordered=ordered)
    frame = pd.DataFrame({"why": gaps, "n": range(30)})
    values, report = frame.semtype.cast()
    assert values["why"].isna().all()
    assert not report["why"].refused
    assert values["why"].dtype == frame["why"].dtype
    alone = frame["why"].semtype.cast(report=False)
    assert alone.isna().all()


def test_a_typer_learns_from_rows_whose_categories_are_of_others():
    pytest.importorskip("sklearn")
    frame = pd.DataFrame({"why": pd.Categorical([None] * 30, categories=["lost"]), "n": range(30)})
    typer = pandas_semtype.SemanticTyper().fit(frame)
    assert len(typer.transform(frame)) == 30


def test_enums_of_polars_and_dictionaries_of_arrow():
    pl = pytest.importorskip("polars")
    pa = pytest.importorskip("pyarrow")
    days = ["02/05/2021", "11/07/2021"]
    enums = pl.DataFrame(
        {
            "day": pl.Series(days * 15, dtype=pl.Enum([*days, "25/12/2021"])),
            "why": pl.Series([None] * 30, dtype=pl.Enum(["lost"])),
        }
    ).to_pandas()
    codes = pa.DictionaryArray.from_arrays(pa.array([0, 1] * 15), pa.array([*days, "25/12/2021"]))
    gaps = pa.DictionaryArray.from_arrays(pa.array([None] * 30, pa.int8()), pa.array(["lost"]))
    table = pa.table({"day": codes, "why": gaps})
    for frame in (enums, table.to_pandas(), table.to_pandas(types_mapper=pd.ArrowDtype)):
        values, report = frame.semtype.cast(types={"day": "datetime"})
        assert not report["day"].converted
        assert values["day"].astype(object).tolist() == days * 15
        assert values["why"].isna().all()


def test_distinct_cells_are_those_of_rows():
    series = pd.Series(pd.Categorical(["b", None, "d", "b"], categories=["a", "b", "c", "d"]))
    found = distinct_cells(series)
    assert found.cells == ["b", "d"]
    assert found.codes.tolist() == [0, -1, 1, 0]
    assert found.counts.tolist() == [2, 1]
    assert not found.is_exact  # the other two are not in the values


def test_no_cells_have_no_hemispheres():
    assert find_sides({}, "latitude") is None
    assert find_sides({"late": 0}, "text") is None
