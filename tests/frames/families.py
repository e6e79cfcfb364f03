"""One frame with a column of nearly every dtype family, made from nothing but a seed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd

__all__ = ["families"]

_SIZES = ["small", "medium", "large"]
_TOWNS = ["Oslo", "Lima", "Bonn", "Kyiv", "Quito", "Porto", "Turin", "Malmö"]


def families(n_rows: int = 1500) -> pd.DataFrame:
    """Return 41 columns of all kinds of dtypes, nested cells and gaps among them."""
    rng = np.random.default_rng(20)
    i = np.arange(n_rows)
    some = rng.random(n_rows) < 0.2
    days = pd.Timestamp("2021-03-01") + pd.to_timedelta(i % 900, unit="D")
    moments = pd.Timestamp("2021-03-01 06:30") + pd.to_timedelta(i * 37, unit="min")
    mails = pd.Series([f"user{k}@example.org" for k in i], dtype=object)
    towns = pd.Series(rng.choice(_TOWNS, n_rows), dtype=object)
    numbers = pd.Series(rng.integers(0, 10**6, n_rows))
    cents = pd.Series(rng.integers(0, 10**6, n_rows) / 100)
    rare = pd.Series([None] * n_rows, dtype=object)
    rare.iloc[:: max(n_rows // 40, 1)] = "rare@example.com"
    frame = pd.DataFrame(
        {
            "mail": mails,
            "mail_gaps": mails.mask(some, None),
            "town": towns,
            "town_gaps": towns.mask(some, None),
            "blanks": towns.mask(some, " "),
            "rare": rare,
            "nothing": pd.Series([None] * n_rows, dtype=object),
            "constant": pd.Series(["EUR"] * n_rows, dtype=object),
            "zip": pd.Series([f"{k % 90000:05d}" for k in i * 7919], dtype=object),
            "url": pd.Series([f"https://example.org/page/{k}" for k in i], dtype=object),
            "uuid": pd.Series([f"{k:08x}-0000-4000-8000-{k * 7:012x}" for k in i], dtype=object),
            "text": pd.Series([f"the {k}th note, with some words" for k in i], dtype=object),
            "year": pd.Series(1950 + i % 70),
            "row": pd.Series(i),
            "int_gaps": numbers.astype("Int64").mask(some),
            "float_gaps": cents.mask(some),
            "whole_floats": numbers.astype(float).mask(some),
            "price": cents,
            "small": pd.Series(rng.random(n_rows), dtype="float32"),
            "latitude": pd.Series(rng.uniform(-90, 90, n_rows).round(4)),
            "tiny": pd.Series(rng.integers(-5, 5, n_rows), dtype="int8"),
            "flag": pd.Series(rng.random(n_rows) < 0.5),
            "flag_gaps": pd.Series(rng.random(n_rows) < 0.5).astype("boolean").mask(some),
            "day": pd.Series(days),
            "moment": pd.Series(moments),
            "zoned": pd.Series(moments).dt.tz_localize("UTC"),
            "moment_gaps": pd.Series(moments).mask(some),
            "date": pd.Series([d.date() for d in days], dtype=object),
            "amount": pd.Series([Decimal(int(k)).scaleb(-2) for k in numbers], dtype=object),
            "tags": pd.Series([[f"t{k % 7}", "b"] for k in i], dtype=object),
            "category": towns.astype("category"),
            "category_gaps": towns.mask(some, None).astype("category"),
            "ordered": pd.Series(pd.Categorical(rng.choice(_SIZES, n_rows), _SIZES, ordered=True)),
            "length": pd.Series(pd.to_timedelta(rng.integers(0, 10**6, n_rows), unit="s")),
            "length_gaps": pd.Series(pd.to_timedelta(i * 1500, unit="ms")).mask(some),
            "time": pd.Series([dt.time(k % 24, k * 7 % 60) for k in i], dtype=object),
            "date_gaps": pd.Series([d.date() for d in days], dtype=object).mask(some, None),
            "amount_gaps": pd.Series(
                [Decimal(int(k)).scaleb(-2) for k in numbers], dtype=object
            ).mask(some, None),
            "binary": pd.Series([bytes([k % 251, 200, k % 7]) for k in i], dtype=object),
            "nested": pd.Series([{"x": int(k % 9), "y": f"s{k % 5}"} for k in i], dtype=object),
            "unsigned": pd.Series(rng.integers(0, 200, n_rows), dtype="uint8"),
        }
    )
    assert frame.shape[1] == 41
    assert dt.date(2021, 3, 1) == frame["date"][0]
    return frame
