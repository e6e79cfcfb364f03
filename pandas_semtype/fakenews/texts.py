"""Texts as users pass them: a Series of any string dtype, a list or an array."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..cells import is_blank
from ..cells.texts import gaps
from ..errors import ArgumentError, FrameTypeError

__all__ = ["Texts", "read_texts"]


@dataclass(frozen=True)
class Texts:
    """Hold texts with the index of their rows.

    Parameters
    ----------
    values : list of str or None
        One per row; None where it is missing or blank.
    index : Index
        Index of the rows.
    name : hashable
        Name of the Series.
    """

    values: Sequence[str | None]
    index: pd.Index
    name: Any = None

    def __len__(self) -> int:
        return len(self.values)

    @property
    def present(self) -> np.ndarray:
        """Positions of the texts that are not missing."""
        return np.flatnonzero([value is not None for value in self.values])

    def changed(self, change: Callable[[str], str] | None) -> Texts:
        """Return the texts changed one by one; one that becomes blank is missing.

        Parameters
        ----------
        change : callable, optional
            None changes nothing.
        """
        if change is None:
            return self
        made = [None if value is None else change(value) for value in self.values]
        return Texts(
            [None if value is None or is_blank(value) else value for value in made],
            self.index,
            self.name,
        )

    def take(self, rows: np.ndarray) -> list[str]:
        """Return some of the texts.

        Parameters
        ----------
        rows : ndarray of int
            Positions, all of them among `present`.
        """
        return [self.values[row] or "" for row in rows.tolist()]


def read_texts(texts: Any) -> Texts:
    """Return texts of any accepted form.

    Parameters
    ----------
    texts : Series, Index or sequence of str
        Strings in any pandas dtype; blank ones count as missing. A lone surrogate, which no
        encoder can read, becomes the replacement character.

    Returns
    -------
    Texts
        With a new index if a list was given.

    Raises
    ------
    FrameTypeError
        If it is a single string, a frame, or no sequence.
    ArgumentError
        If a cell is not a string.

    Examples
    --------
    >>> from pandas_semtype.fakenews.texts import read_texts
    >>> read_texts(["one", None, "  "]).values
    ['one', None, None]
    """
    if isinstance(texts, pd.MultiIndex):
        raise FrameTypeError.of(texts, "a pandas Series or a list of texts")
    if isinstance(texts, (pd.Index, pd.api.extensions.ExtensionArray)):
        texts = pd.Series(texts)
    if not isinstance(texts, pd.Series):
        if isinstance(texts, np.ndarray) and texts.ndim == 1:
            texts = texts.tolist()
        if isinstance(texts, (str, bytes)) or not isinstance(texts, Sequence):
            raise FrameTypeError.of(texts, "a pandas Series or a list of texts", _hint(texts))
        texts = pd.Series(list(texts), dtype=object)
    found = texts.astype(object).to_numpy()
    cells, missing = found.tolist(), gaps(found).tolist()
    strange = [
        type(cell)
        for cell, gone in zip(cells, missing, strict=True)
        if not gone and not isinstance(cell, str)
    ]
    if strange:
        kinds = ", ".join(sorted({kind.__name__ for kind in strange}))
        as_bytes = all(issubclass(kind, bytes) for kind in strange)
        advice = (
            "Decode them with .str.decode('utf-8')"
            if as_bytes
            else "Convert them with .astype('str')"
        )
        raise ArgumentError(
            f"Texts are strings. Received: {len(strange)} of {len(cells)} cells of type {kinds}. "
            f"{advice}, or choose another column."
        )
    values = [
        None if gone or is_blank(cell) else _readable(cell)
        for cell, gone in zip(cells, missing, strict=True)
    ]
    return Texts(values, texts.index, texts.name)


def _hint(texts: Any) -> str:
    if isinstance(texts, (str, bytes)):
        return "Put it into a list."
    if isinstance(texts, (pd.DataFrame, np.ndarray)):
        return "Choose one of its columns."
    return "Convert it to pandas first."


def _readable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return str.__str__(text)
