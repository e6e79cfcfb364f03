"""Labels of real columns: the author's own, else a header that the cells bear out."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files

__all__ = [
    "AUTHOR",
    "HAND",
    "HEADER",
    "KIND",
    "PSEUDO",
    "author_label",
    "generic_label",
    "header_label",
    "masks",
]

AUTHOR, HAND, HEADER, KIND, PSEUDO = "author", "hand", "header", "kind", "pseudo"
"""What a label rests on: the author's type, somebody who read the column, header and cells, the
kind of cells, or a model."""

_BORNE_OUT = 0.9
_BORNE_OUT_BY = {"address": 0.6}


@cache
def _rows(name: str) -> tuple[Mapping[str, str], ...]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def _headers() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in _rows("headers.csv"):
        for header in row["headers"].split():
            found.setdefault(header, []).append((row["label"], row["check"]))
    return {header: tuple(pairs) for header, pairs in found.items()}


@cache
def masks() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Return, by label, the labels that no source can exclude, and those that may be given too."""
    return {
        row["label"]: (_split(row["masked"]), _split(row["open"])) for row in _rows("masks.csv")
    }


def _split(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.split(";")))


_DATE_LETTERS = re.compile(r"[yMdHhkmsSaX'T:/., {}\d-]+")


def author_label(author_type: str, cells: Sequence[str]) -> str | None:
    """Return our label for a type of the author's catalogue.

    Parameters
    ----------
    author_type : str
        Such as ``NAME.FIRST`` or a date pattern.
    cells : sequence of str
        Cells that are not blank.

    Returns
    -------
    str or None
        Empty where the type says nothing, such as that numbers have a sign; None where the type
        is not known.
    """
    for row in _rows("types.csv"):
        if fnmatchcase(author_type, row["author_type"]):
            return _refined(row["label"], author_type, cells)
    if _DATE_LETTERS.fullmatch(author_type):
        if author_type == "yyyy":
            return "year"
        return "datetime" if "y" in author_type else "time"
    return None


def _refined(label: str, author_type: str, cells: Sequence[str]) -> str:
    """Return the label that the cells call for where the author's type has two."""
    if label == "country" and _most(cells, lambda c: len(c) <= 3):
        return "country_code"
    if label == "uri" and _most(cells, lambda c: "/" not in c and " " not in c and "@" not in c):
        return "url_domain"
    if author_type == "ONE_ZERO" and len(set(cells)) < 2:
        return ""  # a constant 0 or 1 is any number
    return label


def _normal(header: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", header.lower()).strip("_")


def header_label(header: str, cells: Sequence[str]) -> str | None:
    """Return the label that a header names and the cells bear out, if there is one.

    Parameters
    ----------
    header : str
    cells : sequence of str
        Cells that are not blank.
    """
    for label, check in _headers().get(_normal(header), ()):
        if not cells or not _column_fits(check, cells):
            continue
        if _most(cells, _CHECKS[check], _BORNE_OUT_BY.get(check, _BORNE_OUT)):
            return _refined(label, "", cells)
    return None


def _most(cells: Sequence[str], check: Callable[[str], object], share: float = _BORNE_OUT) -> bool:
    return sum(1 for cell in cells if check(cell)) >= share * len(cells) > 0


def _column_fits(check: str, cells: Sequence[str]) -> bool:
    distinct = len(set(cells)) / len(cells)
    if check == "key":
        return distinct >= 0.98 and len(cells) >= 8
    if check == "code":
        return distinct <= 0.5 and len(set(cells)) >= 2
    if check == "long":
        return sum(map(len, cells)) / len(cells) >= 18
    return True


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def _between(cell: str, low: float, high: float) -> bool:
    number = _number(cell)
    return number is not None and low <= number <= high


_SHAPES = {
    "words": r"(?=.*[^\W\d_]{2}|[^\W\d_]\.?$)[^\d]{1,60}",
    "names": r"(?=.*[^\W\d_]{2})[^\d]+[ ,][^\d]+",
    # Streets have suffixes too: ST, AVE.
    "suffix": r"(?i:[JS]\.?R\.?|I{1,3}|IV|VI{0,3}|IX|X|[1-5](ST|ND|RD|TH)|(M|PH|ED|PSY)\.? ?D\.?|"
    r"ESQ\.?|[DO]\.?[DV]\.?[SM]?\.?|CPA|RN|J\.? ?D\.?)",
    "address": r".*\d.*[^\W\d_]{2}.*",
    "address_line": r".*[\d#].*|.*[^\W\d_]{2}.*",
    "postal": r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9 -]{2,9}",
    "pair": r"\s*(POINT\s*)?[(\[]?\s*-?\d+\.\d+[,;\s]+-?\d+\.\d+\s*[)\]]?\s*",
    "year": r"(1[5-9]|20|21)\d\d(\.0)?",
    "year_range": r"(FY\s*)?((1[5-9]|20|21)\d\d|\d\d)\s*[-/\u2013]\s*((1[5-9]|20|21)?\d\d)",
    "phone": r"(?=(.*\d){7})[\d\s()+./xXet-]{7,30}",
    "email": r"[^@\s]+@[^@\s]+\.[^@\s]+",
    "uri": r"\S+\.\S+",
    "house": r"\d{1,5}([ /-]?[A-Za-z0-9]{1,4})?",
    "geometry": r"\s*(\{|(MULTI)?(POINT|POLYGON|LINESTRING)|GEOMETRYCOLLECTION).*",
    "code": r"[A-Z0-9./-]{1,9}",
    "industry_code": r"\d{2,6}(\.\d+)?",
    "vin": r"[A-HJ-NPR-Z0-9]{17}",
    "date": r"(?=(.*\d){4}).*\d[-/. T:]\D*\d.*",
    "quarter": r"(Q\s*)?[1-4]|[1-4]Q|(Q[1-4]|[1-4]Q)\D{0,3}\d{2,4}|\d{4}\D{0,3}Q[1-4]",
    "key": r"\S+|\S+ \S+",
    "long": r".{8,}",
}  # fmt: skip


def _shape_check(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern, re.DOTALL).fullmatch


_CHECKS: dict[str, Callable[[str], object]] = {
    **{name: _shape_check(pattern) for name, pattern in _SHAPES.items()},
    "degrees": lambda c: re.fullmatch(r"-?\d{1,3}\.\d{2,}", c) and _between(c, -180, 180),
    "projected": lambda c: _number(c) is not None and abs(float(c)) >= 1000,
    "age": lambda c: _between(c, 0, 120),
    "month": lambda c: re.fullmatch(r"\d{1,2}", c) and _between(c, 1, 12),
}

_HINT = re.compile(
    r"id|key|code|no|num|number|nr|nummer|zip|post|phone|fax|year|jaar|date|datum|time|day|month|"
    r"maand|week|quarter|age|lat|lon|latitude|longitude|x|y|coord|coordinate|geo|geom|shape|name|"
    r"naam|city|county|state|country|district|ward|precinct|tract|block|parcel|lot|address|street|"
    r"location|url|link|email|race|sex|gender|agency|department|owner|vendor|title|type|flag|"
    r"fips|naics|sic|bin|bbl|case|permit|license|account|oid|fid|uuid|guid|ref|reference|version"
)
_INT = re.compile(r"-?(0|[1-9]\d{0,8}|[1-9]\d{0,2}(,\d{3})+)")
_FLOAT = re.compile(r"-?\d{0,9}\.\d+")


def generic_label(header: str, cells: Sequence[str]) -> str | None:
    """Return int, float, categorical or text where the header hints at nothing else.

    Parameters
    ----------
    header : str
    cells : sequence of str
        Cells that are not blank.
    """
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", header)
    if len(cells) < 10 or any(_HINT.fullmatch(word) for word in _normal(words).split("_")):
        return None
    distinct = len(set(cells))
    if _most(cells, _INT.fullmatch, 1.0):
        return "int" if distinct > 5 else None
    if _most(cells, lambda c: _FLOAT.fullmatch(c) or _INT.fullmatch(c), 1.0):
        return "float" if _most(cells, _FLOAT.fullmatch, 0.3) and distinct > 5 else None
    lettered = _most(cells, re.compile(r"(?=.*[^\W\d_]{3})[^\d]+").fullmatch)
    if lettered and 2 <= distinct <= min(60, 0.1 * len(cells)):
        return "categorical"
    if sum(len(cell.split()) for cell in cells) >= 5 * len(cells) and distinct > 0.5 * len(cells):
        return "text"
    return None
