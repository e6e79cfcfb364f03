"""Texts that say themselves which class they are of, as "FAKE: ..." and "... (satire)"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

import numpy as np

from ...folding import UNSPACED
from ..labels import LabelMap, shown
from .leak import Leak

__all__ = ["named_in_texts"]

_PART = 200  # characters of the beginning and of the end that are read
_LONGEST, _SHORTEST = 40, 2
_FEWEST, _SHARE = 3, 0.02
"""Texts of a class that name it, from which on it is no chance."""
_PURE = 0.9
"""Fraction of the texts with the name of a class that are of the class."""

_OPENING, _CLOSING = "\u300a\u300c\u300e\u3010", "\u300b\u300d\u300f\u3011"
"""Brackets of East Asia; wide forms of others are made narrow."""
_UNSPACED = re.compile(rf"[{UNSPACED}]")
_EDGES = re.compile(r"^[\W_]+|[\W_]+\Z")


def named_in_texts(
    texts: Sequence[str], y: np.ndarray, labels: LabelMap, known: Collection[str]
) -> list[Leak]:
    """Return the finding of classes whose name stands in their texts, set off by a mark.

    A name inside a sentence is none: texts on sport speak of sport.

    Parameters
    ----------
    texts : sequence of str
        Texts.
    y : ndarray of int
        Class of each.
    labels : LabelMap
        Names of the classes.
    known : collection of str
        Tokens that were found to give classes away already.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.fakenews.labels import LabelMap
    >>> from pandas_semtype.fakenews.leakage.named_in_texts import named_in_texts
    >>> texts = ["FAKE: aliens", "rain", "[Fake] moon", "snow", "fake - elves", "wind"]
    >>> labels = LabelMap(("fake", "real"), "object")
    >>> [leak.names for leak in named_in_texts(texts, np.array([0, 1] * 3), labels, ())]
    [('fake',)]
    """
    found = []
    names = {
        place: name
        for place, label in enumerate(labels.classes)
        if isinstance(label, str)
        and len(name := _form(label).strip()) <= _LONGEST
        and (len(name) >= _SHORTEST or _UNSPACED.match(name))
        and any(map(str.isalpha, name))
    }
    if not names:
        return []
    said: dict[str, list[int]] = {}
    for i, told in _said(texts, list(names.values())):
        said.setdefault(told, []).append(i)
    total, counts = len(y), np.bincount(y, minlength=len(labels))
    told_already = {_EDGES.sub("", token.casefold()) for token in known}
    for place, name in names.items():
        rows = np.array(said.get(name.casefold(), []), dtype=np.intp)
        own = int((y[rows] == place).sum())
        others, share = len(rows) - own, counts[place] / total
        if own < max(_FEWEST, _SHARE * counts[place]) or _holds(name.casefold(), told_already):
            continue
        if others <= (1 - _PURE) * len(rows) and others <= (1 - share) / 2 * len(rows):
            found.append((place, name, own))
    if not found:
        return []
    listed = ", ".join(f"{shown(name)} in {own} of {counts[i]}" for i, name, own in found)
    return [
        Leak(
            "label in text",
            f"The name of the class stands at the beginning or end of its texts, set off by a "
            f"mark: {listed}.",
            "A model would read it there. Take it out of all texts, or pass this finding to fit "
            "as without=.",
            names=tuple(name for _, name, _ in found),
        )
    ]


def _holds(name: str, tokens: Collection[str]) -> bool:
    """Return whether a name is one of some tokens, or has one as a word or as letters of a run."""
    parts = {name, *name.split()}
    return any(t in parts or (_UNSPACED.match(t) is not None and t in name) for t in tokens)


def _form(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _said(texts: Sequence[str], names: Sequence[str]) -> list[tuple[int, str]]:
    """Return positions of texts with the name of a class they begin or end with."""
    choice = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    dash = r"\s[-\u2013\u2014]\s"
    behind, before = rf"(?:\s?[:|\])}}>{_CLOSING}]|{dash})", rf"(?:[(\[{{<|#:{_OPENING}]\s?|{dash})"
    first = re.compile(rf"[\W_]{{0,5}}({choice})[*_'\"]{{0,3}}{behind}", re.IGNORECASE)
    last = re.compile(rf"{before}({choice})[\W_]{{0,5}}\Z", re.IGNORECASE)
    found = []
    for i, text in enumerate(texts):
        match = first.match(_form(text[:_PART]).lstrip())
        match = match or last.search(_form(text[-_PART:]).rstrip())
        if match is not None:
            found.append((i, match[1].casefold()))
    return found
