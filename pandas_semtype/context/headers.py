"""Evidence from the name of a column: words, in several languages, as log-odds of labels."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from ..folding import fold

__all__ = ["header_evidence", "header_words", "tokens_of"]

_STRENGTHS = {"strong": 3.0, "weak": 1.2}
"""Log-odds of a word: 20 to 1 and 3 to 1."""

_LONGEST_PHRASE = 3
_QUANTITY = "quantity"
_MODIFIER = 0.4
"""What a word counts for beside the one the name is about: "city" in "city population"."""
_DOUBTFUL = 0.6
"""What a word counts for where the one the name is about is not known: "city flag"."""

_PIECES = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_OF = frozenset(
    ("of", "de", "del", "du", "d", "di", "da", "do", "der", "des", "von", "van", "para", "por",
     "per", "in", "for")
)  # fmt: skip
_FILLERS = frozenset(
    ("the", "a", "an", "la", "le", "el", "los", "las", "les", "il", "lo", "o", "os", "as", "und",
     "and", "et", "y", "e")
)  # fmt: skip
_STARTERS = frozenset(
    ("is", "has", "num", "number", "n", "nb", "nr", "no", "count", "total", "sum", "avg", "mean",
     "max", "min", "anzahl")
)  # fmt: skip
"""Words that say what a name is about where they stand first: "num_rooms", "is_member"."""
_MOST_CHARS = 200


def tokens_of(name: Hashable) -> list[str]:
    """Return the words of a name: lower case, without accents, split at changes of case.

    Parameters
    ----------
    name : hashable
        Name of a column; of a name of several levels all of them. Numbers have no words.

    Examples
    --------
    >>> from pandas_semtype.context.headers import tokens_of
    >>> tokens_of("customerZIPCode_2"), tokens_of("Código postal")
    (['customer', 'zip', 'code', '2'], ['codigo', 'postal'])
    """
    parts = name if isinstance(name, tuple) else (name,)
    text = " ".join(part for part in parts if isinstance(part, str))[:_MOST_CHARS]
    plain = fold(text.replace("ß", "ss"))
    return [piece.lower() for piece in _PIECES.findall(_CAMEL.sub(" ", plain))]


@cache
def header_words() -> Mapping[tuple[str, ...], Mapping[str, float]]:
    """Return the log-odds of labels by word, from ``header_words.txt``."""
    text = files(__package__).joinpath("header_words.txt").read_text(encoding="utf-8")
    words: dict[tuple[str, ...], dict[str, float]] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        head, _, phrases = line.partition(":")
        label, strength = head.split()
        for word in phrases.split():
            entry = words.setdefault(tuple(word.split("_")), {})
            entry[label] = max(entry.get(label, 0.0), _STRENGTHS[strength])
    return words


def _found(tokens: Sequence[str]) -> Mapping[str, float] | None:
    words = header_words()
    exact = words.get(tuple(tokens))
    if exact is None and tokens[-1].endswith("s"):
        return words.get((*tokens[:-1], tokens[-1][:-1]))
    return exact


def _phrases(tokens: Sequence[str]) -> list[tuple[int, int, Mapping[str, float]]]:
    """Return known phrases as (start, stop, log-odds), the longest ones from the end."""
    out: list[tuple[int, int, Mapping[str, float]]] = []
    stop = len(tokens)
    while stop:
        for start in range(max(0, stop - _LONGEST_PHRASE), stop):
            entry = _found(tokens[start:stop])
            if entry is not None:
                out.append((start, stop, entry))
                stop = start
                break
        else:
            stop -= 1
    return out


@cache
def _evidence(tokens: tuple[str, ...]) -> Mapping[str, float]:
    """Return the log-odds of labels that the words of a name give."""
    kept = [t for t in tokens if t not in _FILLERS]
    while len(kept) > 1 and kept[-1].isdecimal():  # "address 1", "phone 2"
        kept.pop()
    # What the name is about stands last, but before a preposition: "date of birth".
    head = next((i for i, token in enumerate(kept) if token in _OF and i), len(kept))
    if head > 1 and kept[0] in _STARTERS:
        head = 1
    found: dict[str, float] = {}
    phrases = _phrases(kept)
    about = next((p for p in phrases if p[0] < head <= p[1]), None)
    for phrase in phrases:
        factor = 1.0 if phrase is about else _DOUBTFUL if about is None else _MODIFIER
        for label, odds in phrase[2].items():
            found[label] = found.get(label, 0.0) + factor * odds
    return found


def header_evidence(names: Sequence[Hashable], labels: Sequence[str]) -> np.ndarray:
    """Return log-odds of labels from names of columns.

    Parameters
    ----------
    names : sequence of hashable
        Names of the columns.
    labels : sequence of str
        Labels in the order wanted.

    Returns
    -------
    ndarray, shape (len(names), len(labels))
        0 where a name has no word for the label.

    Examples
    --------
    >>> from pandas_semtype.context.headers import header_evidence
    >>> header_evidence(["geo_lat", "v1"], ["float", "latitude"])
    array([[0., 3.],
           [0., 0.]])
    """
    place = {label: k for k, label in enumerate(labels)}
    out = np.zeros((len(names), len(labels)))
    for row, name in zip(out, names, strict=True):
        for label, odds in _evidence(tuple(tokens_of(name))).items():
            for one in ("int", "float") if label == _QUANTITY else (label,):
                if one in place:
                    row[place[one]] = max(row[place[one]], odds)
    return out
