"""A column that has a dtype of values already: the same values in the wanted family of dtypes."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from ..parsing import ParseFacts
from ..types import catalogue, implied_labels
from .arrays import Refusal
from .columns import unchanged
from .minus_zeros import minus_zeros, not_kept
from .options import CastOptions
from .report import ColumnCast

__all__ = ["cast_typed"]

_WHOLE = 2.0**53
_NULLABLE = {"b": "boolean", "i": "Int", "u": "UInt", "f": "Float"}


def cast_typed(
    series: pd.Series, name: Hashable, label: str, facts: ParseFacts, options: CastOptions
) -> tuple[Any, ColumnCast]:
    """Return a column in the wanted family of dtypes, and its entry of the report.

    Parameters
    ----------
    series : Series
        A column of numbers, truth values, moments or another dtype that is not of texts.
    name : hashable
        Its name.
    label : str
        Its semantic type.
    facts : ParseFacts
        How its cells are written.
    options : CastOptions
        How to cast.
    """
    plain = _plain_dtype(series.dtype)
    if plain is None:
        return unchanged(series, name, label, facts)
    gaps = bool(series.isna().any())
    try:
        array = _converted(series, plain, label, gaps, options.backend)
    except Refusal as refusal:
        return unchanged(series, name, label, facts, str(refusal), refused=True)
    except (TypeError, ValueError, OverflowError, NotImplementedError):
        reason = f"no dtype of {options.backend} holds the values"
        return unchanged(series, name, label, facts, reason, refused=True)
    before, after = str(series.dtype), str(array.dtype)
    if before == after:
        return unchanged(series, name, label, facts)
    n_plain = 0
    if plain.kind == "f" and not pd.api.types.is_float_dtype(array.dtype):
        n_plain = len(minus_zeros(series.to_numpy(dtype=np.float64, na_value=np.nan)))
    return array, ColumnCast(
        name,
        label,
        facts,
        before,
        after,
        True,
        "".join(not_kept(n_plain)),
        lossless=not n_plain,
        n_respelled=n_plain,
    )


def _plain_dtype(dtype: Any) -> np.dtype[Any] | None:
    """Return the dtype of NumPy of plain numbers and truth values; None of any other column."""
    if isinstance(dtype, pd.ArrowDtype):
        import pyarrow as pa

        kind = dtype.pyarrow_dtype
        if not (
            pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_boolean(kind)
        ):
            return None
    found = dtype if isinstance(dtype, np.dtype) else getattr(dtype, "numpy_dtype", None)
    if isinstance(dtype, pd.SparseDtype) or not isinstance(found, np.dtype):
        return None
    return found if found.kind in "biuf" and found.itemsize <= 8 else None


def _converted(
    series: pd.Series, plain: np.dtype[Any], label: str, gaps: bool, backend: str
) -> Any:
    wanted = plain.newbyteorder("=")
    if not plain.isnative:  # pandas computes with nothing else
        series = pd.Series(series.to_numpy().astype(wanted))
    if label == "boolean" and plain.kind in "iuf" and _is_zero_one(series):
        wanted = np.dtype(bool)
    elif plain.kind == "f" and _is_of_whole_numbers(label) and _is_whole(series):
        wanted = np.dtype(np.int64)
    if backend == "numpy":
        return _as_numpy(series, wanted, gaps)
    if backend == "pyarrow":
        import pyarrow as pa

        arrow = pd.ArrowDtype(pa.from_numpy_dtype(wanted))
        return series.astype(_nullable(wanted)).astype(arrow).array
    return series.astype(_nullable(wanted)).array


def _nullable(wanted: np.dtype[Any]) -> Any:
    if wanted.kind == "b":
        return "boolean"
    return f"{_NULLABLE[wanted.kind]}{max(wanted.itemsize * 8, 32 if wanted.kind == 'f' else 8)}"


def _as_numpy(series: pd.Series, wanted: np.dtype[Any], gaps: bool) -> Any:
    if not gaps:
        return series.to_numpy(dtype=wanted)
    if wanted.kind == "b":
        series = series.astype("boolean")
        return series.astype(object).where(series.notna(), np.nan).to_numpy(dtype=object)
    if wanted.kind in "iu":
        present = series.dropna().to_numpy(dtype=wanted)
        if len(present) and max(abs(int(present.min())), abs(int(present.max()))) > _WHOLE:
            message = "float64, which NumPy needs for missing cells, would round the numbers"
            raise Refusal(message)
        wanted = np.dtype(np.float64)
    return series.to_numpy(dtype=wanted, na_value=np.nan)


def _is_of_whole_numbers(label: str) -> bool:
    """Return whether a label is one of whole numbers, or of numbers that name a record."""
    if label == "int" or "int" in implied_labels(label):
        return True
    known = catalogue().get(label)
    return known is not None and (known.role == "id" or label in ("postal_code", "code"))


def _is_zero_one(series: pd.Series) -> bool:
    present = series.dropna()
    return len(present) > 0 and bool(present.isin([0, 1]).all())


def _is_whole(series: pd.Series) -> bool:
    values = series.dropna().to_numpy(dtype=np.float64)
    return len(values) > 0 and bool(
        ((np.abs(values) <= _WHOLE) & (values == np.rint(values))).all()
    )
