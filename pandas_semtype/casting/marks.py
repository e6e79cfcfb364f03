"""Points and commas that may mean two things: what the other columns of a frame say of them."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

import pandas as pd

from ..cells.marks_kept import forget_decimal_commas, has_decimal_commas, keep_decimal_commas
from ..parsing import ParseFacts, parse_facts
from ..parsing.decimal_marks import SMALL, decimal_shown
from ..parsing.doubts import OPEN_MARKS, PAIRS
from ..parsing.labels import WHOLE
from ..parsing.number_search import find_numbers
from ..parsing.numbers import NumberFormat
from ..parsing.units import THREE_DECIMALS
from ..prediction import ColumnPrediction
from ..sampling import sample_series
from ..selection import column_at
from ..types import UNKNOWN
from .asked import held_to, with_decimals
from .columns import cast_texts, unchanged
from .distinct import distinct_cells, holds_texts
from .options import CastOptions
from .report import NOT_CHOSEN, ColumnCast

__all__ = ["evidence_lost", "keep_marks", "settle_marks"]

_WORDS = {",": "comma", ".": "point"}
_NO_TEXTS = "the numbers beside it are no texts, and do not show which"


def settle_marks(
    frame: pd.DataFrame,
    done: list[tuple[Any, ColumnCast]],
    given: AbstractSet[int],
    options: CastOptions,
    result: Iterable[ColumnPrediction] = (),
) -> None:
    """Cast columns of ambiguous numbers again, with the decimal mark that others show, or refuse.

    The mark of other columns counts where nothing in the column itself, nor its label, says
    otherwise: a logger writes points into a table whose other columns have decimal commas.
    A cast takes these columns away as texts, so that the frame it returns remembers what they
    showed: what it left as it was, the next one leaves as well.

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
    result : iterable of ColumnPrediction, optional
        What columns mean that the frame perhaps is a part without.
    """
    marks, whole, is_carried = set(), set(), has_decimal_commas(frame)
    for place, (_, entry) in enumerate(done):
        series = column_at(frame, place)
        shown = decimal_shown(entry.facts) if holds_texts(series) else ""
        if shown and entry.label in WHOLE and _by_label_alone(series, entry):
            whole.add(place)
            # Beside 987 a comma of whole numbers hardly surprises.
            if shown == "," or is_carried or all("," in cell for cell in _present(series)):
                done[place] = done[place][0], _as_labelled(entry)
        elif shown:
            marks.add(shown)
    if is_carried:
        _leave_open(frame, done, given, options)
        return
    if not marks and any(_is_ambiguous(entry) for _, entry in done):
        marks = _marks_elsewhere(frame, done, result)
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
                entry.label in SMALL
                or numbers.currency in THREE_DECIMALS
                or (place in given and entry.label == "float")
            )
            if is_decimal:
                done[place] = done[place][0], _with_others(entry, mark)
            else:
                done[place] = _refused(series, entry, mark, options)
        elif numbers.ambiguous:
            _settled(done, place, series, place in given, with_mark)


def _marks_elsewhere(
    frame: pd.DataFrame,
    done: Iterable[tuple[Any, ColumnCast]],
    result: Iterable[ColumnPrediction],
) -> set[str]:
    """Return the decimal marks of columns that are not cast, or only in a result."""
    # Points may be those of floats, which show nothing.
    known = [one.parse for one in result if one.label not in WHOLE]
    if any(one is not None and decimal_shown(one) == "," for one in known):
        return {","}
    facts = [
        parse_facts(sample_series(series), UNKNOWN)
        for place, (_, entry) in enumerate(done)
        if entry.reason == NOT_CHOSEN and holds_texts(series := column_at(frame, place))
    ]
    return {mark for one in facts if (mark := decimal_shown(one))}


def keep_marks(
    frame: pd.DataFrame, new: pd.DataFrame, done: Iterable[tuple[Any, ColumnCast]]
) -> None:
    """Let a frame that was cast remember decimal commas, if it holds texts that they count for.

    Parameters
    ----------
    frame : DataFrame
        The frame as it was.
    new : DataFrame
        The frame of values.
    done : iterable of tuple
        Array and entry of the report of each column.
    """
    marks, is_left = set(), False
    for place, (_, entry) in enumerate(done):
        is_text = holds_texts(column_at(new, place))
        if is_text and not entry.converted:
            is_left = is_left or entry.reason == NOT_CHOSEN or _is_ambiguous(entry)
        elif not is_text and holds_texts(column_at(frame, place)):
            marks.add(decimal_shown(entry.facts))
    if is_left and marks - {""} == {","}:
        keep_decimal_commas(new)
    elif not is_left:
        forget_decimal_commas(new)


def evidence_lost(new: pd.DataFrame, entries: Iterable[ColumnCast]) -> list[int]:
    """Return the columns that showed decimal commas, if none of them is one of decimals now.

    Parameters
    ----------
    new : DataFrame
        A frame that was cast.
    entries : iterable of ColumnCast
        What was done with its columns.

    Returns
    -------
    list of int
        Positions.
    """
    shown = [
        k for k, one in enumerate(entries) if one.converted and decimal_shown(one.facts) == ","
    ]
    are_decimals = any(pd.api.types.is_float_dtype(column_at(new, k).dtype) for k in shown)
    return [] if are_decimals else shown


def _leave_open(
    frame: pd.DataFrame,
    done: list[tuple[Any, ColumnCast]],
    given: AbstractSet[int],
    options: CastOptions,
) -> None:
    """Refuse all ambiguous numbers of a frame of which a cast has settled those it could."""
    for place, (_, entry) in enumerate(done):
        series = column_at(frame, place)
        is_open = _is_ambiguous(entry) and entry.converted and holds_texts(series)
        if is_open and place not in given:
            done[place] = _refused(series, entry, ",", options, _NO_TEXTS)
        elif is_open and entry.label not in WHOLE and _groups_by(entry, ","):  # decimals asked for
            _settled(done, place, series, True, replace(options, decimal=","))


def _groups_by(entry: ColumnCast, mark: str) -> bool:
    return entry.facts.numbers is not None and entry.facts.numbers.grouping == mark


def _is_ambiguous(entry: ColumnCast) -> bool:
    return entry.facts.numbers is not None and entry.facts.numbers.ambiguous


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


def _present(series: pd.Series) -> dict[str, int]:
    return distinct_cells(series).some_present()


def _by_label_alone(series: pd.Series, entry: ColumnCast) -> bool:
    """Return whether nothing but a label shows that a mark groups: 1,204,500 does, 1,204 not."""
    cells = _present(series)
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
    """Return the entry of whole numbers whose marks would be decimal ones in other columns."""
    facts, mark = entry.facts, "."
    if facts.numbers is not None:
        mark = facts.numbers.grouping
        facts = replace(facts, numbers=replace(facts.numbers, ambiguous=True))
    what = f"a {_WORDS[mark]} before three digits groups, as the label is {entry.label}"
    return _with(replace(entry, facts=facts), what)


def _with(entry: ColumnCast, what: str) -> ColumnCast:
    return replace(entry, reason="; ".join(filter(None, [entry.reason, what])))


def _refused(
    series: pd.Series, entry: ColumnCast, mark: str, options: CastOptions, why: str = ""
) -> tuple[Any, ColumnCast]:
    """Return a column as it was, with the reason why nobody can tell its numbers."""
    numbers = entry.facts.numbers
    own = "." if numbers is not None and _is_of_points(numbers) else mark
    why = why or f"other columns of the frame have decimal {_WORDS[mark]}s"
    reason = (
        f"a {_WORDS[own]} before three digits is decimal or groups: {why}; pass types= with float "
        "for decimals, int for thousands"
    )
    kept = ParseFacts("text", numbers=numbers, null_tokens=entry.facts.null_tokens, note=reason)
    array, again = cast_texts(series, entry.name, entry.label, None, options, fixed=kept)
    if again.refused:
        return array, again
    return unchanged(series, entry.name, entry.label, kept, reason, refused=True)


def _is_of_points(numbers: NumberFormat) -> bool:
    """Return whether the points of ambiguous numbers were read as decimal ones."""
    return numbers.decimal == "." and numbers.grouping != ","
