"""Cells of any dtype as text: what a column would look like in a plain file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from decimal import Decimal
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

from .datetime_text import (
    is_midnight,
    length_text,
    length_texts,
    moment_text,
    naive_texts,
    zoned_texts,
)

__all__ = ["MAX_CHARS", "gaps", "is_blank", "plain_texts", "texts", "without_flaws"]

MAX_CHARS = 1000
"""Longer cells are cut to this many characters, half of them from each end."""

_MAX_ITEMS = 256
_MAX_BYTES = 8 * MAX_CHARS
_WHOLE_BELOW = 1e15
_PLAIN = frozenset({str, type(None)})


def is_blank(text: str) -> bool:
    """Return whether a text has nothing but white space in it."""
    if type(text) is not str:  # the methods of a subclass may do anything
        text = str.__str__(text)
    return not text or text.isspace()


def texts(cells: Any) -> list[str | None]:
    """Return cells as text, None for a missing one.

    Parameters
    ----------
    cells : ndarray or ExtensionArray
        Some cells of one column, as `take` gives them.

    Returns
    -------
    list of str or None
        Whole numbers of a float column without ``.0``, dates without a time as dates,
        categories by value, bytes decoded, anything else by ``str``; blank texts are
        missing. Lone surrogates are replaced and the middle of very long cells is cut.
    """
    found = plain_texts(cells)
    mended = without_flaws({text for text in found if text is not None})
    return [mended.get(text, text) for text in found] if mended else found


def without_flaws(distinct: Collection[str]) -> dict[str | None, str | None]:
    """Return replacements for texts that cannot stay: blank ones and lone surrogates.

    Parameters
    ----------
    distinct : collection of str
        Different texts.

    Returns
    -------
    dict of str to (str or None)
        None for a blank text, which counts as missing.
    """
    mended: dict[str | None, str | None] = {}
    if "" in distinct or any(map(str.isspace, distinct)):
        mended = {text: None for text in distinct if is_blank(text)}
    joined = "".join(distinct)
    if not joined.isascii():
        try:
            joined.encode()
        except UnicodeEncodeError:
            for text in distinct:
                if text not in mended:
                    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
                    mended[text] = whole
    return mended


def plain_texts(cells: Any) -> list[str | None]:
    """Return cells as text, blank texts and lone surrogates included.

    Parameters
    ----------
    cells : ndarray or ExtensionArray
        Some cells of one column.
    """
    dtype = cells.dtype
    if isinstance(dtype, np.dtype):
        return _numpy_texts(cells if isinstance(cells, np.ndarray) else cells.to_numpy())
    if isinstance(dtype, pd.StringDtype):
        return _object_texts(cells.to_numpy(dtype=object, na_value=None))
    if isinstance(dtype, pd.CategoricalDtype):
        return _category_texts(cells)
    if isinstance(dtype, pd.DatetimeTZDtype):
        return zoned_texts(cells)
    if isinstance(dtype, pd.ArrowDtype):
        return _arrow_texts(cells)
    if isinstance(dtype, pd.SparseDtype):
        return _numpy_texts(np.asarray(cells))
    plain = getattr(dtype, "numpy_dtype", None)
    if isinstance(plain, np.dtype):
        missing = np.asarray(cells.isna())
        present = iter(_numpy_texts(cells[~missing].to_numpy(dtype=plain)))
        return [None if gap else next(present) for gap in missing.tolist()]
    return _object_texts(np.asarray(cells, dtype=object))


def _numpy_texts(cells: np.ndarray) -> list[str | None]:
    kind = cells.dtype.kind
    if kind in "iub":
        return list(map(str, cells.tolist()))
    if kind == "f":
        return _float_texts(cells)
    if kind == "U":
        return _cut(cells.tolist())
    if kind == "M":
        return naive_texts(cells)
    if kind == "m":
        return length_texts(cells)
    return _object_texts(cells if kind == "O" else _boxed(cells.tolist()))


def _boxed(values: list[Any]) -> np.ndarray:
    """Return an object array of the values, nested ones left as they are."""
    cells = np.empty(len(values), dtype=object)
    for i, value in enumerate(values):
        cells[i] = value
    return cells


def _float_texts(cells: np.ndarray) -> list[str | None]:
    cells = cells + cells.dtype.type(0)  # minus zero becomes zero
    finite = cells[np.isfinite(cells)].astype(np.float64)
    whole = bool((np.abs(finite) < _WHOLE_BELOW).all() and (finite == np.rint(finite)).all())
    if whole and len(finite) == len(cells):
        return list(map(str, cells.astype(np.int64).tolist()))
    missing = np.isnan(cells)
    if cells.dtype == np.float64:
        written = list(map(repr, cells.tolist()))
    else:  # the shortest text of a narrower number needs its own type
        written = cells.astype(str).tolist()
    if whole:
        written = [text.removesuffix(".0") for text in written]
    if not missing.any():
        return list(written)
    return [None if gap else text for text, gap in zip(written, missing.tolist(), strict=True)]


def _category_texts(cells: Any) -> list[str | None]:
    codes = np.asarray(cells.codes)
    used = np.unique(codes[codes >= 0])
    known: dict[int, str | None] = {-1: None}
    values = cells.categories[used]
    found = values.array if not isinstance(values.dtype, np.dtype) else values.to_numpy()
    known.update(zip(used.tolist(), plain_texts(found), strict=True))
    return [known[code] for code in codes.tolist()]


def _arrow_texts(cells: Any) -> list[str | None]:
    import pyarrow as pa

    found = cells.__arrow_array__()
    kind = found.type
    if pa.types.is_floating(kind):
        return _float_texts(cells.to_numpy(dtype=cells.dtype.numpy_dtype, na_value=np.nan))
    if pa.types.is_integer(kind) and not found.null_count:
        return _numpy_texts(found.to_numpy())
    if pa.types.is_timestamp(kind):
        moments = _arrow_ticks(found).view(f"datetime64[{kind.unit}]")
        if kind.tz is None:
            return naive_texts(moments)
        return zoned_texts(pd.DatetimeIndex(moments).tz_localize("UTC").tz_convert(kind.tz).array)
    if pa.types.is_duration(kind):
        return length_texts(_arrow_ticks(found).view(f"timedelta64[{kind.unit}]"))
    try:
        values = found.to_pylist()
    except (ValueError, OverflowError, ArithmeticError, pa.ArrowException):
        # Arrow holds dates that Python does not.
        values = found.cast(pa.string()).to_pylist()
    return _object_texts(_boxed(values))


def _arrow_ticks(found: Any) -> np.ndarray:
    """Return moments or lengths of time as whole numbers, the missing ones as NaT."""
    return np.array(found.cast("int64").fill_null(np.iinfo(np.int64).min))


def _object_texts(cells: np.ndarray) -> list[str | None]:
    values = cells.tolist()
    kinds = set(map(type, values))
    if kinds <= _PLAIN:
        return _cut(values)
    missing = gaps(cells).tolist()
    present = [value for value, gap in zip(values, missing, strict=True) if not gap]
    # Asked of the class: a cell may tell another one, or raise when it is asked.
    whole = all(_is_whole(v) for v in present if issubclass(type(v), (float, np.floating)))
    dates = all(_is_day(v) for v in present if issubclass(type(v), (dt.datetime, np.datetime64)))
    return [
        None if gap else _cut_text(value if type(value) is str else _text_of(value, whole, dates))
        for value, gap in zip(values, missing, strict=True)
    ]


def gaps(cells: np.ndarray) -> np.ndarray:
    """Return which cells of an object array are missing.

    Parameters
    ----------
    cells : ndarray of object
        Some cells of one column.

    Returns
    -------
    ndarray of bool
        A signalling NaN is missing too; pandas raises where it meets one. A cell that cannot
        be compared with itself is there.
    """
    try:
        found: np.ndarray = pd.isna(cells)
    except Exception:  # noqa: BLE001 - a signalling NaN; somebody's __eq__ may raise anything
        found = np.fromiter(map(_is_gap, cells.tolist()), dtype=bool, count=len(cells))
    return found


def _is_gap(value: Any) -> bool:
    if issubclass(type(value), Decimal):
        return Decimal.is_nan(value)
    try:
        return pd.isna(value) is True
    except Exception:  # noqa: BLE001 - somebody's __eq__ may raise anything
        return False


def _is_whole(value: Any) -> bool:
    try:
        return not np.isfinite(value) or (abs(value) < _WHOLE_BELOW and float(value).is_integer())
    except Exception:  # noqa: BLE001 - a foreign class may raise anything
        return False


def _is_day(value: Any) -> bool:
    try:
        return is_midnight(value)
    except Exception:  # noqa: BLE001 - a foreign class may raise anything
        return False


def _text_of(value: Any, whole: bool, dates: bool) -> str:
    """Return the text of one cell, whatever it is; never raise."""
    try:
        if type(value) is int:
            return str(value)
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, (float, np.floating)):
            text = str(value + type(value)(0))
            return str(int(value)) if whole and np.isfinite(value) else text
        if isinstance(value, (bytes, bytearray, memoryview, np.bytes_)):
            return _decoded(value)
        if isinstance(value, (dt.datetime, np.datetime64)):
            return moment_text(value, as_date=dates)
        if isinstance(value, (dt.timedelta, np.timedelta64)):
            return length_text(value)
        if isinstance(value, Decimal) and abs(value.adjusted()) < 30:
            return format(value, "f")
        if isinstance(value, complex):
            return str(value).strip("()")
        if isinstance(value, (list, tuple, set, frozenset, dict)) and len(value) > _MAX_ITEMS:
            items = value.items() if isinstance(value, dict) else value
            value = type(value)(islice(items, _MAX_ITEMS))
        return str.__str__(str(value))  # a plain text, whatever class somebody's __str__ returns
    except Exception:  # noqa: BLE001 - a foreign class may raise anything
        return f"<{type(value).__name__}>"


def _decoded(value: Any) -> str:
    if len(value) > _MAX_BYTES:
        half = _MAX_BYTES // 2
        ends = bytes(value[:half]), bytes(value[-half:])
        return "".join(end.decode("utf-8", "replace") for end in ends)
    data = bytes(value)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _cut(found: list[str | None]) -> list[str | None]:
    """Cut very long cells, so that nothing later reads a whole one."""
    if max(map(len, filter(None, found)), default=0) <= MAX_CHARS:
        return found
    return [text if text is None else _cut_text(text) for text in found]


def _cut_text(text: str) -> str:
    half = MAX_CHARS // 2
    return text if len(text) <= MAX_CHARS else text[:half] + text[-half:]
