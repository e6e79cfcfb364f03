"""The encoder of dates and times, and how they are read where day and month may be either."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..casting.distinct import distinct_cells, holds_texts
from ..parsing import ParseFacts
from ..parsing.dates import DateFormat, find_dates
from .encoders import Encoded
from .values import moments_of, texts_of

__all__ = ["MomentEncoder", "facts_in_order", "facts_of_year_months"]

_MICROS_OF_DAY = 86_400_000_000
_MOSTLY = 0.7
"""Fraction of the cells that must be dates in one order."""
_YEAR_MONTH = re.compile(r"(?:1[5-9]|20|21)\d\d(?:0[1-9]|1[0-2])", re.ASCII).fullmatch


@dataclass(frozen=True)
class MomentEncoder:
    """Split moments into year, month, day, weekday (0 is Monday), hour, and days since 1970.

    Parameters
    ----------
    facts : ParseFacts
        How they are written.
    suffixes : tuple of str
        Which parts there are.
    zone : tzinfo, optional
        The zone of the training data, in which parts are counted.
    aware : bool
        Whether the training data has a zone: moments with and without one are not comparable.
    """

    facts: ParseFacts
    suffixes: tuple[str, ...]
    zone: Any = None
    aware: bool = False

    @classmethod
    def fitted(cls, series: pd.Series, facts: ParseFacts, dates: str) -> MomentEncoder:
        """Return an encoder; hours are only asked for where the training data has them.

        Parameters
        ----------
        series : Series
            The column of the training data.
        facts : ParseFacts
            How its cells are written.
        dates : {"parts", "days"}
            Whether days alone are wanted.
        """
        zone = _zone_of(series)
        aware = zone is not None or bool(facts.dates and facts.dates.zone)
        if dates == "days":
            return cls(facts, ("_days",), zone, aware)
        values = moments_of(series, facts, zone).values
        micros = values[~np.isnat(values)].astype(np.int64)
        hours = ("_hour",) if (micros % _MICROS_OF_DAY).any() else ()
        parts = ("_year", "_month", "_day", "_weekday", *hours, "_days")
        return cls(facts, parts, zone, aware)

    def encode(self, series: pd.Series) -> Encoded:
        """Return the parts as floats, missing where the moment is."""
        values, n_present, n_odd = self.read(series)
        moments = pd.DatetimeIndex(values)
        micros = values.astype(np.int64)
        parts = {
            "_year": moments.year, "_month": moments.month, "_day": moments.day,
            "_weekday": moments.day_of_week, "_hour": moments.hour,
            "_days": micros / _MICROS_OF_DAY,
        }  # fmt: skip
        gaps = np.isnat(values)
        columns = [
            np.where(gaps, np.nan, np.asarray(parts[suffix], dtype=np.float64))
            for suffix in self.suffixes
        ]
        return Encoded(columns, n_present, n_odd)

    def read(self, series: pd.Series) -> Any:
        """Return the moments; none of them is read where a zone is new or gone."""
        aware = None if self.facts.dates is None else self.aware
        found = moments_of(series, self.facts, self.zone, aware=aware)
        if _is_moments(series) and self.aware != (_zone_of(series) is not None):
            nothing = np.full(len(series), np.datetime64("NaT", "us"), dtype="datetime64[us]")
            return found._replace(values=nothing, n_odd=found.n_present)
        return found


def facts_in_order(
    series: pd.Series, dayfirst: bool | None
) -> tuple[ParseFacts, str] | tuple[None, str]:
    """Return facts by which dates are read whose day and month may be either, and what to know.

    The order that most cells allow counts; where all cells allow both, the month stands first.

    Parameters
    ----------
    series : Series
        The column of the training data.
    dayfirst : bool, optional
        The order, if it is known.
    """
    if not holds_texts(series):
        return None, ""
    found = distinct_cells(series)
    if found.obstacle:
        return None, ""
    cells = found.some_present()
    orders = ["month_first", "day_first"]
    if dayfirst is not None:
        orders = [orders[dayfirst]]
    read = [one for order in orders if (one := find_dates(cells, order=order)) is not None]
    best = max(read, key=lambda one: one.fraction, default=None)
    if best is None or best.fraction < _MOSTLY:
        return None, ""
    form = best.format
    kind = "time" if not form.has_day else "datetime" if form.has_time else "date"
    note = ""
    if dayfirst is None and form.order in orders:
        which = form.order.replace("_", " ")
        same = len({one.fraction for one in read}) == 1
        why = "which nothing in the cells shows" if same else "as most cells allow"
        note = f"read {which}, {why}; pass dayfirst=True or dayfirst=False"
    return ParseFacts(kind, best.fraction, dates=form), note


def facts_of_year_months(series: pd.Series) -> ParseFacts | None:
    """Return the facts of whole numbers that are a year and a month, such as 201201.

    Parameters
    ----------
    series : Series
        The column of the training data.
    """
    cells = {cell for cell in texts_of(series).tolist() if cell is not None}
    if not cells or not all(map(_YEAR_MONTH, cells)):
        return None
    return ParseFacts("date", dates=DateFormat(("%Y%m",)))


def _zone_of(series: pd.Series) -> Any:
    dtype = series.dtype
    if isinstance(dtype, pd.DatetimeTZDtype):
        return dtype.tz
    if isinstance(dtype, pd.ArrowDtype) and dtype.kind == "M":
        return getattr(pd.to_datetime(series.astype(object)).dt, "tz", None)
    return None


def _is_moments(series: pd.Series) -> bool:
    return pd.api.types.is_datetime64_any_dtype(series.dtype)
