"""Points and commas that may mean two things: what the other columns of a frame say of them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

import pandas as pd

from ..parsing import ParseFacts
from ..parsing.doubts import OPEN_MARKS, PAIRS
from ..parsing.labels import WHOLE
from ..parsing.number_search import find_numbers
from ..parsing.numbers import NumberFormat
from ..parsing.units import THREE_DECIMALS
from ..selection import column_at
from .asked import held_to, with_decimals
from .columns import cast_texts, unchanged
from .distinct import distinct_cells, holds_texts
from .options import CastOptions
from .report import ColumnCast

__all__ = ["settle_marks"]

_WORDS = {",": "comma", ".": "point"}
_SMALL = frozenset({"latitude", "longitude", "percent"})
"""Labels of numbers that are hardly ever above 999."""


def settle_marks(
    frame: pd.DataFrame,
    done: list[tuple[Any, ColumnCast]],
    given: AbstractSet[int],
    options: CastOptions,
) -> None:
    """Cast columns of ambiguous numbers again, with the decimal mark that others show, or refuse.

    The mark of other columns counts where nothing in the column itself, nor its label, says
    otherwise: a logger writes points into a table whose other columns have decimal commas.

    Parameters
    ----------
    frame : DataFrame
        The frame.
    done : list of tuple
        Array and entry of the report of each column, which are replaced.
    given : set of int
        Positions of columns whose label was given by the caller.
    options : CastOptions
        How to cast.
    """
    marks, whole = set(), set()
    for place, (_, entry) in enumerate(done):
        series = column_at(frame, place)
        shown = _decimal_shown(entry.facts) if holds_texts(series) else ""
        if shown and entry.label in WHOLE and _by_label_alone(series, entry):
            whole.add(place)
            if shown == ",":
                done[place] = done[place][0], _as_labelled(entry)
        elif shown:
            marks.add(shown)
    if len(marks) != 1:
        return
    mark = marks.pop()
    with_mark = replace(options, decimal=mark)
    for place, (_, entry) in enumerate(done):
        series = column_at(frame, place)
        if not holds_texts(series):
            continue
        numbers = entry.facts.numbers
        if entry.facts.note == PAIRS and entry.refused:
            if mark == ",":
                _settled(done, place, series, place in given, with_mark)
        elif _is_open(entry):
            # Points are decimal where others have decimal points; thousands are not proved by
            # commas, as a logger may have written them.
            if mark == ".":
                _settled(done, place, series, place in given, with_mark)
        elif numbers is None or not entry.converted or entry.refused:
            continue
        elif place in whole:
            if numbers.grouping == mark:
                _against_whole(done, place, series, place in given, with_mark)
        elif numbers.ambiguous and mark == "," and _is_of_points(numbers):
            is_decimal = (
                entry.label in _SMALL
                or numbers.currency in THREE_DECIMALS
                or (place in given and entry.label == "float")
            )
            if is_decimal:
                done[place] = done[place][0], _with_others(entry, mark)
            else:
                done[place] = _refused(series, entry, mark, options)
        elif numbers.ambiguous:
            _settled(done, place, series, place in given, with_mark)


def _is_open(entry: ColumnCast) -> bool:
    """Return whether points of a column, or of some of its cells, were not read."""
    numbers = entry.facts.numbers
    if entry.refused:
        return entry.facts.note == OPEN_MARKS
    return (
        numbers is not None
        and numbers.ambiguous
        and numbers.decimals == 0
        and not (numbers.grouping or numbers.decimal == ".")
    )


def _by_label_alone(series: pd.Series, entry: ColumnCast) -> bool:
    """Return whether nothing but a label shows that a mark groups: 1,204,500 does, 1,204 not."""
    cells = distinct_cells(series).some_present()
    grouping = entry.facts.numbers.grouping if entry.facts.numbers else ""
    found = find_numbers(cells, whole=True, decimal=grouping, label=entry.label)
    return found is not None and found.format.ambiguous


def _settled(
    done: list[tuple[Any, ColumnCast]],
    place: int,
    series: pd.Series,
    is_given: bool,
    options: CastOptions,
) -> None:
    """Replace a column by one that was cast with the mark of others, if that leaves no doubt."""
    array, entry = _again(series, done[place][1], is_given, options)
    numbers = entry.facts.numbers
    if numbers is not None and not numbers.ambiguous and entry.converted and not entry.refused:
        what = f"decimal {_WORDS[options.decimal]}, as in other columns of the frame"
        reason = "; ".join(filter(None, [what, entry.reason]))
        done[place] = array, replace(entry, reason=reason)


def _against_whole(
    done: list[tuple[Any, ColumnCast]],
    place: int,
    series: pd.Series,
    is_given: bool,
    options: CastOptions,
) -> None:
    """Refuse whole numbers whose grouping mark is a decimal one elsewhere; not if asked for."""
    array, entry = _again(series, done[place][1], is_given, options)
    if is_given:
        done[place] = array, _with_others(entry, options.decimal)
    else:
        done[place] = _refused(series, entry, options.decimal, options)


def _again(
    series: pd.Series, entry: ColumnCast, is_given: bool, options: CastOptions
) -> tuple[Any, ColumnCast]:
    array, again = cast_texts(series, entry.name, entry.label, None, options)
    return held_to(entry.label, series, array, again) if is_given else (array, with_decimals(again))


def _with_others(entry: ColumnCast, mark: str) -> ColumnCast:
    return _with(entry, f"other columns of the frame have decimal {_WORDS[mark]}s")


def _as_labelled(entry: ColumnCast) -> ColumnCast:
    """Return the entry of whole numbers with points, which would be decimal ones elsewhere."""
    facts = entry.facts
    if facts.numbers is not None:
        facts = replace(facts, numbers=replace(facts.numbers, ambiguous=True))
    what = f"a point before three digits groups, as the label is {entry.label}"
    return _with(replace(entry, facts=facts), what)


def _with(entry: ColumnCast, what: str) -> ColumnCast:
    return replace(entry, reason="; ".join(filter(None, [entry.reason, what])))


def _refused(
    series: pd.Series, entry: ColumnCast, mark: str, options: CastOptions
) -> tuple[Any, ColumnCast]:
    """Return a column as it was, with the reason why nobody can tell its numbers."""
    numbers = entry.facts.numbers
    own = "." if numbers is not None and _is_of_points(numbers) else mark
    reason = (
        f"a {_WORDS[own]} before three digits is decimal or groups: other columns of the frame "
        f"have decimal {_WORDS[mark]}s; pass types= with float for decimals, int for thousands"
    )
    kept = ParseFacts("text", numbers=numbers, null_tokens=entry.facts.null_tokens, note=reason)
    array, again = cast_texts(series, entry.name, entry.label, None, options, fixed=kept)
    if again.refused:
        return array, again
    return unchanged(series, entry.name, entry.label, kept, reason, refused=True)


def _is_of_points(numbers: NumberFormat) -> bool:
    """Return whether the points of ambiguous numbers were read as decimal ones."""
    return numbers.decimal == "." and numbers.grouping != ","


def _decimal_shown(facts: ParseFacts) -> str:
    """Return the mark before decimals, a point or comma; "" if no cell proves it."""
    numbers = facts.numbers
    if numbers is None or not facts.is_parsed or numbers.ambiguous:
        return ""
    if numbers.decimal not in (".", ","):
        return ""
    return numbers.decimal if numbers.decimals != 0 or numbers.grouping in (".", ",") else ""
