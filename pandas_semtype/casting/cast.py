"""Cast the columns of a frame to the dtypes of what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal, overload

import pandas as pd

from ..checks import flag
from ..errors import ArgumentError, CastError, FrameTypeError
from ..frames.conversion import how_to_convert
from ..inference import infer
from ..names import name_key
from ..parsing import ParseFacts, parse_facts
from ..parsing.date_orders import FEW_OPEN
from ..parsing.labels import kinds_of
from ..parsing.short_years import OPEN_YEARS
from ..prediction import ColumnPrediction
from ..results import InferenceResult
from ..sampling import sample_series
from ..selection import column_at, places_of, positions_of
from ..types import UNKNOWN, catalogue
from .asked import STAYS, held_to, mark_asked, with_decimals
from .columns import cast_texts, unchanged
from .counted import is_counted, is_of_sizes
from .distinct import holds_texts
from .marks import keep_marks, settle_marks
from .moment_names import says_moment
from .options import CastOptions
from .report import NOT_CHOSEN, CastReport, ColumnCast
from .typed import cast_typed

__all__ = ["cast", "cast_columns"]

_NOT_SAID = "of which the name says nothing"
"""Long numbers that count something else are as many as those that count seconds."""


@overload
def cast(
    frame: pd.DataFrame,
    result: InferenceResult | None = ...,
    *,
    columns: Any = ...,
    types: Mapping[Hashable, str] | None = ...,
    errors: str = ...,
    dtype_backend: str = ...,
    dayfirst: bool | None = ...,
    report: Literal[True] = ...,
    model: Any = ...,
) -> tuple[pd.DataFrame, CastReport]: ...
@overload
def cast(
    frame: pd.DataFrame,
    result: InferenceResult | None = ...,
    *,
    columns: Any = ...,
    types: Mapping[Hashable, str] | None = ...,
    errors: str = ...,
    dtype_backend: str = ...,
    dayfirst: bool | None = ...,
    report: Literal[False],
    model: Any = ...,
) -> pd.DataFrame: ...
@overload
def cast(
    frame: pd.DataFrame,
    result: InferenceResult | None = ...,
    *,
    columns: Any = ...,
    types: Mapping[Hashable, str] | None = ...,
    errors: str = ...,
    dtype_backend: str = ...,
    dayfirst: bool | None = ...,
    report: bool,
    model: Any = ...,
) -> pd.DataFrame | tuple[pd.DataFrame, CastReport]: ...
def cast(
    frame: pd.DataFrame,
    result: InferenceResult | None = None,
    *,
    columns: Any = None,
    types: Mapping[Hashable, str] | None = None,
    errors: str = "coerce",
    dtype_backend: str = "numpy_nullable",
    dayfirst: bool | None = None,
    report: bool = True,
    model: Any = None,
) -> pd.DataFrame | tuple[pd.DataFrame, CastReport]:
    """Return a new frame whose columns have the dtypes of what they hold.

    Label and cells together decide. Identifiers, codes, phone numbers, postal codes and
    texts stay texts; a column whose values would be rounded, guessed or mixed up is refused
    and keeps its cells.

    Parameters
    ----------
    frame : DataFrame
        Any frame; it is only read.
    result : InferenceResult, optional
        What its columns mean, perhaps by another frame of the same source, whose formats
        then count; found by name. By default the columns are inferred.
    columns : hashable or list of hashable, optional
        Columns to cast; all by default. The others are in the new frame as they are.
    types : mapping of hashable to str, optional
        Labels by name of column, in place of those of the result.
    errors : {"coerce", "raise", "keep"}, default "coerce"
        What becomes of cells that do not parse: missing and reported; a CastError; or the
        whole column stays as it is.
    dtype_backend : {"numpy_nullable", "pyarrow", "numpy"}, default "numpy_nullable"
        The family of dtypes, as in ``DataFrame.convert_dtypes``.
    dayfirst : bool, optional
        The order of day and month where no cell shows it; by default that of the other
        columns of the frame, and such columns are refused if these show none.
    report : bool, default True
        Return what was done with each column, too.
    model : str, path-like or model, optional
        Model to infer with; by default the active one.

    Returns
    -------
    DataFrame
        With the same rows, index and names.
    CastReport
        One entry per column of the frame; only with ``report=True``.

    Raises
    ------
    FrameTypeError
        If `frame` is not a pandas DataFrame; the message says how to make one of it.
    ColumnSelectionError
        If a column is not in the frame.
    ArgumentError
        If another argument has a value that is not accepted.
    CastError
        If a cell does not parse, or what `types` asks for is refused, with
        ``errors="raise"``.
    MissingDependencyError
        If pyarrow is wanted and not installed.

    Examples
    --------
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> frame = pd.DataFrame(
    ...     {
    ...         "paid": ["1.234,50 \u20ac", "17,00 \u20ac", "n/a"] * 5,
    ...         "zip": ["01067", "04109", "10115"] * 5,
    ...     }
    ... )
    >>> values, report = pandas_semtype.cast(frame)
    >>> values["paid"].head(3).tolist(), values["zip"][0]
    ([1234.5, 17.0, <NA>], '01067')
    >>> report["paid"].to_dtype, report["paid"].null_tokens, report["paid"].lossless
    ('Float64', ('n/a',), True)
    """
    if not isinstance(frame, pd.DataFrame):
        raise FrameTypeError.of(frame, "a pandas DataFrame", how_to_convert(frame))
    options = CastOptions.checked(errors, dtype_backend, dayfirst)
    flag("report", report)
    positions = positions_of(frame.columns, columns)
    given = _labels_by_position(frame, types)
    predictions = _predictions(frame, columns, positions, result, given, model)
    new, told = cast_columns(frame, positions, predictions, given, options, result or ())
    return (new, told) if report else new


def cast_columns(
    frame: pd.DataFrame,
    positions: list[int],
    predictions: Mapping[int, ColumnPrediction],
    given: Mapping[int, str],
    options: CastOptions,
    result: Iterable[ColumnPrediction] = (),
) -> tuple[pd.DataFrame, CastReport]:
    """Return a new frame and the report; all arguments have been checked.

    Parameters
    ----------
    frame : DataFrame
        It is only read.
    positions : list of int
        Of the columns to cast.
    predictions : mapping of int to ColumnPrediction
        What columns mean, by position.
    given : mapping of int to str
        Labels that were asked for, by position.
    options : CastOptions
        How to cast.
    result : iterable of ColumnPrediction, optional
        What more columns mean than those of the frame, which may be a part of a larger one.
    """
    done: list[tuple[Any, ColumnCast]] = []
    wanted = set(positions)
    for place, name in enumerate(frame.columns):
        series = column_at(frame, place)
        if place in wanted and (place in predictions or place in given):
            label = given.get(place)
            done.append(_cast_column(series, name, predictions.get(place), label, options))
        else:
            reason = "not in the result" if place in wanted else NOT_CHOSEN
            done.append(unchanged(series, name, UNKNOWN, ParseFacts("text"), reason))
    order = options.order or _order_of([entry for _, entry in done])
    if order and not options.order:
        with_order = replace(options, order=order)
        for place, (_, entry) in enumerate(done):
            if _waits_for_order(entry):
                again = _cast_column(
                    column_at(frame, place), entry.name, None, entry.label, with_order
                )
                reason = f"{order.replace('_', ' ')}, as in other columns of the frame"
                dates = again[1].facts.dates
                if not again[1].refused and dates is not None and dates.order == order:
                    reason = "; ".join(filter(None, [reason, again[1].reason]))
                    done[place] = again[0], replace(again[1], reason=reason)
    settle_marks(frame, done, set(given), options, result)
    if options.errors == "raise":
        for place in sorted(wanted & given.keys()):
            if done[place][1].refused:
                raise CastError.refused(done[place][1].name, done[place][1].reason)
    new_columns = {
        # With its dtype given, pandas does not guess one.
        place: pd.Series(array, index=frame.index, dtype=array.dtype)
        if entry.converted or entry.from_dtype != entry.to_dtype
        else column_at(frame, place)
        for place, (array, entry) in enumerate(done)
    }
    new = pd.DataFrame(new_columns, index=frame.index, copy=True)
    new.columns = frame.columns
    new.attrs = dict(frame.attrs)
    keep_marks(frame, new, done)
    return new, CastReport(frame.columns, [entry for _, entry in done])


def _waits_for_order(entry: ColumnCast) -> bool:
    """Return whether a column, or a few of its cells, wait for the order of day and month."""
    facts = entry.facts
    # Cells that contradict each other are not settled by another column.
    is_open = facts.note in ("", OPEN_YEARS)
    if facts.note == FEW_OPEN and entry.converted:
        return True
    return entry.refused and facts.dates is not None and facts.dates.ambiguous and is_open


def _order_of(entries: list[ColumnCast]) -> str:
    """Return the order of day and month that all columns have which show one; "" if none."""
    orders = {
        entry.facts.dates.order
        for entry in entries
        if entry.facts.dates is not None and not entry.facts.dates.ambiguous
    } & {"day_first", "month_first"}
    return orders.pop() if len(orders) == 1 else ""


def _labels_by_position(
    frame: pd.DataFrame, types: Mapping[Hashable, str] | None
) -> dict[int, str]:
    if types is None:
        return {}
    if not isinstance(types, Mapping):
        raise ArgumentError.of("types", types, "a mapping of names of columns to labels")
    known = (*catalogue(), UNKNOWN)
    found: dict[int, str] = {}
    for name, label in types.items():
        if label not in known:
            raise ArgumentError.unknown_label("types", label, known)
        found.update(dict.fromkeys(places_of(frame.columns, name), label))
    return found


def _predictions(
    frame: pd.DataFrame,
    columns: Any,
    positions: list[int],
    result: InferenceResult | None,
    given: Mapping[int, str],
    model: Any,
) -> dict[int, ColumnPrediction]:
    """Return the prediction for each column at a position, given or made."""
    if result is not None:
        if not isinstance(result, InferenceResult):
            raise ArgumentError.of("result", result, "an InferenceResult, as infer returns it")
        return _matched(frame, result)
    if all(place in given for place in positions):
        return {}
    return dict(zip(positions, infer(frame, columns, model=model), strict=True))


def _matched(frame: pd.DataFrame, result: InferenceResult) -> dict[int, ColumnPrediction]:
    """Return predictions by position: of a name that repeats, the first goes to the first."""
    queues: dict[Any, list[ColumnPrediction]] = {}
    for prediction in result:
        queues.setdefault(name_key(prediction.name), []).append(prediction)
    seen: Counter[Any] = Counter()
    found = {}
    for place, name in enumerate(map(name_key, frame.columns)):
        queue = queues.get(name, [])
        if seen[name] < len(queue):
            found[place] = queue[seen[name]]
        seen[name] += 1
    return found


def _cast_column(
    series: pd.Series,
    name: Hashable,
    prediction: ColumnPrediction | None,
    given: str | None,
    options: CastOptions,
) -> tuple[Any, ColumnCast]:
    facts: ParseFacts | None = None
    label = given or UNKNOWN
    if given is None and prediction is not None:
        label, facts = prediction.label, prediction.parse
        if label == "boolean" and is_counted(name) and _is_of_digits(prediction.parse):
            label, facts = "int", None
        if label == "unix_time" and (is_of_sizes(name) or not says_moment(name)):
            said = "sizes or counts by their name" if is_of_sizes(name) else _NOT_SAID
            reason = f"moments by their values, {said}; types= may say which"
            return unchanged(series, name, label, ParseFacts("text"), reason, refused=True)
    if given in STAYS and holds_texts(series):
        return cast_texts(series, name, label, None, options, fixed=STAYS[given])
    if given is not None and not options.decimal:
        options = replace(options, decimal=mark_asked(given, series))
    array, entry = _cast_labelled(series, name, label, facts, options)
    if given is None:
        return array, with_decimals(entry)
    if entry.facts.kind == "quarter" and given != UNKNOWN and not kinds_of(given):
        # Cells alone make quarters of codes and categories, unless these are what is asked for.
        fixed = STAYS["text" if given == "code" else "categorical"]
        return cast_texts(series, name, label, None, options, fixed=fixed)
    return held_to(given, series, array, entry)


def _is_of_digits(facts: ParseFacts | None) -> bool:
    """Return whether truth values are written as numbers."""
    words = None if facts is None else facts.booleans
    return words is not None and all(one[:1].isdecimal() for one in (*words.true, *words.false))


def _cast_labelled(
    series: pd.Series,
    name: Hashable,
    label: str,
    facts: ParseFacts | None,
    options: CastOptions,
) -> tuple[Any, ColumnCast]:
    if holds_texts(series):
        return cast_texts(series, name, label, facts, options)
    if facts is None:
        facts = parse_facts(sample_series(series), label)
    counts_time = facts.kind in ("unix_time", "excel_date")
    if counts_time and pd.api.types.is_numeric_dtype(series.dtype):
        return cast_texts(series, name, label, facts, options)
    return cast_typed(series, name, label, facts, options)
