"""Validators of numbers in a range, and of the shapes of codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from .validator import Validator, each

__all__ = ["NUMBERS"]

_NUMBER = re.compile(
    r"(?![^,]*,.*,\d{0,2}$)[<>≤≥~±=]{0,2}\s?\(?[-+\u2212]?\s?"  # 54,84,19: three numbers
    r"(?:\d+|\d{1,3}(?:[., '\u00a0\u202f\u066c]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})?"
    r"(?:[.,\u066b]\d*)?\)?"
    r"(?:\s?[eE][-+]?\d{1,3})?-?"
).fullmatch
_DIGIT = re.compile(r"\d").search
_WORDS_LIST = """
inf +inf -inf infinity -infinity nan
"""
_WORDS = frozenset(_WORDS_LIST.split())
_FIRST = re.compile(r"[-+\u2212]?\d+(?:[.,]\d+)?").search


def _number(cell: str) -> bool:
    if cell[:1].isalpha():
        return cell.lower() in _WORDS
    return (_DIGIT(cell) is not None and _NUMBER(cell) is not None) or cell.lower() in _WORDS


def _whole(cell: str) -> bool:
    """Return whether a cell is a whole number, perhaps with a point and zeros behind it."""
    if not _number(cell):
        return False
    tail = cell.rstrip(")-").rpartition(".")[2] if "." in cell else ""
    return not tail or not tail.strip("0") or (len(tail) == 3 and cell.count(".") >= 1)


def _in_groups(test: Callable[[str], bool]) -> Callable[[Sequence[str]], np.ndarray]:
    """Return a test of numbers: where all have two commas or more, all are grouped rightly.

    Of colours such as 54,84,193 some look like numbers of India, and others like nothing.
    """
    one_by_one = each(test)

    def passing(cells: Sequence[str]) -> np.ndarray:
        passed = one_by_one(cells)
        if not passed.all() and all(cell.count(",") >= 2 for cell in cells):
            return np.zeros(len(cells), dtype=bool)
        return passed

    return passing


_ANGLE = re.compile(
    r"[NSEWnsewOo]?\s?[-+\u2212]?(\d{1,3})(?:[.,]\d+)?(?:[\s°º:dD'\u2032\u2019\"\u2033-]+\d.*"
    r"|\s?[°ºd]?\s?[A-Za-z]{0,5})"
).fullmatch

_SOUTHWARD, _EASTWARD = (
    re.compile(rf"\d\W*[{poles}]\b|(?<![^\W\d_])[{poles}]\s?\d").search
    for poles in ("NSns", "EWOewo")
)
"""Poles: what has one of each is a direction, or both coordinates."""


def _angle(most: int) -> Callable[[str], bool]:
    def test(cell: str) -> bool:
        found = _ANGLE(cell)
        if found is None or int(found[1]) > most:
            return False
        return _SOUTHWARD(cell) is None or _EASTWARD(cell) is None

    return test


_AGE = re.compile(
    r"(?:ages?\s?)?[<>~≤≥]{0,2}\s?(\d{1,3})(?:\.\d+)?\s?(?:(?:-|to|\u2013)\s?\d{1,3})?\+?\s?"
    r"(?:[^\W\d_].{0,20}|歳|岁|세)?",
    re.IGNORECASE,
).fullmatch


def _age(cell: str) -> bool:
    found = _AGE(cell)
    return found is not None and int(found[1]) <= 130


def _between(low: int, high: int) -> Callable[[str], bool]:
    """Return a test of whole numbers in a range; months may be padded, days ordinal."""
    fits = re.compile(r"0?(\d{1,2})(?:\.0+|st|nd|rd|th|\.|月|日|号)?").fullmatch

    def test(cell: str) -> bool:
        found = fits(cell)
        return found is not None and low <= int(found[1]) <= high

    return test


_ON_AXIS = re.compile(
    r"(?:[NSEWXY]\s?[:=]?\s?)?([-+\u2212]?\d[\d.,' \u00a0]*?)\s?(?:m|ft|us-?ft)?\.?\s?[NSEW]?",
    re.IGNORECASE,
).fullmatch
"""Lengths with their unit, and the letter of the axis in front or behind."""


def _projected(cell: str) -> bool:
    """Metres or feet of a projection; degrees are smaller, most counts too."""
    on_axis = _ON_AXIS(cell)
    if on_axis is not None:
        cell = on_axis[1]
    found = _FIRST(cell.replace(" ", ""))
    if found is None or not _number(cell):
        return False
    return 180 < abs(float(found[0].replace(",", ".").replace("\u2212", "-"))) < 3e7


_PART_OF_HOUSE = (
    r"haus|hs|no|nr|n[\u00ba\u00b0]|bldg|building|block|blk|apt|unit|flat|lot|b[aâ]t(?:iment)?|esc"
    r"|к(?:орп(?:ус)?)?|стр(?:оение)?"
)
_HOUSE = re.compile(
    r"(?:#|house|haus|dom|д(?:ом)?\.?)?\s?(?:n[or]\.? ?|n[\u00ba\u00b0]\.? ?|\u2116 ?)?"
    r"\d{1,6}(?:\.0|\s?[-/\u2013&+,]\s?\d{1,6}[A-Za-z]?)*\s?"
    r"(?:[A-Za-z]{1,4}\d?|[а-я]|[¼½¾]|1/2|bis|ter|号|番地?)?\.?"
    r"(?:\s?[-/]\s?[A-Za-z0-9]{1,5})*"
    rf"(?:,?\s?(?:{_PART_OF_HOUSE})\.?\s?\d{{1,4}}[A-Za-z]?){{0,2}}"
    r"|[NSEW]?\d{1,5}[NSEW]\d{0,5}",
    re.IGNORECASE,
).fullmatch
_OUT_OF = re.compile(r"\d+\s?/\s?(\d+)").fullmatch


def _houses(cells: Sequence[str]) -> np.ndarray:
    """Return which cells may be numbers of houses; points out of 40 are none."""
    parts = {found[1] if (found := _OUT_OF(cell)) else "" for cell in cells}
    if len(cells) > 3 and len(parts) == 1 and "" not in parts:
        return np.zeros(len(cells), dtype=bool)
    return each(_HOUSE)(cells)


_INDUSTRY = re.compile(
    r"(?:(?:naics|sic|nace|isic|nogwen|sbi|naf|ape|wz|rev|group)[\s.:\-]*)?[A-U]?\d{1,2}"
    r"(?:\.?\d{1,2}){0,2}\d?[A-Z]?"
    r"(?:[-,;]\d{2,6})*(?:\s*[-\u2013:]\s*\D.*)?|[A-U]|\d{2}-\d{2}",
    re.IGNORECASE,
).fullmatch
_ICD = re.compile(
    r"[A-TV-Z]\d[\dAB](?:\.?[\dA-Z]{1,4})?[\u2020*+!]?(?:\s?[-\u2013]\s?[A-TV-Z]\d[\dAB](?:\.\w+)?)?"
    r"|\d{3}(?:\.?\d{1,2})?(?:\s?-\s?\d{3}(?:\.\d{1,2})?)?|E\d{3}(?:\.\d)?|V\d\d(?:\.\d{1,2})?"
    r"|[1-9A-HJ-NP-X][A-HJ-NP-Z]\d[\dA-HJ-NP-Z](?:\.[\dA-HJ-NP-Z]{1,2})?"  # ICD-11
    r"(?:[/&][1-9A-HJ-NP-X][A-HJ-NP-Z\d][\dA-HJ-NP-Z.]{2,5}){0,4}",
    re.IGNORECASE,
).fullmatch
_TICKER = re.compile(r"[$^]?[A-Z0-9]{1,7}(?:[.\-=:/_ ^][A-Z0-9]{1,6}){0,2}").fullmatch
_GENE = re.compile(
    r"[A-Za-z][A-Za-z0-9]{0,11}(?:[-.@/:_][A-Za-z0-9]{1,8}){0,3}|\d{1,2}-[A-Za-z]\w*|MT-\w+"
).fullmatch

_ELEMENTS_LIST = """
H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu
Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba
La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb
Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs
Mt Ds Rg Cn Nh Fl Mc Lv Ts Og D R
"""
_ELEMENTS = _ELEMENTS_LIST.split()
_ATOM = "(?:" + "|".join(sorted(_ELEMENTS, key=len, reverse=True)) + ")"
_COUNT = r"(?:[0-9₀-₉]+(?:[.,][0-9]+)?|x|n)?"
_FORMULA = re.compile(
    rf"(?:[0-9]+(?:\.[0-9]+)?\s?)?(?:(?:{_ATOM}|[()\[\]]){_COUNT}|[-=≡]"
    rf"|[·.*•]\s?[0-9]*(?:\.[0-9]+)?)+"
    r"(?:\s?\^?[0-9]*[+\-−⁺⁻]+[0-9]*|[⁰¹²³⁴-⁹]*[⁺⁻])?(?:\s?\((?:s|l|g|aq)\))?"
).fullmatch

_LETTERED_MONTH = re.compile(r"(?:m|month|mo)[. _-]?(0?[1-9]|1[0-2])", re.IGNORECASE).fullmatch
_A_MONTH = _between(0, 12)


def _month(cell: str) -> bool:
    """Return whether a cell is a number of a month, as statistics offices write it too: M01."""
    return _A_MONTH(cell) or _LETTERED_MONTH(cell) is not None


NUMBERS = (
    Validator("int", "range", "a whole number", 1.0, _in_groups(_whole), usual=0.85),
    Validator("float", "range", "a number", 1.0, _in_groups(_number), usual=0.85),
    Validator("latitude", "range", "an angle of up to 90 degrees", 1.0, each(_angle(90)), 0.3,
              usual=0.85),
    Validator("longitude", "range", "an angle of up to 180 degrees, or 360", 1.0,
              each(_angle(360)), 0.3, usual=0.85),
    Validator("projected_coordinate", "range", "a length in metres or feet", 1.0,
              each(_projected), 0.3, usual=0.85),
    Validator("age", "range", "a number of years that a person reaches", 1.0, each(_age), 0.3,
              usual=0.85),
    Validator("month", "range", "a whole number from 1 to 12", 1.0, each(_month), 0.8),
    Validator("day", "range", "a whole number from 1 to 31", 1.0, each(_between(0, 31)), 0.8),
    Validator("house_number", "format", "a number with a letter at most", 1.0, _houses,
              usual=0.7),
    Validator("industry_code", "format", "a code of NAICS, NACE, SIC or ISIC", 1.0,
              each(_INDUSTRY), 0.3),
    Validator("icd_code", "format", "a code of ICD-9, ICD-10 or ICD-11", 0.3, each(_ICD), 0.5),
    Validator("stock_ticker", "format", "a symbol of few capitals and digits", 1.0,
              each(_TICKER), 0.2),
    Validator("gene_symbol", "format", "a symbol of letters and digits", 1.0, each(_GENE), 0.2),
    Validator("chemical_formula", "closed list", "a sequence of symbols of elements", 0.2,
              each(_FORMULA), 0.5),
)  # fmt: skip
