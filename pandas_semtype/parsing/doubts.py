"""What numbers may mean beside what they look like: notes on columns that are not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .digits import ascii_digits
from .marks import Marks
from .units import CURRENCY_CODES, MULTIPLIERS, Affix

__all__ = ["OPEN_MARKS", "PAIRS", "decades", "doubt_of", "may_be_pairs", "with_open"]

Part = tuple[re.Match[str], Affix, int]
"""A number in its parts, what stands beside it, and how often it occurs."""

_BRACKETS = "every number is in brackets, and nothing shows whether they are minus signs"
_CODES = "digits with an E between them and nothing else, perhaps codes"
_CLOCK = "times of day, and no numbers"
_MILES = "nm beside larger lengths, perhaps nautical miles"

PAIRS = (
    "one or two digits behind a comma, and zeros at the end of some: decimals or pairs of numbers; "
    "types= with measure or currency reads decimals"
)
"""The note on a column such as ``7,8`` and ``3,20``, which a column with decimal commas settles."""
OPEN_MARKS = (
    "a point before three digits is decimal or groups: nothing beside whole numbers without a mark "
    "shows which; pass types= with float for decimals, int for thousands"
)
"""The note on a column such as ``1.234``, ``7`` and ``2500``."""
_DECADES = "decades such as the 1960s, or seconds"
_COURSES = "a code of a currency and digits of one length alone, perhaps of courses"
_PLACES = "ordinals such as 19th, which are no amounts"

_DECADE = re.compile(r"(?:1\d|20)\d0'?s|[1-9]0'?s").fullmatch
_SECONDS = re.compile(r"\d+'?s").fullmatch
_CODES_OF_MONEY = frozenset(CURRENCY_CODES)
_SUBJECTS = frozenset("CAD COP GEL MAD PEN PHP ALL BAM BOB RON SOS TOP TRY".split())
"""Those that are abbreviations or words as well; USD and EUR are money."""
_ORDINALS = frozenset("st nd rd th er re \u00e8re e eme \u00e8me".split())

_UHR = frozenset({"Uhr", "uhr", "UHR", "o'clock"})
_WINDS = frozenset(
    "north south east west nord sud s\u00fcd ost ovest oeste sur norte este ouest est sul".split()
)
_AXES = ("latitude", "longitude")
_DEGREES = frozenset({"", "\u00b0", "\u00ba", "deg", "deg.", "degree", "degrees"})
_TEMPERATURES = frozenset("CFK")
_BOOKED = frozenset({"dr", "cr", "dr.", "cr."})
_BOOKED_LETTERS = frozenset("SHDC")
_FEW_OPEN = 0.05
"""Fraction of the numbers of open meaning up to which these alone are not read."""
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


def with_open(marks: Marks, total: int) -> tuple[Marks, str]:
    """Return marks where nothing shows what some points are, and the note on them.

    Parameters
    ----------
    marks : Marks
        With points that may be decimal or group, as `Marks.n_open` counts them.
    total : int
        How many numbers there are.
    """
    if marks.n_open <= _FEW_OPEN * total:
        # With the other mark they are no numbers, and all else is read.
        return replace(marks, decimal=",", grouping="", ambiguous=True), ""
    return replace(marks, decimal=".", grouping="", ambiguous=True), OPEN_MARKS


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
    if decades(m[0] for m, _, _ in parts):
        return _DECADES
    if _are_courses([m for m, _, _ in parts], label):
        return _COURSES
    total = sum(n for _, _, n in parts)
    if sum(n for m, _, n in parts if m["right"].casefold() in _ORDINALS) >= _MOST * total:
        return _PLACES
    if sum(n for m, _, n in parts if m["right"].strip() in _UHR) >= _MOST * total:
        return _CLOCK
    odd = [(a.unit, n) for _, a, n in parts if a.unit and _is_of_a_side(a.unit, label)]
    if sum(n for _, n in odd) > _SLIPS * total:
        return f"{odd[0][0]} behind numbers, perhaps of a hemisphere and so a sign"
    return _ledger(parts, label, total) or _miles(parts) or _multiplied(parts, label)


def decades(cells: Iterable[str]) -> str:
    """Return a note if most cells are decades, such as 1960s and 70s, and none seconds like 45s.

    Parameters
    ----------
    cells : iterable of str
        Cells.

    Examples
    --------
    >>> from pandas_semtype.parsing.doubts import decades
    >>> decades(["1960s", "70s"]), decades(["45s", "70s"]), decades(["60 s"])
    ('decades such as the 1960s, or seconds', '', '')
    """
    texts = [ascii_digits(cell.strip()) for cell in cells]
    found = [text for text in texts if _SECONDS(text)]
    return _DECADES if len(found) * 2 > len(texts) and all(map(_DECADE, found)) else ""


def may_be_pairs(parts: Sequence[Part]) -> bool:
    """Return whether numbers with a comma may be two numbers each, such as chapter and verse.

    Who writes 3,2 as 3,20 writes 7,8 as 7,80.

    Parameters
    ----------
    parts : sequence of tuple
        The numbers: their parts, what stands beside them, how often each occurs.
    """
    tails = set()
    for match, affix, _ in parts:
        head, mark, tail = match["body"].partition(",")
        signs = (match["sign"], match["inner"], match["open"], match["behind"], match["exponent"])
        if affix != Affix() or any(signs) or not (head + tail).isdecimal():
            return False
        if mark:
            tails.add(tail)
    return {len(tail) for tail in tails} == {1, 2} and any(
        len(tail) == 2 and tail[1] == "0" for tail in tails
    )


def _are_courses(matches: Sequence[re.Match[str]], label: str) -> bool:
    """Return whether CAD 101 may be a course: amounts have decimals, or not all three digits."""
    widths = (3,) if label == "currency" else (3, 4)
    if label == "currency" and not {m["left"] for m in matches} <= _SUBJECTS:
        return False
    bodies = {len(m["body"]) for m in matches if m["body"].isdecimal()}
    return (
        all(m["left"] in _CODES_OF_MONEY and m["body"].isdecimal() for m in matches)
        and len(bodies) == 1
        and bodies <= set(widths)
        and not any(m["right"] or m["sign"] or m["inner"] or m["open"] for m in matches)
    )


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
