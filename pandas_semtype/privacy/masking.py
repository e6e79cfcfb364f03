"""A frame without its personal data: cells replaced, distinct by distinct value."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Hashable
from typing import Any

import numpy as np
import pandas as pd

from ..cells import gaps, is_blank, plain_arrow
from ..checks import one_of
from ..errors import ArgumentError, FrameTypeError
from ..index_levels import levels_to_read, with_levels
from ..inference import infer, infer_index
from ..names import same_names
from ..personal import personal_positions
from ..results import InferenceResult
from ..selection import column_at, positions_of
from .exact import exact_text
from .fakes import Fakes
from .keyed import Keyed
from .personal_headers import warn_of_names
from .pseudonyms import length_of, pseudonym

__all__ = ["METHODS", "mask"]

METHODS = ("pseudonym", "faker", "redact")
"""How a cell is replaced."""

_LEAST_KEY = 16
_WHOLE = re.compile(r"-?\d+")
_QUICK = frozenset({int, float, bool})
"""Classes whose cells are equal only if their texts are."""


def mask(
    frame: pd.DataFrame,
    columns: Any = None,
    *,
    method: str = "pseudonym",
    key: str | bytes | None = None,
    result: InferenceResult | None = None,
    locale: str = "en_US",
) -> pd.DataFrame:
    """Return a frame with the cells of some columns replaced.

    Parameters
    ----------
    frame : DataFrame
        Any frame; it is only read.
    columns : hashable or list of hashable, optional
        Columns to mask. By default those that identify a person or are specially protected, as
        ``result.personal_data()`` lists them with the kinds ``direct`` and ``sensitive``, and
        levels of the index that are such; where columns are named, the index stays.
    method : {"pseudonym", "faker", "redact"}, default "pseudonym"
        ``"pseudonym"``: letters for letters and digits for digits, by a keyed hash; ``"faker"``:
        values of Faker of the same label, drawn by a keyed hash (needs the extra ``privacy``);
        ``"redact"``: the label in brackets, the same for every cell.
    key : str or bytes, optional
        The secret of the hash, at least 16 characters. The same key gives the same cell the same
        pseudonym, in every column and frame. By default a new one for this call, which nobody
        knows afterwards.
    result : InferenceResult, optional
        What `infer` said of this frame; inferred by default where labels are needed.
    locale : str, default "en_US"
        Whose names and addresses Faker makes.

    Returns
    -------
    DataFrame
        A new frame. Missing and blank cells stay as they are, and so do dtypes, if they can hold
        what replaces the cells; otherwise a column becomes one of texts. So do levels of the
        index. Names of columns stay.

    Warns
    -----
    PersonalNamesWarning
        If names of columns or of levels of the index look like mail addresses or, where
        `columns` is not given, like other values that identify a person.

    Raises
    ------
    FrameTypeError
        If `frame` is no DataFrame.
    ArgumentError
        If an argument is not accepted, or `result` is not of this frame.
    ColumnSelectionError
        If a column is not in the frame.
    MissingDependencyError
        If Faker is needed and not installed.

    Notes
    -----
    Pseudonyms are no anonymity: whoever has the key can go back, equal cells stay equal, the
    length of a cell and its signs stay, and columns that are not masked may tell who somebody
    is. Personal data inside longer texts are only found if the whole column is masked.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.privacy import mask
    >>> frame = pd.DataFrame({"who": ["Ann Lee", "Bo Ek", None, "Ann Lee"], "n": [1, 2, 3, 4]})
    >>> masked = mask(frame, "who", key="a secret of 16 letters")
    >>> masked["who"].iloc[0] == masked["who"].iloc[3], masked["who"].isna().tolist()
    (True, [False, False, True, False])
    >>> mask(frame, "who", method="redact", result=None)["n"].tolist()
    [1, 2, 3, 4]
    """
    if not isinstance(frame, pd.DataFrame):
        raise FrameTypeError.of(frame, "a pandas DataFrame")
    method = one_of("method", method, METHODS)
    secret = _checked_key(key)
    labels, result = _labels(frame, columns, result, needed=method != "pseudonym")
    fakes = Fakes(secret, locale) if method == "faker" else None
    masked = frame.copy()
    masked.attrs = {}  # a result kept there would be one of cells that are gone

    def made(series: pd.Series, label: str) -> Any:
        replace: Callable[[str], str] = (
            _Redacted(label)
            if method == "redact"
            else _Pseudonyms(secret)
            if fakes is None
            else fakes.maker(label)
        )
        return _replaced(series, replace, as_texts=method == "redact")

    for place, label in labels.items():
        # A Series: of an array the dtype would be guessed.
        masked.isetitem(place, made(plain_arrow(column_at(frame, place)), label))
    levels = _level_labels(frame, result) if columns is None else {}
    read, _, cells = levels_to_read(frame.index)
    new = {
        level: made(column_at(cells, place), levels[level])
        for place, level in enumerate(read)
        if level in levels
    }
    masked.index = with_levels(frame.index, new)
    warn_of_names(frame, labels=columns is None, stacklevel=3)
    return masked


def _level_labels(frame: pd.DataFrame, result: InferenceResult | None) -> dict[int, str]:
    """Return the label of every level of the index to mask, by level."""
    read, names, _ = levels_to_read(frame.index)
    known = () if result is None else result.index_levels
    # A result from JSON of an earlier release, or of another engine, knows no index.
    if [one.position for one in known] != read or not same_names(
        pd.Index([one.name for one in known], dtype=object, tupleize_cols=False),
        pd.Index(names, dtype=object, tupleize_cols=False),
    ):
        known = infer_index(frame)
    return {known[place].position: label for place, label in personal_positions(known).items()}


def _checked_key(key: Any) -> bytes:
    if key is None:
        return secrets.token_bytes(32)
    if isinstance(key, str):
        key = key.encode("utf-8", "surrogatepass")
    if not isinstance(key, (bytes, bytearray)) or len(key) < _LEAST_KEY:
        # Not shown: it is a secret.
        kind = f"{len(key)} bytes" if isinstance(key, (bytes, bytearray)) else type(key).__name__
        raise ArgumentError(
            f"key is not valid. Received: {kind}. Pass a text or bytes of at least {_LEAST_KEY} "
            "characters, for example secrets.token_hex(32)."
        )
    return bytes(key)


def _labels(
    frame: pd.DataFrame, columns: Any, result: InferenceResult | None, *, needed: bool
) -> tuple[dict[int, str], InferenceResult | None]:
    """Return the label of every column to mask, by position, and what they are taken from."""
    if result is not None:
        if not isinstance(result, InferenceResult) or not same_names(result.columns, frame.columns):
            raise ArgumentError.of("result", result, "what infer said of every column of the frame")
    elif columns is None:
        result = infer(frame, use_names=True)  # a birth date is told by its name alone
    if columns is None:
        assert result is not None
        return personal_positions(result), result
    positions = positions_of(frame.columns, columns)
    if result is None and needed:
        result = infer(frame.iloc[:, positions], use_names=True)
        return {place: one.label for place, one in zip(positions, result, strict=True)}, result
    known = {place: "" if result is None else result.at(place).label for place in positions}
    return known, result


class _Pseudonyms:
    """Replace a cell by its pseudonym."""

    def __init__(self, key: bytes) -> None:
        self._key = Keyed(key)

    def __call__(self, cell: str) -> str:
        return pseudonym(self._key, cell)


class _Redacted:
    """Replace every cell by the label of its column."""

    def __init__(self, label: str) -> None:
        self._text = f"[{label}]"

    def __call__(self, cell: str) -> str:
        del cell
        return self._text


def _replaced(series: pd.Series, replace: Callable[[str], str], *, as_texts: bool) -> pd.Series:
    """Return a column with its cells replaced, missing and blank ones as they are."""
    dtype = series.dtype
    cells = _boxed(series)
    missing = gaps(cells).tolist()
    known: dict[str, str | None] = {}
    written: dict[Hashable, str] = {}
    made: list[Any] = []
    for cell, gap in zip(cells.tolist(), missing, strict=True):
        if gap:
            made.append(None if isinstance(dtype, pd.StringDtype) else cell)
            continue
        if type(cell) is str:
            text = cell
        elif type(cell) in _QUICK:  # 1 and True are not the same cell
            name = type(cell), cell
            text = written[name] if name in written else written.setdefault(name, exact_text(cell))
        else:
            text = exact_text(cell)
        if text not in known:
            known[text] = None if is_blank(text) else replace(text)
        found = known[text]
        made.append(cell if found is None else found)
    boxed = np.empty(len(made), dtype=object)
    boxed[:] = made
    masked = pd.Series(boxed, index=series.index, name=series.name, dtype=object)
    return _as_before(series, masked, missing, as_texts=as_texts)


def _boxed(series: pd.Series) -> np.ndarray:
    """Return cells as objects; numbers of 16 or 32 bits stay such, and are written as such."""
    dtype: Any = series.dtype
    plain = dtype if isinstance(dtype, np.dtype) else getattr(dtype, "numpy_dtype", None)
    cells: np.ndarray = series.to_numpy(dtype=object)
    if isinstance(plain, np.dtype) and plain.kind == "f" and plain.itemsize < 8:
        present = np.flatnonzero(series.notna().to_numpy())
        cells = cells.copy()
        for place in present.tolist():
            cells[place] = plain.type(cells[place])
    return cells


def _as_before(
    series: pd.Series, masked: pd.Series, missing: list[bool], *, as_texts: bool
) -> pd.Series:
    """Return the column in its dtype, if that holds every new cell exactly; else as text."""
    dtype: Any = series.dtype
    if pd.api.types.is_object_dtype(dtype):
        return masked
    if isinstance(dtype, pd.CategoricalDtype):
        return masked.astype("category")
    if pd.api.types.is_string_dtype(dtype):
        return masked.astype(dtype)
    if not as_texts:
        try:
            typed = _typed(masked, missing, dtype)
            if typed is not None and _tells_apart(typed, masked, missing):
                return typed
        except (TypeError, ValueError, OverflowError, ArithmeticError, NotImplementedError):
            pass
    # What is missing in any dtype is a missing text.
    cells = [None if gap else cell for cell, gap in zip(masked.tolist(), missing, strict=True)]
    return pd.Series(cells, index=masked.index, name=masked.name, dtype="str")


def _tells_apart(typed: pd.Series, masked: pd.Series, missing: list[bool]) -> bool:
    """Return whether different cells are still different: a dtype may round, or carry."""
    n_distinct = len({cell for cell, gap in zip(masked, missing, strict=True) if not gap})
    return int(typed.nunique()) == n_distinct and typed.isna().tolist() == missing


def _typed(masked: pd.Series, missing: list[bool], dtype: Any) -> pd.Series | None:
    """Return the cells in a dtype of numbers or moments; None for other dtypes."""
    cells = [None if gap else cell for cell, gap in zip(masked.tolist(), missing, strict=True)]
    types = pd.api.types
    if types.is_bool_dtype(dtype):
        return None
    if types.is_integer_dtype(dtype):
        if not all(cell is None or _WHOLE.fullmatch(cell) for cell in cells):
            return None
        limits = np.iinfo(getattr(dtype, "numpy_dtype", dtype))
        whole = [pd.NA if cell is None else int(cell) for cell in cells]
        if not all(cell is pd.NA or limits.min <= cell <= limits.max for cell in whole):
            return None
        return pd.Series(whole, index=masked.index, name=masked.name, dtype=dtype)
    if types.is_float_dtype(dtype):
        numbers = [None if cell is None else float(cell) for cell in cells]
        return pd.Series(numbers, index=masked.index, name=masked.name, dtype=dtype)
    if types.is_datetime64_any_dtype(dtype):
        zone = getattr(dtype, "tz", None)
        moments = [pd.NaT if cell is None else _moment(cell, zone) for cell in cells]
        return pd.Series(moments, index=masked.index, name=masked.name).astype(dtype)
    if types.is_numeric_dtype(dtype):
        return None
    if types.is_timedelta64_dtype(dtype) or str(dtype).startswith("duration"):
        lengths = [pd.NaT if cell is None else _length(cell) for cell in cells]
        return pd.Series(lengths, index=masked.index, name=masked.name, dtype=dtype)
    typed = pd.Series(cells, index=masked.index, name=masked.name, dtype=object).astype(dtype)
    # What reads "71:93:28" as a length of time would write another one.
    same = (
        gap or exact_text(new) == cell
        for new, cell, gap in zip(_boxed(typed).tolist(), cells, missing, strict=True)
    )
    return typed if all(same) else None


def _length(cell: str) -> Any:
    found = length_of(cell)
    if found is None:
        message = "no length of time"
        raise ValueError(message)
    return pd.Timedelta(found, unit="ns")


def _moment(cell: str, zone: Any) -> Any:
    moment = pd.Timestamp(cell)
    if zone is None:
        return moment
    # The time of day counts: on the new day the zone may be another hour from UTC.
    wall = moment.tz_localize(None)
    return wall.tz_localize(zone, ambiguous=True, nonexistent="shift_forward")
