"""What cells hold of persons whatever they are called: mail addresses, numbers to dial, long ones.

A link, a text of JSON or a page is no mail address, and may hold one in every cell; a phone
number without its signs is a number like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["MOST", "NOTHING", "PersonalCells", "holds_mail", "personal_cells"]

MOST = 0.5
"""Fraction of the distinct cells from which on a column holds mail addresses, or numbers."""

_CELLS = 64
"""Distinct cells that are looked at: they come in an order that says nothing of them."""

_DOT = r"(?:\.|\s?[\[({]\s?dot\s?[\])}]\s?)"
# It begins with the sign: what is before it would be read again from every letter.
_MAIL = re.compile(
    r"(?<=[\w.+'-])(?:@|%40|\s?[\[({]\s?at\s?[\])}]\s?)"
    rf"[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,8}}{_DOT}[^\W\d_]{{2,}}",
    re.IGNORECASE,
)
_SPELLED = re.compile(r"[\[({]\s?[aA][tT]\s?[\])}]")
_BETWEEN = "\0"
_DIALLED = re.compile(
    # With ".0" behind it where phone numbers were read as floats.
    rf"(?<![^{_BETWEEN}])\s*[+(]{{0,2}}\d(?:[\s()./-]{{0,3}}\d){{6,14}}(?:\.0)?\s*(?![^{_BETWEEN}])"
)
_DIGIT = r"[\dXx*#\u2022]"
_JOINED = r"(?:[ /-]|\.(?=\d{3,4}\.\d)|(?<=\.\d{3})\.(?=\d)|(?<=\.\d{4})\.(?=\d))"
_NUMBERED = re.compile(
    # Two points or more group digits; a single one is that of decimals.
    rf"(?<![^{_BETWEEN}])\s*(?=[^{_BETWEEN}]{{0,24}}\d{{2}})[A-Za-z]{{0,4}}[ -]?{_DIGIT}"
    rf"(?:{_JOINED}?{_DIGIT}){{6,19}}"
    rf"(?:[ /-]?[A-Za-z\d]{{1,3}}|\.0)?\s*(?![^{_BETWEEN}])",
    re.ASCII,
)


class PersonalCells(NamedTuple):
    """Fractions of the distinct cells of a sample.

    Parameters
    ----------
    mails : float
        Those with a mail address in them, 0 to 1.
    dialled : float
        Those of 7 to 15 digits and signs of phone numbers, 0 to 1.
    numbered : float
        Those of 7 to 20 digits, in groups or not, some of them masked, perhaps with letters
        around, and no decimals, 0 to 1.
    checked : float
        Those with the check digits of personal numbers of one country, 0 to 1; 0 where chance
        may be the reason. `personal_cells` does not look for them.
    named : float
        How likely they are names of people by themselves, whatever the column and its neighbours
        are called, 0 to 1. `personal_cells` does not look for them.
    """

    mails: float = 0.0
    dialled: float = 0.0
    numbered: float = 0.0
    checked: float = 0.0
    named: float = 0.0


NOTHING = PersonalCells()


def holds_mail(text: str) -> bool:
    """Return whether a text holds a mail address, also one in a link or spelled with ``(at)``.

    Parameters
    ----------
    text : str
        Any text.

    Examples
    --------
    >>> from pandas_semtype.personal_cells import holds_mail
    >>> [holds_mail(text) for text in ("mailto:ann@example.org?x=1", "see @ann", "a@1.2")]
    [True, False, False]
    """
    return _may_hold_mail(text) and _MAIL.search(text) is not None


def _may_hold_mail(text: str) -> bool:
    return "@" in text or "%40" in text or _SPELLED.search(text) is not None


def personal_cells(values: Sequence[str]) -> PersonalCells:
    """Return what the distinct cells of a sample hold of persons.

    Parameters
    ----------
    values : sequence of str
        Cells as text.

    Examples
    --------
    >>> from pandas_semtype.personal_cells import personal_cells
    >>> cells = ["785 383 236", "<a href='mailto:ann@example.org'>Ann</a>"]
    >>> personal_cells(cells)  # doctest: +NORMALIZE_WHITESPACE
    PersonalCells(mails=0.5, dialled=0.5, numbered=0.5, checked=0.0,
    named=0.0)
    """
    values = values[:_CELLS]
    if not values:
        return NOTHING
    # In one text: most columns hold none of it, and a call per cell would take its time.
    joined = _BETWEEN.join(values)
    mails = sum(map(holds_mail, values)) if _may_hold_mail(joined) else 0
    dialled = min(len(_DIALLED.findall(joined)), len(values))
    numbered = min(len(_NUMBERED.findall(joined)), len(values))
    return PersonalCells(*(found / len(values) for found in (mails, dialled, numbered)))
