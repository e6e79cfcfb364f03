"""N-grams as release 0.1 counted them, so that models saved by it answer as they did.

Nothing is fitted with them any more. Words had at least two letters or digits, runs of 3 to 5
characters stayed inside words, and a number did not say what its n-gram is made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

import numpy as np

from .ngrams import FACTOR, Grams, WordGrams, runs_of, spread

__all__ = ["FIRST_KINDS", "FIRST_NORMS"]

FIRST_NORMS = {"word": 0.5, "char": 1.0}
"""L2 norm of the part of a row that each kind made up."""

_CHARACTERS = (3, 4, 5)
_SPACE = ord(" ")
_NONE = np.empty(0, dtype=np.intp)


def _runs(texts: Sequence[str], *, places: bool = False) -> Grams:
    """Return every run of characters inside words, in lower case.

    Parameters
    ----------
    texts : sequence of str
        Texts.
    places : bool, default False
        Whether the words are asked for.
    """
    words = [text.lower().split() for text in texts]
    counts = np.array([len(part) for part in words])
    joined = "  ".join([word for part in words for word in part])
    codes = np.frombuffer(f" {joined} ".encode("utf-32-le", "replace"), dtype="<u4")
    if not counts.sum():
        return Grams(_NONE, _NONE.astype(np.uint64), _NONE, _NONE)
    space = codes == _SPACE
    word = np.cumsum(np.concatenate([[False], space[1:] & space[:-1]]))
    owner_of = np.repeat(np.arange(len(texts)), counts)
    at, numbers = [], []
    for length, mixed in runs_of(codes, _CHARACTERS):
        inside = np.flatnonzero(word[: len(mixed)] == word[length - 1 :])
        at.append(word[inside])
        numbers.append(spread(mixed[inside]))
    of_word = np.concatenate(at)
    touched = of_word if places else _NONE
    return Grams(owner_of[of_word], np.concatenate(numbers), touched, touched)


class _Words(WordGrams):
    """Number words of at least two letters or digits, and pairs of these."""

    token: ClassVar[re.Pattern[str]] = re.compile(r"\w\w+")

    def numbered(self, word: str, digest: int) -> int:
        """Return the hash of a word."""
        del word
        return digest

    def joined(self, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """Return the numbers of pairs, given those of their words."""
        return spread(left * FACTOR + right)


FIRST_KINDS: Mapping[str, Callable[[], Callable[..., Grams]]] = {
    "word": _Words,
    "char": lambda: _runs,
}
"""What extracts the n-grams of each kind."""
