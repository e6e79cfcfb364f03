"""Label and cells together: what kind a column is, and how it is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

import numpy as np

from ..types import UNKNOWN, catalogue, implied_labels
from .booleans import find_booleans, mostly_booleans
from .cells_alone import ALONE, facts_by_cells_alone
from .clocks import NO_DAY, days_and_clocks
from .dates import find_dates
from .doubts import decades
from .durations import find_durations, open_minutes
from .facts import LEADING_ZEROS, ParseFacts
from .found import (
    PADDED,
    facts_in_doubt,
    facts_of_dates,
    facts_of_numbers,
    facts_of_serials,
    facts_of_text,
)
from .labels import MOMENTS, NUMERIC, SHORT_NUMBERS, WHOLE
from .lists import find_delimiter
from .missing import is_null_token
from .number_search import find_numbers
from .obstacles import AGREED, few, too_few
from .other_calendars import OTHER_CALENDAR, mostly_other_calendar
from .quarters_alone import quarters_alone
from .truth import mostly_boolean, words_of_truth
from .yearless import NO_YEAR, fraction_without_year

__all__ = ["facts_of_cells", "latest_of", "nearest_facts", "parse_facts"]

NO_MOMENTS = "numbers, and no dates or times"
_NO_CLOCK = "numbers, perhaps times of day that are written without a colon"
"""The notes on a column whose label says moments, and whose cells are read as numbers."""

_STRUCTURED = {
    "list": "list", "json": "json", "complex": "text", "binary": "text", "ordered": "category",
}  # fmt: skip


class Sample(Protocol):
    """What is read of a column; `pandas_semtype.sampling.ColumnSample` fits."""

    @property
    def values(self) -> list[str]:
        """Distinct cells as text."""

    @property
    def counts(self) -> np.ndarray:
        """How often each stands in the sample."""

    @property
    def structure(self) -> str:
        """What dtype or classes settle."""


def parse_facts(sample: Sample, label: str) -> ParseFacts:
    """Return how the cells of a column are written.

    Parameters
    ----------
    sample : ColumnSample
        Distinct cells and how often each stands in the sample.
    label : str
        The semantic type of the column, or ``"unknown"``.

    Returns
    -------
    ParseFacts
        Kind, formats, marks, null tokens.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.parsing import parse_facts
    >>> from pandas_semtype.sampling import sample_series
    >>> facts = parse_facts(sample_series(pd.Series(["31.12.2023", "1.2.2024"])), "datetime")
    >>> facts.kind, facts.formats
    ('date', ('%d.%m.%Y',))
    """
    cells = dict(zip(sample.values, np.asarray(sample.counts).tolist(), strict=True))
    return facts_of_cells(cells, label, structure=sample.structure)


def facts_of_cells(
    cells: Mapping[str, int],
    label: str,
    *,
    structure: str = "",
    order: str = "",
    decimal: str = "",
) -> ParseFacts:
    """Return how some cells are written.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, and how often each occurs.
    label : str
        The semantic type of their column, or ``"unknown"``.
    structure : str, default ""
        What dtype or classes settle, see `pandas_semtype.cells.structure`.
    order : {"", "day_first", "month_first"}
        The order of day and month where no cell shows it.
    decimal : {"", ".", ","}
        The mark before decimals where no cell shows it.

    Returns
    -------
    ParseFacts
        Kind, formats, marks, null tokens.
    """
    if structure in _STRUCTURED:
        kind = _STRUCTURED[structure]
        return ParseFacts(kind, delimiter=", " if kind == "list" else "")
    tokens = tuple(cell for cell in cells if is_null_token(cell))
    present = {cell: n for cell, n in cells.items() if cell not in tokens} if tokens else cells
    if not cells:
        return ParseFacts("empty")
    if structure in ("timedelta", "datetime", "time", "boolean"):
        label = {"timedelta": "duration"}.get(structure, structure)
    facts = _decided(present, label, order, decimal) if present else ParseFacts("empty")
    # Among texts "NA" or "-" may be content.
    return replace(facts, null_tokens=tokens) if facts.is_parsed or not present else facts


def _decided(cells: Mapping[str, int], label: str, order: str, decimal: str) -> ParseFacts:
    if label == "boolean":
        words = find_booleans(cells)
        return mostly_boolean(cells) if words is None else ParseFacts("boolean", booleans=words)
    if label in NUMERIC:
        found = _number(cells, label, decimal=decimal) or _moment(cells, label, order, ALONE)
        return found or facts_of_text(cells, too_few(cells, label, order))
    if label in MOMENTS:
        found = _moment(cells, label, order, AGREED)
        if found is None and fraction_without_year(cells) > 1 - AGREED:
            return facts_of_text(cells, NO_YEAR)
        found = found or _no_moments(cells, label, decimal)
        return found or facts_of_text(cells, too_few(cells, label, order))
    if label == "duration":
        style, fraction = find_durations(cells)
        if note := open_minutes(cells) or decades(cells):
            return facts_of_text(cells, note)
        if fraction >= AGREED:
            return ParseFacts("duration", fraction, style=style)
        # "1:30" may be minutes or hours: kept as it is, and nothing is amiss.
        note = few("lengths of time", fraction, cells) if fraction else ""
        return _number(cells, label, ALONE, decimal) or facts_of_text(cells, note)
    if label == "list":
        return ParseFacts("list", delimiter=find_delimiter(cells))
    if label == "json":
        return ParseFacts("json")
    if _is_category(label):
        quarters = quarters_alone(cells)
        if quarters is not None and not quarters.is_parsed:
            return ParseFacts("category", note=quarters.note)
        return quarters or words_of_truth(cells) or ParseFacts("category")
    if label in (UNKNOWN, "text"):
        return facts_by_cells_alone(cells, label, order, decimal)
    if label == "code" and (quarters := quarters_alone(cells)) is not None:
        return quarters
    return facts_of_text(cells)


def _is_category(label: str) -> bool:
    """Return whether a label is that of few values that repeat, and of no codes."""
    if label == "categorical" or label in ("month_name", "day_of_week"):
        return True
    implied = implied_labels(label)
    return label in catalogue() and "categorical" in implied and not {label, *implied} & {"code"}


def latest_of(label: str) -> str:
    """Return the day that no value of a label lies behind, in ISO format: today for births."""
    return dt.date.today().isoformat() if label == "date_of_birth" else ""


def nearest_facts(cells: Mapping[str, int], label: str, order: str = "") -> ParseFacts | None:
    """Return the facts by which a column is read of which too few cells are what its label says.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.
    label : str
        The semantic type of their column.
    order : {"", "day_first", "month_first"}
        The order of day and month where no cell shows it.

    Returns
    -------
    ParseFacts or None
        None if the label is none of values, or something else is in the way.
    """
    found: ParseFacts | None = None
    if label in NUMERIC:
        numbers = find_numbers(cells, whole=label in WHOLE, label=label)
        if numbers is None:
            return ParseFacts("integer" if label in WHOLE else "decimal", 0.0)
        if not numbers.note or numbers.alike < AGREED:
            found = facts_of_numbers(numbers, label)
    elif label == "unix_time":
        found = facts_of_serials(cells, 0.0)
    elif label in MOMENTS:
        if mostly_other_calendar(cells):
            return None
        dates = find_dates(cells, order=order, latest=latest_of(label))
        found = ParseFacts("date", 0.0) if dates is None else facts_of_dates(dates)
    elif label == "duration":
        style, fraction = find_durations(cells)
        found = ParseFacts("duration", fraction, style=style) if fraction else None
    elif label == "boolean":
        words = mostly_booleans(cells)
        # Without two words nothing says which cells are amiss.
        found = ParseFacts("boolean", words[1], booleans=words[0]) if words else None
    return found if found is not None and found.fraction < AGREED else None


def _number(
    cells: Mapping[str, int], label: str, needed: float = AGREED, decimal: str = ""
) -> ParseFacts | None:
    found = find_numbers(cells, whole=label in WHOLE, decimal=decimal, label=label)
    if found is None:
        return None
    if found.note and found.alike >= needed:
        return facts_in_doubt(cells, found)
    if found.fraction < needed:
        return None
    if found.padded >= PADDED and found.whole and label not in SHORT_NUMBERS and not found.dressed:
        return facts_of_text(cells, LEADING_ZEROS)
    if found.coded:
        return facts_of_text(cells, LEADING_ZEROS)
    return facts_of_numbers(found, label)


def _no_moments(cells: Mapping[str, int], label: str, decimal: str) -> ParseFacts | None:
    """Return the facts of a column of numbers whose label says moments.

    Whole numbers may be years or keys; 7.30 is no decimal number there, nor is 1345 a time.
    """
    found = _number(cells, label, ALONE, decimal)
    if label == "quarter" and found and (found.numbers is None or found.numbers.unit):
        return None  # the word beside 1 or 4 is no unit
    if found is None or not found.is_parsed or label == "unix_time":
        return found
    if label == "time":
        return facts_of_text(cells, _NO_CLOCK)
    return facts_of_text(cells, NO_MOMENTS) if found.kind == "decimal" else found


def _moment(cells: Mapping[str, int], label: str, order: str, needed: float) -> ParseFacts | None:
    """Return the facts of a column of dates, or of numbers that count time."""
    if label == "unix_time":
        return facts_of_serials(cells, needed)
    if mostly_other_calendar(cells):
        return facts_of_text(cells, OTHER_CALENDAR)
    if days_and_clocks(cells, needed):
        return facts_of_text(cells, NO_DAY)
    found = find_dates(cells, order=order, latest=latest_of(label))
    # Orders that contradict each other are named even if no order reads most cells.
    if found is not None and (found.alike if found.note else found.fraction) >= needed:
        return facts_of_dates(found)
    # Any number between 20 and 70 thousand is a day of a spreadsheet: the label must say so.
    return facts_of_serials(cells, ALONE) if label in MOMENTS - {"time", "quarter"} else None
