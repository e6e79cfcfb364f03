"""Notations of some field that look like a label: chords, ranks, intervals, results of matches."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .cells import Cells
from .formats import ENOUGH
from .opinion import Opinion, hand_over

__all__ = ["notation_opinions"]

_SURE = 0.9
"""Certainty that what has a notation is none of the labels it looks like; set by hand."""
_SURER = 0.98
"""Certainty that how many there are is no step of a scale, also where a column is called size."""
_SEVERAL = 5
"""Distinct cells below which one shape may be a coincidence."""
_FEW = 3


@dataclass(frozen=True, slots=True)
class _Notation:
    """Describe one notation.

    ``match`` is truthy for a cell of it, ``also`` is a test of the whole column, and
    ``opinions`` says which labels yield.
    """

    match: Callable[[str], Any]
    also: Callable[[Cells], bool]
    opinions: list[Opinion]


def notation_opinions(cells: Cells) -> list[Opinion]:
    """Return what yields to more general labels, since cells have a notation of their own.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.notations import notation_opinions
    >>> chords = Cells(["Am7", "F#m", "Cmaj7", "G", "Dsus4"], [1] * 5, 5, 5, 5, 1)
    >>> [(opinion.label, opinion.heir) for opinion in notation_opinions(chords)][0]
    ('gene_symbol', 'code')
    """
    if _ANY(cells.values[0]) is None and _ANY(cells.values[-1]) is None:
        return []
    for known in _NOTATIONS:
        if cells.coverage(known.match, ENOUGH) >= ENOUGH and known.also(cells):
            return known.opinions
    return []


_CHORD = (
    r"[A-H](?:[#b\u266f\u266d])?(?:maj|min|mi|m|M|dim|aug|sus|add|\+|\u00b0|\u00f8)?\d{0,2}"
    r"(?:(?:sus|add|maj|M|b|#)\d{1,2}|sus)?(?:/[A-H][#b]?)?"
)
_OF_MUSIC = re.compile(r"[A-H][#b\u266f\u266d]?(?:maj|mi|m|dim|aug|sus|add)|[A-H][#b](?!\w)").match


def _are_chords(cells: Cells) -> bool:
    """Symbols of genes have capitals and digits: chords have `m`, `maj`, `sus` behind the root."""
    return len(cells.values) >= _SEVERAL and cells.fraction(_OF_MUSIC) >= 0.3


_RANK = r"\d{1,3}(?:st|nd|rd|th)"
_DAYS, _LAST_DAY = 12, 31
"""Distinct days from which on all of them below 32 are days of a month."""


def _are_ranks(cells: Cells) -> bool:
    """First to fourth may be quarters if the name says so; many up to 31st are days."""
    n = len(cells.values)
    numbers = [int(cell[:-2]) for cell in cells.values if cell[:-2].isdecimal()]
    return n >= _FEW and (n < _DAYS or max(numbers, default=0) > _LAST_DAY)


_ROMAN = r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_BEYOND_SONS = re.compile(r"VI{1,3}|IX|X[IVX]|[XLCDM]{2}").search


def _are_numerals(cells: Cells) -> bool:
    """Roman numerals behind a name end with V."""
    return len(cells.values) >= _FEW and any(map(_BEYOND_SONS, cells.values))


_PAIR = re.compile(r"(\d{1,3})[-\u2013:](\d{1,3})").fullmatch


def _are_results(cells: Cells) -> bool:
    """Ranges of house numbers go upwards and have no 0; results of matches do not.

    In Queens a house has the number of its block in front, and two digits behind.
    """
    pairs = [found.groups() for cell in cells.values if (found := _PAIR(cell))]
    if len(pairs) < _SEVERAL:
        return False
    down = sum(int(first) > int(second) for first, second in pairs)
    short = sum(len(second) == 1 or "0" in (first, second) for first, second in pairs)
    return min(down, short) >= 0.2 * len(pairs)


_PARTS_LIST = """
act appendix article case ch channel chapter chap clause col column day days draw
episode eq equation ex example exercise exhibit fig figure game gate grade group heat hour
inning issue item lane lap
lesson level line match minute month over page paragraph part period phase play plate point
problem quarter question race round row scene seat season section session set slide stage step
table task team term test theorem track trial under verse vol volume wave week year
band kapitel abb abbildung tabelle seite teil woche tag runde reihe platz aufgabe frage
tome chapitre tableau semaine jour rang place capitulo tabla semana dia fila asiento
"""
_PARTS = frozenset(_PARTS_LIST.split())
_PART = re.compile(
    r"([A-Za-z]{2,10})\.? ?(?:\d{1,4}|\d{1,3}\.\d{1,2})(?:[a-z]|\b.{0,12})"
).fullmatch


def _is_part(cell: str) -> bool:
    found = _PART(cell)
    return found is not None and found[1].lower() in _PARTS


_GAMES = frozenset({"W", "L", "D", "T"})


def _are_games(cells: Cells) -> bool:
    """Widowed and divorced are written so as well; lost is not."""
    return cells.n_distinct <= len(_GAMES) and {"W", "L"}.issubset(cells.values)


_WITH_POINT = r"\d{1,3}\.[ \u00a0][^\W\d_]{1,4}\.?"
_EXTENSION = r"(?:[Ee]xt|[Ee]xtn|[Ee]xtension|EXT)\b\.?:?\s?\d{1,6}"
_BOUND = r"[^\[\]()]{1,48}"
_OPEN = rf"\[{_BOUND},{_BOUND}\)|\({_BOUND},{_BOUND}\]"
_NUMBER_0X = r"0[xX][0-9a-fA-F]{6}"
_BASE64 = r"(?=\S*[a-z])(?=\S*[A-Z])[A-Za-z0-9+/_-]{8,}={0,2}(?:\.[\w-]+){0,2}"


_COUNT = (
    r"(?:(?:packs?|packets?|sets?|boxe?s?|lots?|cases?|bags?|pairs?|groups?|bundles?|cartons?|trays?|kits?"
    r"|crates?|rolls?|bunche?s?|strips?|cards?|teams?|sleeves?|tins?|jars?) of"
    r"|(?:packung|set|karton|kiste|beutel) (?:mit|von|\u00e0)|(?:lot|bo\u00eete|paquet|jeu) de"
    r"|(?:caja|juego|paquete|pack|estuche) de|(?:confezione|scatola|set) da"
    r"|serves|feeds|seats|sleeps|fits|holds|yields|makes|for|f\u00fcr|pour|para|per) "
    r"\d{1,4}(?: [^\W\d_]{2,12})?"
)


def _several(cells: Cells) -> bool:
    return len(cells.values) >= _FEW


def _is_encoded(cell: str) -> bool:
    """Return whether Base64 holds readable text."""
    try:
        text = base64.b64decode(cell.partition(".")[0] + "==", altchars=b"-_")
    except (binascii.Error, ValueError):
        return False
    return len(text) >= 4 and text.isascii() and text.decode("ascii").isprintable()


def _are_no_digests(cells: Cells) -> bool:
    """Digests of one kind have one length, and are no readable text."""
    n = len(cells.values)
    if n < _SEVERAL:
        return False
    lengths = set(map(len, cells.values))
    return len(lengths) > max(3, 0.2 * n) or cells.fraction(_is_encoded) >= 0.9


_OBJECT = r"[0-9a-f]{24}"
_EPOCH = (0x45000000, 0x7FFFFFFF)
"""Seconds since 1970, of the years 2006 to 2038."""


def _with_moments(cells: Cells) -> bool:
    """Object ids of MongoDB begin with a moment; of other digits one in four does."""
    if len(cells.values) < _SEVERAL:
        return False
    return all(_EPOCH[0] <= int(cell[:8], 16) <= _EPOCH[1] for cell in cells.values[:32])


def _fits(form: str) -> Callable[[str], Any]:
    return re.compile(form).fullmatch


_NOTATIONS = (
    _Notation(_fits(_CHORD), _are_chords, hand_over(
        "gene_symbol", "product", "chemical_formula",
        reason="format:chords", score=_SURE, heir="code")),
    _Notation(_fits(_RANK), _are_ranks, hand_over(
        "quarter", "day", "day_of_week", "name_suffix", "identifier",
        reason="format:ranks", score=_SURE, heir="ordinal")),
    _Notation(_fits(_ROMAN), _are_numerals, hand_over(
        "name_suffix", reason="format:roman_numerals", score=_SURE, heir="categorical")),
    _Notation(_PAIR, _are_results, hand_over(
        "house_number", reason="format:results", score=_SURE, heir="text")),
    _Notation(_is_part, _several, hand_over(
        "address_line", "street_name", "version", "license_plate", "house_number",
        reason="format:numbered_parts", score=_SURE, heir="categorical")),
    _Notation(re.compile(_COUNT, re.IGNORECASE).fullmatch, _several, hand_over(
        "ordinal", reason="format:counts", score=_SURER, heir="categorical")),
    _Notation(_GAMES.__contains__, _are_games, hand_over(
        "marital_status", reason="values:won_and_lost", score=_SURE, heir="code")),
    _Notation(_fits(_WITH_POINT), _several, hand_over(
        "measure", "duration", "day_of_week", "time",
        reason="format:ordinal_points", score=_SURE, heir="categorical")),
    _Notation(_fits(_EXTENSION), _several, hand_over(
        "address_line", reason="format:extension", score=_SURE, heir="text")),
    _Notation(_fits(_OPEN), _several, hand_over(
        "geo_coordinate", reason="format:half_open", score=_SURE, heir="text")),
    _Notation(_fits(_NUMBER_0X), _several, hand_over(
        "hex_color", reason="format:prefix_0x", score=_SURE, heir="identifier")),
    _Notation(_fits(_OBJECT), _with_moments, hand_over(
        "hash", reason="format:object_id", score=_SURE, heir="identifier")),
    _Notation(_fits(_BASE64), _are_no_digests, hand_over(
        "hash", reason="format:base64", score=_SURE, heir="text")),
)  # fmt: skip

_ANY = re.compile(
    "|".join((_CHORD, _RANK, _ROMAN, r"\d{1,3}[-\u2013:]\d{1,3}", _WITH_POINT, _EXTENSION, _OPEN,
              _NUMBER_0X, _OBJECT, _BASE64, r"[A-Za-z]{2,10}\.? ?\d.{0,16}", "[DLTW]",
              rf"(?i:{_COUNT})"))
).fullmatch  # fmt: skip
"""One look at a cell spares nearly all columns the rest."""
