"""Letters of a hemisphere beside degrees, which are signs: north and east are positive."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from .digits import ascii_digits
from .numbers import NumberFormat, parts_of, split_hemisphere
from .units import read_affix

__all__ = ["Sides", "find_sides"]

_AXES = {"latitude": "NS", "longitude": "EWO"}
_LIMITS = {"N": 90, "S": 90}
_DEGREE = re.compile(r"[\u00b0\u00ba]|\bdeg").search
_FINE = re.compile(r"\d[.,]\d{3}").search
_NUMBER = re.compile(r"\d+").search
_NOTEWORTHY = 0.05
"""Fraction of the cells that may be slips."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Hold the letters of hemispheres of a column.

    Parameters
    ----------
    letters : str
        That of positive degrees and that of negative ones; "" if `note` says why not.
    first : bool
        Whether they stand before the degrees.
    gap : str
        What stands between letter and degrees.
    bare : mapping of str to int
        The cells without their letters, and how often each occurs.
    fraction : float
        Fraction of the cells that have a letter.
    note : str
        Why the letters cannot be read as signs.
    """

    letters: str
    first: bool
    gap: str
    bare: Mapping[str, int]
    fraction: float
    note: str = ""

    def written(self, form: NumberFormat) -> NumberFormat:
        """Return the format of cells with their letters.

        Parameters
        ----------
        form : NumberFormat
            The format of the cells without them.
        """
        prefix = self.gap + form.prefix if self.first else form.prefix
        suffix = form.suffix if self.first else form.suffix + self.gap
        return replace(
            form, prefix=prefix, suffix=suffix, hemispheres=self.letters,
            hemisphere_first=self.first,
        )  # fmt: skip


def find_sides(cells: Mapping[str, int], label: str) -> Sides | None:
    """Return the letters of hemispheres that stand beside most numbers of a column.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.
    label : str
        The semantic type of their column.

    Returns
    -------
    Sides or None
        None if there are none, or a letter is a unit such as that of watts.

    Examples
    --------
    >>> from pandas_semtype.parsing.hemispheres import find_sides
    >>> find_sides({"34.27S": 1, "8.1N": 1}, "latitude").letters
    'NS'
    >>> find_sides({"60 W": 1, "100 W": 1}, "measure") is None
    True
    """
    letters: Counter[str] = Counter()
    shapes: Counter[tuple[str, bool]] = Counter()
    bare: Counter[str] = Counter()
    axis = _AXES.get(label, "")
    degrees = fine = beyond = small = 0
    for cell, count in cells.items():
        side = split_hemisphere(ascii_digits(cell.strip()))
        # Small letters are units, unless the label says degrees.
        if side is None or (side[0].islower() and not axis) or not _is_number(side[2]):
            bare[cell] += count
            continue
        letter, gap, rest, first = side
        small += count * letter.islower()
        letter = letter.upper()
        letters[letter] += count
        shapes[gap, first] += count
        bare[rest] += count
        degrees += count * (_DEGREE(rest) is not None)
        fine += count * (_FINE(rest) is not None)
        number = _NUMBER(rest)
        beyond += count * (number is not None and len(number[0].lstrip("0")) > 3)
        if number is not None and len(number[0]) < 4:
            beyond += count * (int(number[0]) > _LIMITS.get(letter, 180))
    found = letters.total()
    total = sum(cells.values())
    if not found or found * 2 < total:
        return None
    (gap, first), _ = shapes.most_common(1)[0]
    named = ", ".join(sorted(letters))
    sure = bool(axis) or degrees * 2 >= found
    note = ""
    if not sure or label == "text":
        if first or (set(letters) == {"W"} and fine * 2 < found):
            return None
        note = f"{named} beside numbers, perhaps of a hemisphere and so a sign, perhaps a unit"
    elif beyond > _NOTEWORTHY * found:
        note = f"{named} beside numbers that are too large for degrees"
    signs = _signs_of(set(letters), axis)
    signs = signs.lower() if small * 2 > found else signs
    if not note and not signs:
        note = f"{named} beside degrees, and nothing shows which of them are negative"
    return Sides("" if note else signs, first, gap, bare, found / total, note)


def _is_number(text: str) -> bool:
    match = parts_of(text)
    return match is not None and read_affix(match["left"] or "", match["right"].strip()) is not None


def _signs_of(letters: set[str], axis: str) -> str:
    """Return the letters of positive and negative degrees; "" where they are not plain.

    O is the east in German, and the west in Italian, Spanish and French: the letter beside it
    tells.
    """
    if axis and not letters <= set(axis):
        return ""
    if letters <= {"N", "S"}:
        return "NS"
    if letters <= {"E", "W"}:
        return "EW"
    return {frozenset("EO"): "EO", frozenset("OW"): "OW"}.get(frozenset(letters), "")
