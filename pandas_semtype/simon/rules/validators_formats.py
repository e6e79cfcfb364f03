"""Validators of formats: addresses of the internet, structures, colours, phones, codes of post."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import numpy as np

from .name_keys import name_key
from .patterns import COLOR, COLOR_BARE, EMAIL_HIDDEN, IPV4, IPV6, MAC, TIMEZONE
from .validator import Validator, each
from .vocabularies import country_codes_2, zones

__all__ = ["FORMATS"]

_HEX = "[0-9a-fA-F]"

_MAIL = re.compile(
    r"[^\s@]@[^\s@]+\.[^\s@]|(?:[(\[{<]at[)\]}>]| at )\s?\S+.*(?:\.|\bdot\b)", re.IGNORECASE
).search
_UUID = re.compile(
    rf"[\"'({{]?(?:urn:)?(?:[gu]uid:)?{_HEX}{{8}}(?:-?{_HEX}{{4}}){{3}}-?{_HEX}{{12}}[\"')}}]?",
    re.IGNORECASE,
).fullmatch
_MAC = re.compile(rf"{MAC.pattern}|{_HEX}{{12}}|{_HEX}(?:{_HEX}?[:-]){{5}}{_HEX}{{1,2}}").fullmatch
_COLOR = re.compile(
    rf"{COLOR.pattern}|{COLOR_BARE.pattern}|[0-9a-fA-F]{{6}}|0x(?:{_HEX}{{6}}|{_HEX}{{8}})"
).fullmatch
_DIGEST = re.compile(
    rf"(?:0x|\\x)?{_HEX}{{7,}}|\$\S{{10,}}|[\w-]+[}}:$-]{_HEX}{{16,}}"
    r"|\{?\w{2,8}(?:-\d+)?[}:$-][\w+/$=.-]{16,}|[A-Za-z0-9+/_-]{20,}={0,2}"
).fullmatch
_URI = re.compile(r"[A-Za-z][\w+.-]{1,15}:(?://|\S)|^10\.\d{4,9}/|\bwww\d?\.|^//?[\w.~-]+/").search
_BARE_HOST = re.compile(r"[\w-]\.([A-Za-z]{2,})(?=[/:?#]|$)").finditer


def _uri(cell: str) -> bool:
    if EMAIL_HIDDEN.fullmatch(cell) is not None:
        return False
    if _URI(cell) is not None:
        return True
    # Words with dots between are no hosts: modules, keys of settings, columns of tables.
    return any(_is_ending(found[1].lower()) for found in _BARE_HOST(cell))


_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:? ?|DOI:? ?)?10\.\d{4,9}(?:\.\d+)*/\S.*"
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
    r"(?:[vV]|[\w-]{1,30}?[-_ @^~=<>v]{1,3})?\d+(?:\.(?:\d+|x|X|\*)){1,5}"
    r"(?:[-._+ ]?[A-Za-z][\w.+-]*)?|[vV]\.? ?\d+(?:\.\d+)*\w*"
).fullmatch
_HANDLE = re.compile(r"@?[^\W_][\w.-]{0,62}|@[\w.-]{1,62}|u/[\w-]+").fullmatch
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
    r"|BFPO ?\d{1,4}|KY\d-\d{4}|AD\d{3}|\d{5}-\d{5}|\d{10}|\u3012? ?\d{3}[-\uff0d]\d{4}"
    r"|[A-Z]{2}-\d{4,5}",
    re.IGNORECASE,
).fullmatch
_OF_COUNTRY = re.compile(r"([A-Z]{1,3})[- ]?(\d{3,6}|\d{3} \d{2})", re.IGNORECASE).fullmatch
_SIGNS_LIST = """
A4 B4 D5 E5 F5 H4 I5 L4 M4 N4 P4 S5 V4 Z5 CH4 FIN5 IRL3 SLO4 HR5 BIH5
"""
_SIGNS = {sign.rstrip("0123456789"): int(sign[-1]) for sign in _SIGNS_LIST.split()}
"""Signs of countries in front of postal codes, as on cars, with the digits behind them."""
_SSN = re.compile(
    r"(?!000|666|9)\d{3}([- ]?)(?!00)\d\d\1(?!0000)\d{4}|[Xx*#]{3}[- ]?[Xx*#]{2}[- ]?\d{4}"
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
    rf"(?:0[01])(?:0000000[1-7]|0[1-7]000000|{_HEX}{{2}}0000[2468aceACE]0){_HEX}{{16,}}"
).fullmatch
_GEOJSON = re.compile(
    r"\{.*[\"']type[\"']\s*:\s*[\"'](?:Multi)?(?:Point|LineString|Polygon|GeometryCollection"
    r"|Feature\w*)[\"']"
    r".*[\"'](?:coordinates|geometr(?:y|ies)|features)[\"']",
    re.DOTALL,
).match

_ENDINGS_LIST = """
com org net edu gov mil int info biz arpa name pro aero coop museum jobs mobi travel tel cat
asia post xxx eu su uk ac app dev page blog shop store online site tech xyz club top win vip
cloud space website live life world today news media agency digital email solutions systems
services company group global network center design studio art photo photography music movie tv
games game bet casino bank finance money fund capital invest insurance loans credit tax law
legal attorney health care clinic hospital dental doctor fit yoga food pizza wine beer cafe bar
restaurant hotel holiday tours flights house homes land estate properties rent auction sale
deals market marketing trade trading business ventures industries construction energy green eco
bio earth farm garden fish dog pet fashion shoes clothing jewelry gold diamonds beauty hair
style social chat community family kids baby love dating wedding gay lgbt men school college
university academy education training institute science engineering click link wiki zone works
work team tools software computer codes code hosting host domains direct directory guide guru
expert plus one ninja rocks fun cool best black red blue pink city town berlin london paris nyc
tokyo amsterdam wien hamburg koeln cologne bayern ruhr saarland swiss scot wales cymru irish
vegas miami boston istanbul moscow sydney melbourne quebec bzh corsica gal eus frl gent brussels
vlaanderen nrw africa capetown durban joburg arab google apple amazon bmw audi bbc cern barclays
hsbc aws ovh foundation ngo ong charity church faith bible local localhost lan internal home
corp intranet test example invalid onion i2p ren wang ltd gmbh inc llc srl sarl limited
management consulting partners support supply parts auto car cars bike boats taxi limo run sport
football soccer golf tennis hockey rugby surf ski
"""
_ENDINGS = frozenset(
    _ENDINGS_LIST.split()
)  # fmt: skip
"""Endings of hosts besides those of countries: the usual of the root zone, and of local nets."""
_HOST = re.compile(
    r"(?:[a-z][a-z+.-]*://)?(?:\*\.)?((?:[\w-]{1,63}\.)+)([^\W_][\w-]*)\.?(?::\d+)?/?",
    re.IGNORECASE,
).fullmatch


def _is_ending(ending: str) -> bool:
    return ending in _ENDINGS or (len(ending) == 2 and ending.upper() in country_codes_2())


def _domain(cell: str) -> bool:
    found = _HOST(cell)
    if found is None:
        return cell.lower() in _ENDINGS and cell.islower()
    ending = found[2].lower()
    if not ending.isascii() or ending.startswith("xn--"):
        return True
    known = _is_ending(ending)
    # Classes of programs and measured values are written alike: "com.acme.UserService".
    return known and (
        found[1].islower() or not any(c.islower() for c in found[1]) or found[2].islower()
    )


def _address(cell: str) -> bool:
    if "." in cell and IPV4.fullmatch(
        cell.split(" ", maxsplit=1)[0].split(",", maxsplit=1)[0].split("-", maxsplit=1)[0]
    ):
        return True
    if cell.count(":") >= 2 and IPV6.fullmatch(cell.strip("[]")):
        return True
    parts = cell.split(".")
    return (
        len(parts) == 4
        and all(p.isdecimal() or p in ("*", "x", "xx", "xxx") for p in parts)
        and (all(int(p) < 256 for p in parts if p.isdecimal()))
    )


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
    if _POST(cell):
        return True
    found = _OF_COUNTRY(cell)
    if found is None:
        return False
    sign, digits = found[1].upper(), len(found[2].replace(" ", ""))
    return digits == _SIGNS[sign] if sign in _SIGNS else sign in country_codes_2()


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


def _coordinates(cell: str) -> bool:
    if _POLES(cell) or _GEOMETRY(cell):
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


def _list(cell: str) -> bool:
    return any(mark in cell for mark in ",;|/\n\t&+、،·•") or " - " in cell or " and " in cell


FORMATS = (
    Validator("email", "format", "an e-mail address", 0.02, each(_MAIL)),
    Validator("uuid", "format", "a UUID", 0.5, each(_UUID)),
    Validator("uri", "format", "a URI", 0.5, each(_uri)),
    Validator("doi", "format", "a digital object identifier", 1e-4, each(_DOI)),
    Validator("url_domain", "format", "a host name with a known ending", 0.05, each(_domain)),
    Validator("mac_address", "format", "a hardware address", 0.3, each(_MAC)),
    Validator("ip_address", "format", "an IPv4 or IPv6 address", 0.05, each(_address)),
    Validator("hash", "format", "a digest", 1.0, each(_DIGEST)),
    Validator("hex_color", "format", "a colour in hexadecimal digits", 0.2, each(_COLOR), 0.3),
    Validator("mime_type", "format", "a media type", 0.05, each(_MIME), 0.3),
    Validator("user_agent", "format", "a product with its version", 1.0, each(_AGENT)),
    Validator("file_path", "format", "a path, or a name with a suffix", 1.0, _paths,
              usual=0.85),
    Validator("version", "format", "a version number", 1.0, each(_VERSION)),
    Validator("username", "format", "one word, or a handle", 1.0, each(_HANDLE)),
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
    Validator("geometry", "format", "WKT, WKB or GeoJSON", 1e-4, each(_geometry)),
)  # fmt: skip
