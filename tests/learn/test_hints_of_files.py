"""Hints for files with blank and odd cells, moments with a zone, and months of one name."""

from __future__ import annotations

import importlib.util
import io

import numpy as np
import pandas as pd
import pytest

import pandas_semtype

N = 80
ROWS = np.arange(N)
AT = pd.date_range("2023-06-01", periods=N, freq="8h")


def read_again(frame):
    hints = pandas_semtype.infer(frame).to_hints("pandas")
    return pd.read_csv(io.StringIO(frame.to_csv(index=False)), **hints), hints


def changed(cells, cell):
    cells = list(cells)
    cells[23] = cell
    return cells


@pytest.mark.parametrize("blank", [" ", "   ", "\t", "\u00a0", ""])
def test_a_blank_cell_is_missing(blank):
    frame = pd.DataFrame(
        {
            "charge": changed((f"{k * 1.75:.2f}" for k in ROWS), blank),
            "visits": changed((str(k * 7 % 51) for k in ROWS), blank),
            "paid_on": changed(AT.strftime("%d.%m.%Y"), blank),
        }
    )
    again, _ = read_again(frame)
    assert list(map(str, again.dtypes))[:2] == ["Float64", "Int64"]
    assert str(again["paid_on"].dtype).startswith("datetime64")
    assert again.isna().sum().tolist() == [1, 1, 1]


def test_an_odd_cell_makes_texts_and_no_error():
    frame = pd.DataFrame(
        {
            "charge": changed((f"{k * 1.75:.2f}" for k in ROWS), "see note"),
            "paid_on": changed(AT.strftime("%d.%m.%Y"), "see note"),
            "fine": [f"{k * 0.25:.2f}" for k in ROWS],
        }
    )
    again, hints = read_again(frame)
    assert hints["parse_dates"] == []
    assert hints["dtype"] == {"charge": "string", "paid_on": "string", "fine": "Float64"}
    assert again["charge"].tolist() == frame["charge"].tolist()


def test_an_odd_cell_beyond_the_sample_is_no_error_either():
    cells = [str(k * 7 % 990) for k in range(3000)]
    frame = pd.DataFrame({"visits": [*cells[:2999], "see note"]})
    again, _ = read_again(frame)
    assert len(again) == 3000


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("form", ["%d-%b-%Y", "%b %d, %Y", "%d %B %Y"])
def test_dates_of_one_month_are_read(month, form):
    days = pd.to_datetime([f"2023-{month:02d}-{k % 28 + 1:02d}" for k in ROWS])
    frame = pd.DataFrame({"day": days.strftime(form)})
    again, hints = read_again(frame)
    assert hints["date_format"]["day"] in (form, form.replace("%b", "%B") if month == 5 else form)
    assert again["day"].tolist() == days.tolist()


def test_moments_with_a_zone_keep_their_dtype():
    frame = pd.DataFrame(
        {
            "utc": AT.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "away": AT.strftime("%Y-%m-%dT%H:%M:%S+05:30"),
            "epoch": AT.as_unit("ns").asi8 // 10**9,
            "aware": AT.tz_localize("Asia/Tokyo"),
            "plain": AT.strftime("%Y-%m-%d %H:%M:%S"),
        }
    )
    result = pandas_semtype.infer(frame)
    hints = result.to_hints("flaml")
    assert hints["dtype"] == {"plain": "datetime64[ns]"}
    typed = frame.semtype.cast(result=result, dtype_backend="numpy", report=False)
    done = typed.astype(hints["dtype"])
    assert all(isinstance(dtype, pd.DatetimeTZDtype) for dtype in done.dtypes[:4])


@pytest.mark.parametrize("unit", ["D", "h"])
def test_dtypes_with_a_zone_are_known_at_midnight_too(unit):
    days = pd.Series(pd.date_range("2021-01-01", periods=60, freq=unit))
    frame = pd.DataFrame(
        {
            "plain": days,
            "utc": days.dt.tz_localize("UTC"),
            "lima": days.dt.tz_localize("America/Lima"),
            "gaps": days.dt.tz_localize("UTC").where(days.index % 7 > 0),
        }
    )
    arrow = importlib.util.find_spec("pyarrow") is not None
    if arrow:
        frame["arrow"] = frame["utc"].astype("timestamp[us, tz=UTC][pyarrow]")
    result = pandas_semtype.infer(frame)
    kept = pandas_semtype.InferenceResult.from_dict(result.to_dict())
    for one in (result, kept):
        assert one.to_hints("flaml")["dtype"] == {"plain": "datetime64[ns]"}
    typed = frame.semtype.cast(result=result, dtype_backend="numpy", report=False)
    done = typed.astype(result.to_hints("flaml")["dtype"])
    assert (done[["utc", "lima", "gaps"]].dtypes == typed[["utc", "lima", "gaps"]].dtypes).all()


def test_days_that_cast_refuses_stay_texts():
    frame = pd.DataFrame({"day": [f"0{k % 9 + 1}/0{k % 7 + 1}/2023" for k in ROWS]})
    assert "day" not in pandas_semtype.infer(frame).to_hints("flaml")["dtype"]
