"""Lengths of time: on the clock, in ISO 8601, or in numbers with units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal

from .marks import find_marks

__all__ = [
    "CLOCK",
    "find_durations",
    "has_capitals",
    "is_minutes",
    "open_minutes",
    "read_duration",
    "write_duration",
]

_LONGEST = 60
_MOST = 2**62
"""Microseconds: 146 thousand years, which every dtype of pandas holds."""
_SLIPS = 0.05
"""Fraction of the cells that may be something else."""
CLOCK, ISO, WORDS = "clock", "iso", "words"

_CLOCK = re.compile(
    # A database writes +03 12:30:00; without a sign, 3 may be a day of a month.
    r"(?P<sign>[-+])?(?:(?P<d>\d{1,8})(?: ?(?:days?,?|d) |(?(sign) (?=\d\d:)|(?!))))?"
    r"(?P<h>\d{1,4}):(?P<m>[0-5]\d):(?P<s>[0-5]\d)"
    r"(?:\.(?P<f>\d{1,6}))?"
).fullmatch
_ISO = re.compile(
    r"(?P<sign>-)?P(?=\d|T\d)(?:(?P<w>\d+)W)?(?:(?P<d>\d+)D)?"
    r"(?:T(?:(?P<h>\d+)H)?(?:(?P<m>\d+)M)?(?:(?P<s>\d+)(?:\.(?P<f>\d{1,6}))?S)?)?"
).fullmatch
_SECONDS: dict[str, int | Decimal] = {
    "w": 604_800, "week": 604_800, "weeks": 604_800, "wk": 604_800, "wks": 604_800,
    "d": 86_400, "day": 86_400, "days": 86_400, "tage": 86_400, "jours": 86_400,
    "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600, "std": 3600, "stunden": 3600,
    "min": 60, "mins": 60, "minute": 60, "minutes": 60, "minuten": 60, "m": 60,
    "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "sek": 1,
    "tag": 86_400, "tagen": 86_400, "woche": 604_800, "wochen": 604_800, "stunde": 3600,
    "sekunde": 1, "sekunden": 1, "jour": 86_400, "semaine": 604_800, "semaines": 604_800,
    "heure": 3600, "heures": 3600, "seconde": 1, "secondes": 1, "minuto": 60, "minutos": 60,
    "minuti": 60, "hora": 3600, "horas": 3600, "ora": 3600, "ore": 3600, "segundo": 1,
    "segundos": 1, "secondo": 1, "secondi": 1, "semana": 604_800, "semanas": 604_800,
    "d\u00eda": 86_400, "d\u00edas": 86_400, "dia": 86_400, "dias": 86_400, "giorno": 86_400,
    "giorni": 86_400, "dag": 86_400, "dagen": 86_400, "dagar": 86_400, "dage": 86_400,
    "ms": Decimal("0.001"), "millisecond": Decimal("0.001"), "milliseconds": Decimal("0.001"),
}  # fmt: skip
"""Years and months have no fixed length: what is written with them is no length of time."""
# A comma before three digits may group: such cells are read by nobody.
_SIZE = r"\d+(?:\.\d+|,\d{1,2}(?!\d)|,\d{4,})?"
_PART = re.compile(rf"({_SIZE})\s?([^\W\d_]+)\.?(?:,? and |,? |,)?")
_ONE = re.compile(rf"({_SIZE})(\s?)([^\W\d_]+)").fullmatch
_CAPITAL_M = re.compile(r"\d\s?M(?![^\W\d_])").search
_OTHER_TIME = re.compile(r"\d\s?[HhSs]|\d\s?(?:MIN|min|Min|d|D)\b|:").search
_TERMS = frozenset({1, 2, 3, 6, 9, 12, 15, 18, 24, 30, 36, 42, 48, 54, 60, *range(72, 361, 12)})
_SURE_TERMS = frozenset({18, 24, 36, 48, 72, 84, 96})
"""Months of contracts and tests, and those that few would round minutes to."""
_COMMA = ","
"""Begins the style of numbers with a decimal comma."""


def read_duration(cell: str) -> int | None:
    """Return the length of time that a cell stands for, in microseconds.

    Parameters
    ----------
    cell : str
        A cell. Two numbers with a colon are none: they are hours and minutes as well as
        minutes and seconds.

    Examples
    --------
    >>> from pandas_semtype.parsing.durations import read_duration
    >>> read_duration("1h 30m") == read_duration("01:30:00") == read_duration("PT1H30M")
    True
    >>> read_duration("1:30") is None
    True
    """
    text = cell.strip()
    if len(text) > _LONGEST:
        return None
    match = _CLOCK(text) or _ISO(text)
    if match is not None:
        found = match.groupdict()
        seconds = sum(
            int(found.get(key) or 0) * size
            for key, size in (("w", 604_800), ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1))
        )
        micros = seconds * 1_000_000 + int((found["f"] or "").ljust(6, "0"))
        if micros > _MOST:
            return None
        return -micros if found["sign"] == "-" else micros
    return _read_words(text)


def _read_words(text: str) -> int | None:
    place, total = 0, Decimal(0)
    while place < len(text):
        match = _PART.match(text, place)
        if match is None or (match[2] == "M" and not _OTHER_TIME(text)):
            return None
        unit = match[2].casefold()
        if unit not in _SECONDS:
            return None
        total += Decimal(match[1].replace(",", ".")) * _SECONDS[unit] * 1_000_000
        place = match.end()
    return int(total) if place and total == int(total) and total <= _MOST else None


def find_durations(cells: Mapping[str, int]) -> tuple[str, float]:
    """Return how the lengths of time of a column are written, and the fraction that are some.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.

    Returns
    -------
    style : str
        ``"clock"``, ``"iso"``, ``"words"``, or the unit behind a number with the space before
        it, such as ``" min"``; with a comma in front where it is the decimal mark.
    fraction : float
        Fraction of the cells, 0 to 1.
    """
    sizes = {one[1]: n for cell, n in cells.items() if (one := _ONE(cell.strip()))}
    marks = find_marks(sizes)
    if marks.grouping and not marks.ambiguous:  # 1.200 min beside 850 min
        return "", 0.0
    styles: Counter[str] = Counter()
    for cell, count in cells.items():
        if read_duration(cell) is not None:
            styles[_style(cell.strip())] += count
    if not styles:
        return "", 0.0
    for style in list(styles):  # a whole number shows no mark
        if _COMMA + style in styles:
            styles[_COMMA + style] += styles.pop(style)
    return styles.most_common(1)[0][0], sum(styles.values()) / sum(cells.values())


def _style(text: str) -> str:
    if _CLOCK(text):
        return CLOCK
    if _ISO(text):
        return ISO
    one = _ONE(text)
    if one is None:
        return WORDS
    return (_COMMA if "," in one[1] else "") + one[2] + one[3]


def is_minutes(cell: str) -> bool:
    """Return whether a cell is a number with an ``m`` alone, which is read as minutes.

    Parameters
    ----------
    cell : str
        A cell.
    """
    one = _ONE(cell.strip())
    return one is not None and one[3] == "m"


def has_capitals(cells: Iterable[str]) -> bool:
    """Return whether a capital letter alone stands behind a number, which may be no unit.

    Parameters
    ----------
    cells : iterable of str
        Cells.
    """
    found = (_ONE(cell.strip()) for cell in cells)
    return any(one is not None and len(one[3]) == 1 and one[3].isupper() for one in found)


def open_minutes(cells: Mapping[str, int]) -> str:
    """Return why an M may be months, "" if nothing speaks for it.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.

    Examples
    --------
    >>> from pandas_semtype.parsing.durations import open_minutes
    >>> open_minutes({"12M": 1, "24M": 1}), open_minutes({"25 m": 1, "1 h": 1})
    ('M behind the numbers, perhaps months, perhaps minutes', '')
    """
    total = sum(cells.values())
    capitals = sum(
        n for cell, n in cells.items() if _CAPITAL_M(cell) and read_duration(cell) is None
    )
    if capitals > _SLIPS * total:
        return "M behind the numbers, perhaps months, perhaps minutes"
    sizes = {one[1] for cell in cells if (one := _ONE(cell.strip())) and one[3] == "m"}
    if len(sizes) < len(cells) or not all(size.isdecimal() for size in sizes):
        return ""
    numbers = set(map(int, sizes))
    if numbers <= _TERMS and numbers & _SURE_TERMS:
        return "m behind the numbers, perhaps months, perhaps minutes"
    return ""


def write_duration(micros: int, style: str) -> str:
    """Return the text of a length of time.

    Parameters
    ----------
    micros : int
        Microseconds.
    style : str
        As `find_durations` names it; lengths in words become hours, minutes and seconds.

    Examples
    --------
    >>> from pandas_semtype.parsing.durations import write_duration
    >>> write_duration(5_400_000_000, "iso"), write_duration(5_400_000_000, " min")
    ('PT1H30M', '90 min')
    """
    sign = "-" if micros < 0 else ""
    seconds, rest = divmod(abs(micros), 1_000_000)
    fraction = f".{rest:06d}".rstrip("0") if rest else ""
    if style in (CLOCK, WORDS, ""):
        hours, minutes = divmod(seconds // 60, 60)
        if hours > 9999:  # more digits are read as no hours
            days, hours = divmod(hours, 24)
            sign += f"{days} days "
        return f"{sign}{hours:02d}:{minutes:02d}:{seconds % 60:02d}{fraction}"
    if style == ISO:
        days, seconds = divmod(seconds, 86_400)
        hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
        second = f"{seconds}{fraction}" if seconds or fraction else ""
        parts = ((hours, "H"), (minutes, "M"), (second, "S"))
        time = "".join(f"{number}{letter}" for number, letter in parts if number)
        text = (f"{days}D" if days else "") + (f"T{time}" if time else "")
        return f"{sign}P{text or 'T0S'}"
    mark, style = style[: style.startswith(_COMMA)], style.removeprefix(_COMMA)
    size = Decimal(_SECONDS[style.strip().casefold()]) * 1_000_000
    number = format(Decimal(abs(micros)) / size, "f")
    number = number.rstrip("0").rstrip(".") if "." in number else number
    return f"{sign}{number.replace('.', mark or '.')}{style}"
