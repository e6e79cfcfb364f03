"""The base of all that turns texts into vectors."""

from __future__ import annotations

import contextlib
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

__all__ = ["Source"]

_KEPT_BYTES = 1 << 28  # of vectors that are remembered


class Source(ABC):
    """Turn texts into vectors.

    Parameters
    ----------
    given : object
        What the user gave.
    """

    kind: str
    learns = False
    """Whether `fit` changes what the vectors are."""

    classifies = False
    """Whether the vectors are probabilities of classes already."""

    max_chars: int | None = None
    """Most characters read at once by default; None for whole texts."""

    def __init__(self, given: Any) -> None:
        self.given = given
        self._kept: dict[str, np.ndarray] | None = None

    @contextlib.contextmanager
    def remembering(self) -> Iterator[None]:
        """Read each text once while this lasts, unless it `learns`."""
        self._kept = None if self.learns else {}
        try:
            yield
        finally:
            self._kept = None

    def read(self, texts: Sequence[str]) -> Any:
        """Return what `vectors` does, from memory where a text was read before."""
        if self._kept is None:
            return self.vectors(texts)
        new = [text for text in dict.fromkeys(texts) if text not in self._kept]
        if new:
            found = self.vectors(new)
            if np.ndim(found) != 2 or len(found) != len(new):
                return found  # sparse, or for the caller to refuse
            if len(self._kept) * np.shape(found)[1] * 8 > _KEPT_BYTES:
                self._kept = None
                return self.vectors(texts)
            self._kept.update(zip(new, np.asarray(found), strict=True))
        return np.stack([self._kept[text] for text in texts])

    @property
    def label(self) -> str:
        """A name of letters, digits and underscores for what was given."""
        return self.label_of(self.title)

    @staticmethod
    def label_of(title: str) -> str:
        """Return the letters, digits and underscores of a title."""
        return re.sub(r"\W+", "_", title).strip("_") or "object"

    @property
    @abstractmethod
    def title(self) -> str:
        """What a message calls it."""

    def fresh(self) -> Source:
        """Return the same as it was given, not fitted."""
        return self

    def fit(self, texts: Sequence[str], y: np.ndarray) -> None:  # noqa: B027
        """Learn from texts, if it `learns`."""

    @abstractmethod
    def vectors(self, texts: Sequence[str]) -> Any:
        """Return an array or sparse matrix, one row per text."""

    def files(self) -> dict[str, bytes] | None:
        """Return the files it is saved in; None if it must be given again at load."""
        return None
