"""Shape statistics: what the cells of a sample look like, in numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

import numpy as np

__all__ = ["MOST_CELLS", "SHAPE_NAMES", "shape_of"]

MOST_CELLS: Final = 64
"""Distinct cells looked at: enough for fractions, and few enough for any width of frame."""

_INT = re.compile(r"[-+]?\d{1,30}")
_DECIMAL = re.compile(
    r"[-+]?(\d{1,30}\.\d*|\.\d+)([eE][-+]?\d{1,3})?|[-+]?\d{1,30}[eE][-+]?\d{1,3}"
)
_THOUSANDS = re.compile(r"[-+(]?\d{1,3}([,. '\u00a0\u202f]\d{2,3})+([.,]\d{1,6})?\)?")
_COMMA = re.compile(r"[-+]?\d{1,12},\d{1,12}")
_WITH_UNIT = re.compile(
    r"[-+~<>≤≥]{0,2}\s?([^\W\d_]{1,3}|[$€£¥₹%#])?\s?[-+]?\d[\d,.' ]{0,20}\s?"
    r"([^\W\d_][\w./²³]{0,14}|[%$€£¥₹°+\"'])?\.?( [^\W\d_]{1,9}\.?)?"
)
_RANGE = re.compile(r"\W{0,2}[\d.,]{1,12}\s?([-\u2013/x:']|to)\s?[\d.,]{1,12}\W{0,2}\w{0,6}")
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ,].{0,24})?"
    r"|\d{1,2}:\d{2}(:\d{2})?(\.\d{1,9})?( ?[aApP]\.?[mM]\.?)?"
    r"|#{4,20}|.{0,12}\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b.{0,24}\d.{0,20}",
    re.IGNORECASE,
)
_URL = re.compile(
    r"(https?|ftp|s3|file)://.*|www\.\S+|[\w.-]{2,60}\.(com|org|net|gov|edu|io)(/\S*)?"
)
_BRACKETS = re.compile(r"\s*[\[({<].{0,1000}[\])}>]\s*", re.DOTALL)
_OBJECT = re.compile(r"\s*\{.{0,1000}\}\s*|\s*\[\s*\{.{0,1000}\}\s*\]\s*", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_CODE = re.compile(
    r"(?=.{0,40}\d)(?=.{0,40}[A-Za-z])[A-Za-z0-9]{1,24}([-_/.:][A-Za-z0-9]{1,24}){0,6}"
)
_SENTENCE_END = re.compile(r"[.!?…][\"')]?\s*$")
_STOP = frozenset(
    ("the", "of", "and", "to", "a", "in", "is", "for", "on", "with", "was", "at", "by", "from",
     "that", "this", "are", "be", "or", "not", "it", "as", "an", "have", "has", "you", "we", "i",
     "de", "la", "el", "en", "y", "le", "les", "des", "et", "der", "die", "das", "und", "do", "da")
)  # fmt: skip

_FLAGS: Final = (
    "int", "decimal", "thousands", "comma", "unit", "range", "date", "url", "email",
    "brackets", "object", "tag", "code", "leading_zero", "sentence_end", "capital", "upper",
    "digit_first", "digit_last", "commas", "semicolons", "pipes", "slashes", "newlines",
    "underscores", "ascii", "word",
)  # fmt: skip
_MEASURES: Final = (
    "length", "words", "digits", "letters", "spaces", "punctuation", "stop_words", "items",
    "item_length", "number_runs",
)  # fmt: skip
_COLUMN: Final = (
    "same_length", "prefix", "patterns", "number_share", "low", "high",
    "mean", "spread", "decimals", "whole", "sorted", "span", "shared_words", "longest",
    "negative", "small",
)  # fmt: skip

SHAPE_NAMES: Final[tuple[str, ...]] = (
    *_FLAGS,
    *(f"mean_{name}" for name in _MEASURES),
    *(f"spread_{name}" for name in _MEASURES),
    *_COLUMN,
)
"""Names of the numbers of `shape_of`, in order."""

_PATTERN = str.maketrans(
    {**{chr(c): "9" for c in range(48, 58)}, **{chr(c): "a" for c in range(97, 123)},
     **{chr(c): "A" for c in range(65, 91)}}
)  # fmt: skip
_RUNS = re.compile(r"(.)\1+")
_NUMBER_RUN = re.compile(r"\d+(?:[.,]\d+)*")
_SPLIT = re.compile(r"[;,|/\n]")
_MOST_CHARS = 400
_FEW = 5


def shape_of(values: Sequence[str]) -> np.ndarray:
    """Return the shape statistics of the distinct cells of a column.

    Parameters
    ----------
    values : sequence of str
        Distinct cells; only the first `MOST_CELLS` are looked at.

    Returns
    -------
    ndarray of float32, shape (len(SHAPE_NAMES),)
        Fractions of the cells, means and spreads; zero for a column without cells.

    Examples
    --------
    >>> from pandas_semtype.roles.shape import SHAPE_NAMES, shape_of
    >>> shape = dict(zip(SHAPE_NAMES, shape_of(["$3.50", "$12.00"]).tolist()))
    >>> shape["unit"], shape["decimal"]
    (1.0, 0.0)
    """
    out = np.zeros(len(SHAPE_NAMES), dtype=np.float32)
    if not values:
        return out
    cells = [value[:_MOST_CHARS] for value in values[:MOST_CELLS]]
    flags = np.array([_flags(cell) for cell in cells], dtype=np.float32)
    measures = np.array([_measures(cell) for cell in cells], dtype=np.float32)
    n = len(_FLAGS)
    m = len(_MEASURES)
    out[:n] = flags.mean(axis=0)
    out[n : n + m] = measures.mean(axis=0)
    out[n + m : n + 2 * m] = measures.std(axis=0)
    # What grows with the number of cells is taken of as many as any column has.
    out[n + 2 * m :] = _column(cells[:_FEW])
    return out


def _flags(cell: str) -> tuple[bool, ...]:
    text = cell.strip()
    number = bool(_INT.fullmatch(text) or _DECIMAL.fullmatch(text))
    return (
        bool(_INT.fullmatch(text)),
        bool(_DECIMAL.fullmatch(text)),
        not number and bool(_THOUSANDS.fullmatch(text)),
        not number and bool(_COMMA.fullmatch(text)),
        not number and bool(_WITH_UNIT.fullmatch(text)),
        not number and bool(_RANGE.fullmatch(text)),
        not number and bool(_DATE.fullmatch(text)),
        bool(_URL.fullmatch(text)),
        "@" in text and "." in text.partition("@")[2] and " " not in text,
        bool(_BRACKETS.fullmatch(text)),
        bool(_OBJECT.fullmatch(text)),
        bool(_TAG.search(text)),
        bool(_CODE.fullmatch(text)),
        len(text) > 1 and text[0] == "0" and text.isdecimal(),
        bool(_SENTENCE_END.search(text)),
        text[:1].isupper(),
        text.isupper(),
        text[:1].isdecimal(),
        text[-1:].isdecimal(),
        "," in text,
        ";" in text,
        "|" in text,
        "/" in text,
        "\n" in text,
        "_" in text,
        text.isascii(),
        text.isalpha(),
    )


def _measures(cell: str) -> tuple[float, ...]:
    text = cell.strip()
    length = max(len(text), 1)
    words = text.split()
    digits = sum(map(str.isdecimal, text))
    letters = sum(map(str.isalpha, text))
    spaces = sum(map(str.isspace, text))
    items = [item for item in _SPLIT.split(text) if item.strip()]
    return (
        math.log1p(len(text)),
        math.log1p(len(words)),
        digits / length,
        letters / length,
        spaces / length,
        (len(text) - digits - letters - spaces) / length,
        sum(word.lower() in _STOP for word in words) / max(len(words), 1),
        math.log1p(len(items)),
        math.log1p(len(text) / max(len(items), 1)),
        math.log1p(len(_NUMBER_RUN.findall(text))),
    )


def _column(cells: Sequence[str]) -> tuple[float, ...]:
    n = len(cells)
    lengths = {len(cell) for cell in cells}
    patterns = {_RUNS.sub(r"\1", cell[:60].translate(_PATTERN)) for cell in cells}
    prefix = _common_prefix(cells) if n > 1 else 0
    numbers = [float(cell) for cell in cells if _is_number(cell.strip())]
    words = [{word.lower() for word in cell.split()[:12]} for cell in cells]
    seen: dict[str, int] = {}
    for one in words:
        for word in one:
            seen[word] = seen.get(word, 0) + 1
    shared = sum(count > 1 for count in seen.values()) / max(len(seen), 1)
    return (
        len(lengths) / n,
        math.log1p(prefix),
        len(patterns) / n,
        len(numbers) / n,
        *_of_numbers(np.array(numbers)),
        shared,
        math.log1p(max(lengths)),
        sum(number < 0 for number in numbers) / n,
        sum(0 <= number <= 10 for number in numbers) / n,
    )


def _of_numbers(numbers: np.ndarray) -> tuple[float, ...]:
    """Return low, high, mean, spread, decimals, whole, sorted and span of numbers."""
    numbers = numbers[np.isfinite(numbers)]
    if not len(numbers):
        return (0.0,) * 8
    whole = np.abs(numbers - np.rint(numbers)) < 1e-9
    order = np.diff(numbers)
    low, high = float(numbers.min()), float(numbers.max())
    written = [len(repr(float(x)).partition(".")[2]) for x in numbers[~whole]]
    rising = float((order > 0).mean()) if len(order) else 0.5
    return (
        _log(low),
        _log(high),
        _log(float(numbers.mean())),
        _log(float(numbers.std())),
        float(np.mean(written)) if written else 0.0,
        float(whole.mean()),
        rising,
        _log((high - low + 1) / len(numbers)),
    )


def _is_number(text: str) -> bool:
    return bool(_INT.fullmatch(text) or _DECIMAL.fullmatch(text))


def _log(x: float) -> float:
    return math.copysign(math.log1p(abs(x)), x)


def _common_prefix(cells: Sequence[str]) -> int:
    first, last = min(cells), max(cells)
    return next(
        (i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b),
        min(len(first), len(last)),
    )
