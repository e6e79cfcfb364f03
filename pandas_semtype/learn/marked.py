"""One cell that holds a number: its digits, what stands beside them, and whether it is a bound."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from ..parsing.digits import ascii_digits
from ..parsing.units import read_affix

__all__ = ["Marked", "marked_number", "split_bound"]

_LONGEST = 60
_LONGEST_MARK = 12
_NUMBER = re.compile(
    r"[-+\u2212]?\s?\d[\d.,'\u2019\u00a0\u202f]*(?<=\d)(?:e[-+]?\d+)?", re.IGNORECASE
)
_BRACKETS = re.compile(r"\[(.*)\]").fullmatch
_NEGATIVE = re.compile(r"([^\d()]{0,4})\(\s?([^\d()]{0,4}[\d.,'\s]+[^\d()]{0,4})\)").fullmatch
_REMARK = re.compile(r"(?<=\S)\s*(?:\([^()]*\)|\[[^\[\]]*\]|[*\u2020\u2021]+)$")
_ABOUT = re.compile(r"^[~\u2248]\s?|^(?:c\.?|ca\.?|approx\.?|about)\s", re.IGNORECASE)
_ORDINALS = dict.fromkeys(("st", "nd", "rd", "th"), "th") | dict.fromkeys(
    ("er", "re", "\u00e8re", "e", "eme", "\u00e8me"), "e"
)
"""What stands behind the number of a place in an order: 1st and 2nd are of one kind."""
_BELOW = re.compile(
    r"^(?:[<\u2264]=?|(?:under|below|less than|fewer than|up to|at most|max\.?|unter|bis|"
    r"weniger als|h\u00f6chstens|moins de|menos de|meno di)(?=[\s\d]))"
    r"|\s(?:and|or|&)\s(?:less|fewer|under|below|younger)$",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"^(?:[>\u2265]=?|(?:over|above|more than|at least|min\.?|\u00fcber|mehr als|mindestens|"
    r"plus de|m\u00e1s de|mais de|pi\u00f9 di)(?=[\s\d]))"
    r"|(?<=\d)\s?\+(?=\s?[^\W\d]|\s?[$\u20ac\u00a3%]|$)|\+$"
    r"|\s(?:and|or|&)\s(?:more|over|above|older|up)$",
    re.IGNORECASE,
)


class Marked(NamedTuple):
    """Hold what a cell with one number says.

    Parameters
    ----------
    body : str
        The digits, with sign and power of ten.
    mark : str
        Brackets, remarks, currencies.
    unit : str
        The unit, ``""`` without one.
    bound : {"", "below", "above"}
        Whether the number is the end of a range that has no other.
    """

    body: str
    mark: str
    unit: str
    bound: str


def split_bound(text: str) -> tuple[str, str]:
    """Return a text without the mark of a bound, and which bound it is.

    Parameters
    ----------
    text : str
        A cell.

    Examples
    --------
    >>> from pandas_semtype.learn.marked import split_bound
    >>> split_bound("10+ years"), split_bound("< 1 year"), split_bound("5 kg")
    (('10 years', 'above'), ('1 year', 'below'), ('5 kg', ''))
    """
    for pattern, bound in ((_BELOW, "below"), (_ABOVE, "above")):
        found = pattern.search(text)
        if found and _NUMBER.search(text):
            return (text[: found.start()] + text[found.end() :]).strip(), bound
    return text, ""


def marked_number(cell: str) -> Marked | None:
    """Return the number of a cell and what stands beside it; None if it does not give one number.

    Parameters
    ----------
    cell : str
        A cell.

    Examples
    --------
    >>> from pandas_semtype.learn.marked import marked_number
    >>> marked_number("12+ months")
    Marked(body='12', mark='', unit='month', bound='above')
    >>> marked_number("21st")
    Marked(body='21', mark='', unit='th', bound='')
    """
    text = ascii_digits(cell.strip())
    if len(text) > _LONGEST:
        return None
    mark = sign = ""
    inside = _BRACKETS(text)
    if inside:
        text, mark = inside[1].strip(), "[]"
    negative = _NEGATIVE(text)
    if negative:
        text, sign = (negative[1] + negative[2]).strip(), "-"
    bare = _REMARK.sub("", text)
    if bare != text and _NUMBER.search(bare):
        text, mark = bare, f"{mark}()"
    text, bound = split_bound(text)
    about = None if bound else _ABOUT.search(text)
    if about and _NUMBER.search(text):
        text, mark = text[about.end() :].strip(), f"{mark}~"
    found = _NUMBER.findall(text)
    if len(found) != 1:
        return None
    left, _, right = text.partition(found[0])
    left, right = left.strip(), right.strip()
    if len(left) + len(right) > _LONGEST_MARK or (left and right and left.isalpha()):
        return None
    place = "" if left else _ORDINALS.get(right.casefold(), "")
    affix = read_affix("", "") if place else read_affix(left, right)
    unit, power = place, 0
    if affix is None:
        # Some money is not known by its sign, and some amounts are of one each.
        if not all(c.isalpha() or c in " .%" or _is_money(c) for c in left + right):
            return None
        unit = (left + right).casefold()
    elif affix.currency or affix.percent:
        mark += affix.currency or affix.percent
        power = affix.power
    else:
        unit, power = place or affix.unit.casefold(), affix.power
    body = sign + found[0].replace("\u2212", "-").replace(" ", "")
    return Marked(f"{body}e{power}" if power else body, mark, unit.rstrip(".s"), bound)


def _is_money(char: str) -> bool:
    return unicodedata.category(char) == "Sc"
