"""A few dates that are written otherwise than the others: read if it is known how, else not."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import pandas_semtype


def days(n, form="%Y-%m-%d"):
    return [
        (dt.date(2017, 3, 4) + dt.timedelta(days=5 * i % 1900)).strftime(form) for i in range(n)
    ]


def cast(cells, **options):
    new, report = pandas_semtype.cast(
        pd.DataFrame({"x": cells}), types={"x": "datetime"}, **options
    )
    return new["x"], report["x"]


@pytest.mark.parametrize("n", [30, 512, 700, 2500])
@pytest.mark.parametrize("odd", ["03/08/2021", "3/8/21", "08-03-2021", "21-08-03", "3-8-2021"])
@pytest.mark.parametrize("form", ["%Y-%m-%d", "%d %B %Y"])
def test_one_that_may_be_two_days_is_not_read_whatever_the_sample(n, odd, form):
    new, entry = cast([*days(n, form), odd])
    assert entry.unparsed.tolist() == [n]
    assert entry.reason == "day, month and year of 1 cell cannot be told apart, without dayfirst="
    assert new.iloc[:n].notna().all()


@pytest.mark.parametrize("label", ["text", "categorical"])
def test_dates_as_objects_are_kept_beside_texts_where_texts_are_asked_for(label):
    cells = [*map(dt.date.fromisoformat, days(40)), "hello"]
    frame = pd.DataFrame({"x": pd.Series(cells, dtype=object)})
    new, report = pandas_semtype.cast(frame, types={"x": label})
    assert new["x"].tolist() == cells
    assert report["x"].refused
    assert report["x"].reason == "dates as objects beside texts"


@pytest.mark.parametrize("n", [60, 1300])
def test_dayfirst_reads_it(n):
    for first, day in ((True, "2021-08-03"), (False, "2021-03-08")):
        new, entry = cast([*days(n), "03/08/2021"], dayfirst=first)
        assert (str(new.iloc[-1])[:10], len(entry.unparsed)) == (day, 0)


def test_the_order_of_other_columns_reads_it_but_no_short_year_among_iso_dates():
    frame = pd.DataFrame({"x": [*days(80), "03/08/2021"], "y": ["28/02/2020"] * 81})
    new, report = pandas_semtype.cast(frame, types=dict.fromkeys("xy", "datetime"))
    assert str(new["x"].iloc[-1])[:10] == "2021-08-03"
    assert "as in other columns" in report["x"].reason
    frame["x"] = [*days(80), "21-08-03"]
    new, report = pandas_semtype.cast(frame, types=dict.fromkeys("xy", "datetime"))
    assert report["x"].unparsed.tolist() == [80]


@pytest.mark.parametrize("n", [60, 800])
def test_a_row_that_is_written_otherwise_moves_no_short_year(n):
    new, entry = cast([*days(n), "28/02/2020", "21-08-03"])
    assert entry.unparsed.tolist() == [n + 1]
    assert str(new.iloc[-2])[:10] == "2020-02-28"
    new, _ = cast([*["28-02-2020"] * 30, "21-08-03"])  # but one alike does
    assert str(new.iloc[-1])[:10] == "2003-08-21"


def test_many_are_refused():
    for odd in ("03/08/2021", "21-08-03"):
        _, entry = cast([*days(20), *[odd] * 4])
        assert entry.refused


def test_what_leaves_no_doubt_is_read():
    for odd, day in [
        ("28/02/2020", "2020-02-28"),
        ("07/07/2020", "2020-07-07"),
        ("3.8.2021", "2021-08-03"),
    ]:
        new, entry = cast([*days(50), odd])
        assert (str(new.iloc[-1])[:10], len(entry.unparsed)) == (day, 0)


@pytest.mark.parametrize("n", [90, 900, 3000])
def test_only_what_is_written_otherwise_is_counted_as_respelled(n):
    for form, odd in (
        ("%d.%m.%Y", "7.5.2020"),
        ("%Y-%m-%d", "2020-5-7"),
        ("%Y-%m-%d %H:%M", "2020-05-07 4:05"),
    ):
        _, entry = cast([*days(n, form), odd])
        assert entry.n_respelled == 1
    for cells, label in ([*["12.50", "7.25", "3.75"] * n, "3.5"], "float"), (
        ["7", "12", "901", *["8"] * 50 * n, "007"], "int"
    ), ([*["5", "-7", "19"] * n, "+4"], "int"):  # fmt: skip
        entry = pandas_semtype.cast(pd.DataFrame({"x": cells}), types={"x": label})[1]["x"]
        assert (entry.n_respelled, entry.converted) == (1, True)


@pytest.mark.parametrize("n", [12, 900])
def test_moments_as_objects_beside_texts(n):
    moments = [dt.datetime(2021, 1, 1, 8) + dt.timedelta(days=i) for i in range(n)]
    new, report = pd.DataFrame({"x": [*moments, "2024-02-29", None, "9 May 2024"]}).semtype.cast()
    assert new["x"].tolist()[:-3] == moments
    assert [str(v)[:10] for v in new["x"].tolist()[-3:]] == ["2024-02-29", "NaT", "2024-05-09"]
    assert report["x"].reason.startswith("2 cells as text, the others as objects")
    for odd in ("28/02/2024", "02/28/2024"):  # others may have been taken for another day
        cells = [*moments, odd]
        new, report = pd.DataFrame({"x": cells}).semtype.cast()
        assert (report["x"].refused, new["x"].tolist()) == (True, cells)
    cells = [*moments, 5]
    new, report = pd.DataFrame({"x": cells}).semtype.cast()
    assert (report["x"].converted, new["x"].tolist()) == (False, cells)
    cells = [*(moment.replace(tzinfo=dt.UTC) for moment in moments), "2024-02-29"]
    assert pd.DataFrame({"x": cells}).semtype.cast()[1]["x"].refused
