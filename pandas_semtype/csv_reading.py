"""What ``pandas.read_csv`` reads as it is meant: numbers, dates, categories and gaps."""

from __future__ import annotations

import re
from math import isnan
from typing import TYPE_CHECKING

from .parsing import ParseFacts

if TYPE_CHECKING:
    from .roles import Uniqueness

__all__ = [
    "gaps_of",
    "is_plain",
    "keeps_categories",
    "reads_as_numbers",
    "reads_dates",
    "strptime_format",
]

_BLANKS = (*(" " * n for n in range(1, 9)), "\t", "\u00a0")
"""Cells that hold nothing but blanks, as they are in files."""
_DEFAULTS = (
    "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN",
    "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null",
)  # fmt: skip
"""What ``read_csv`` takes for missing where nothing is said: right among values alone."""
_MOST_GAPS = 64
_NAME = re.compile("%[aAbB]")


def reads_as_numbers(facts: ParseFacts, counts: Uniqueness | None, *, whole: bool) -> bool:
    """Return whether cells are read as numbers, none of them odd, and keep all that they say.

    Parameters
    ----------
    facts : ParseFacts
        How the cells are written.
    counts : Uniqueness, optional
        Counts of the whole column.
    whole : bool
        Whether they are read as whole numbers.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.csv_reading import reads_as_numbers
    >>> from pandas_semtype.parsing import facts_of_cells
    >>> from pandas_semtype.roles import count_distinct
    >>> [
    ...     reads_as_numbers(
    ...         facts_of_cells(dict.fromkeys(cells, 1), "float"),
    ...         count_distinct(pd.Series(cells)),
    ...         whole=False,
    ...     )
    ...     for cells in (["1.5", "n/a", "2.25"], ["1.5", "(2.25)"], ["1.5", "0.12345678901234567"])
    ... ]
    [True, False, False]
    """
    if not is_plain(facts) or facts.fraction < 1:
        return False
    if counts is None or counts.stored:
        return True
    if len(counts.gaps) > _MOST_GAPS:  # there are more than are known
        return False
    if not counts.held:
        return bool(facts.null_tokens) or not isnan(counts.minimum)
    return counts.held in ("i", "I") or (counts.held == "f" and not whole)


def is_plain(facts: ParseFacts) -> bool:
    """Return whether numbers are written as programs write them, with nothing beside them.

    Parameters
    ----------
    facts : ParseFacts
        How the cells are written.
    """
    numbers = facts.numbers
    if facts.kind == "duration" or facts.width:
        return False
    return numbers is None or not (
        numbers.currency or numbers.unit or numbers.percent or numbers.grouping
        or numbers.multipliers or numbers.hemispheres or numbers.decimal not in ("", ".")
        or numbers.zero != "0" or numbers.negative != "-"
        or numbers.prefix.strip() or numbers.suffix.strip()
    )  # fmt: skip


def strptime_format(facts: ParseFacts) -> str:
    """Return the most frequent format of dates; "" if ``strptime`` does not read such ones.

    Parameters
    ----------
    facts : ParseFacts
        How the cells are written.
    """
    dates = facts.dates
    if dates is None or dates.spelling.calendar or re.search("%[Eq]", facts.formats[0]):
        return ""
    return facts.formats[0]


def reads_dates(facts: ParseFacts) -> bool:
    """Return whether all dates are read by one format, as the days that they are.

    Parameters
    ----------
    facts : ParseFacts
        How the cells are written.
    """
    form, dates = strptime_format(facts), facts.dates
    if dates is None or not form or len(facts.formats) > 1 or facts.is_ambiguous:
        return False
    foreign = _NAME.search(form) and dates.spelling.language not in ("", "en")
    # One cell that does not parse makes texts of all dates; births are never in the future.
    return not (foreign or dates.latest or dates.zone == "mixed" or facts.fraction < 1)


def keeps_categories(facts: ParseFacts, counts: Uniqueness | None) -> bool:
    """Return whether categories stay as they are written: pandas 3.1 makes numbers of numbers.

    Parameters
    ----------
    facts : ParseFacts
        How the cells are written.
    counts : Uniqueness, optional
        Counts of the whole column.
    """
    if counts is None or counts.stored:
        return not facts.width
    if not counts.held:
        return isnan(counts.minimum)
    return counts.held in ("t", "i", "I")


def gaps_of(facts: ParseFacts, counts: Uniqueness | None, *, is_read: bool) -> list[str]:
    """Return how missing cells are written, all of them: ``na_values`` of a column.

    Parameters
    ----------
    facts : ParseFacts
        How the cells are written.
    counts : Uniqueness, optional
        Counts of the whole column.
    is_read : bool
        Whether pandas makes values of the cells.

    Examples
    --------
    >>> from pandas_semtype.csv_reading import gaps_of
    >>> from pandas_semtype.parsing import facts_of_cells
    >>> gaps_of(facts_of_cells({"NA": 9, "BW": 4}, "country_code"), None, is_read=False)
    ['']
    >>> "NA" in gaps_of(facts_of_cells({"NA": 9, "1.5": 4}, "float"), None, is_read=True)
    True
    """
    known = () if counts is None else counts.gaps
    undecided = facts.dates is not None and facts.dates.ambiguous
    if not is_read and (undecided or not facts.is_parsed):
        # Words are content among texts; so is an empty cell that was read as a text.
        return [] if "" in known else [""]
    if not is_read:
        return list(dict.fromkeys([*_DEFAULTS, *facts.null_tokens]))
    # Of a column of texts, a gap may be a cell of blanks, which read_csv does not know as one.
    n_missing = 1 if counts is None else counts.n_missing
    may_be_blank = bool(n_missing) and not (counts is not None and counts.stored)
    blanks = _BLANKS if may_be_blank else ()
    return list(dict.fromkeys([*_DEFAULTS, *facts.null_tokens, *known, *blanks]))
