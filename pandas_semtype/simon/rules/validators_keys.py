"""Validators of numbers with a check digit, most of them by python-stdnum.

A shape is tested first, so that few cells reach a check digit. Numbers of people and firms
follow the rules of many countries, and a column those of one: the countries that fit the
first cells are tried on the rest, and the one that fits most cells counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from operator import mul

import numpy as np

from .checksums import is_card, is_iban, is_isbn
from .key_shapes import NATIONAL, TAX, WEAK
from .national_numbers import OWN, OWN_SHAPES, OWN_WEAK, compact
from .validator import Passing, Validator, each
from .wallets import is_checked_wallet, is_wallet

__all__ = ["KEYS", "check_of"]

_JOINERS = str.maketrans("", "", " -./,\u00a0")
_PROBE = 6
"""Cells of a first look at the rules of a country."""
_ENOUGH_OF_PROBE = 3
"""Of which so many must fit for the rest to be looked at."""


@cache
def check_of(module: str) -> Callable[[str], bool]:
    """Return the test of a module of python-stdnum, or of a number that it does not know.

    Parameters
    ----------
    module : str
        Such as ``"br.cpf"``.

    Examples
    --------
    >>> check_of("br.cpf")("111.444.777-35")
    True
    """
    if module in OWN:
        return OWN[module]
    is_valid: Callable[[str], bool] = import_module(f"stdnum.{module}").is_valid

    def valid(number: str) -> bool:
        try:
            return is_valid(number)
        except (LookupError, TypeError, ValueError):  # some modules raise for what they lack
            return False

    return valid


def _by_country(shapes: Sequence[tuple[str, str]]) -> Passing:
    """Return a test of numbers of which every country has its own, and a column those of one."""
    known = tuple((module, re.compile(shape).fullmatch) for module, shape in shapes)

    def passing(cells: Sequence[str]) -> np.ndarray:
        codes = list(map(compact, cells))
        best = np.zeros(len(cells), dtype=bool)
        probe = range(min(_PROBE, len(cells)))
        enough = min(_ENOUGH_OF_PROBE, max(1, len(cells) // 2))
        for module, fits in known:
            if len([i for i in probe if fits(codes[i])]) < enough:
                continue
            valid = check_of(module)
            if sum(fits(codes[i]) is not None and valid(cells[i]) for i in probe) < enough:
                continue
            pairs = zip(cells, codes, strict=True)
            found = [fits(code) is not None and valid(cell) for cell, code in pairs]
            if sum(found) > np.count_nonzero(best):
                best = np.array(found, dtype=bool)
        return best

    return passing


def _strong(shapes: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the modules whose numbers hardly pass by chance."""
    weak = WEAK | OWN_WEAK
    return tuple((module, shape) for module, shape in shapes if module not in weak)


_HIDDEN = "[*xX#\u25cf\u25cb\u2022]"
_HALF_HIDDEN = re.compile(
    rf"(\d{{6}})[-+ ]?\d?{_HIDDEN}{{4,8}}\d{{0,2}}|\d{{6}}{_HIDDEN}{{8}}\d{{3}}[\dX]"
).fullmatch
"""Day of birth, or region in China, with what follows redacted."""


def _begins_with_day(digits: str) -> bool:
    """Return whether six digits are a day, its year in front or behind."""
    first, month, last = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    return 1 <= month <= 12 and (1 <= last <= 31 or 1 <= first <= 31)


def _half_hidden(cell: str) -> bool:
    found = _HALF_HIDDEN(cell)
    return found is not None and (found[1] is None or _begins_with_day(found[1]))


def _or(passing: Passing, test: Callable[[str], bool]) -> Passing:
    """Return a test that cells pass which pass one of two."""

    def either(cells: Sequence[str]) -> np.ndarray:
        passed = passing(cells)
        return passed if passed.all() else passed | each(test)(cells)

    return either


_MASKED_CARD = re.compile(r"(?:[Xx*#\u2022]{2,6}[- ]?){1,4}\d{3,5}").fullmatch
_PARTLY_MASKED = re.compile(rf"(?=.{{13,19}}\Z)[2-6]\d{{0,7}}{_HIDDEN}{{4,14}}\d{{3,5}}").fullmatch
"""The issuer's digits stay, as receipts and logs may show them, and the last ones."""


def _card(cell: str) -> bool:
    if is_card(cell) or _MASKED_CARD(cell) is not None:
        return True
    return _PARTLY_MASKED(cell.translate(_JOINERS)) is not None


_BANK = re.compile(
    r"[A-Z]{4}[ -]?[A-Z]{2}[ -]?[A-Z0-9]{2}(?:[ -]?[A-Z0-9]{3})?", re.IGNORECASE
).fullmatch


def _bank(cell: str) -> bool:
    """Return whether a cell is a BIC, in groups or not: bank, country, place, branch."""
    return _BANK(cell) is not None and check_of("bic")(cell)


_ORCID = re.compile(
    r"[(<\[]?(?:ORCID(?:\s?iD)?[\s:#]{1,3})?(?:(?:https?://)?(?:www\.)?orcid\.org/)?"
    r"((?:\d{4}[- \u2010-\u2013]?){3}\d{3}[\dX])/?[)>\]]?",
    re.IGNORECASE,
).fullmatch


def _orcid(cell: str) -> bool:
    found = _ORCID(cell)
    return found is not None and check_of("isni")(found[1])


_IMEI = re.compile(
    r"(?:IMEI(?:SV)?[12]?[\s:#]{1,3})?(?:\d{2}[- /.]?\d{6}|\d{6}[- /.]?\d{2})"
    r"[- /.]?\d{6}[- /.]?(\d{1,2})",
    re.IGNORECASE,
).fullmatch
_REPORTING = frozenset((
    "01", "10", "30", "33", "35", "44", "45", "49", "50", "51", "52", "53", "54", "86", "91", "98",
    "99",
))  # fmt: skip
"""The bodies that give out the numbers; two digits in front."""


def _device(cell: str) -> bool:
    """Return whether a cell is an IMEI: with its check digit, or the version of the software."""
    found = _IMEI(cell)
    if found is None:
        return False
    digits = "".join(filter(str.isdecimal, cell))  # with the number of a slot in front
    return check_of("imei")(digits[-15:]) if len(found[1]) == 1 else digits[-16:-14] in _REPORTING


def _checked_device(cell: str) -> bool:
    """Return whether a cell is an IMEI with its check digit; versions have none."""
    found = _IMEI(cell)
    return found is not None and len(found[1]) == 1 and _device(cell)


_VIN = re.compile(r"[A-HJ-NPR-Z0-9]{17}", re.IGNORECASE).fullmatch
_VIN_VALUES = dict(
    zip(
        "ABCDEFGHJKLMNPRSTUVWXYZ0123456789",
        map(int, "123456781234579234567890123456789"),
        strict=True,
    )
)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def _vin(cell: str) -> bool:
    """North America and China have a check digit, the others letters and digits.

    ISO 3779 fixes the shape alone: no I, O or Q, and digits among the last ones.
    """
    if _VIN(cell) is None or cell.isalpha() or not cell[-3:].isdecimal():
        return False
    code = cell.upper()
    total = sum(_VIN_VALUES[c] * w for c, w in zip(code, _VIN_WEIGHTS, strict=True))
    if code[8] == "0123456789X"[total % 11]:
        return True
    return code[0] not in "12345L" and not code.isdecimal()


_EAN = re.compile(r"\d{8}|\d{11,14}").fullmatch
_EAN_WEIGHTS = (3, 1) * 7


def _ean(cell: str) -> bool:
    """GTIN of 8, 12, 13 or 14 digits; programs that read them as numbers lose zeros."""
    code = cell.translate(_JOINERS)
    if not code.isascii() or _EAN(code) is None:
        return False
    total: int = sum(map(mul, map(int, code.rjust(14, "0")), _EAN_WEIGHTS))
    return total % 10 == 0


def _security(cell: str) -> bool:
    if not cell.isascii() or not cell.isalnum() or cell.islower():
        return False
    kinds = {12: "isin", 9: "cusip", 7: "gb.sedol"}
    code = cell.rjust(7, "0") if len(cell) == 6 and cell.isdecimal() else cell
    module = kinds.get(len(code))
    if module == "isin" and not code[:2].isalpha():
        return False
    return module is not None and check_of(module)(code)


_ROUTING = re.compile(r"\d{8,9}|\d{4}-\d{4}-\d|\d{6}-?\d{3}|0\d{8}").fullmatch
_AREAS = frozenset((*range(13), *range(21, 33), *range(61, 73), 80))


def _routing(cell: str) -> bool:
    """ABA routing numbers; a program that reads them as numbers loses the zero in front."""
    code = cell.translate(_JOINERS)
    if _ROUTING(cell) is None or not code.isascii():
        return False
    code = code.rjust(9, "0")
    return int(code[:2]) in _AREAS and check_of("us.rtn")(code)


_PEOPLE = NATIONAL + OWN_SHAPES
_FIRMS = tuple((module, shape) for module, shape in TAX if module != "li.peid")
"""All but the numbers of Liechtenstein, which any 4 to 12 digits are."""

KEYS = (
    Validator("credit_card", "check digit", "a payment card number", 0.05, each(_card), 0.5),
    Validator("iban", "check digit", "an international bank account number", 0.01,
              each(is_iban), 0.2),
    Validator("isbn", "check digit", "a book number", 0.1, each(is_isbn), 0.5),
    Validator("ean", "check digit", "a GTIN of 8, 12, 13 or 14 digits", 0.1, each(_ean), 0.5),
    Validator("orcid", "check digit", "an ORCID iD", 0.1, each(_orcid), 0.5),
    Validator("security_id", "check digit", "an ISIN, CUSIP or SEDOL", 0.1, each(_security), 0.5),
    Validator("bic", "format", "a BIC with the code of a country", 0.4,
              each(_bank), 0.5),
    Validator("routing_number", "check digit", "a routing number of a bank", 0.04,
              each(_routing), 0.5),
    Validator("vin", "check digit", "a vehicle identification number", 0.5, each(_vin), 0.5),
    Validator("imei", "check digit", "an IMEI", 0.1, each(_device), 0.5, each(_checked_device)),
    Validator("national_id", "check digit", "a personal number of some country", 0.25,
              _or(_by_country(_PEOPLE), _half_hidden), 0.5,
              _or(_by_country(_strong(_PEOPLE)), _half_hidden)),
    Validator("tax_id", "check digit", "a tax or company number of some country", 0.25,
              _by_country(_FIRMS), 0.5, _by_country(_strong(TAX))),
    Validator("crypto_address", "check digit", "an address of a currency", 1e-6,
              each(is_wallet), 0.3, each(is_checked_wallet)),
)  # fmt: skip
