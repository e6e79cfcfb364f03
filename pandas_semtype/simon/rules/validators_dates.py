"""Validators of dates, times, and the words of the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ...folding import fold
from .calendar_words import is_other_month, is_quarter_in_words
from .closed_words import of_other_script
from .validator import Validator, each
from .vocabularies import month_forms, months, weekday_forms, weekdays

__all__ = ["DATES"]

_TRIPLE = re.compile(
    r"(\d{1,4})\s?[./\-\u2010-\u2015 _]\s?(\d{1,2})\s?[./\-\u2010-\u2015 _]\s?(\d{1,4})(?!\d)\.?"
    r"(?:[T, _\-:]+(?:at )?(\d.*)|[T ]?Z)?"
).fullmatch
_CLOCK_BEHIND = re.compile(r"(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?").match
_PAIR = re.compile(r"(\d{1,4})\s?[./\-]\s?(\d{1,4})").fullmatch
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)[T_ -]?(?:\d{2,6}(?:[.,]?\d+)?Z?)?").fullmatch
_COMPACT_YEAR_LAST = re.compile(r"(\d\d)(\d\d)((?:19|20)\d\d)").fullmatch
_CJK = re.compile(r"\d\s?[年月日년월일]|[元令平昭][和成]?\d").search
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]").search
_EAST_MOMENT = re.compile(
    "[\\d〇零一二三四五六七八九十元正初]\\s?[年月日号號旬년월일时時点點시]|[曜週周]|星期|요일|[上下]午|午[前後]|오[전후]"
).search
"""Years, months, days, hours with their number: schools count classes as 3학년 5반."""
_WORDS = re.compile(r"[^\W\d_]{3,}").findall
_DIGIT = re.compile(r"\d").search
_YEAR_CELL = re.compile(r"\d{4}").fullmatch
_WEEK = re.compile(r"\d{4}-?W\d\d(?:-?\d)?|\d{4}-\d{3}|\d{4}[ -]?Q[1-4]|\d{4}[-/.]?\d{2}").fullmatch
_SQL = re.compile(r"[\"'\[(#{]+|[\"'\])#}]+$|^/Date\(").sub
_LONGEST = 64


def _is_year(number: int, digits: int) -> bool:
    return digits == 2 or (digits == 4 and 1000 <= number <= 2700)  # Buddhist years are later


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the months, the 29th of February among them."""
_OTHER_CALENDARS = range(1300, 1500)
"""Years of Persian and Islamic calendars today; their second month may have 31 days."""
_BUDDHIST = 543
"""Years that Buddhist calendars are ahead; their months are the usual ones."""


def _in_month(day: int, month: int, year: int) -> bool:
    if not 1 <= month <= 12:
        return False
    if year in _OTHER_CALENDARS:
        return 1 <= day <= 31
    if month == 2 and day == 29 and year >= 100:  # of two digits the century is not known
        year -= _BUDDHIST if year >= 2400 else 0
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= _DAYS[month - 1]


def _is_day(first: str, second: str, third: str) -> bool:
    """Return whether three numbers are a day that exists, in some order."""
    a, b, c = int(first), int(second), int(third)
    if _is_year(c, len(third)) and len(first) <= 2 and (_in_month(a, b, c) or _in_month(b, a, c)):
        return True
    return (
        len(first) in (2, 4) and len(third) <= 2 and _is_year(a, len(first)) and _in_month(c, b, a)
    )


def _is_clock(text: str | None) -> bool:
    """Return whether what stands behind a day may be a time: 25:61 is none."""
    found = _CLOCK_BEHIND(text or "")
    if found is None:
        return True
    hour, minute, second = (int(group or 0) for group in found.groups())
    return hour <= 24 and minute <= 59 and second <= 60


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    """Return the first three letters of names of months, without accents."""
    return frozenset(fold(word)[:3] for word in months() | month_forms() if len(word) >= 3)


def _datetime(cell: str) -> bool:
    cell = _SQL("", cell.strip()).strip()
    if not cell or len(cell) > _LONGEST or _DIGIT(cell) is None:
        return False
    found = _TRIPLE(cell)
    if found is not None:
        return _is_day(found[1], found[2], found[3]) and _is_clock(found[4])
    found = _PAIR(cell)
    if found is not None:  # a day and a month: 7/10 may be a score, 25/10 is none
        low, high = sorted((int(found[1]), int(found[2])))
        if 1 <= low <= 12 < high <= 31:
            return True
        year, month = max(found[1], found[2], key=len), min(found[1], found[2], key=len)
        return (
            len(year) == 4
            and 1000 <= int(year) <= 2700
            and 1 <= int(month) <= 12
            and len(month) <= 2
        )
    if _YEAR_CELL(cell):
        return 1000 <= int(cell) <= 2700
    compact = [form(cell) for form in (_COMPACT, _COMPACT_YEAR_LAST)]
    if compact[0] is not None:  # eight digits have both forms
        return any(found is not None and _is_day(found[1], found[2], found[3]) for found in compact)
    if _WEEK(cell) or _CJK(cell):
        return True
    words = _WORDS(cell)
    if not _starts().isdisjoint([fold(word.casefold())[:3] for word in words]):
        return True
    if cell.isascii():
        return False
    if _EAST(cell):
        return _EAST_MOMENT(cell) is not None
    # Words of other scripts are in no list of ours; some write vowels as marks between letters.
    letters = [c for c in cell if c.isalpha()]
    return bool(letters) and not any(c.isascii() for c in letters)


_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-4])\s?[:hH\u6642\u65f6\u70b9\uc2dc\uff1a]\s?(?:[0-5]?\d)?"
    r"(?:[:m\u5206\ubd84' ]+(?:[0-6]?\d(?:[.,]\d+)?)?)?"
    r"\s?(?:s|\u79d2|\u5206|\ubd84|min|uhr|h|hrs?|[ap]\.?\s?m\.?|z)?\.?(?:\s?[A-Z]{1,5}"
    r"|\s?[+-]\d\d:?\d\d)?"
    r"|(?:0?\d|1[0-2])\s?[ap]\.?\s?m?\.?(?: [A-Z]{2,4})?|T?(?:[01]\d|2[0-4])[0-5]\d(?:[0-5]\d)?"
    r"(?:\s?(?:h|hrs|hours|Z))?"
    r"|noon|midnight|(?:0?\d|1[0-2])[.:]?[0-5]\d\s?[ap]\.?\s?m?\.?",
    re.IGNORECASE,
).fullmatch
_DOTTED = re.compile(
    r"(?:[01]?\d|2[0-4])\.([0-5]\d)(?:\s?(?:h|uhr|hrs?))?", re.IGNORECASE
).fullmatch
_HOURS = re.compile(r"\d{1,2}[:hH.]\d\d\s?-\s?\d\d:?\d\d").fullmatch
"""From an hour to another; what has seconds may have a zone behind them."""


def _time(cell: str) -> bool:
    """Return whether a cell is one time of day: from nine to five are two."""
    if _CLOCK(cell) is not None or _DOTTED(cell) is not None:
        return _HOURS(cell) is None
    return (
        "\u5348" in cell or "\uc624" in cell or "\u0635" in cell.split() or "\u0645" in cell.split()
    )


def _times(cells: Sequence[str]) -> np.ndarray:
    """Return which cells are times of day; tenths written with two digits are not.

    Minutes behind a point end in other digits than 0 as well, unless all are full or half
    hours.
    """
    passed = each(_time)(cells)
    dotted = [found[1] for cell in cells if (found := _DOTTED(cell)) is not None]
    if len(dotted) >= len(cells) / 2:
        minutes = set(dotted)
        if all(m.endswith("0") for m in minutes) and not minutes <= {"00", "30"}:
            return np.zeros(len(cells), dtype=bool)
    return passed


def _moments(cells: Sequence[str]) -> np.ndarray:
    """Return which cells are days, or times of day, which imply `datetime`.

    Years beside days may be days of which no more is known; nothing but years are years.
    """
    if all(map(_YEAR_CELL, cells)):
        return np.zeros(len(cells), dtype=bool)
    passed = each(_datetime)(cells)
    if not passed.all():
        passed |= _times(cells)
    return passed


def _key(cell: str) -> str:
    return cell.lower().replace(" ", "").strip(".,")


_SEPARATORS = re.compile(r"[\s,;/|&()\-\u2013+.:]+|\band\b|\bto\b").split
_CJK_MONTH = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?[月월]").search
_CJK_DAYS = frozenset("月火水木金土日一二三四五六天월화수목금토일")
_CJK_MARKS = ("曜", "星期", "周", "週", "礼拜", "禮拜", "요일")


def _month(cell: str) -> bool:
    known = _months()
    if _key(cell) in known:
        return True
    if not known.isdisjoint(_SEPARATORS(cell.lower())):
        return True
    return _CJK_MONTH(cell) is not None or is_other_month(cell)


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    return months() | month_forms()


_ALSO_DAYS = frozenset("mtwrfsuh") | frozenset("จอพศส") | {"weekday", "weekdays"}
_SETS_OF_DAYS = frozenset({"weekend", "weekends", "daily"})
"""Initials of English and Thai weekdays, and words beside the weekdays of a timetable."""


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    return weekdays() | weekday_forms() | _ALSO_DAYS | _SETS_OF_DAYS


def _weekday(cell: str) -> bool:
    known = _weekdays()
    key = _key(cell)
    if key in known or key.removesuffix("s") in known:  # Mondays
        return True
    words = [word for word in _SEPARATORS(cell.lower()) if word[1:]]
    if not known.isdisjoint(words):
        return True
    if not known.isdisjoint([word[:-1] for word in words if word[-1] == "s"]):
        return True
    if of_other_script(cell):
        return True
    bare = cell.strip("()（）[] ")
    return (len(bare) == 1 and bare in _CJK_DAYS) or (
        len(bare) <= 6 and any(m in bare for m in _CJK_MARKS)
    )


_STATE_OF_A_YEAR = (
    r"(?:actuals?|budget(?:ed)?|estimated?|est\.?|forecast|plan(?:ned)?|projected|projection|proposed"
    r"|adopted|revised|audited|unaudited|prelim(?:inary)?\.?|provisional|final|target|ytd|[aefp])"
)
"""What tables of money and statistics write behind a year: FY2041 Actual, 2023e."""
_YEAR = re.compile(
    r"(?:c(?:a|irca)?\.? ?|fy ?|sy ?|ay ?|cy ?|year ?|~|<|>|=)?'?(?:(\d{4})(?:\.0+)?|\d{2})(?:s"
    r"|'s| ?[年년]| ?г(?:од|\.)?)?"
    r"(?: ?(?:a\.?d|c\.?e|b\.?c|b\.?c\.?e)\.?)?|(?:令和|平成|昭和"
    r"|大正|明治)\d{1,2}年?"
    r"|-?\d{1,4} ?(?:a\.?d|c\.?e|b\.?c|b\.?c\.?e)\.?|-?\d{1,4}"
    rf"|(?:fy ?|fiscal year |cy ?|year )?'?(?:\d{{2}}|\d{{4}}) ?\(?{_STATE_OF_A_YEAR}\)?",
    re.IGNORECASE,
).fullmatch


def _year(cell: str) -> bool:
    found = _YEAR(cell)
    return found is not None and (found[1] is None or 1000 <= int(found[1]) <= 6000)


_SPAN_OF_YEARS = re.compile(
    r"(?:(?:fy|sy|ay|school year|fiscal year|season)?\s?'?)(\d{4}|\d{2})\s?(?:[-:/]|\u2013|\u2014"
    r"|to|_|&|\.|through|bis|a|\u81f3|~)"
    r"+\s?(?:fy)?'?(\d{4}|\d{2}|present|now)(?:.{0,12})?"
    r"|(?:s?fy|ffy|sy|ay|gj|fiscal year|school year|season|exercice)[ _-]?'?(?:\d{4}|\d{2})"
    rf"(?: ?\(?{_STATE_OF_A_YEAR}\)?)?|(?:\d{{4}}|\d{{2}}) ?fy|[12]\d\d0'?s"
    r"|(?:\d{1,2}(?:\.|st|nd|rd|th|e|de|-?й|-?ти)?|[ivx]{1,5})e?"
    r" ?(?:c\.|cent(?:ury|\.)|centuries|jh\.?|jhd?t?\."
    r"|jahrhundert|eeuw|si[eè]cle|secolo|stolet[ií]|století|wiek|w\.|век|в\.|årh(?:undrede|\.)?|sz[aá]zad)"
    r"(?: ?(?:bc|ad|bce|ce))?|(?:siglo|s[eé]culo|s[eé]c\.|s\.|secolo|secolul) ?[ivx]{1,5}"
    r"|(?:since|from) (?:1[0-9]|2[01])\d\d"
    r"|(?:1[0-9]|2[01])\d\d\s?(?:[-\u2013\u2014~]+|\+|onwards?|and later)"
    r"|(?:until|before|to|[\u2013\u2014~])\s?(?:1[0-9]|2[01])\d\d",
    re.IGNORECASE,
).fullmatch


_LONGEST_SPAN = 50
"""Years of a span whose end has two digits; 2019-01 is a month."""


def _years(cell: str) -> bool:
    """Return whether a cell is a span of years, the later one behind."""
    found = _SPAN_OF_YEARS(cell)
    if found is None or found[1] is None or not found[2][0].isdecimal():
        return found is not None
    first, last = found[1], found[2]
    if len(first) == 4:
        begin = int(first)
        if len(last) == 2:  # of this century or the next: 1999-00
            return 1000 <= begin <= 2200 and (int(last) - begin) % 100 <= _LONGEST_SPAN
        return 1000 <= begin <= 2200 and begin <= int(last) <= begin + 400
    return len(last) == 2 and (int(last) - int(first)) % 100 <= 10


_QUARTER = re.compile(
    r"(?:\d{2,4}[\s_\-/.:,]*)?(?:fy\s?\d{2,4}[\s_\-]?)?(?:q|h|t|qtr|quarter|semester|half"
    r"|trim(?:estre)?|k|kw|s|qt)\.?[\s_\-]?"
    r"(?:[1-4]|i{1,3}|iv|one|two|three|four)(?:[\s_\-/,.']*(?:fy\s?)?\d{2,4})?(?:[\s,(\-:].*)?"
    r"|(?:[1-4](?:st|nd|rd|th|er|e|º|°|\.)?|first|second|third|fourth|i{1,3}"
    r"|iv)[\s\-_]?(?:q(?:tr|uarter)?|h(?:alf)?|t(?:rim\w*)?"
    r"|quartal|half-?year|sem\w*|кв\w*)?\.?(?:[\s\-_/,']*\d{2,4})?|.*[第季四].*|.*분기"
    r"|(?:19|20)\d\d ?[-/.\u2013]? ?(?:i{1,3}|iv)\.?|(?:i{1,3}|iv)\.? ?[-/.\u2013]? ?(?:19|20)\d\d",
    re.IGNORECASE,
).fullmatch


_BARE = re.compile(r"\d+(?:st|nd|rd|th|\.)?").fullmatch


def _quarter(cell: str) -> bool:
    return _QUARTER(cell) is not None or is_quarter_in_words(cell)


def _quarters(cells: Sequence[str]) -> np.ndarray:
    """Return which cells may be quarters; bare numbers with a 0 or a 5 among them are none."""
    passed = each(_quarter)(cells)
    if all(map(_BARE, cells)) and not passed.all():
        return np.zeros(len(cells), dtype=bool)
    return passed


def _unix(cell: str) -> bool:
    """Seconds from 1973 to 2096, or milli-, micro- or nanoseconds of them."""
    whole, _, tail = cell.partition(".")
    if not (whole.isascii() and whole.isdecimal()) or (tail and not tail.isdecimal()):
        return False
    number, size = int(whole), len(whole)
    if size in (9, 10):
        return 1e8 <= number <= 4e9
    return size in (12, 13, 15, 16, 18, 19) and 1e8 <= number / 10 ** (3 * ((size - 9) // 3)) <= 4e9


DATES = (
    Validator("datetime", "format", "a day of some calendar, or a time", 0.3, _moments, 0.3),
    Validator("date_of_birth", "format", "a day of some calendar", 0.3, each(_datetime), 0.3),
    Validator("time", "format", "a time of day", 0.3, _times, 0.2),
    Validator("year", "range", "a year of four or two digits", 1.0, each(_year)),
    Validator("year_range", "format", "a span of years", 0.2, each(_years)),
    Validator("quarter", "closed list", "a quarter or half of a year", 0.3, _quarters, 0.3),
    Validator("unix_time", "range", "a count of seconds since 1970, or of thousandths", 0.3,
              each(_unix), 0.5),
    Validator("month_name", "closed list", "the name of a month", 0.05, each(_month), 0.3),
    Validator("day_of_week", "closed list", "the name of a weekday", 0.05, each(_weekday), 0.3),
)  # fmt: skip
