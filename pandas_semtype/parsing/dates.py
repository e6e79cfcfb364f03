"""How the dates of a column are written: formats, order of day and month, zone, language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from .calendar_names import NAME, is_contested, is_month, language_of, name_key, names_of
from .centuries import latest_by_years, short_years_of
from .clocks import has_day, of_one_kind
from .date_bounds import without_bounds
from .date_orders import (
    FEW_OPEN,
    FEW_SHORT,
    OTHER_ORDER,
    are_few,
    is_turnable,
    order_of,
    order_of_cells,
)
from .date_reading import Moment, Spelling, reader, write_moment
from .date_shapes import formats_of
from .date_spelling import spelling_of
from .day_halves import OPEN_HALVES, are_open_halves
from .digits import ascii_digits
from .quarters import WORDED, without_thirds
from .short_years import short_years_settled
from .spans import without_spans
from .yearless import with_proved_years
from .zone_names import zone_names

__all__ = ["DateFormat", "FoundDates", "date_reader", "find_dates", "write_date"]

MOST_FORMATS = 8
"""A column with more formats is free text that has dates in it."""

_WORD = re.compile(NAME)


@dataclass(frozen=True, slots=True)
class DateFormat:
    """Hold how the dates of a column are written.

    Parameters
    ----------
    formats : tuple of str
        In the notation of ``strptime`` (``%q`` is a quarter, ``%E`` a year of an era), the most
        frequent first. Names of months may be of any language.
    order : {"", "day_first", "month_first", "year_first"}
        The order of numbers; "" where months have names, or there is no day.
    ambiguous : bool
        Whether not a single cell tells day and month apart, both orders occur, or a name is
        that of one month in one language and of another in a second.
    zone : str
        ``""`` without zones, ``"UTC"``, one offset such as ``"+02:00"``, or ``"mixed"``.
    spelling : Spelling
        Padding, language, case.
    latest : str
        The day in ISO format that no year of two digits may lie behind: today for births, another
        where the pivot would tear a run of years apart; "" has years from 69 on in the twentieth
        century.
    """

    formats: tuple[str, ...]
    order: str = ""
    ambiguous: bool = False
    zone: str = ""
    spelling: Spelling = field(default_factory=Spelling)
    latest: str = ""

    @property
    def has_day(self) -> bool:
        """Return whether there is more than a time of day."""
        return has_day(self.formats[0])

    @property
    def has_time(self) -> bool:
        """Return whether some format has a time of day."""
        return any("%H" in form or "%I" in form for form in self.formats)

    @property
    def has_short_years(self) -> bool:
        """Return whether some format has years of two digits."""
        return any("%y" in form for form in self.formats)

    @property
    def zone_names(self) -> frozenset[str]:
        """Return names of time zones, which are not read; "" where some moments have none."""
        return zone_names(self.formats)


@dataclass(frozen=True, slots=True)
class FoundDates:
    """Hold what `find_dates` found.

    Parameters
    ----------
    format : DateFormat
        How the dates are written.
    fraction : float
        Fraction of the cells that are such dates.
    bare : bool
        Whether nothing but dates stands in the cells.
    note : str
        What is wrong with the order of day and month, if cells contradict each other.
    alike : float
        Fraction of the cells that look like dates, of other orders too.
    """

    format: DateFormat
    fraction: float
    bare: bool
    note: str = ""
    alike: float = 0.0


def find_dates(cells: Mapping[str, int], *, order: str = "", latest: str = "") -> FoundDates | None:
    """Return how the dates of a column are written.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.
    order : {"", "day_first", "month_first"}
        The order of day and month where no cell shows it, or cells contradict each other.
    latest : str, default ""
        The day in ISO format that no year of two digits may lie behind.

    Returns
    -------
    FoundDates or None
        None if no cell holds a date.

    Examples
    --------
    >>> from pandas_semtype.parsing.dates import find_dates
    >>> found = find_dates({"05/04/2021": 3, "25/04/2021": 1})
    >>> found.format.formats, found.format.order
    (('%d/%m/%Y',), 'day_first')
    >>> find_dates({"05/04/2021": 3}).format.ambiguous
    True
    """
    found = {cell: forms for cell in cells if (forms := formats_of(cell))}
    if not found:
        return None
    found = without_bounds(without_thirds(without_spans(found)))
    one_kind = of_one_kind(with_proved_years(found, cells), cells)
    possible, years = short_years_settled(one_kind, cells, order)
    if not possible:
        return None
    decided, ambiguous, note = order_of_cells(possible, cells, order)
    turnable = {cell for cell, forms in possible.items() if is_turnable(forms)}
    if ambiguous and not note and are_few(turnable, possible, cells):
        # One 01/02/2023 keeps no thousand ISO dates from being read.
        possible = {cell: forms for cell, forms in possible.items() if cell not in turnable}
        decided, ambiguous, note = "", False, FEW_OPEN
    if years == FEW_SHORT:
        note = years if note == FEW_OPEN else note or years
    elif years:
        ambiguous, note = True, years
    wrong = OTHER_ORDER.get(decided, "")
    chosen = _chosen(possible, cells, wrong)
    if are_open_halves(possible, chosen):
        ambiguous, note = True, OPEN_HALVES
    latest = latest if any("%y" in one for one in chosen) else ""  # of no other date
    names = _month_names(possible, chosen)
    language = language_of(names)
    chosen = _cut(chosen, names, language)
    ambiguous = ambiguous or is_contested(names)
    read_by = {c: cells[c] for c, forms in possible.items() if set(forms) & set(chosen)}
    spelling = spelling_of(read_by, chosen, language)
    if not spelling.calendar:
        latest = latest or latest_by_years(short_years_of(cells, chosen))
    form = DateFormat(chosen, "", ambiguous, "", spelling, latest)
    read = date_reader(form)
    moments = {cell: moment for cell in possible if (moment := read(cell)) is not None}
    left = found.keys() - possible.keys()
    if note in (FEW_OPEN, FEW_SHORT) and any(read(cell) is not None for cell in left):
        ambiguous, note = True, ""  # a format of the others reads them, too
    orders = {order_of(one) for one in chosen} - {""}
    form = DateFormat(
        chosen,
        orders.pop() if len(orders) == 1 else decided,
        ambiguous,
        _zone(moments.values()),
        spelling,
        latest,
    )
    fraction = sum(cells[cell] for cell in moments) / sum(cells.values())
    # A letter before a number is an era where the label says so: others have codes.
    bare = not spelling.era.rstrip(".").isascii() or "%E" not in chosen[0]
    bare = bare and not any(_WORD.search(_LITERALS.sub("", WORDED.sub("", one))) for one in chosen)
    alike = sum(cells[cell] for cell in possible) / sum(cells.values())
    return FoundDates(form, fraction, bare, note, alike)


_LITERALS = re.compile(
    r"(?:GMT|UTC)?%z(?: \([^%()]*\)$)?|%.|\bde\b|\bdel\b|\bof\b|\bat\b"
    r"|\b\u00e0\b|\bum\b|\bkl\b|T|-?W(?=%V)|\b\u0433\b|[Qh]|[\u4e00-\u9fff\uac00-\ud7af]"
)
"""What stands in a date and is no word beside it."""


def _chosen(
    possible: Mapping[str, tuple[str, ...]], cells: Mapping[str, int], wrong: str
) -> tuple[str, ...]:
    """Return the fewest formats that read the most cells, none of them of the wrong order."""
    left = {
        cell: [form for form in forms if not wrong or order_of(form) != wrong]
        for cell, forms in possible.items()
    }
    chosen: list[str] = []
    while left and len(chosen) < MOST_FORMATS:
        counts: Counter[str] = Counter()
        for cell, forms in left.items():
            counts.update(dict.fromkeys(forms, cells[cell]))
        if not counts:
            break
        best = counts.most_common(1)[0][0]
        chosen.append(best)
        left = {cell: forms for cell, forms in left.items() if best not in forms}
    return tuple(chosen) or (next(iter(possible.values()))[0],)


def _cut(chosen: tuple[str, ...], names: frozenset[str], language: str) -> tuple[str, ...]:
    """Return formats whose names of months are cut where the language cuts all of these.

    "Jun" is in full in other languages than the one of the column.
    """
    short, full = (
        {
            name_key(name)
            for alone in ("", "_alone")
            for name in names_of("month", language, style + alone).values()
        }
        for style in ("short", "wide")
    )
    keys = {name_key(name) for name in names}
    if not keys or not keys <= short or keys & full:
        return chosen
    return tuple(dict.fromkeys(form.replace("%B", "%b") for form in chosen))


def _month_names(
    possible: Mapping[str, tuple[str, ...]], chosen: tuple[str, ...]
) -> frozenset[str]:
    named = [form for form in chosen if "%B" in form or "%b" in form]
    return frozenset(
        word
        for cell, forms in possible.items()
        if set(forms) & set(named)
        for word in _WORD.findall(cell)
        if is_month(word)
    )


def _zone(moments: Iterable[Moment]) -> str:
    offsets = {moment.offset for moment in moments}
    if offsets <= {None}:
        return ""
    if len(offsets) > 1:
        return "mixed"
    offset = offsets.pop() or 0
    if not offset:
        return "UTC"
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02d}:{minutes:02d}"


def date_reader(form: DateFormat) -> Callable[[str], Moment | None]:
    """Return a function that reads the cells of a column of dates.

    Parameters
    ----------
    form : DateFormat
        How they are written; of several formats the first that fits counts. Of dates and times
        of day only those count that are what the first format is.

    Returns
    -------
    callable
        A cell to its moment, to None if it is no such date.
    """
    readers = [
        reader(one, form.spelling.language, form.latest, form.spelling.calendar)
        for one in form.formats
        if has_day(one) == form.has_day
    ]

    def read(cell: str) -> Moment | None:
        text = ascii_digits(cell.strip())
        for one in readers:
            moment = one(text)
            if moment is not None:
                return moment
        return None

    return read


def write_date(moment: Moment, form: DateFormat) -> str:
    """Return the text of a moment in the most frequent format of its column.

    Parameters
    ----------
    moment : Moment
        Local time.
    form : DateFormat
        How the dates of the column are written.
    """
    return write_moment(moment, form.formats[0], form.spelling)
