"""Style of texts: counts that do not look at words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

__all__ = ["STYLE", "style_of"]

_LINK = re.compile(r"https?://\S+|www\.\S+")
_WORD = re.compile(r"\S+")
_MOST_CHARS = 20_000

STYLE = (
    "length",
    "words",
    "length of words",
    "share of capital letters",
    "share of words in capitals",
    "share of words with a capital",
    "starts with a capital",
    "straight quotes",
    "curly quotes",
    "links",
    "digits",
    "exclamation marks",
    "question marks",
    "commas",
    "full stops",
    "hashtags",
    "mentions",
    "ellipses",
    "dashes",
    "brackets",
    "line breaks",
    "characters beyond ASCII",
    "ends with punctuation",
)
"""Names of the columns of `style_of`."""


def style_of(texts: Sequence[str]) -> np.ndarray:
    """Return counts of style, one row per text and one column per name in `STYLE`.

    Lengths are logarithms, other counts are per 100 characters; only the first 20,000
    characters of a text are read.

    Parameters
    ----------
    texts : sequence of str
        Texts.

    Examples
    --------
    >>> from pandas_semtype.fakenews.leakage.style import STYLE, style_of
    >>> row = style_of(["BREAKING: see www.example.org!"])[0]
    >>> bool(row[STYLE.index("links")] > 0), float(row[STYLE.index("hashtags")])
    (True, 0.0)
    """
    rows = np.empty((len(texts), len(STYLE)))
    for i, text in enumerate(texts):
        rows[i] = _row(text[:_MOST_CHARS])
    return rows


def _row(text: str) -> list[float]:
    links = len(_LINK.findall(text))
    plain = _LINK.sub(" ", text) if links else text
    words = _WORD.findall(plain)
    n, m = max(1, len(plain)), max(1, len(words))
    per = 100.0 / n
    count = plain.count
    letters = sum(map(str.isalpha, plain))
    stripped = plain.strip()
    return [
        float(np.log1p(len(text))),
        float(np.log1p(len(words))),
        sum(map(len, words)) / m,
        sum(map(str.isupper, plain)) / max(1, letters),
        sum(word.isupper() and len(word) > 1 for word in words) / m,
        sum(word[:1].isupper() for word in words) / m,
        float(stripped[:1].isupper()),
        per * (count('"') + count("'")),
        per * sum(map(count, "“”‘’«»„")),
        float(links),
        per * sum(map(str.isdigit, plain)),
        per * count("!"),
        per * count("?"),
        per * count(","),
        per * count("."),
        per * count("#"),
        per * count("@"),
        per * (count("...") + count("…")),
        per * (count("-") + count("–") + count("—")),
        per * sum(map(count, "()[]")),
        per * count("\n"),
        per * (len(plain) - len(plain.encode("ascii", "ignore"))),
        float(stripped[-1:] in tuple(".!?…\"'”’)")),
    ]
