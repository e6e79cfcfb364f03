"""Numbers beside other cells, dates in either order, time zones, and the dtypes of Arrow."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", reason="SemanticTyper needs it")

from pandas_semtype import SemanticTyper
from pandas_semtype.errors import FrameError, TreatmentWarning
from pandas_semtype.learn.marked import marked_number
from pandas_semtype.learn.mixed_numbers import MixedNumberEncoder

N = 100


def fitted(cells, name="amount", **options):
    frame = pd.DataFrame({name: cells})
    with pytest.warns(TreatmentWarning, match=name):
        typer = SemanticTyper(**options).fit(frame)
    return typer, typer.transform(frame)


def test_negative_amounts_of_accountants():
    cells = [f"$({k * 11:,}.25)" if k % 3 == 0 else f"${k * 11:,}.25" for k in range(90, 90 + N)]
    frame = pd.DataFrame({"amount": cells})
    new = SemanticTyper(roles={"amount": "number_text"}).fit_transform(frame)["amount"]
    assert new.tolist()[:2] == [-990.25, 1001.25]


@pytest.mark.parametrize(
    ("odd", "value", "told"),
    [
        ("<5", 5.0, "below"), ("[31]", 31.0, "other"), ("44 (+2)", 44.0, "other"),
        ("too few", np.nan, "too few"), ("3 dozen", np.nan, "other"), ("over 900", 900.0, "above"),
    ],
)  # fmt: skip
def test_cells_beside_numbers(odd, value, told):
    cells = [odd if k % 5 == 0 else f"{k * 7 + 10}" for k in range(N)]
    typer, new = fitted(cells, roles={"amount": "numeric"})
    assert list(new.columns) == ["amount", f"amount_{told}"]
    assert new["amount"].tolist()[1:3] == [17.0, 24.0]
    assert new[f"amount_{told}"].tolist()[:3] == [1.0, 0.0, 0.0]
    np.testing.assert_equal(new["amount"][0], value)
    report = typer.report_.loc["amount"]
    assert report["treatment"] == "number"
    assert report["unread"] == (N // 5 if np.isnan(value) else 0)
    later = typer.transform(pd.DataFrame({"amount": [12, None]}))
    assert later["amount"].tolist()[0] == 12.0
    assert later.loc[1].isna().all()


TENURES = {
    "< 1 year": (1.0, 1.0, 0.0), "1 year": (1.0, 0.0, 0.0), "4 years": (4.0, 0.0, 0.0),
    "9 years": (9.0, 0.0, 0.0), "15+ years": (15.0, 0.0, 1.0), "40 years +": (40.0, 0.0, 1.0),
}  # fmt: skip


def test_bounds_with_units_are_told_apart():
    cells = list(TENURES) * 20
    _, new = fitted(cells, "seniority", roles={"seniority": "numeric"})
    assert list(new.columns) == ["seniority", "seniority_below", "seniority_above"]
    assert [tuple(row) for row in new.to_numpy()[:6]] == list(TENURES.values())


@pytest.mark.parametrize(
    ("cell", "body", "bound"),
    [
        ("80,000+ USD", "80,000", "above"), ("30+ km", "30", "above"), (">2.5", "2.5", "above"),
        ("≤ 7 mg", "7", "below"), ("fewer than 3", "3", "below"), ("mindestens 4", "4", "above"),
        ("12 or more", "12", "above"), ("65 and over", "65", "above"), ("~8", "8", ""),
        ("9 kg", "9", ""), ("-3", "-3", ""), ("underground 4", "4", ""),
    ],
)  # fmt: skip
def test_marks_of_bounds(cell, body, bound):
    part = marked_number(cell)
    assert part is not None
    assert (part.body, part.bound) == (body, bound)


def test_words_beside_numbers_have_columns_of_their_own():
    cells = ["sham", "25 mg", "50 mg", "none", "75 mg", "50 mg", "Stopped", "25 mg", "", "75 mg"]
    _, new = fitted(cells * 30, "arm", roles={"arm": "number_text"})
    assert list(new.columns) == ["arm", "arm_none", "arm_sham", "arm_stopped"]
    assert new["arm_none"].tolist()[:4] == [0.0, 0.0, 0.0, 1.0]
    assert new.loc[8].isna().all()
    assert new.drop_duplicates().shape[0] == 7  # six kinds of cells, and the missing one


def test_few_numbers_that_mean_something_else_are_told_too():
    cells = [f"{k}.5" for k in range(96)] + ["(none)", "x", "x", "x", "x", "x", "5.5*", "6.5*"]
    _, new = fitted(cells, "weight", roles={"weight": "numeric"})
    assert new["weight_other"].sum() == 2


def test_two_currencies_and_two_units():
    _, new = fitted([f"{'€' if k % 4 == 0 else '$'}{k}.50" for k in range(N)], "price")
    assert new["price"].tolist() == [k + 0.5 for k in range(N)]
    assert new["price_other"].sum() == N // 4
    cells = [f"{k % 4 + 1} Seasons" if k % 4 == 0 else f"{k + 60} min" for k in range(N)]
    _, new = fitted(cells, "length", roles={"length": "number_text"})
    assert new["length"].isna().sum() == N // 4


def test_infinite_numbers_are_missing():
    frame = pd.DataFrame({"x": [np.inf, 1.5, 2.25, -np.inf] * 20})
    assert SemanticTyper().fit_transform(frame)["x"].isna().sum() == 40


def test_dates_of_either_order_are_dates():
    undecided = [f"{k % 12 + 1:02d}/{k % 7 + 1:02d}/2022" for k in range(N)]
    typer, new = fitted(undecided, "seen")
    assert "month first" in typer.report_["note"]["seen"]
    assert new["seen_month"].tolist()[:2] == [1.0, 2.0]
    for first, month in ((True, [1.0, 2.0]), (False, [1.0, 2.0])):
        known = SemanticTyper(dayfirst=first).fit_transform(pd.DataFrame({"seen": undecided}))
        part = "seen_day" if first else "seen_month"
        assert known[part].tolist()[:2] == month
    both = [f"{k % 28 + 1:02d}/{k % 12 + 1:02d}/2022" for k in range(80)] + ["04/29/2022"] * 20
    _, new = fitted(both, "seen")
    assert new["seen_day"].tolist()[:2] == [1.0, 2.0]
    assert new["seen_day"].isna().sum() == 20


def test_whole_numbers_of_year_and_month():
    frame = pd.DataFrame({"period": [y * 100 + m for y in range(2011, 2017) for m in range(1, 13)]})
    new = SemanticTyper(roles={"period": "datetime"}).fit_transform(frame)
    assert new["period_year"].tolist()[::12] == [2011.0, 2012, 2013, 2014, 2015, 2016]
    assert new["period_month"].tolist()[:3] == [1.0, 2.0, 3.0]


def test_parts_are_those_of_the_zone_of_the_training_data():
    times = pd.date_range("2024-01-01 01:00", periods=N, freq="5h", tz="America/Lima")
    frame = pd.DataFrame({"at": times})
    typer = SemanticTyper().fit(frame)
    hours = typer.transform(frame)["at_hour"]
    assert hours.tolist() == times.hour.astype(float).tolist()
    moved = typer.transform(frame.assign(at=times.tz_convert("UTC")))["at_hour"]
    assert moved.tolist() == hours.tolist()
    with pytest.raises(FrameError, match="'at'"):
        typer.transform(frame.assign(at=times.tz_localize(None)))
    written = SemanticTyper().fit_transform(
        pd.DataFrame({"at": times.strftime("%Y-%m-%dT%H:%M-05:00")})
    )
    assert written["at_hour"].tolist() == hours.tolist()


@pytest.mark.parametrize(
    "written",
    [
        lambda s: s.astype(object),
        lambda s: s.dt.tz_convert("UTC").astype(object),
        lambda s: s.astype(str),
        lambda s: s.dt.tz_convert("Asia/Tokyo").astype(str),
        lambda s: s.dt.tz_convert("UTC").dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
    ],
)
@pytest.mark.parametrize("step", ["1D", "7h"])
def test_texts_with_an_offset_are_put_into_the_zone_of_the_dtype(written, step):
    # Summer time begins among them.
    at = pd.Series(pd.date_range("2023-03-01", periods=80, freq=step, tz="Europe/Madrid"))
    typer = SemanticTyper().fit(pd.DataFrame({"at": at}))
    new = typer.transform(pd.DataFrame({"at": written(at)}))
    assert new["at_day"].tolist() == at.dt.day.astype(float).tolist()
    pd.testing.assert_frame_equal(new, typer.transform(pd.DataFrame({"at": at})))


def test_texts_with_a_zone_that_is_new_or_gone_are_of_another_kind():
    plain = pd.Series(pd.date_range("2023-03-01 21:30", periods=50, freq="7h"))
    zoned = plain.dt.tz_localize("Europe/Madrid", ambiguous=True, nonexistent="shift_forward")
    for learned, later in ((plain, zoned), (zoned, plain)):
        for train in (learned, learned.astype(str)):
            typer = SemanticTyper().fit(pd.DataFrame({"at": train}))
            for test in (later, later.astype(str), later.astype(object)):
                with pytest.raises(FrameError, match="'at'"):
                    typer.transform(pd.DataFrame({"at": test}))
            for test in (learned, learned.astype(str)):
                assert typer.transform(pd.DataFrame({"at": test}))["at_hour"][0] == 21.0


def test_periods_that_are_objects():
    days = pd.Series(pd.period_range("2024-02-01", periods=40, freq="D"))
    typer = SemanticTyper().fit(pd.DataFrame({"at": days}))
    new = typer.transform(pd.DataFrame({"at": days.astype(object).where(days.index != 3)}))
    assert new["at_day"][:3].tolist() == [1.0, 2.0, 3.0]
    assert new["at_day"].isna().tolist() == [k == 3 for k in range(40)]
    rows = SemanticTyper().fit_transform(pd.DataFrame({"at": days.astype(object)}))
    assert rows["at_day"].tolist() == days.dt.day.astype(float).tolist()


def test_dtypes_of_arrow():
    pytest.importorskip("pyarrow")
    spans = pd.Series(pd.to_timedelta(range(30), unit="min"))
    frame = pd.DataFrame(
        {
            "flag": pd.Series([True, False, None] * 10, dtype="bool[pyarrow]"),
            "span": spans.astype("duration[us][pyarrow]"),
            "at": pd.Series([dt.time(k % 24) for k in range(30)]).astype("time64[us][pyarrow]"),
        }
    )
    new = SemanticTyper().fit_transform(frame)
    assert list(new.columns) == ["flag", "span", "at"]
    assert new["flag"].isna().sum() == 10
    assert new["span"].tolist()[:2] == [0.0, 60.0]
    assert new["at"].tolist()[:2] == [0.0, 1.0]


@pytest.mark.parametrize("word", ["Other", "below", "ABOVE"])
def test_a_word_that_a_flag_is_called_by_makes_no_second_column(word):
    cells = [word if k % 8 == 0 else "<4" if k % 8 == 1 else f"{k}" for k in range(N)]
    typer, new = fitted(cells, roles={"amount": "numeric"})
    assert list(new.columns) == ["amount", "amount_below", "amount_other"]
    assert new.to_numpy()[1:3, 1:].tolist() == [[1.0, 0.0], [0.0, 0.0]]
    assert new.iloc[0, 1:].tolist() == [0.0, 1.0]
    assert typer.report_.loc["amount", "unread"] == 13


def test_what_is_learned_does_not_depend_on_the_order_of_rows():
    words = [f"{a}{b}" for a in "klmn" for b in "aeio"]
    cells = pd.Series([f"{k}.5" for k in range(120)] + words * 3 + ["$7", "7 kg"] * 10)
    found = [
        MixedNumberEncoder.fitted(cells.sample(frac=1, random_state=seed), 0.0) for seed in range(4)
    ]
    assert len({(one.words, one.mark, one.unit, one.suffixes) for one in found}) == 1
    assert len(found[0].words) == 10


def english(number):
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number % 100 < 14 else ending}"


PLACES = [
    english,
    lambda number: f"{number} {english(number)[-2:].upper()}",
    lambda number: f"{number}{'er' if number == 1 else 'e'}",
    lambda number: f"{number}{'ère' if number == 1 else 'ème'}",
]


@pytest.mark.parametrize("write", PLACES)
@pytest.mark.parametrize("most", [31, 400])
def test_places_in_an_order_are_of_one_kind(write, most):
    numbers = [7 * k % most + 1 for k in range(300)]
    series = pd.Series(map(write, numbers), name="amount")
    found = MixedNumberEncoder.fitted(series)
    assert found.suffixes == ("",)
    assert found.encode(series).columns[0].tolist() == numbers


@pytest.mark.parametrize(
    "form", ["\u20ac{}.50 each", "J$ {}.50", "$B{}.50", "{}.50 \u20ab ea", "R$ {}.50"]
)
def test_amounts_beside_signs_that_are_no_currency_of_cast(form):
    numbers = [3 * k + 10 for k in range(N)]
    series = pd.Series([form.format(k) for k in numbers])
    found = MixedNumberEncoder.fitted(series)
    assert found.encode(series).columns[0].tolist() == [k + 0.5 for k in numbers]
    other = found.encode(pd.Series(["kg 7.50", "7.50 lb"]))
    assert other.n_odd == 2
