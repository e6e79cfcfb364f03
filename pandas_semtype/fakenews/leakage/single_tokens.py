"""Single tokens as predictors: how well the presence of one separates the classes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from ...folding import UNSPACED, letter_marks

__all__ = ["PLACES", "best_token"]

_BEGINNING, _END = 8, 5
_MOST_CHARS = 20_000
_WORD = re.compile(r"\w\w+")
_UNSPACED = re.compile(rf"[{UNSPACED}]{{2,}}")
_PAIR, _SYLLABLES = 2, 5
"""Letters of a token where no blanks stand between words: of Chinese and Japanese, and of Thai,
Lao, Khmer and Burmese, whose letters say less."""


@cache
def _marked_word() -> re.Pattern[str]:
    return re.compile(rf"[\w{letter_marks()}]{{2,}}")


def _tokens(text: str) -> list[str]:
    # In lower case alone, the Turkish capital is a letter and a mark, which ends a word for others.
    plain = text[:_MOST_CHARS].replace("\u0130", "i").lower()
    if plain.isascii():
        return _WORD.findall(plain)
    found = _marked_word().findall(plain)
    if _UNSPACED.search(plain):
        for run in _UNSPACED.findall(plain):
            size = _PAIR if run[0] > "\u3000" else _SYLLABLES
            found += [run[i : i + size] for i in range(len(run) - size + 1)]
    return found


def _first(text: str) -> list[str]:
    return text[:_MOST_CHARS].split(None, _BEGINNING)[:_BEGINNING]


def _last(text: str) -> list[str]:
    return text[-_MOST_CHARS:].rsplit(None, _END)[-_END:]


PLACES: dict[str, tuple[str, Callable[[str], list[str]]]] = {
    "token": ("anywhere in the text", _tokens),
    "beginning": (f"among the first {_BEGINNING} words", _first),
    "end": (f"among the last {_END} words", _last),
}


def best_token(
    cut: list[list[str]], y: np.ndarray, fold: np.ndarray
) -> tuple[float, tuple[str, ...]]:
    """Return the cross-validated accuracy of the best single token, and the token.

    Parameters
    ----------
    cut : list of list of str
        Tokens of each text.
    y : ndarray of int
        Class of each text.
    fold : ndarray of int
        Fold of each text, from 0 to 4: the token is chosen on the others.

    Returns
    -------
    accuracy : float
        Fraction of the texts whose class is predicted by the token being there or not.
    names : tuple of str
        The best token over all texts, and one as good if there is one.
    """
    from scipy.sparse import csr_matrix

    known: dict[str, int] = {}
    sets = [[known.setdefault(token, len(known)) for token in set(tokens)] for tokens in cut]
    if not known:
        return 0.0, ()
    owner = np.repeat(np.arange(len(sets)), [len(part) for part in sets])
    columns = np.array([column for part in sets for column in part], dtype=np.intp)
    there = csr_matrix((np.ones(len(columns)), (owner, columns)), shape=(len(y), len(known)))
    of_class = np.eye(int(y.max()) + 1)[y]
    right = 0.0
    for turn in range(int(fold.max()) + 1):
        test = fold == turn
        train = of_class * ~test[:, None]
        column, present, absent = _rule(there, train)[1:]
        has = np.asarray(there[test][:, [column]].todense()).ravel() > 0
        right += float((np.where(has, present, absent) == y[test]).sum())
    scores = _rule(there, of_class)[0]
    best = set(np.flatnonzero(scores >= scores.max() - 1e-9).tolist())
    names = [token for token, i in known.items() if i in best]
    return right / len(y), tuple(sorted(names)[:2])


def _rule(there: Any, of_class: np.ndarray) -> tuple[np.ndarray, int, int, int]:
    """Return the hits of every token alone, the best one, and its class if present or absent."""
    with_token = np.asarray(there.T @ of_class)
    without = of_class.sum(axis=0) - with_token
    hits = with_token.max(axis=1) + without.max(axis=1)
    best = int(hits.argmax())
    return hits, best, int(with_token[best].argmax()), int(without[best].argmax())
