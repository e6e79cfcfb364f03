"""The strptime formats that one cell may have: date, time and zone, perhaps inside a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .calendar_names import NAME, is_month, is_weekday, styles_of
from .digits import ascii_digits
from .eras import ERA_DAY, ERA_MONTH
from .half_words import BEFORE, BEHIND, LATIN
from .quarters import COUNTED, quarter_in
from .spans import is_span_of_months
from .zone_names import zone_names

__all__ = ["clock_of", "formats_of"]

_Span = tuple[int, int, str]
"""Start and end of a part of a cell, and the directives that read it."""

_LONGEST = 80
_CLOCK = re.compile(
    # Logs of servers and SAS have a colon behind the year.
    rf"(?:(?P<p0>{BEFORE})(?P<gap0>\s?))?"
    r"(?:(?<![\d.,:])|(?<=[^\W\d_]\d{2}:)|(?<=\d{4}:))(?P<H>\d{1,2})(?P<c>[:h\u6642\u65f6])(?P<M>\d{2})(?:(?P<c2>[:m\u5206])"
    r"(?P<S>\d{2})(?:(?P<dot>[.,]|:(?=\d{3}(?!\d)))(?P<f>\d{1,9}))?)?"
    rf"(?:(?P<gap>\s?)(?P<p>{BEHIND}(?![a-z])))?"
    # Browsers write GMT before an offset.
    r"(?:(?P<gap2>\s?(?:(?:GMT|UTC)(?=[-+]\d))?)(?P<z>Z\b|UTC|GMT|[-+]\d{2}:?\d{2}(?!\d)|[-+]\d{2}(?!\d)"
    r"|(?<=UTC|GMT)[-+]\d(?!\d)))?(?![\d:])"
)
_DATED = re.compile(
    # Behind a whole date a clock needs no colon. Hours from nine to five stand there as well, and
    # parts of file names: a hyphen is that of a clock where seconds follow, or T stands before.
    r"(?<!\d)(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4}"
    r"|\d{1,2}(?P<mark>[- /])[^\W\d_]{3,9}\.?(?P=mark)\d{2}(?:\d\d)?)"
    r"(?P<gap>,?\s(?:klo?\.?\s)?|[T_-])"
    r"(?:(?P<H>[01]?\d|2[0-3])(?P<c>[.u-])(?P<M>[0-5]\d)(?:(?P<c2>[.-])(?P<S>[0-5]\d)"
    r"(?:\.(?P<f>\d{1,9}))?)?)"
    rf"(?:(?P<gap2>\s?)(?P<p>{BEHIND}))?(?:(?P<gap3>\s)(?P<z>[-+]\d{{2}}:?\d{{2}}))?$"
)
_HOUR = re.compile(rf"(?<![\d.,:])(?P<H>\d{{1,2}})(?P<gap>\s?)(?P<p>{LATIN})(?![a-z])")
_SEP = r"(\s?[-/._ \u2010-\u2015]\s?|\s?[\u5e74\u6708\ub144\uc6d4]\s?)"
_YEAR_FIRST = re.compile(rf"(?<!\d)(\d{{4}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,2}})(?!\d)")
_MARK = r"(\s?[-/._ \u2010-\u2015]\s?)"
# Before the sign of the year stands no day, and before that of the month no other number.
_YEAR_LAST = re.compile(rf"(?<!\d)(\d{{1,2}}){_MARK}(\d{{1,2}}){_MARK}(\d{{4}}|\d{{2}})(?!\d)")
_SHORT_YEAR_FIRST = re.compile(
    r"(?<![^\W_])(\d{2})(\s?[\u5e74\ub144]\s?)(\d{1,2})(\s?[\u6708\uc6d4]\s?)(\d{1,2})(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?:([T_ -]?)(\d{2})(\d{2})(\d{2})?(Z?))?(?!\d)")
_COMPACT_LAST = re.compile(r"(?<!\d)(\d{2})(\d{2})((?:1[89]|20)\d{2})(?!\d)")
_YEAR_MONTH = re.compile(rf"(?<!\d)(\d{{4}}){_SEP}(\d{{1,2}})(?!\d)")
_MONTH_YEAR = re.compile(rf"(?<!\d)(\d{{1,2}}){_SEP}(\d{{4}})(?!\d)")
_WEEK_DAY = re.compile(r"(?<![^\W_])(\d{4})(-?W)(0[1-9]|[1-4]\d|5[0-3])(-?)([1-7])(?![^\W_])")
_IMF_MONTH = re.compile(r"(?<![^\W_])(\d{4})([-_ ]?M)(0[1-9]|1[0-2])(?![^\W_])")
_WORD = re.compile(NAME)
_NUMBER = re.compile(r"\d+")
_CODES = re.compile(r"%([^%])")
_NO_DAY_MEANT = re.compile(
    # Years before our era, which no dtype counts, and bounds of what is not known.
    r"\d[.,]?\s?(?:B\.?\s?C\.?(?:\s?E\.?)?|v\.?\s?(?:Chr|u\.\s?Z)\.?|a\.\s?C\.|av\.?\s?J\.?\s?-?\s?C\.?"
    r"|f\.\s?Kr\.?|eKr\.?|p\.\s?n\.\s?e\.?|p\u0159\.\s?n\.\s?l\.|\u0434\u043e\s\u043d\.\s?\u044d\.?)(?![^\W_])"
    r"|\u516c\u5143\u524d|\u7d00\u5143\u524d|\uae30\uc6d0\uc804|^[<>\u2264\u2265~\u2248]|^-\d"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|\u00ba|\u00aa)(?![^\W\d_])")


@lru_cache(maxsize=65536)
def formats_of(cell: str) -> tuple[str, ...]:
    """Return the formats under which a cell is a moment, a day, a month or a time of day.

    Parameters
    ----------
    cell : str
        A cell.

    Returns
    -------
    tuple of str
        In the notation of ``strptime``, ``%q`` a quarter, ``%E`` a year of an era;
        several where day and month may change places, or a month has one name in full and
        cut; none where the cell holds no date, or a span of months.

    Examples
    --------
    >>> from pandas_semtype.parsing.date_shapes import formats_of
    >>> formats_of("EOW: Sunday, June 9, 1976")
    ('EOW: %A, %B %d, %Y',)
    >>> formats_of("03/04/2021 5:06 PM")
    ('%d/%m/%Y %I:%M %p', '%m/%d/%Y %I:%M %p')
    """
    text = ascii_digits(cell.strip())
    if not 3 <= len(text) <= _LONGEST or not _NUMBER.search(text) or is_span_of_months(text):
        return ()
    if _NO_DAY_MEANT.search(text):
        return ()
    time = _time(text)
    # The digits of the time are those of no day.
    masked = text if time is None else _masked(text, time)
    found = [_assembled(text, [*day, *([time] if time else [])]) for day in _days(masked)]
    if not found and time is not None:
        found = [_assembled(text, [time])]
    return tuple(dict.fromkeys(form for form in found if form and not _counts(form)))


def _counts(form: str) -> bool:
    """Return whether a format takes the number of something else, before a year, for a month.

    Behind a word ("S 05/12/2020") the first number of a whole date is as much the month as the day.
    """
    return "%d" not in form and COUNTED(form) is not None


def clock_of(text: str) -> tuple[int, int] | None:
    """Return where a time of day stands in a text, None if there is none.

    Parameters
    ----------
    text : str
        A cell with ASCII digits.
    """
    found = _time(text)
    return found[:2] if found else None


def _masked(text: str, span: _Span) -> str:
    return text[: span[0]] + "\0" * (span[1] - span[0]) + text[span[1] :]


def _assembled(text: str, spans: list[_Span]) -> str:
    """Return directives and what stands between them; "" if it is the format of nothing."""
    place, form = 0, ""
    for start, end, directives in sorted(spans):
        form += _literal(text[place:start], form) + directives
        place = end
    form += _literal(text[place:], form)
    codes = [code.upper() if code in "ab" else code for code in _CODES.findall(form)]
    twice = len(set(codes)) < len(codes)
    return "" if twice or _NUMBER.search(_CODES.sub("", form)) else form


def _literal(text: str, before: str) -> str:
    """Return a text behind a format as a format has it, names of weekdays as directives."""

    def name(match: re.Match[str]) -> str:
        word = match[0]
        # "PT" behind a clock is Pacific Time, and a Friday in Polish elsewhere.
        if word.isupper() and any(zone_names([before + text[: match.end()]])):
            return word
        if len(word) < 2 or not is_weekday(word):
            return word
        return "%A" if "wide" in styles_of("weekday", word) else "%a"

    return _WORD.sub(name, text.replace("%", "%%"))


def _time(text: str) -> _Span | None:
    """Return where the time of day stands, and its format."""
    match = _CLOCK.search(text)
    if match is not None and match.start() and text[match.start() - 1] in "+-" and "." in text:
        match = None if _DATED.match(text) else match  # 11.30 AM +02:00
    if match is not None and int(match["H"]) < 24 and int(match["M"]) < 60:
        form = f"%p{match['gap0']}" if match["p0"] else ""
        form += ("%I" if match["p"] or match["p0"] else "%H") + match["c"] + "%M"
        if match["S"]:
            form += match["c2"] + "%S" + (f"{match['dot']}%f" if match["f"] else "")
        if match["p"]:
            form += match["gap"] + "%p"
        if match["z"]:
            form += match["gap2"] + ("%Z" if match["z"] in ("UTC", "GMT") else "%z")
        return match.start(), match.end(), form
    match = _DATED.match(text)
    if match is not None and _is_clock(match):
        form = ("%I" if match["p"] else "%H") + match["c"] + "%M"
        if match["S"]:
            form += match["c2"] + "%S" + (".%f" if match["f"] else "")
        if match["p"]:
            form += match["gap2"] + "%p"
        if match["z"]:
            form += match["gap3"] + "%z"
        return match.start("H"), match.end(), form
    match = _HOUR.search(text)
    if match is not None and 1 <= int(match["H"]) <= 12:
        return match.start(), match.end(), f"%I{match['gap']}%p"
    return None


def _is_clock(match: re.Match[str]) -> bool:
    """Return whether what stands behind a date can be nothing but a time of day."""
    marks = {match["c"], match["c2"] or match["c"]}
    has_all = bool(match["S"])
    if len(marks) > 1 or match["gap"] == "-":
        return has_all and len(marks) == 1
    return has_all or match["c"] != "-" or match["gap"] == "T"


def _days(text: str) -> Iterator[list[_Span]]:
    """Return where day, month and year stand, in every order that is possible."""
    # In "Aug 5 1916" the numbers alone would be a month and a year.
    found = list(_named_days(text, has_time="\0" in text))
    yield from found
    if not found:
        for (start, end), form in _numeric_days(text):
            yield [(start, end, form)]


def _numeric_days(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    if match := ERA_DAY.search(text):
        if _is_day(match[3], match[5]):
            yield match.span(), f"%E{match[2]}%m{match[4]}%d"
    elif match := ERA_MONTH.search(text):
        if 1 <= int(match[3]) <= 12:
            yield match.span(), f"%E{match[2]}%m"
    elif match := _YEAR_FIRST.search(text):
        if _is_day(match[3], match[5]):
            yield match.span(), f"%Y{match[2]}%m{match[4]}%d"
    elif match := _SHORT_YEAR_FIRST.search(text):
        if _is_day(match[3], match[5]):
            yield match.span(), f"%y{match[2]}%m{match[4]}%d"
    elif match := _YEAR_LAST.search(text):
        year = "%Y" if len(match[5]) == 4 else "%y"
        day_first, month_first = _is_day(match[3], match[1]), _is_day(match[1], match[3])
        if day_first:
            yield match.span(), f"%d{match[2]}%m{match[4]}{year}"
        if month_first:
            yield match.span(), f"%m{match[2]}%d{match[4]}{year}"
        if year == "%y" and not (day_first or month_first) and _is_day(match[3], match[5]):
            yield match.span(), f"%y{match[2]}%m{match[4]}%d"
    elif quarter := quarter_in(text):
        yield quarter[:2], quarter[2]
    elif (match := _WEEK_DAY.search(text)) and ("-" in match[2]) == bool(match[4]):
        yield match.span(), f"%G{match[2]}%V{match[4]}%u"
    elif match := _IMF_MONTH.search(text):
        yield match.span(), f"%Y{match[2]}%m"
    elif (match := _COMPACT_LAST.search(text)) and (
        _is_day(match[2], match[1]) or _is_day(match[1], match[2])
    ):
        if _is_day(match[2], match[1]):
            yield match.span(), "%d%m%Y"
        if _is_day(match[1], match[2]):
            yield match.span(), "%m%d%Y"
    elif match := _COMPACT.search(text):
        if _is_day(match[2], match[3]):
            seconds = "%S" if match[7] else ""
            zone = "%z" if match[8] else ""
            yield match.span(), "%Y%m%d" + (f"{match[4]}%H%M{seconds}{zone}" if match[5] else "")
    elif match := _YEAR_MONTH.search(text):
        if 1 <= int(match[3]) <= 12:
            yield match.span(), f"%Y{match[2]}%m"
    elif (match := _MONTH_YEAR.search(text)) and 1 <= int(match[1]) <= 12:
        yield match.span(), f"%m{match[2]}%Y"


def _is_day(month: str, day: str) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def _named_days(text: str, *, has_time: bool) -> Iterator[list[_Span]]:
    """Return where day, month and year stand if the month is a word."""
    words = [match for match in _WORD.finditer(text) if is_month(match[0])]
    # "mar" is a month in English and a weekday in French.
    words = [word for word in words if not is_weekday(word[0])] or words
    if not words:
        return
    word = max(words, key=lambda match: len(match[0]))
    numbers = list(_NUMBER.finditer(text))
    roles = _roles([n[0] for n in numbers], sum(n.start() < word.start() for n in numbers))
    if has_time and len(numbers) == 1 and len(numbers[0][0]) < 3:
        return  # who tells the time tells the day: the number is no year
    spans = []
    for number, role in zip(numbers, roles, strict=False):
        ordinal = _ORDINAL.match(text, number.end()) if role == "%d" else None
        spans.append((number.start(), ordinal.end() if ordinal else number.end(), role))
    if not roles:
        return
    for style in sorted(styles_of("month", word[0]), reverse=True):  # in full, then cut
        yield [*spans, (word.start(), word.end(), "%B" if style == "wide" else "%b")]


def _roles(numbers: list[str], n_before: int) -> list[str]:
    """Return what the numbers beside the name of a month are: day and year, or the year."""
    if len(numbers) == 2:
        first, second = numbers
        if len(first) == 4 and len(second) <= 2:
            return ["%Y", "%d"]
        if len(first) <= 2 and len(second) in (2, 4):
            return ["%d", "%Y" if len(second) == 4 else "%y"]
    if len(numbers) == 1:
        if len(numbers[0]) == 4:
            return ["%Y"]
        if len(numbers[0]) == 2 and not n_before:
            return ["%y"]
    return []
