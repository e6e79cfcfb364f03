"""One strptime format compiled: cells to moments, and moments to cells."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .calendar_names import NAME, months, name_key, names_of
from .eras import BUDDHIST, ERA_YEAR, year_of_era, year_written
from .half_words import BEHIND, counts_from_zero, is_afternoon, other_half

__all__ = ["MICROS_OF_DAY", "PIVOT", "Moment", "Spelling", "reader", "write_moment"]

MICROS_OF_DAY = 86_400_000_000
_EPOCH = dt.date(1970, 1, 1).toordinal()
_WIDEST = 18 * 60
"""Minutes; no zone is further from UTC."""
PIVOT = 69
"""Years of two digits from here on are of the twentieth century, as POSIX has it."""

_PATTERNS = {
    "Y": r"(?P<Y>\d{4})", "y": r"(?P<y>\d{2})", "m": r"(?P<m>\d{1,2})", "q": r"(?P<q>[1-4])",
    "G": r"(?P<G>\d{4})", "V": r"(?P<V>\d{2})", "u": r"(?P<u>[1-7])",
    "d": r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|\u00ba|\u00aa)?", "B": rf"(?P<B>{NAME})",
    "A": rf"(?P<A>{NAME})", "E": ERA_YEAR,
    "H": r"(?P<H>\d{1,2})", "I": r"(?P<I>\d{1,2})", "M": r"(?P<M>\d{2})", "S": r"(?P<S>\d{2})",
    "f": r"(?P<f>\d{1,9})", "p": rf"(?P<p>{BEHIND})",
    "z": r"(?P<z>Z|[-+]\d{2}:?\d{2}|[-+]\d{2}|(?<=UTC|GMT)[-+]\d)", "Z": r"(?P<Z>UTC|GMT)",
}  # fmt: skip
_DIGITS = frozenset("YymdHIMSfqGVu")
_TOKENS = re.compile(r"%(.)|([^%]+)")


class Moment(NamedTuple):
    """Hold a moment as whole numbers.

    Parameters
    ----------
    micros : int
        Microseconds of local time since 1970, or since midnight for a time of day.
    nanos : int
        Nanoseconds beyond them, 0 to 999.
    offset : int or None
        Minutes that local time is ahead of UTC; None if the cell does not say.
    """

    micros: int
    nanos: int = 0
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """Hold what a format does not say of how dates are written.

    Parameters
    ----------
    padded : bool
        Days and months have two digits.
    padded_hour : bool
        Hours have two digits.
    fraction_digits : int
        Digits of the fractions of seconds.
    language : str
        ISO 639 code of the language that months are named in.
    case : {"", "upper", "lower"}
        Case of names; "" is that of the language, or a capital first letter.
    am_pm : str
        How the afternoon is marked, such as ``PM``.
    zone : str
        How a zone is written: ``Z``, ``GMT``, ``+hh:mm``, ``+hhmm``, ``+hh`` or ``+h``.
    era : str
        The name of an era before its year, and what stands between: ``昭和`` or ``S.``.
    calendar : {"", "buddhist"}
        What years without the name of an era count; "" is the Gregorian calendar.
    """

    padded: bool = True
    padded_hour: bool = True
    fraction_digits: int = 0
    language: str = ""
    case: str = ""
    am_pm: str = ""
    zone: str = ""
    era: str = ""
    calendar: str = ""


@lru_cache(maxsize=512)
def _tokens(form: str) -> tuple[tuple[str, str], ...]:
    """Return directives and literals: one of the two is "" in each pair."""
    found = _TOKENS.findall(form)
    return tuple(("", "%") if code == "%" else (code, text) for code, text in found)


@lru_cache(maxsize=512)
def pattern_of(form: str) -> re.Pattern[str]:
    """Return the regular expression of a format.

    Parameters
    ----------
    form : str
        In the notation of ``strptime``.
    """
    tokens = _tokens(form)
    parts: list[str] = []
    for place, (directive, text) in enumerate(tokens):
        if not directive:
            after_name = place and tokens[place - 1][0] in ("B", "b", "A", "a")
            parts.append(
                r"\.?" + re.escape(text[1:])
                if after_name and text.startswith(".")
                else re.escape(text)
            )
            continue
        code = {"b": "B", "a": "A"}.get(directive, directive)
        pattern = _PATTERNS[code]
        beside = [tokens[i][0] for i in (place - 1, place + 1) if 0 <= i < len(tokens)]
        if code in _DIGITS and _DIGITS & set(beside):
            pattern = pattern.replace("{1,2}", "{2}")
        parts.append(pattern)
    return re.compile("".join(parts))


def reader(
    form: str, language: str, latest: str = "", calendar: str = ""
) -> Callable[[str], Moment | None]:
    """Return a function that reads the cells of a format.

    Parameters
    ----------
    form : str
        In the notation of ``strptime``.
    language : str
        ISO 639 code of the language that months are named in.
    latest : str, default ""
        The day in ISO format that no year of two digits may lie behind; "" has years from 69 on
        in the twentieth century.
    calendar : {"", "buddhist"}
        What years count.

    Returns
    -------
    callable
        A cell, with ASCII digits and no white space around it, to its moment; to None if it
        has another format, or there is no such day.

    Examples
    --------
    >>> from pandas_semtype.parsing.date_reading import reader
    >>> reader("%d %b %Y", "en")("1 Jan 1970"), reader("%d/%m/%Y", "")("31/02/2020")
    (Moment(micros=0, nanos=0, offset=None), None)
    """
    match_of = pattern_of(form).fullmatch
    names = months(language)
    has_day = any(code in ("Y", "y", "E", "G") for code, _ in _tokens(form))
    limit = dt.date.fromisoformat(latest) if latest else None
    ahead = BUDDHIST if calendar == "buddhist" else 0

    def read(cell: str) -> Moment | None:
        match = match_of(cell)
        return None if match is None else _moment(match.groupdict(), names, has_day, limit, ahead)

    return read


def _moment(
    found: Mapping[str, str],
    names: Mapping[str, int],
    has_day: bool,
    limit: dt.date | None,
    ahead: int,
) -> Moment | None:
    micros = nanos = 0
    if has_day:
        month = 1
        if "m" in found:
            month = int(found["m"])
        elif "B" in found:
            month = names.get(name_key(found["B"]), 0)
        elif "q" in found:
            month = 3 * int(found["q"]) - 2
        try:
            day = _day(found, month, limit, ahead)
        except ValueError:
            return None
        micros = (day.toordinal() - _EPOCH) * MICROS_OF_DAY
    clock = _clock(found)
    if clock is None:
        return None
    micros += clock
    if "f" in found:
        digits = found["f"].ljust(9, "0")
        micros += int(digits[:6])
        nanos = int(digits[6:])
    offset = _offset(found)
    if offset is not None and abs(offset) > _WIDEST:
        return None
    return Moment(micros, nanos, offset)


def _day(found: Mapping[str, str], month: int, limit: dt.date | None, ahead: int) -> dt.date:
    if "G" in found:
        return dt.date.fromisocalendar(int(found["G"]), int(found["V"]), int(found["u"]))
    number = int(found.get("d", 1))
    if limit is None or "y" not in found or ahead:
        return dt.date(_year(found, ahead), month, number)
    year = limit.year // 100 * 100 + int(found["y"])
    # Not by the year alone: in the year of the limit, days behind it are a century older.
    day = (year, month, number)
    return dt.date(year - 100 if day > (limit.year, limit.month, limit.day) else year, *day[1:])


def _year(found: Mapping[str, str], ahead: int) -> int:
    if "E" in found:
        return year_of_era(found["E"])
    if "Y" in found:
        return int(found["Y"]) - ahead
    year = int(found["y"])
    if ahead:
        return 2500 + year - ahead
    return year + (1900 if year >= PIVOT else 2000)


def _clock(found: Mapping[str, str]) -> int | None:
    """Return the time of day in microseconds, without fractions of seconds."""
    hour = int(found.get("H") or found.get("I") or 0)
    minute, second = int(found.get("M") or 0), int(found.get("S") or 0)
    if "p" in found:
        if not (0 if counts_from_zero(found["p"]) else 1) <= hour <= 12:
            return None
        hour = hour % 12 + (12 if is_afternoon(found["p"]) else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return ((hour * 60 + minute) * 60 + second) * 1_000_000


def _offset(found: Mapping[str, str]) -> int | None:
    if "Z" in found or found.get("z") == "Z":
        return 0
    if "z" not in found:
        return None
    digits = found["z"][1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    return -minutes if found["z"][0] == "-" else minutes


def write_moment(moment: Moment, form: str, spelling: Spelling) -> str:
    """Return the text of a moment under a format.

    Parameters
    ----------
    moment : Moment
        Local time.
    form : str
        In the notation of ``strptime``.
    spelling : Spelling
        What the format does not say.

    Examples
    --------
    >>> from pandas_semtype.parsing.date_reading import Moment, Spelling, write_moment
    >>> write_moment(Moment(0), "%A, %B %d, %Y", Spelling(language="en", padded=False))
    'Thursday, January 1, 1970'
    """
    days, rest = divmod(moment.micros, MICROS_OF_DAY)
    day = dt.date.fromordinal(days + _EPOCH)
    seconds, micros = divmod(rest, 1_000_000)
    hour, minute, second = seconds // 3600, seconds // 60 % 60, seconds % 60
    two = "02d" if spelling.padded else "d"
    hours = "02d" if spelling.padded_hour else "d"
    fraction = f"{micros * 1000 + moment.nanos:09d}"[: spelling.fraction_digits]
    alone = "" if any(code == "d" for code, _ in _tokens(form)) else "_alone"
    year = day.year + (BUDDHIST if spelling.calendar == "buddhist" else 0)
    written = {
        "Y": f"{year:04d}", "y": f"{year % 100:02d}", "m": f"{day.month:{two}}",
        "d": f"{day.day:{two}}", "q": str((day.month + 2) // 3), "H": f"{hour:{hours}}",
        "I": f"{hour % 12 or 12:{hours}}", "M": f"{minute:02d}", "S": f"{second:02d}",
        "f": fraction, "p": other_half(spelling.am_pm, afternoon=hour >= 12),
        "Z": spelling.zone or "UTC",
        "z": _zone_text(moment.offset or 0, spelling.zone),
    }  # fmt: skip
    if "%G" in form:
        iso = day.isocalendar()
        written |= {"G": f"{iso.year:04d}", "V": f"{iso.week:02d}", "u": str(iso.weekday)}
    if spelling.era or "%E" in form:
        written["E"] = year_written(
            day.year, day.month, day.day, spelling.era, padded=spelling.padded
        )
    parts = []
    for code, text in _tokens(form):
        if code in ("B", "b", "A", "a"):
            parts.append(_name(code, day, alone, spelling))
        else:
            parts.append(written[code] if code else text)
    return "".join(parts)


def _name(code: str, day: dt.date, alone: str, spelling: Spelling) -> str:
    kind = "month" if code in "Bb" else "weekday"
    style = ("wide" if code in "BA" else "short") + alone
    number = day.month if kind == "month" else day.weekday()
    name = names_of(kind, spelling.language or "en", style).get(number, "")
    if spelling.case == "upper":
        return name.upper()
    return name.lower() if spelling.case == "lower" else name[:1].upper() + name[1:]


_ONE_DIGIT = 9


def _zone_text(offset: int, style: str) -> str:
    if style == "Z" and not offset:
        return "Z"
    hours, minutes = divmod(abs(offset), 60)
    sign = "-" if offset < 0 else "+"
    if style in ("+hh", "+h") and not minutes:
        return f"{sign}{hours:02d}" if style == "+hh" or hours > _ONE_DIGIT else f"{sign}{hours}"
    return f"{sign}{hours:02d}{'' if style == '+hhmm' else ':'}{minutes:02d}"
