"""What numbers may mean beside what they look like: notes on columns that are not read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .units import MULTIPLIERS, Affix

__all__ = ["doubt_of"]

Part = tuple[re.Match[str], Affix, int]
"""A number in its parts, what stands beside it, and how often it occurs."""

_BRACKETS = "every number is in brackets, and nothing shows whether they are minus signs"
_CODES = "digits with an E between them and nothing else, perhaps codes"
_CLOCK = "times of day, and no numbers"
_MILES = "nm beside larger lengths, perhaps nautical miles"

_UHR = frozenset({"Uhr", "uhr", "UHR", "o'clock"})
_WINDS = frozenset(
    "north south east west nord sud s\u00fcd ost ovest oeste sur norte este ouest est sul".split()
)
_AXES = ("latitude", "longitude")
_DEGREES = frozenset({"", "\u00b0", "\u00ba", "deg", "deg.", "degree", "degrees"})
_TEMPERATURES = frozenset("CFK")
_BOOKED = frozenset({"dr", "cr", "dr.", "cr."})
_BOOKED_LETTERS = frozenset("SHDC")
_MOST = 0.9
"""Fraction of the numbers that must have a mark before it decides."""
_SLIPS = 0.05
"""Fraction of the numbers that may be written otherwise by mistake."""
_LARGER = 0.01
"""Metres: beside such units nothing is counted in nanometres."""
_MEANINGS = {
    "K": "thousands or kelvins", "M": "millions, months or metres", "B": "billions",
}  # fmt: skip
_MEASURED = frozenset({"measure", "age", "text"})
"""Labels of what may be in metres, months or kelvins: of it decimals do not prove millions."""


def doubt_of(parts: Sequence[Part], label: str) -> str:
    """Return why the numbers of a column may be something else; "" if nothing speaks for it.

    Parameters
    ----------
    parts : sequence of tuple
        The numbers: their parts, what stands beside them, how often each occurs.
    label : str
        The semantic type of their column.
    """
    if all(m["open"] for m, _, _ in parts):
        return _BRACKETS
    if all(_is_code(m) for m, _, _ in parts):
        return _CODES
    total = sum(n for _, _, n in parts)
    if sum(n for m, _, n in parts if m["right"].strip() in _UHR) >= _MOST * total:
        return _CLOCK
    odd = [(a.unit, n) for _, a, n in parts if a.unit and _is_of_a_side(a.unit, label)]
    if sum(n for _, n in odd) > _SLIPS * total:
        return f"{odd[0][0]} behind numbers, perhaps of a hemisphere and so a sign"
    return _ledger(parts, label, total) or _miles(parts) or _multiplied(parts, label)


def _is_code(match: re.Match[str]) -> bool:
    """Return whether digits, an E and digits are all: 1E05 may be a room or a class."""
    exponent = match["exponent"]
    return bool(exponent) and exponent.isdecimal() and match["body"].isdecimal()


def _is_of_a_side(unit: str, label: str) -> bool:
    """Return whether a unit may say north or south: a word, or a letter behind a degree sign."""
    if label in _AXES:
        return unit not in _DEGREES
    bare = unit.strip("\u00b0\u00ba ")
    if bare.casefold() in _WINDS:
        return True
    return bare != unit and len(bare) == 1 and bare not in _TEMPERATURES


def _ledger(parts: Sequence[Part], label: str, total: int) -> str:
    """Return a note if a mark of debit or credit stands behind the numbers."""
    marks: set[str] = set()
    marked = letters = 0
    for match, _, count in parts:
        mark = match["right"].strip()
        if match["left"]:
            continue
        if mark.casefold() in _BOOKED:
            marked += count
            marks.add(mark)
        elif mark in _BOOKED_LETTERS and (label == "currency" or _has_cents(match["body"])):
            letters += count
            marks.add(mark)
    if marked + letters < _MOST * total:
        return ""
    named = ", ".join(sorted(marks))
    crore = " or of a crore" if {mark.casefold() for mark in marks} & {"cr", "cr."} else ""
    return f"{named} behind the numbers, perhaps a mark of debit or credit{crore}"


def _has_cents(body: str) -> bool:
    return len(body) > 2 and body[-3] in ".,"


def _miles(parts: Sequence[Part]) -> str:
    lengths = {a.unit: a.factor for _, a, _ in parts if a.dimension == "length"}
    return _MILES if "nm" in lengths and max(lengths.values()) >= _LARGER else ""


def _multiplied(parts: Sequence[Part], label: str) -> str:
    """Return a note if one letter may multiply the numbers, or be something else."""
    letters = [
        (affix.multiplier, match["body"])
        for match, affix, _ in parts
        if len(affix.multiplier) == 1 and affix.multiplier.isascii()
    ]
    if not letters or label == "currency" or any(affix.currency for _, affix, _ in parts):
        return ""
    different = {letter.upper() for letter, _ in letters}
    words = {a.multiplier for _, a, _ in parts if a.multiplier in MULTIPLIERS}
    if len(different) > 1 or any(len(word) > 1 for word in words):
        return ""
    open_letter = different.pop()
    if label not in _MEASURED and any(not body.isdecimal() for _, body in letters):
        return ""
    meaning = _MEANINGS.get(open_letter, "a power of ten")
    return f"{letters[0][0]} behind the numbers, perhaps {meaning}: nothing shows which"
