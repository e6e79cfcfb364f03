"""The natural order of a few cells: calendar, known scales, sizes, grades, bands, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

import pandas as pd

from ..parsing.bands import edges_of, is_open_band
from ..parsing.calendar_names import months, weekdays
from ..simon.rules.scales import step_key
from ..simon.rules.vocabularies import scales
from .marked import split_bound
from .no_answers import is_no_answer
from .values import texts_of

__all__ = ["calendar_order", "order_of"]

_FEWEST_STEPS = 2
_BOUNDS = {"below": -1.0, "": 0.0, "above": 1.0}
_SIZE = re.compile(r"(?:(\d)\s?)?(x*)\s?-?(s|m|l)(?:mall|edium|arge)?", re.IGNORECASE).fullmatch
_GRADE = re.compile(r"([a-f]|aaa?|bbb?|ccc?|ddd?)([+-]|\d)?", re.IGNORECASE).fullmatch
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROMAN = re.compile(
    rf"((?:[^\W\d_]{{2,}}\s)?)({'|'.join(reversed(_ROMANS))})", re.IGNORECASE
).fullmatch
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,6})?")
_BELOW = re.compile(r"under|below|less|up to|unter|bis|<|≤|younger|fewer", re.IGNORECASE).search
_SCHOOLING = (
    ("no education", "no schooling", "none", "illiterate", "no degree", "no formal education"),
    ("preschool", "pre-school", "kindergarten", "nursery"),
    ("primary", "primary school", "primary education", "elementary", "elementary school"),
    ("middle school", "lower secondary", "junior high", "junior high school"),
    ("secondary", "secondary school", "secondary education", "high school",
     "high school diploma", "high-school", "hs", "hs-grad", "upper secondary", "ged"),
    ("some college", "vocational", "vocational training", "trade school", "post-secondary",
     "apprenticeship", "technical school", "diploma"),
    ("associate", "associates", "associate's", "associate degree", "associate's degree"),
    ("bachelor", "bachelors", "bachelor's", "bachelor degree", "bachelor's degree", "college",
     "undergraduate", "university", "graduate", "graduation", "tertiary", "licence"),
    ("master", "masters", "master's", "master degree", "master's degree", "postgraduate", "mba",
     "post-graduate"),
    ("doctorate", "doctoral", "doctor", "phd", "ph.d.", "ph.d", "doctorate degree",
     "doctoral degree"),
)  # fmt: skip


def order_of(series: pd.Series) -> list[str]:
    """Return the distinct cells in their natural order; [] if none is known.

    Cells such as ``N/A`` and ``don't know``, which are no steps, are left out.

    Parameters
    ----------
    series : Series
        The column of the training data.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.learn.orders import order_of
    >>> order_of(pd.Series(["XL", "S", "M", "L"])), order_of(pd.Series(["55+", "25-54", "18-24"]))
    (['S', 'M', 'L', 'XL'], ['18-24', '25-54', '55+'])
    """
    if isinstance(series.dtype, pd.CategoricalDtype) and series.dtype.ordered:
        return list(texts_of(pd.Series(series.dtype.categories)))
    if pd.api.types.is_numeric_dtype(series.dtype):
        return []
    cells = sorted(set(texts_of(series).tolist()) - {None})
    steps = [cell for cell in cells if not is_no_answer(cell)]
    ranks = (*_tables(), _size, _grade, _band, _roman(steps), _numbered(steps))
    # "None" is a step of some scales, and no answer to others: the first with the most steps.
    return max((_by(rank, cells, but=is_no_answer) for rank in ranks), key=len)


def calendar_order(series: pd.Series) -> list[str]:
    """Return months or weekdays in their order; [] if other cells are there.

    Parameters
    ----------
    series : Series
        The column of the training data.
    """
    if pd.api.types.is_numeric_dtype(series.dtype):
        return []
    cells = sorted(set(texts_of(series).tolist()) - {None})
    for names in (months("en"), weekdays("en")):
        ordered = _by(_in_table(names), cells)
        if ordered:
            return ordered
    return []


_Rank = Callable[[str], tuple[float, ...] | None]


def _by(
    rank: _Rank | None, cells: Sequence[str], but: Callable[[str], bool] | None = None
) -> list[str]:
    """Return cells by their ranks; [] if one has none and is no exception, or all the same."""
    if rank is None:
        return []
    found: dict[str, tuple[float, ...]] = {}
    for cell in cells:  # of many cells hardly one has a rank, and the first without one decides
        place = rank(cell)
        if place is not None:
            found[cell] = place
        elif but is None or not but(cell):
            return []
    if len(set(found.values())) < _FEWEST_STEPS:
        return []
    return sorted(found, key=lambda cell: (found[cell], cell))


def _tables() -> list[_Rank]:
    tables: list[_Rank] = [
        _in_table({step: place for place, step in enumerate(steps)})
        for steps in (*scales(), *_more_scales())
    ]
    schooling = {word: place for place, words in enumerate(_SCHOOLING) for word in words}
    calendar = (_in_table(names("en")) for names in (months, weekdays))
    return [*calendar, *tables, _in_table(schooling)]


def _in_table(table: Mapping[str, int]) -> _Rank:
    def rank(cell: str) -> tuple[float, ...] | None:
        place = table.get(step_key(cell), table.get(step_key(cell).rstrip(".")))
        return None if place is None else (float(place),)

    return rank


def _size(cell: str) -> tuple[float, ...] | None:
    """Return the rank of a size of clothes: XXS below S, 2XL and XXL above XL."""
    found = _SIZE(cell.strip())
    if found is None:
        return None
    times = int(found[1]) if found[1] else len(found[2])
    letter = found[3].lower()
    if letter == "m":
        return (0.0,) if not times else None
    return (float(-1 - times),) if letter == "s" else (float(1 + times),)


def _grade(cell: str) -> tuple[float, ...] | None:
    """Return the rank of a grade, the best first: A+ before A before A-, AAA before AA."""
    found = _GRADE(cell.strip())
    if found is None:
        return None
    letters, sign = found[1].lower(), found[2] or ""
    step = {"+": -1.0, "": 0.0, "-": 1.0}.get(sign)
    return (float(ord(letters[0])), -float(len(letters)), float(sign) if step is None else step)


def _band(cell: str) -> tuple[float, ...] | None:
    """Return the rank of a band of numbers: that of where it begins."""
    text = cell.strip()
    edges = edges_of(text)
    if edges is not None:
        return edges
    if not is_open_band(text):
        return None
    found = _NUMBER.search(text.replace(",", ""))
    if found is None:
        return None
    number = float(found[0])
    return (float("-inf"), number) if _BELOW(text) else (number, float("inf"))


def _numbered(cells: Sequence[str]) -> _Rank | None:
    """Return the number of steps that differ in nothing else (1 star, 2 stars), or begin with it.

    None if the cells are no such steps.
    """
    split = {cell: split_bound(cell.strip()) for cell in cells}
    found = {cell: _NUMBER.findall(text) for cell, (text, _) in split.items()}
    if not all(len(numbers) == 1 for numbers in found.values()):
        return None
    words = {_word(text) for text, _ in split.values()}
    # "10+ years" stands above "10 years", "< 1 year" below "1 year".
    each = {cell: (float(found[cell][0]), _BOUNDS[bound]) for cell, (_, bound) in split.items()}
    begin = all(cell.strip()[:1].isdecimal() for cell in cells)
    own = len(set(each.values())) == len(cells)
    open_ended = any(bound for _, bound in split.values())
    if (len(words) == 1 and (words != {""} or open_ended)) or (begin and own and len(words) > 1):
        return each.get
    return None


def _roman(cells: Sequence[str]) -> _Rank | None:
    """Return the number of steps that differ in a Roman numeral alone, I and II among them."""
    found = {cell: match for cell in cells if (match := _ROMAN(cell.strip()))}
    each = {cell: (float(_ROMANS.index(m[2].upper())),) for cell, m in found.items()}
    words = {match[1].casefold() for match in found.values()}
    known = len(found) == len(cells) and len(words) == 1
    return each.get if known and {(0.0,), (1.0,)} <= set(each.values()) else None


def _word(text: str) -> str:
    return _NUMBER.sub("", text).strip().casefold().rstrip("s").strip()


@lru_cache(maxsize=1)
def _more_scales() -> tuple[tuple[str, ...], ...]:
    """Return scales of surveys in several languages, beside those that settle the type."""
    text = (files(__package__) / "scales.txt").read_text(encoding="utf-8")
    return tuple(tuple(line.split("|")) for line in text.splitlines())
