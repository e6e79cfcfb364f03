"""Years that are not counted from the year 1: eras of Japan, Minguo, the Buddhist era."""

from __future__ import annotations

import re

__all__ = [
    "BUDDHIST",
    "BUDDHIST_YEARS",
    "ERA_DAY",
    "ERA_MONTH",
    "ERA_YEAR",
    "era_style",
    "year_of_era",
    "year_written",
]

BUDDHIST = 543
"""Years that the Buddhist era is ahead."""

BUDDHIST_YEARS = range(2400, 2700)
"""Years of this era from 1857 on: no Gregorian date of a table is in them."""

_MINGUO = 1911
_ERAS = (  # the year before the first, and ways to write the name
    (2018, ("令和", "令", "㋿", "R")),
    (1988, ("平成", "平", "㍻", "H")),
    (1925, ("昭和", "昭", "㍼", "S")),
    (1911, ("大正", "大", "㍽", "T")),
    (1867, ("明治", "明", "㍾", "M")),
)
_FIRST_DAYS = {2018: (2019, 5, 1), 1988: (1989, 1, 8), 1925: (1926, 12, 25), 1911: (1912, 7, 30)}
_MINGUO_NAMES = ("中華民國", "中华民国", "民國", "民国")
_BEFORE = {
    **{name: before for before, names in _ERAS for name in names},
    **dict.fromkeys((*_MINGUO_NAMES, ""), _MINGUO),
}
_NAMES = "|".join(sorted((name for name in _BEFORE if len(name.encode()) > 1), key=len)[::-1])
# Three digits before the sign of the year are of no other calendar.
_WORDS = rf"(?:{_NAMES})\s?(?:\d{{1,3}}|元)|(?<!\d)[01]\d\d(?=\s?年)"
_LETTERS = r"(?<![^\W_])[MTSHR]\.?\d{1,2}"
_CELL = re.compile(r"(?P<name>\D*?)(?P<gap>[\s.]?)(?P<number>\d{1,3}|元)")
_SIGN = r"\s?[-/.年月]\s?"

ERA_YEAR = rf"(?P<E>{_WORDS}|{_LETTERS})"
"""The name of an era and the year in it."""

ERA_DAY = re.compile(rf"{ERA_YEAR}({_SIGN})(\d{{1,2}})({_SIGN})(\d{{1,2}})(?!\d)")
ERA_MONTH = re.compile(rf"(?P<E>{_WORDS})({_SIGN})(\d{{1,2}})(?!\d)")


def year_of_era(text: str) -> int:
    """Return the Gregorian year of a year of an era.

    Parameters
    ----------
    text : str
        As `ERA_YEAR` finds it; three digits alone are of Minguo.

    Examples
    --------
    >>> from pandas_semtype.parsing.eras import year_of_era
    >>> year_of_era("平成23"), year_of_era("令和元"), year_of_era("民國104")
    (2011, 2019, 2015)
    """
    match = _CELL.fullmatch(text)
    if match is None or match["name"] not in _BEFORE:
        message = "no year of an era"
        raise ValueError(message)
    return _BEFORE[match["name"]] + (1 if match["number"] == "元" else int(match["number"]))


def era_style(text: str) -> str:
    """Return how the name of an era is written: its name and what stands behind it.

    Parameters
    ----------
    text : str
        As `ERA_YEAR` finds it.
    """
    match = _CELL.fullmatch(text)
    return match["name"] + match["gap"] if match else ""


def year_written(year: int, month: int, day: int, style: str, *, padded: bool) -> str:
    """Return the year of a day in its era, written as another one is.

    Parameters
    ----------
    year, month, day : int
        A Gregorian day.
    style : str
        As `era_style` returns it.
    padded : bool
        Whether years behind a letter have two digits.
    """
    name = style.rstrip(" .\u3000")
    gap = style[len(name) :]
    if _BEFORE.get(name) == _MINGUO and name not in _ERAS[3][1]:
        number = year - _MINGUO
        return f"{name}{gap}{number}" if name else f"{number:03d}"
    form = next((names.index(name) for _, names in _ERAS if name in names), 0)
    before, names = next(
        era for era in _ERAS if (year, month, day) >= _FIRST_DAYS.get(era[0], (0, 0, 0))
    )
    number = year - before
    if form == 0 and number == 1:
        return f"{names[form]}{gap}元"
    two_digits = padded and names[form].isascii()
    return f"{names[form]}{gap}{number:{'02d' if two_digits else 'd'}}"
