"""Check digits: payment cards, bank accounts, books, and patients whose digit is that of books."""

from __future__ import annotations

import re

from .cells import Cells
from .formats import ENOUGH
from .opinion import Kind, Opinion

__all__ = ["checksum_opinions", "is_card", "is_iban", "is_isbn10", "is_isbn13", "luhn", "mod_97"]

# Prefixes and lengths of the issuers: ISO/IEC 7812.
_CARD = re.compile(
    r"4\d{12}(?:\d{3}){0,2}|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"
    r"|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|(?:6011|6[45]\d\d|62\d\d|60\d\d|8[12]\d\d)\d{12}(?:\d{3})?"
    r"|35\d{14}|(?:2131|1800)\d{11}|(?:50|5[6-9]|6[0-9])\d{10,17}|220[0-4]\d{12}|9792\d{12}"
)
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_ISBN = re.compile(r"97[89]\d{10}|\d{9}[\dX]")
_PREFIX = re.compile(r"(?:e-?ISBN|ISBN|IBAN)(?:[- ]?1[03])?\s?:?\s*", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"\s*(?:\([^()]{1,60}\)\s*|\s(?:pbk|hbk|pb|hb|hc|cloth|paper(?:back)?|hard(?:cover|back)"
    r"|e-?book)\.?)?(?:[:;]\s?[A-Z$\u00a3\u20ac]{0,3}\s?\d{1,4}(?:[.,]\d\d)?)?\Z",
    re.IGNORECASE,
)
"""What libraries write behind a book number: the binding, and the price."""
_LONGEST = 120
"""Characters of a book number with what stands behind."""
_JOINERS = str.maketrans("", "", " -\u00a0\u2010\u2011\u2012\u2013")
_DOTTED = re.compile(r"\d{4}(?:\.\d{4}){3}(?:\.\d{3})?|\d{4}\.\d{6}\.\d{4,5}").fullmatch
"""Cards in groups with points between."""
_NHS = re.compile(r"(?:3[2-9]|[4679]\d)\d[- ]?\d{3}[- ]?\d{4}", re.ASCII).fullmatch
"""NHS numbers have the check digit of ISBN-10; no others are given out, or used in tests."""
_EITHER = 0.9
"""Score of each of two labels whose cells have the same check digit."""
# Sums of the digits of twice 0, 1, ... 9.
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def luhn(digits: str) -> bool:
    """Return whether the last digit completes the others as on payment cards.

    Examples
    --------
    >>> luhn("4111111111111111"), luhn("4111111111111112")
    (True, False)
    """
    plain = sum(map(int, digits[-1::-2]))
    return (plain + sum(_DOUBLED[int(c)] for c in digits[-2::-2])) % 10 == 0


def mod_97(code: str) -> bool:
    """Return whether the two check digits of a bank account number are right.

    Examples
    --------
    >>> mod_97("GB82WEST12345698765432"), mod_97("GB83WEST12345698765432")
    (True, False)
    """
    return int("".join(str(int(c, 36)) for c in code[4:] + code[:4])) % 97 == 1


def is_card(cell: str) -> bool:
    """Return whether a cell is a payment card number, in groups or not."""
    digits = cell.replace(".", "") if _DOTTED(cell) else cell.translate(_JOINERS)
    return _CARD.fullmatch(digits) is not None and digits.isascii() and luhn(digits)


def is_iban(cell: str) -> bool:
    """Return whether a cell is an international bank account number."""
    code = _PREFIX.sub("", cell, count=1).translate(_JOINERS).upper()
    return _IBAN.fullmatch(code) is not None and mod_97(code)


def is_isbn13(code: str) -> bool:
    """Return whether 13 digits are a book number."""
    return sum(map(int, code[::2])) % 10 == -3 * sum(map(int, code[1::2])) % 10


def is_isbn10(code: str) -> bool:
    """Return whether ten characters are an old book number."""
    digits = [10 if c == "X" else int(c) for c in code]
    return sum((10 - i) * d for i, d in enumerate(digits)) % 11 == 0


def is_isbn(cell: str) -> bool:
    """Return whether a cell is a book number of either length, in groups or not."""
    code = _PREFIX.sub("", cell, count=1)
    if len(code) <= _LONGEST and (not code[-2:-1].isdecimal() or ":" in code):
        code = _QUALIFIER.sub("", code, count=1)
    code = code.translate(_JOINERS).upper()
    if _ISBN.fullmatch(code) is None or not code.isascii():
        return False
    return is_isbn13(code) if len(code) == 13 else is_isbn10(code)


def checksum_opinions(cells: Cells) -> list[Opinion]:
    """Return the opinions that follow from check digits.

    A check digit fits by chance once in ten (card, ISBN-13), eleven (ISBN-10) or 97
    (IBAN) cells: the less one cell proves, the more cells must have it.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    probe = cells.probe
    digits = [sum(map(str.isdecimal, cell)) for cell in probe]
    if max(digits) < 9 or sum("." in cell for cell in probe) > 1:
        return []
    n = len(cells.values)
    if min(len(cell) for cell in probe) >= 9 and sum(d < 9 for d in digits) <= 1:
        coverage = cells.coverage(is_isbn, ENOUGH)
        if coverage >= ENOUGH:
            if cells.fraction(_NHS) >= ENOUGH:
                score = min(coverage, _EITHER)
                patients = Opinion("national_id", score, "checksum:nhs", "supports")
                if not probe[0].isdecimal():  # a book number has its last digit apart
                    return [patients]
                return [Opinion("isbn", score, "checksum:isbn", "supports"), patients]
            new = sum(cell.translate(_JOINERS).startswith(("978", "979")) for cell in probe)
            enough = n >= (2 if new == len(probe) else 4) or not probe[0].isalnum()
            kind: Kind = "settles" if enough else "supports"
            return [Opinion("isbn", coverage, "checksum:isbn", kind)]
        coverage = cells.coverage(is_card, ENOUGH)
        if coverage >= ENOUGH:
            grouped = not probe[0].isalnum()
            kind = "settles" if n >= (2 if grouped else 4) else "supports"
            return [Opinion("credit_card", coverage, "checksum:luhn", kind)]
        coverage = cells.coverage(is_iban, ENOUGH)
        if coverage >= ENOUGH:
            return [Opinion("iban", coverage, "checksum:iban", "settles")]
    return []
