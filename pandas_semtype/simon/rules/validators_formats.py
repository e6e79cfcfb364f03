"""Validators of formats: structures, colours, phones, codes of post, places on the earth."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import numpy as np

from .name_keys import name_key
from .patterns import COLOR, COLOR_BARE, TIMEZONE
from .postal_signs import is_signed_code
from .validator import Validator, each
from .vocabularies import zones

__all__ = ["FORMATS"]

_HEX = "[0-9a-fA-F]"

_UUID = re.compile(
    rf"[\"'({{]?(?:urn:)?(?:[gu]uid:)?{_HEX}{{8}}(?:-?{_HEX}{{4}}){{3}}-?{_HEX}{{12}}[\"')}}]?",
    re.IGNORECASE,
).fullmatch
_COLOR = re.compile(
    rf"{COLOR.pattern}|{COLOR_BARE.pattern}|[0-9a-fA-F]{{6}}|0x(?:{_HEX}{{6}}|{_HEX}{{8}})"
).fullmatch
_DIGEST = re.compile(
    rf"(?:0x|\\x)?{_HEX}{{7,}}|\$\S{{10,}}|[\w-]+[}}:$-]{_HEX}{{16,}}"
    r"|\{?\w{2,8}(?:-\d+)?[}:$-][\w+/$=.-]{16,}|[A-Za-z0-9+/_-]{20,}={0,2}"
).fullmatch
_MIME = re.compile(
    r"(?:application|audio|chemical|drawing|example|font|haptics|image|message|model|multipart"
    r"|text|video|x-[\w-]+|binary|content)/(?:[\w.+*-]+)(?:\s?[;,].*)?",
    re.IGNORECASE,
).fullmatch
_AGENT = re.compile(
    r"[A-Za-z][\w.!-]{0,60}/v?\d|bot\b|bot/|crawl|spider|Mozilla|Agent|client|-$", re.IGNORECASE
).search
_PATH = re.compile(r"[/\\]|\.[A-Za-z0-9]{1,10}$").search
_SUFFIX = re.compile(r"[^/\\]+\.([A-Z]\d{1,4})").fullmatch


def _paths(cells: Sequence[str]) -> np.ndarray:
    """Return which cells are paths or files; call numbers have many suffixes, files do not."""
    suffixes = [found[1] for found in map(_SUFFIX, cells) if found]
    most = len(suffixes) >= max(_SOME_CODES, 0.8 * len(cells))
    if most and len(set(suffixes)) > 0.5 * len(cells):
        return np.zeros(len(cells), dtype=bool)
    return each(_PATH)(cells)


_VERSION = re.compile(
    r"(?:(?:[\^~=<>!]{1,3} ?)?[vV]?|[\w-]{1,30}?[-_ @^~=<>v]{1,3})(?:\d:)?"
    r"(?:\d+(?:\.\d+){2,5}[-+_]\d[\w.+~-]*"  # of a package, a build
    r"|\d+(?:\.(?:\d+|x|X|\*)){1,5}"
    r"(?:[-._+~ ]?[A-Za-z][\w.+~-]*"
    r"|-\d+(?:[A-Za-z]|-g[0-9a-f]{5})[\w.+~-]*)?"  # of a distribution; commits since then
    r"(?:\s?\((?:build |r)?[\w.+-]{1,20}\)|\s[Bb]uild\s?\d+)?)"
    r"|[vV]\.? ?\d+(?:\.\d+)*\w*|\d{1,3}_\d{1,3}(?:_\d{1,5}){1,2}"
).fullmatch
_MARKUP = re.compile(
    r"</?[A-Za-z!?][^<>]*>|&(?:[a-z]{2,8}|#\d+|#x[0-9a-f]+);|<!--", re.IGNORECASE
).search

_TAG = re.compile(
    r"<(?:!doctype html|\?xml|!--"
    r"|(a|abbr|article|b|blockquote|body|br|button|code|div|em|font|footer"
    r"|form|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|meta|nav|ol|option|p"
    r"|pre|script|section|select|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|title"
    r"|tr|u|ul)(?=[\s/>])[^<>]*>)|<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?(?:/>|>.*</\2>)",
    re.IGNORECASE | re.DOTALL,
).search

_DIGITS = re.compile(r"\d").findall
_LETTER = re.compile("[A-Za-z]").search
_PHONE = re.compile(r"[\d\s()+./\-\u2010-\u2015x*#,;:|&\[\]\"'A-Za-z\u00a0]+").fullmatch

_FIRST, _LATER, _BRITISH = "[ABCEGHJ-NPR-TVXY]", "[ABCEGHJ-NPR-TV-Z]", "[ABD-HJLNP-UW-Z]"
"""Letters of Canadian codes, first and later ones, and last ones of British codes: both leave out
letters that look like others.
"""
_POST = re.compile(
    r"\d{1,6}"  # many countries; read as numbers, zeros are lost
    r"|\d{5}[- ]?(?:\d{4})?|\d{9}"  # USA
    r"|\d{3} ?\d{2}|\d{2}-\d{3}|\d{4} ?[A-Z]{2}|\d{4}-?\d{3}|\d{3}-?\d{4}|\d{5}-?\d{3}|\d{5}-\d{2}"
    rf"|[A-Z]{{1,2}}\d[A-Z\d]? ?(?:\d{_BRITISH}{{0,2}})?|GIR ?0AA"  # its districts as well
    rf"|{_FIRST}\d{_LATER}[- ]?(?:\d{_LATER}\d)?"  # Canada
    r"|[A-Z]\d[\dW] ?[A-Z\d]{4}|[A-Z]\d{4}[A-Z]{3}"
    r"|[A-Z]{2} ?\d{2}|[BKPT][A-Z]\d{4}|BB ?\d{5}|[A-Z]{3} ?\d{2,4}|[A-Z]{4} ?1ZZ"
    r"|BFPO ?\d{1,4}|KY\d-\d{4}|AD\d{3}|\d{5}-\d{5}|\d{10}|\u3012? ?\d{3}[-\uff0d]\d{4}",
    re.IGNORECASE,
).fullmatch
_SSN = re.compile(
    r"(?:(?:SSN|SS ?#|social security(?: (?:number|no\.?))?)[\s:#]{0,3})?"
    r"(?:(?!000|666|9)\d{3}(\s?[-.\u2010-\u2013]\s?|\s?)(?!00)\d\d\1(?!0000)\d{4}"
    r"|[Xx*#\u2022]{3}[- ]?[Xx*#\u2022]{2}[- ]?\d{4}"
    r"|(?!000|666|9)\d{3}-(?:(?!00)\d\d|[Xx*#\u2022]{2})-[Xx*#\u2022]{4})",
    re.IGNORECASE,
).fullmatch
_PLATE = re.compile(
    r"[^\W_]{1,8}(?:[-. \u00b7:][^\W_]{1,8}){0,3}|[A-Z]{2}\d\d[A-Z]{1,3}\d{4}"  # India
    r"|[^\W\d_]\d{3}[^\W\d_]{2}\d{3}"  # Russia
).fullmatch

_ZONE_WORD = re.compile(
    r"UTC|GMT|\btime\b|zeit\b|[+\u2212-]\d\d:?\d\d|^[A-Z]{3,5}$", re.IGNORECASE
).search
_ZONE_NAME = re.compile(r"[A-Za-z][\w-]+(?:/[\w+-]+){1,2}").fullmatch
_LATER_ZONE = re.compile(r"Etc/GMT[+-]?\d{1,2}").fullmatch
_PAIR = re.compile(r"[-+]?\d{1,3}[.,]\d+").findall
_MARGIN = re.compile(r"\d\s*\(\s*[-+]?\d[\d.]*\s*\)").search
_POLES = re.compile(
    r"(?<!\d)(?<!\d[.,])\d[\d.,]*\s?[°º:'\u2032\"\u2033]?\s?[NS].*\d.*[EWO]|[NS]\s?\d.*[EWO]\s?\d",
    re.IGNORECASE,
).search
_AT_SEA = 4.0
"""Degrees around the place where equator and prime meridian meet that are water: pairs of small
numbers are vectors.
"""
_DEGREE_KEYS = ("lat", "lon", "lng", "point")
_GEOMETRY = re.compile(
    r"(?:SRID=\d+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON|CURVE|SURFACE)|GEOMETRYCOLLECTION"
    r"|CIRCULARSTRING|TRIANGLE|TIN|POLYHEDRALSURFACE",
    re.IGNORECASE,
).match
_GEOMETRY_BODY = re.compile(
    r"[^(]*(?:\bEMPTY\b.*|(?:Z|M|ZM)?\s*\(.*)", re.IGNORECASE | re.DOTALL
).fullmatch
_WKB = re.compile(
    rf"(?:0x|\\x)?(?:0[01])(?:0000000[1-7]|0[1-7]000000|{_HEX}{{2}}0000[2468aceACE]0){_HEX}{{16,}}"
).fullmatch
_GEOJSON = re.compile(
    r"\{(?=.*[\"']type[\"']\s*:\s*[\"'](?:Multi)?(?:Point|LineString|Polygon"
    r"|GeometryCollection|Feature\w*)[\"'])"
    r"(?=.*[\"'](?:coordinates|geometr(?:y|ies)|features)[\"'])"
    r"|\{(?=.*[\"'](?:rings|paths|points)[\"']\s*:\s*\[\s*\[[\[\s]*-?\d)"  # of Esri
    r"|\{(?=.*[\"']x[\"']\s*:)(?=.*[\"']y[\"']\s*:)(?=.*[\"']spatialReference[\"'])",
    re.DOTALL,
).match

_PATENT = re.compile(r"[A-Z]{2}[ \d/.-]{5,}[ -]?[A-CTU]\d?").fullmatch
"""Country, number, and a code of the kind of publication."""


def _phone(cell: str) -> bool:
    if _PHONE(cell) is None or _PATENT(cell) is not None:
        return False
    n = len(_DIGITS(cell))
    if n < 3 or n > 60:
        return False
    letters = sum(map(str.isalpha, cell)) if _LETTER(cell) is not None else 0
    return (n >= 5 and letters <= n) or (
        n + letters >= 7 and letters <= 8 and n >= 3 and cell[0] in "+(0123456789"
    )


def _postal(cell: str) -> bool:
    """Return whether a cell may be a postal code; what is in front of it must be a country."""
    return _POST(cell) is not None or is_signed_code(cell)


_CANADA = re.compile(r"[A-Z](\d)([A-Z])[- ]?\d([A-Z])\d", re.IGNORECASE).fullmatch


def _postals(cells: Sequence[str]) -> np.ndarray:
    """Return which cells may be postal codes.

    The last letters of Canadian codes differ; where none of the letters do, but the first digit
    does, they name what stands behind them: scores, or stages.
    """
    passed = each(_postal)(cells)
    if len(cells) < _SOME_CODES or _CANADA(cells[0]) is None:
        return passed
    found = [match.groups() for match in map(_CANADA, cells) if match]
    if len(found) == len(cells):
        digits, middle, last = (len(set(group)) for group in zip(*found, strict=True))
        if digits > 1 and middle == last == 1:
            return np.zeros(len(cells), dtype=bool)
    return passed


_SOME_CODES = 4
"""Distinct codes of which two letters are not the same by chance."""


def _timezone(cell: str) -> bool:
    """Areas with places are a closed list: the tz database has no Europe/Mars."""
    if _ZONE_NAME(cell):
        return name_key(cell) in zones() or _LATER_ZONE(cell) is not None
    return bool(TIMEZONE.fullmatch(cell) or _ZONE_WORD(cell)) or name_key(cell) in zones()


_GRID = re.compile(
    r"(?:[1-9]|[1-5]\d|60)\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z][A-HJ-NP-V]"
    r"(?=\s?((?:\d\s?){4,10})\Z)\s?\d+(?:\s\d+)?",
    re.IGNORECASE,
).fullmatch
"""The military grid: zone, square, and as many digits eastwards as northwards."""
_ISO_6709 = re.compile(
    r"[+-](\d\d)(?:\d\d){0,2}(?:\.\d+)?[+-](\d{3})(?:\d\d){0,2}(?:\.\d+)?"
    r"(?:[+-]\d+(?:\.\d+)?)?(?:CRS[\w]+)?/?"
).fullmatch
_TWO_ANGLES = re.compile(
    r"[-+]?\d{1,2}\s?[\u00b0\u00ba]\s?\d{1,2}(?:[.,]\d+)?\s?['\u2032\u2019].*?[\s,;/|]"
    r"[-+]?\d{1,3}\s?[\u00b0\u00ba]\s?\d{1,2}(?:[.,]\d+)?\s?['\u2032\u2019].*"
).fullmatch
_PLUS_CODE = re.compile(
    r"[23456789CFGHJMPQRV][23456789CFGHJMPQRVWX]{7}\+[23456789CFGHJMPQRVWX]{2,3}"
).fullmatch


_HEADS_OF_GRIDS = frozenset("+-CFGHJMPQRV")
"""What such a cell begins with, if not with a digit."""


def _is_on_grid(cell: str) -> bool:
    """Return whether a cell is a place in a notation that has no pair of decimals."""
    head = cell[:1]
    if not head.isdecimal() and head not in _HEADS_OF_GRIDS:
        return False
    found = _GRID(cell) if head.isdecimal() else None
    if found is not None:
        return len(found[1].replace(" ", "")) % 2 == 0
    found = _ISO_6709(cell) if head in "+-" else None
    if found is not None:
        return int(found[1]) <= 90 and int(found[2]) <= 180
    return _TWO_ANGLES(cell) is not None or _PLUS_CODE(cell) is not None


def _coordinates(cell: str) -> bool:
    if _POLES(cell) or _GEOMETRY(cell) or _is_on_grid(cell):
        return True
    if "±" in cell or _MARGIN(cell):
        return False
    pair = _PAIR(cell)
    if cell[:1] == "{":
        return len(pair) >= 2 and any(word in cell.lower() for word in _DEGREE_KEYS)
    tail = pair[-2:] if len(pair) != 3 else pair[:2]  # a height may follow; an address precede
    if len(tail) < 2 or (len(pair) > 3 and not any(c.isalpha() for c in cell)):
        return False
    first, second = (abs(float(x.replace(",", "."))) for x in tail)
    if 0 < max(first, second) < _AT_SEA:
        return False
    return min(first, second) <= 90 and max(first, second) <= 180


def _geometry(cell: str) -> bool:
    if cell[:1] == "{":
        return _GEOJSON(cell) is not None
    if cell[:1] == "<" and cell[-1:] == ">":  # how shapely shows them
        cell = cell[1:-1].strip()
    if _GEOMETRY(cell):
        return _GEOMETRY_BODY(cell) is not None
    return _WKB(cell) is not None


def _json(cell: str) -> bool:
    if cell[:1] + cell[-1:] not in ("{}", "[]", "()") or _TUPLE(cell) is not None:
        return False
    if len(cell) >= 1000:  # its middle is cut
        return True
    try:
        json.loads(cell)
    except ValueError:
        return _LITERAL(cell) is not None
    return True


_TUPLE = re.compile(r"\([-+\d\s.,;]*\)").fullmatch
"""Numbers in brackets are points, or intervals; JSON has no such brackets."""
_LITERAL = re.compile(
    r"[\[({]\s*(?:[\])}]|(?:[\"'{\[(]|-?\d|True|False|None|true|false|null|nan|NaN"
    r"|\w+\().*[\])}])",
    re.DOTALL,
).fullmatch


_LIST_MARKS = frozenset(",;|/\n\t&+、،·•")


def _list(cell: str) -> bool:
    return not _LIST_MARKS.isdisjoint(cell) or " - " in cell or " and " in cell


FORMATS = (
    Validator("uuid", "format", "a UUID", 0.5, each(_UUID)),
    Validator("hash", "format", "a digest", 1.0, each(_DIGEST)),
    Validator("hex_color", "format", "a colour in hexadecimal digits", 0.2, each(_COLOR), 0.3),
    Validator("mime_type", "format", "a media type", 0.05, each(_MIME), 0.3),
    Validator("user_agent", "format", "a product with its version", 1.0, each(_AGENT)),
    Validator("file_path", "format", "a path, or a name with a suffix", 1.0, _paths,
              usual=0.85),
    Validator("version", "format", "a version number", 1.0, each(_VERSION)),
    Validator("json", "format", "JSON, or a literal of Python", 1e-3, each(_json)),
    Validator("html", "format", "text with a tag or an entity", 1e-3, each(_MARKUP), 0.1,
              each(_TAG)),
    Validator("list", "format", "several values with a delimiter", 1.0, each(_list)),
    Validator("phone", "format", "a telephone number", 1.0, each(_phone), usual=0.85),
    Validator("postal_code", "format", "a postal code of some country", 1.0, _postals,
              usual=0.85),
    Validator("ssn", "format", "nine digits with possible groups", 0.9, each(_SSN), 0.5),
    Validator("license_plate", "format", "letters and digits in few groups", 1.0, each(_PLATE),
              usual=0.85),
    Validator("timezone", "format", "a time zone", 1.0, each(_timezone)),
    Validator("geo_coordinate", "range", "a pair of degrees", 0.1, each(_coordinates)),
    Validator("geometry", "format", "WKT, WKB or JSON of shapes", 1e-4, each(_geometry)),
)  # fmt: skip
