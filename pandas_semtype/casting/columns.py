"""One column of texts cast: facts settled, distinct cells parsed, rows filled in."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from ..errors import CastError
from ..parsing import ParseFacts, facts_of_cells
from ..parsing.centuries import latest_by_years, short_years_of
from ..parsing.date_orders import BOTH_ORDERS, OTHER_ORDER, YEAR_FIRST, order_of
from ..parsing.decide import latest_of, nearest_facts
from ..parsing.facts import LEADING_ZEROS
from ..parsing.missing import is_null_token
from ..parsing.number_search import find_numbers
from ..parsing.short_years import OPEN_YEARS
from .arrays import Refusal, Target, array_of, values_of
from .distinct import DistinctCells, distinct_cells
from .fitting import decimal_of, fits, sampled
from .minus_zeros import not_kept, with_minus
from .options import CastOptions
from .report import NOWHERE, ColumnCast
from .to_know import things_to_know

__all__ = ["cast_texts", "unchanged"]

_KINDS_AS_WORDS = {
    "integer": "a whole number", "decimal": "a number", "boolean": "a truth value",
    "date": "a date", "datetime": "a date with a time", "time": "a time of day",
    "quarter": "a quarter", "year": "a year", "unix_time": "a Unix time",
    "excel_date": "a date of a spreadsheet", "duration": "a length of time",
}  # fmt: skip


def unchanged(
    series: pd.Series, name: Hashable, label: str, facts: ParseFacts, reason: str = "",
    *, refused: bool = False, unparsed: np.ndarray = NOWHERE,
) -> tuple[Any, ColumnCast]:  # fmt: skip
    """Return a column as it is, with its entry of the report.

    Parameters
    ----------
    series : Series
        The column.
    name : hashable
        Its name.
    label : str
        Its semantic type.
    facts : ParseFacts
        How its cells are written.
    reason : str, default ""
        Why it stays as it is.
    refused : bool, default False
        Whether a value would have been changed, lost or guessed.
    unparsed : ndarray of int64, optional
        Row positions of cells that do not parse.
    """
    dtype = str(series.dtype)
    entry = ColumnCast(name, label, facts, dtype, dtype, False, reason, refused)
    if unparsed is not None:
        entry = ColumnCast(
            name, label, facts, dtype, dtype, False, reason, refused, (), 0, unparsed
        )
    return series.array, entry


def cast_texts(
    series: pd.Series, name: Hashable, label: str, prior: ParseFacts | None, options: CastOptions,
    *, fixed: ParseFacts | None = None,
) -> tuple[Any, ColumnCast]:  # fmt: skip
    """Return a column with the dtype of its values, and its entry of the report.

    Parameters
    ----------
    series : Series
        A column of texts, of objects, or of numbers that count time.
    name : hashable
        Its name.
    label : str
        Its semantic type.
    prior : ParseFacts, optional
        What a sample of it, or of another column of the same source, told.
    options : CastOptions
        How to cast.
    fixed : ParseFacts, optional
        What the column is, whatever texts stand in it.

    Raises
    ------
    CastError
        If a cell does not parse, with ``errors="raise"``.
    """
    found = distinct_cells(series)
    if found.obstacle:
        facts = prior or ParseFacts("text")
        return unchanged(series, name, label, facts, found.obstacle, refused=True)
    if fixed is not None and found.has_moments:
        return unchanged(series, name, label, fixed, "dates as objects beside texts", refused=True)
    if fixed is not None and found.are_texts and any(not is_null_token(c) for c in found.cells):
        return _as_texts(series, name, label, fixed, found, options)
    facts = _settled(found, label, prior, options)
    if not (found.are_texts or found.structure or facts.is_parsed):
        # Numbers stay numbers beside texts that are written as such, whatever the label.
        facts = _as_numbers(found) or facts
    if options.errors == "raise" and not facts.is_parsed and facts.note not in ("", LEADING_ZEROS):
        _raise_if_unparsed(found, name, label, options)
    if not facts.is_parsed:
        return _as_texts(series, name, label, facts, found, options)
    if facts.dates is not None and facts.dates.ambiguous:
        reason = facts.note or "day and month cannot be told apart"
        if facts.note in ("", BOTH_ORDERS, OPEN_YEARS):
            reason += "; pass dayfirst=True or dayfirst=False"
        if not facts.dates.order:
            reason = "the names of months stand for others in another language"
        return _as_texts(series, name, label, facts, found, options, reason, refused=True)
    if found.has_moments and not _are_sure(facts):
        reason = "dates as objects beside texts of which the order, or the meaning, is another"
        return _as_texts(series, name, label, facts, found, options, reason, refused=True)
    zones = facts.dates.zone_names if facts.dates is not None else frozenset()
    if len(zones) > 1:
        reason = "some cells have a time zone, others none"
        if "" not in zones:
            reason = f"several time zones by name, which are not read: {', '.join(sorted(zones))}"
        return _as_texts(series, name, label, facts, found, options, reason, refused=True)
    return _as_values(series, name, label, facts, found, options)


def _are_sure(facts: ParseFacts) -> bool:
    """Return whether texts among moments name their month, or begin with their year.

    A program that took 05/04 for a day may have taken it for the wrong one: where it left
    25/04 as a text, the moments are no help.
    """
    return facts.dates is not None and not set(map(order_of, facts.formats)) & OTHER_ORDER.keys()


def _raise_if_unparsed(
    found: DistinctCells, name: Hashable, label: str, options: CastOptions
) -> None:
    """Raise the error of cells that are not what the label says, if these keep the column."""
    facts = nearest_facts(found.some_present(), label, options.order)
    if facts is None:
        return
    read = facts.reader()
    bad = [not is_null_token(cell) and read(cell) is None for cell in found.cells]
    rows = _rows_of(found.codes, np.array(bad, dtype=bool))
    if len(rows):
        what = _KINDS_AS_WORDS[facts.kind]
        raise CastError.unparsed(name, what, len(rows), rows[:8].tolist())


def _settled(
    found: DistinctCells, label: str, prior: ParseFacts | None, options: CastOptions
) -> ParseFacts:
    """Return facts that hold for the whole column: those of the sample if they read all of it."""
    prior = prior and _of_centuries(prior, found, label)
    if prior is not None and fits(prior, found):
        tokens = tuple(cell for cell in found.cells if is_null_token(cell))
        return replace(prior, fraction=1.0, null_tokens=tokens)
    decimal = options.decimal or decimal_of(prior, found)
    facts = _of_all(found, label, options.order, decimal)
    is_open = facts.note in ("", OPEN_YEARS)
    undecided = facts.dates is not None and facts.dates.ambiguous and is_open
    known = prior.dates if prior is not None else None
    # Years of four digits in front say nothing of short ones.
    is_known = known is not None and (known.order != YEAR_FIRST or known.has_short_years)
    if undecided and known is not None and is_known and not known.ambiguous:
        # What a sample showed decides only what no cell of the whole column contradicts.
        return _of_all(found, label, known.order, decimal)
    return facts


def _of_centuries(facts: ParseFacts, found: DistinctCells, label: str) -> ParseFacts:
    """Return facts whose years of two digits are of the centuries that the whole column shows."""
    dates = facts.dates
    if dates is None or not dates.has_short_years or dates.spelling.calendar:
        return facts
    latest = latest_of(label)  # of today, not of the day on which facts were kept
    if not latest:
        counts = dict(zip(found.cells, found.counts.tolist(), strict=True))
        latest = latest_by_years(short_years_of(counts, dates.formats)) or dates.latest
    return replace(facts, dates=replace(dates, latest=latest))


def _as_numbers(found: DistinctCells) -> ParseFacts | None:
    """Return the facts of objects that all are numbers, or texts that read as one."""
    numbers = find_numbers(found.some_present(), decimal=decimal_of(None, found))
    if numbers is None or numbers.fraction < 1 or numbers.padded or numbers.note:
        return None
    return ParseFacts("integer" if numbers.whole else "decimal", numbers=numbers.format)


def _of_all(found: DistinctCells, label: str, order: str, decimal: str) -> ParseFacts:
    """Return the facts of a column; its cells that they do not read have been looked at, too."""
    some = sampled(found)
    facts = facts_of_cells(some, label, structure=found.structure, order=order, decimal=decimal)
    facts = _of_centuries(facts, found, label)
    if facts.dates is None or len(some) == len(found.cells):
        return facts
    read = facts.reader()
    unread = [cell for cell in found.cells if read(cell) is None and not is_null_token(cell)]
    counts = dict(zip(found.cells, found.counts.tolist(), strict=True))
    more = {**some, **{cell: counts[cell] for cell in unread[: len(some)]}}
    again = facts_of_cells(more, label, structure=found.structure, order=order, decimal=decimal)
    again = _of_centuries(again, found, label)
    if again.dates is None:
        return facts
    says_more = again.dates.zone_names > facts.dates.zone_names
    return again if again.note or says_more or again.dates.order != facts.dates.order else facts


def _as_values(
    series: pd.Series, name: Hashable, label: str, facts: ParseFacts, found: DistinctCells,
    options: CastOptions,
) -> tuple[Any, ColumnCast]:  # fmt: skip
    read = facts.reader()
    marks = facts.numbers
    # Of objects a float is written with a point, which must not group digits here.
    if found.has_fractions and marks and (marks.decimal != "." or marks.grouping == "."):
        reason = "numbers, and texts of numbers with other marks"
        return _as_texts(series, name, label, facts, found, options, reason, refused=True)
    null = np.array([is_null_token(cell) for cell in found.cells], dtype=bool)
    values = [None if gap else read(cell) for cell, gap in zip(found.cells, null, strict=True)]
    bad = np.array([v is None for v in values], dtype=bool) & ~null
    unparsed = _rows_of(found.codes, bad)
    if len(unparsed):
        what = _KINDS_AS_WORDS[facts.kind]
        if options.errors == "raise":
            raise CastError.unparsed(name, what, len(unparsed), unparsed[:8].tolist())
        if options.errors == "keep":
            n_cells = "1 cell is" if len(unparsed) == 1 else f"{len(unparsed)} cells are"
            reason = f"{n_cells} not {what}"
            return unchanged(series, name, label, facts, reason, refused=True, unparsed=unparsed)
    target = Target(options.backend, found.gaps or bool(null.any()) or bool(len(unparsed)))
    try:
        array = array_of(values, facts, target)
    except Refusal as refusal:
        return _as_texts(series, name, label, facts, found, options, str(refusal), refused=True)
    filled, n_plain = with_minus(_filled(array, found.codes), found.minus_zeros)
    tokens = tuple(cell for cell, gap in zip(found.cells, null, strict=True) if gap)
    n_tokens = int(found.counts[null].sum()) if tokens else 0
    respelled = _respelled(array, facts, found)
    is_same = not len(unparsed) and not n_plain and not respelled.any()
    entry = ColumnCast(
        name,
        label,
        facts,
        str(series.dtype),
        str(filled.dtype),
        True,
        "; ".join([*things_to_know(facts, found, values, bad, respelled), *not_kept(n_plain)]),
        False,
        tokens,
        n_tokens,
        unparsed,
        is_same and _is_exact(facts, found, tokens),
        int(found.counts[respelled].sum()) + n_plain,
    )
    return filled, entry


def _rows_of(codes: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """Return the positions of the rows whose cell is one of the chosen ones."""
    if not chosen.any():
        return NOWHERE
    rows = np.flatnonzero(np.append(chosen, False)[codes]).astype(np.int64)
    rows.setflags(write=False)
    return rows


def _filled(array: Any, codes: np.ndarray) -> Any:
    """Return the element of each row; a missing one where the code is -1."""
    if isinstance(array, np.ndarray):
        if (codes >= 0).all():
            return array[codes]
        gaps = np.append(array, np.array([np.nan], dtype=array.dtype))
        return gaps[codes]
    return array.take(codes, allow_fill=True)


def _respelled(array: Any, facts: ParseFacts, found: DistinctCells) -> np.ndarray:
    """Return which distinct cells `facts` would write otherwise than they are written."""
    if facts.numbers is not None and not found.have_spelling:
        return np.zeros(len(found.cells), dtype=bool)
    write = facts.writer()
    return np.array(
        [
            value is not None and write(value) != cell
            for cell, value in zip(found.cells, values_of(array, facts), strict=True)
        ],
        dtype=bool,
    )


def _is_exact(facts: ParseFacts, found: DistinctCells, tokens: tuple[str, ...]) -> bool:
    """Return whether all that is not in the values can be told from the facts."""
    if not found.is_exact or len(tokens) > 1 or (tokens and found.gaps):
        return False
    dates = facts.dates
    return dates is None or not (dates.zone == "mixed" or any(dates.zone_names))


def _as_texts(
    series: pd.Series, name: Hashable, label: str, facts: ParseFacts, found: DistinctCells,
    options: CastOptions, reason: str = "", *, refused: bool = False,
) -> tuple[Any, ColumnCast]:  # fmt: skip
    """Return a column whose cells stay, with a dtype of texts or categories."""
    if not found.are_texts:
        mixed = 0 < found.n_texts < found.counts.sum()
        what = "texts and other objects that are not all numbers" if mixed else "objects, not texts"
        reason = reason or what
        return unchanged(series, name, label, facts, reason, refused=True)
    if facts.note and not reason:
        # Categories keep every cell, too.
        reason, refused = facts.note, facts.kind != "category" and facts.note != LEADING_ZEROS
    if facts.kind == "empty" or isinstance(series.dtype, pd.CategoricalDtype):
        reason = "no values" if facts.kind == "empty" else reason
        return unchanged(series, name, label, facts, reason, refused=refused)
    if options.backend == "numpy" and (refused or facts.kind != "category"):
        return unchanged(series, name, label, facts, reason, refused=refused)
    try:
        if facts.kind == "category" and not refused:
            array = _categories(found, options.backend)
        else:
            array = _texts(series, options.backend)
    except ValueError:  # Arrow, which holds the texts of pandas 3, takes no lone surrogates
        reason = "texts that are no valid Unicode"
        return unchanged(series, name, label, facts, reason, refused=True)
    before, after = str(series.dtype), str(array.dtype)
    is_new = before != after and facts.kind == "category" and not refused
    entry = ColumnCast(name, label, facts, before, after, is_new, reason, refused)
    return array, entry


def _categories(found: DistinctCells, backend: str) -> Any:
    # By their text, as pandas orders them: not by the rows in which they stand.
    order = sorted(range(len(found.cells)), key=found.cells.__getitem__)
    places = np.empty(len(order) + 1, dtype=np.int64)
    places[order] = np.arange(len(order))
    places[-1] = -1
    cells = [found.cells[place] for place in order]
    categories = pd.Index(cells, dtype=object if backend == "numpy" else None)
    return pd.Categorical.from_codes(places[found.codes], categories=categories)


def _texts(series: pd.Series, backend: str) -> Any:
    if backend == "pyarrow":
        import pyarrow as pa

        return series.astype(pd.ArrowDtype(pa.string())).array
    return series.astype("string").array
