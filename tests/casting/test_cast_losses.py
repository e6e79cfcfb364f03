"""What a cast must not lose in silence: zones by name, centuries, contradictions, errors."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pandas as pd
import pytest

import pandas_semtype
from pandas_semtype.casting.columns import cast_texts
from pandas_semtype.casting.options import CastOptions
from pandas_semtype.errors import CastError
from pandas_semtype.parsing import ParseFacts


def cast_one(cells, label, **options):
    frame = pd.DataFrame({"x": cells})
    new, report = pandas_semtype.cast(frame, types={"x": label}, **options)
    return new["x"], report["x"]


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["2021-03-04 09:15 EST", "2021-08-09 18:45 PDT"], ["EST", "PDT"]),
        (["7 Mar 2021 9:15 pm (CET)", "8 Jun 2021 9:15 pm (CEST)"], ["CET", "CEST"]),
        (["Sun Mar 07 21:15:00 JST 2021", "Mon Mar 08 21:15:00 KST 2021"], ["JST", "KST"]),
        (["8 Mar 2021 4:05 PM ET", "9 Mar 2021 5:05 PM PT"], ["ET", "PT"]),
        (["2021-03-04T09:15[Asia/Tokyo]", "2021-03-04T09:15[Asia/Seoul]"], ["Asia/Tokyo"]),
    ],
)
@pytest.mark.parametrize("backend", ["numpy_nullable", "pyarrow", "numpy"])
def test_several_named_zones_are_refused(cells, names, backend):
    if backend == "pyarrow":
        pytest.importorskip("pyarrow", reason="pyarrow is optional")
    column, entry = cast_one(cells * 4, "datetime", dtype_backend=backend)
    assert entry.refused
    assert column.tolist() == cells * 4
    assert all(name in entry.reason for name in names)


def test_a_named_zone_is_said_to_be_unread():
    column, entry = cast_one(["04.03.2021 09:15 MEZ", "24.03.2021 18:45 MEZ"], "datetime")
    assert column.tolist() == [pd.Timestamp(2021, 3, 4, 9, 15), pd.Timestamp(2021, 3, 24, 18, 45)]
    assert (entry.refused, entry.lossless) == (False, False)
    assert entry.reason == "time zone MEZ not read"


def test_a_named_zone_in_some_cells_only():
    column, entry = cast_one(["2021-03-04 09:15 HST", "2021-08-09 18:45"], "datetime")
    assert entry.refused
    assert entry.reason == "some cells have a time zone, others none"
    assert column[0] == "2021-03-04 09:15 HST"


def test_a_zone_outside_the_cells_that_facts_are_found_from():
    days = pd.date_range("2001-01-01", periods=45_000, freq="min").strftime("%Y-%m-%d %H:%M EST")
    cells = [*days]
    cells[1] = "2001-01-01 00:01 PDT"
    _, entry = cast_one(cells, "datetime")
    assert entry.refused
    assert "EST, PDT" in entry.reason


def test_nobody_is_born_in_the_future():
    today = dt.date.today()
    days = [today, today + dt.timedelta(40), today - dt.timedelta(40), today - dt.timedelta(9000)]
    cells = [day.strftime("%d.%m.%y") for day in [*days, dt.date(1968, 7, 21)]]
    column, entry = cast_one(cells, "date_of_birth")
    assert column.max() <= pd.Timestamp(today)
    assert column[0] == pd.Timestamp(today)
    assert column[4] == pd.Timestamp(1968, 7, 21)
    assert column[1].year == days[1].year - 100
    assert entry.reason == "two-digit years"
    assert entry.lossless
    again = ParseFacts.from_dict(entry.facts.to_dict())
    assert again.parse(cells) == [stamp.date() for stamp in column]


def test_two_digit_years_are_told():
    column, entry = cast_one(["17/05/98", "30/11/19"], "datetime")
    assert column.dt.year.tolist() == [1998, 2019]
    assert entry.reason == "two-digit years"
    _, entry = cast_one(["17/05/1968", "30/11/1969"], "date_of_birth")
    assert (entry.reason, entry.facts.dates.latest) == ("", "")


def test_facts_that_were_kept_know_of_today():
    births = pd.DataFrame({"born": [f"{day:02d}.04.68" for day in range(1, 29)]})
    facts = cast_one(births["born"].tolist(), "date_of_birth")[1].facts
    old = replace(facts, dates=replace(facts.dates, latest="2001-01-01"))
    today = pd.Series([dt.date.today().strftime("%d.%m.%y")], dtype=object)
    options = CastOptions.checked("coerce", "numpy_nullable", None)
    column, _ = cast_texts(today, "born", "date_of_birth", old, options)
    assert column[0] == pd.Timestamp(dt.date.today())


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("types", [None, {"day": "datetime"}])
def test_contradicting_cells_are_refused_in_every_order_of_rows(seed, types):
    cells = [f"{d:02d}/{m:02d}/{y}" for y in range(2003, 2009) for d in range(1, 12) for m in
             range(1, 13) if d != m]  # fmt: skip
    cells += ["29/08/2011", "08/29/2012"]
    random.Random(seed).shuffle(cells)
    new, report = pandas_semtype.cast(pd.DataFrame({"day": cells}), types=types)
    assert report["day"].refused
    assert new["day"].tolist() == cells
    assert "some cells can only be day first, others only month first" in report["day"].reason


def test_another_column_settles_no_contradiction():
    frame = pd.DataFrame(
        {
            "a": ["08/29/2012", "09/30/2012"],
            "b": ["29/08/2011", "08/29/2012"],
            "c": ["01/02/2013"] * 2,
        }
    )
    new, report = pandas_semtype.cast(frame, types=dict.fromkeys("abc", "datetime"))
    assert report["b"].refused
    assert new["c"][0] == pd.Timestamp(2013, 1, 2)
    assert report["c"].reason == "month first, as in other columns of the frame"
    assert report["c"].facts.dates.order == "month_first"


@pytest.mark.parametrize(("dayfirst", "month"), [(True, 2), (False, 1)])
def test_an_order_that_is_given_settles_a_contradiction(dayfirst, month):
    cells = ["01/02/2013"] * 20 + ["29/08/2011", "08/29/2012"]
    column, entry = cast_one(cells, "datetime", dayfirst=dayfirst)
    assert column[0].month == month
    assert entry.unparsed.tolist() == [21 if dayfirst else 20]


def test_reasons_of_an_order_from_elsewhere_are_joined():
    frame = pd.DataFrame({"a": ["30/09/2012", "11/08/12"], "b": ["01/02/13", "03/04/13"]})
    new, report = pandas_semtype.cast(frame, types=dict.fromkeys("ab", "datetime"))
    assert report["b"].reason == "day first, as in other columns of the frame; two-digit years"
    assert new["b"][0] == pd.Timestamp(2013, 2, 1)


@pytest.mark.parametrize(
    ("label", "good", "bad"),
    [
        ("int", "41", "lilac"),
        ("float", "4,5", "lilac"),
        ("datetime", "2014-05-06", "lilac"),
        ("duration", "4 hours", "lilac"),
        ("unix_time", "1400000000", "lilac"),
    ],
)
def test_raise_where_half_of_the_cells_are_bad(label, good, bad):
    with pytest.raises(CastError, match=r"1, 3, 5") as caught:
        cast_one([good, bad] * 3, label, errors="raise")
    assert bad not in str(caught.value)


def test_raise_where_no_cell_or_too_few_are_what_the_label_says():
    for label in ("int", "float", "datetime", "unix_time"):
        with pytest.raises(CastError, match=r"0, 1"):
            cast_one(["lilac", "rose"], label, errors="raise")
    with pytest.raises(CastError, match=r"positions 2, 3"):
        cast_one(["yes", "no", "lilac", "rose"], "boolean", errors="raise")


def test_raise_keeps_codes_and_texts():
    frame = pd.DataFrame({"postal_code": ["00417", "02210", "91105"] * 4})
    new, report = pandas_semtype.cast(frame, errors="raise")
    assert new["postal_code"].tolist() == frame["postal_code"].tolist()
    assert not report["postal_code"].refused
    column, _ = cast_one(["lilac", "41"], "text", errors="raise")
    assert column.tolist() == ["lilac", "41"]


def test_a_refused_column_is_not_counted_as_converted():
    frame = pd.DataFrame({"x": pd.Series(["3/4/2015", "5/6/2015"], dtype=object)})
    _, report = pandas_semtype.cast(frame, types={"x": "datetime"})
    assert repr(report).startswith("CastReport: 1 column, 0 converted, 1 refused, 0 cells")


def test_one_cell_is_said_in_the_singular():
    cells = [*map(str, range(40)), "lilac"]
    _, report = pandas_semtype.cast(pd.DataFrame({"x": cells}), types={"x": "int"})
    assert "1 cell did not parse" in repr(report)
    _, entry = cast_one(cells, "int", errors="keep")
    assert entry.reason == "1 cell is not a whole number"
