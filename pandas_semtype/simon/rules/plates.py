"""Codes of capitals and digits: what tells plates of vehicles from keys of the same shape.

A shape alone proves nothing, since any program that draws letters and digits makes it. What plates
have besides: the years of Great Britain, no letters that look like digits, few shapes.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence

from .cells import Cells
from .opinion import Opinion, hand_over

__all__ = ["plate_opinions"]

_SEVERAL, _MANY = 5, 8
"""Distinct cells below which a coincidence is likely: of what all have, of what some have."""
_SURE = 0.9
"""Certainty that codes are no plates; set by hand."""
_LIKE_PLATES = 0.8
"""Score of several national forms together."""
_HARDLY_REPEAT = 0.8
"""Fraction of the cells that differ in a column of keys."""
_LOOKED_AT = 48

_CODE = re.compile(r"[A-Z0-9]{1,10}(?:[- ][A-Z0-9]{1,8}){0,3}").fullmatch
_MIXED = re.compile(r"[^A-Z]*[A-Z].*\d|\D*\d.*[A-Z]").match
_TO_SHAPE = str.maketrans(
    dict.fromkeys(string.ascii_uppercase, "A") | dict.fromkeys("123456789", "0")
)


def plate_opinions(cells: Cells) -> list[Opinion]:
    """Return whether codes of capitals and digits are plates, or keys of such a shape.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.plates import plate_opinions
    >>> codes = ["UJ94HCL", "QQ66DSB", "WZ83URP", "AB40CDE", "LM99TRE"]
    >>> [(o.label, o.heir, o.reason) for o in plate_opinions(Cells(codes, [1] * 5, 5, 5, 5, 1))]
    [('license_plate', 'identifier', 'format:no_plates')]
    """
    probe = cells.probe
    if len(cells.values) < _SEVERAL or not any(map(_MIXED, probe)) or not all(map(_CODE, probe)):
        return []
    seen = [cell for cell in cells.values[:_LOOKED_AT] if _CODE(cell)]
    if len(seen) < 0.9 * len(cells.values[:_LOOKED_AT]) or cells.fraction(_MIXED) < 0.7:
        return []
    shapes = "\n".join(seen).translate(_TO_SHAPE).split("\n")
    if any(test(seen, shapes) for test in _NO_PLATES):
        keys = cells.n_distinct >= _HARDLY_REPEAT * cells.n_present
        heir = "identifier" if keys else "code"
        return hand_over("license_plate", reason="format:no_plates", score=_SURE, heir=heir)
    if _of_several_countries(seen, shapes):
        return [Opinion("license_plate", _LIKE_PLATES, "format:plates", "supports")]
    return []


_BRITISH = re.compile(r"[A-Z]{2}(?:0[2-9]|[12]\d|5[1-9]|[67]\d) ?[A-Z]{3}").fullmatch
_BRITISH_SHAPES = frozenset({"AA00AAA", "AA00 AAA"})


def _impossible_years(cells: Sequence[str], shapes: Sequence[str]) -> bool:
    """British plates have the year between their letters, or the year and 50."""
    if not _BRITISH_SHAPES.issuperset(shapes):
        return False
    return sum(map(bool, map(_BRITISH, cells))) < 0.9 * len(cells)


_ONE_GROUP = re.compile("A+0+|0+A+").fullmatch


def _whole_alphabet(cells: Sequence[str], shapes: Sequence[str]) -> bool:
    """Letters beside digits, and those that look like digits as often as others.

    Most countries leave out some of I, O and Q; three letters of 26 are 12 in 100. Digits between
    letters are rare but on plates, whatever the letters are.
    """
    if len(set(shapes)) > 1 or _ONE_GROUP(shapes[0]) is None:
        return False
    text = "".join(cells)
    alike = sum(map(text.count, "IOQ"))
    return alike >= 3 and alike >= 0.06 * shapes[0].count("A") * len(cells)


def _any_shape(cells: Sequence[str], shapes: Sequence[str]) -> bool:
    """One length, and letters and digits at any place."""
    if len(cells) < _MANY or len(set(map(len, cells))) > 1 or not "".join(shapes).isalnum():
        return False
    return len(set(shapes)) > 0.5 * len(shapes)


_PAIRS = re.compile(r"[0-9A-F]{2}(?:[- ][0-9A-F]{2})+").fullmatch
_MIXED_PAIR = re.compile(r"\b(?:[0-9][A-F]|[A-F][0-9])\b").search


def _bytes(cells: Sequence[str], shapes: Sequence[str]) -> bool:  # noqa: ARG001
    """Pairs of hexadecimal digits; a pair of a Dutch plate is of letters, or of digits."""
    if not all(map(_PAIRS, cells)):
        return False
    return sum(map(bool, map(_MIXED_PAIR, cells))) >= 0.3 * len(cells)


_GROUPS = re.compile("[A-Z]+").findall


def _few_groups(cells: Sequence[str], shapes: Sequence[str]) -> bool:
    """Two groups of letters or more, each one of a few: kind and colour of an article.

    Of plates the district may be one of a few; the letters behind it are not.
    """
    if len(cells) < _MANY or shapes[0].isalnum():
        return False
    groups = list(map(_GROUPS, cells))
    n = len(groups[0])
    if n < 2 or any(len(group) != n for group in groups):
        return False
    most = max(3, len(cells) // 5)
    return all(len(set(group)) <= most for group in zip(*groups, strict=True))


_NO_PLATES = (_impossible_years, _whole_alphabet, _any_shape, _bytes, _few_groups)

_COUNTRIES_LIST = r"""
[A-Z]{2}\d{2} ?[A-Z]{3}
[A-Z]{2}[- ]\d{3}[- ][A-Z]{2}|[A-Z]{2}\d{3}[A-Z]{2}
[A-Z]{1,3}-[A-Z]{1,2} \d{1,4}
\d{4} ?[A-Z]{3}
[A-Z]{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d|[A-Z]-\d{3}-[A-Z]{2}
[A-Z]{2}[- ]?\d{2}[- ]?[A-Z]{1,2}[- ]?\d{4}
[A-Z]{3}[- ]?\d[A-Z]\d{2}
\d[A-Z]{3}\d{3}
[A-Z]{3}[- ]?\d{3,4}
[A-Z]{2,3} \d{5}|[A-Z]{2} \d{4}[A-Z]
[A-Z]{2}[- ]?\d{4}[- ]?[A-Z]{2}
\d-[A-Z]{3}-\d{3}
"""
_COUNTRIES = tuple(re.compile(form).fullmatch for form in _COUNTRIES_LIST.split("\n") if form)
"""Forms of Great Britain, France and Italy, Germany, Spain, the Netherlands, India, Brazil,
California, much of America and Scandinavia, Poland, Ukraine, Belgium."""


def _of_several_countries(cells: Sequence[str], shapes: Sequence[str]) -> bool:
    """Every cell has the form of some country, and there are four countries or more."""
    if len(set(shapes)) < 4:
        return False
    forms = [next((k for k, form in enumerate(_COUNTRIES) if form(c)), -1) for c in cells]
    return -1 not in forms and len(set(forms)) >= 4
