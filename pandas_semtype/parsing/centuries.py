"""Years of two digits on both sides of the pivot: which centuries hold a whole column."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from .date_reading import PIVOT, pattern_of
from .digits import ascii_digits

__all__ = ["latest_by_years", "short_years_of"]

_FEW = 0.05
"""Fraction of the cells up to which those of one side of the pivot follow the others."""
_APART = 20
"""Years that no cell has before a column is read as one run of years."""


def short_years_of(cells: Mapping[str, int], formats: Iterable[str]) -> dict[int, int]:
    """Return the years of two digits of some cells, and how often each occurs.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, and how often each occurs.
    formats : iterable of str
        Of their dates, in the notation of ``strptime``; of several the first that fits counts.

    Examples
    --------
    >>> from pandas_semtype.parsing.centuries import short_years_of
    >>> short_years_of({"01.05.66": 2, "01.05.1971": 1}, ["%d.%m.%Y", "%d.%m.%y"])
    {66: 2}
    """
    forms = list(formats)
    if not any("%y" in form for form in forms):
        return {}
    matchers = [pattern_of(form).fullmatch for form in forms]
    years: Counter[int] = Counter()
    for cell, n in cells.items():
        text = ascii_digits(cell.strip())
        match = next((found for one in matchers if (found := one(text)) is not None), None)
        if match is not None and "y" in match.groupdict():
            years[int(match["y"])] += n
    return dict(years)


def latest_by_years(years: Mapping[int, int], today: dt.date | None = None) -> str:
    """Return the latest day of a column that the pivot would tear apart; "" where it does not.

    '66 to '71 are six years in a row: by the pivot, three of them would lie a century behind the
    others, in the future. They are read as the latest such run that is over, or of which more is
    over than to come ('58 to '30); where all but a few of the cells are in the future by the
    pivot, the few are too.

    Parameters
    ----------
    years : mapping of int to int
        Years of two digits, and how often each occurs.
    today : date, optional
        What lies behind it is the future; by default that of the clock.

    Returns
    -------
    str
        A day in ISO format, for `pandas_semtype.parsing.dates.DateFormat.latest`.

    Examples
    --------
    >>> import datetime as dt
    >>> from pandas_semtype.parsing.centuries import latest_by_years
    >>> today = dt.date(2026, 7, 1)
    >>> latest_by_years({66: 3, 68: 1, 71: 2}, today), latest_by_years({98: 3, 4: 2}, today)
    ('2018-12-31', '')
    """
    this = (today or dt.date.today()).year % 100
    ahead = sum(n for year, n in years.items() if this < year < PIVOT)
    behind = sum(n for year, n in years.items() if year >= PIVOT)
    if not ahead or not behind:
        return ""
    known = sorted(years)
    gap, start = max(
        ((after - before) % 100 or 100, after)
        for before, after in zip(known, [*known[1:], known[0]], strict=True)
    )
    around = min(y for y in known if y >= PIVOT) - max(y for y in known if y < PIVOT)
    # Where years are spread over the whole century, no run of them shows what they are.
    if gap <= _APART or gap < 2 * around:
        return ""
    end = known[known.index(start) - 1]
    soon = behind <= _FEW * sum(years.values()) and this < start <= end
    begun = (end - this) % 100 <= (this - start) % 100 <= (end - start) % 100
    century = 2000 if soon or begun or end <= this else 1900
    # In the middle of the years that no cell has: other rows may lie before or behind these.
    return f"{min(century + end + gap // 2, 2099)}-12-31"
