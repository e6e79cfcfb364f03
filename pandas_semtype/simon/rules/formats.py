"""Formats that regular expressions recognise: internet addresses, dates, money, measures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .amounts import is_sure_amount
from .cells import Cells
from .opinion import Kind, Opinion, forbid
from .patterns import (
    AGE,
    COLOR,
    COLOR_BARE,
    COORDINATES,
    COUNTED,
    DATE_COMPACT,
    DATE_DAY_FIRST,
    DATE_MONTH_FIRST,
    DATE_SLASHED,
    DATE_WORDS,
    DIGEST,
    DOMAIN,
    DURATION,
    EMAIL,
    EMAIL_HIDDEN,
    FILE_NAME,
    FILE_PATH,
    HASH_MARKED,
    IPV4,
    IPV6,
    ISO_DATE,
    KNOWN_AGENT,
    LATITUDE,
    LONGITUDE,
    MAC,
    MEASURE,
    MIME,
    ONE_UNIT,
    PERCENT,
    PHONE_INTERNATIONAL,
    PHONE_US,
    SSN,
    TIME_12,
    TIMEZONE,
    URI,
    URI_BARE,
    USER_AGENT,
    UUID,
    VERSION_4,
    YEAR_MARKED,
    YEARS,
)

__all__ = ["ENOUGH", "FORMATS", "Format", "format_opinions"]

ENOUGH = 0.95
"""Fraction of the cells that must have a format for it to settle what the column is."""


@dataclass(frozen=True, slots=True)
class Format:
    """Describe one format.

    Parameters
    ----------
    label : str
        What a column of it is.
    reason : str
        Name of the rule.
    match : callable
        Truthy for a cell that has the format.
    needs : str
        One of these characters must stand in the first cells; "" for no such test.
    also : callable, optional
        A further test of the whole column.
    kind : {"settles", "supports"}, default "settles"
    weight : float, default 1.0
        Factor of the score, for formats that only support.
    """

    label: str
    reason: str
    match: Callable[[str], object]
    needs: str
    also: Callable[[Cells], bool] | None = None
    kind: Kind = "settles"
    weight: float = 1.0


def _letter(cell: str) -> bool:
    return not cell.lstrip("#").isdecimal()


def _lettered(cells: Cells) -> bool:
    """Digits alone are numbers: "#123" counts issues, 32 digits are an identifier."""
    return cells.fraction(_letter) >= 0.3


def _mostly_lettered(cells: Cells) -> bool:
    """Hexadecimal digits as at random: most cells with a letter, most with a digit."""
    if len(cells.values) < 4:
        return False
    with_digit = cells.fraction(lambda v: any(c.isdecimal() for c in v))
    return cells.fraction(_letter) >= 0.6 and with_digit >= 0.5


def _beyond_versions(cells: Cells) -> bool:
    """Four small numbers with dots may be a version; addresses have larger ones, also first."""
    return cells.fraction(_THREE_DIGITS) >= 0.4 and _largest_first(cells) > _MAJOR


def _largest_first(cells: Cells) -> int:
    return max([int(x[0]) for x in map(_FIRST, cells.values) if x], default=0)


_FIRST = re.compile(r"\d{1,3}(?=\.)").match
_MAJOR = 9
"""First number of versions and of numbers of enzymes at most."""
_PRIVATE = re.compile(r"(?:10|127|172\.(?:1[6-9]|2\d|3[01])|192\.168)\..*").match


def _private_addresses(cells: Cells) -> bool:
    """Addresses of networks at home have small numbers as well, but begin alike."""
    return len(cells.values) >= 3 and all(map(_PRIVATE, cells.values))


def _with_paths(cells: Cells) -> bool:
    """Half of them say more than a host."""
    return cells.fraction(_PATH) >= 0.5 and _no_works(cells)


_DOI = re.compile(r"(?:https?://)?(?:www\.|dx\.)?doi\.org/10\.\d{4,9}", re.IGNORECASE).match
_ORCID = re.compile(
    r"(?:https?://)?(?:www\.)?orcid\.org/(?:\d{4}-){3}\d{3}[\dX]/?", re.IGNORECASE
).fullmatch


def _no_works(cells: Cells) -> bool:
    """Addresses of works are rather their numbers."""
    return cells.coverage(_DOI, ENOUGH) < ENOUGH


def _version_4(cells: Cells) -> bool:
    return len(cells.values) >= 5 and cells.coverage(VERSION_4, ENOUGH) >= ENOUGH


def _signed_pairs(cells: Cells) -> bool:
    """Pairs of hexadecimal digits, not of decimal ones."""
    return cells.fraction(lambda v: any(c.isalpha() for c in v)) >= 0.5


def _known_media(cells: Cells) -> bool:
    """Kinds of works are written alike ("text/essay"): some must be known, or made of parts."""
    return cells.fraction(_KNOWN_MEDIA) >= 0.3


def _dialled(cells: Cells) -> bool:
    """Digits alone behind the sign may be a change: numbers are longer, or have parts."""
    return cells.coverage(_DIALLED, ENOUGH) >= ENOUGH


def _known_agents(cells: Cells) -> bool:
    return cells.fraction(KNOWN_AGENT) >= 0.4


_SEVERAL_ALONE, _LOOKED_AT = 4, 32
_ALPHA = re.compile(r"[^\W\d_]").search
_UNLIKELY = 0.9


def _several(cells: Cells) -> bool:
    """Eight digits are a day by chance once in a thousand times."""
    return len(cells.values) >= 3


def _year_last(cell: str) -> object:
    return DATE_DAY_FIRST.fullmatch(cell) or DATE_MONTH_FIRST.fullmatch(cell)


def _of_one_order(cells: Cells) -> bool:
    """Eight digits that end with a year: all begin with the day, or all with the month."""
    orders = (DATE_DAY_FIRST.fullmatch, DATE_MONTH_FIRST.fullmatch)
    return _several(cells) and any(cells.coverage(order, ENOUGH) >= ENOUGH for order in orders)


def _some(cells: Cells) -> bool:
    """One street number with a letter is no angle."""
    return len(cells.values) >= 2


def _one_unit(cells: Cells) -> bool:
    """One letter for all numbers; up to a hundred of "m" may be minutes, "3a" a house."""
    if len(cells.values) < 5:
        return False
    units = {cell[-1] for cell in cells.values}
    numbers = [float(x[0]) for cell in cells.values if (x := _NUMBERS(cell))]
    return len(units) == 1 and (not units & {"m", "м"} or max(numbers, default=0.0) >= 100)


_OLDEST = 120


def _of_people(cells: Cells) -> bool:
    numbers = [float(x[0]) for cell in cells.values if (x := _NUMBERS(cell))]
    return max(numbers, default=0.0) <= _OLDEST


def _not_years(cells: Cells) -> bool:
    """Years alone are lengths of time or ages: a name may say which."""
    return cells.coverage(YEARS.fullmatch, ENOUGH) < ENOUGH


_ORDINAL = re.compile(r"\d{1,3}\.[ \u00a0].*").fullmatch


def _no_ordinals(cells: Cells) -> bool:
    """Numbers with a point behind each are of rows, floors, classes, whatever letter follows."""
    return not all(map(_ORDINAL, cells.values))


def _date(cell: str) -> object:
    return ISO_DATE.fullmatch(cell) or DATE_SLASHED.fullmatch(cell) or DATE_WORDS.fullmatch(cell)


def _of_the_earth(cells: Cells) -> bool:
    """Pairs of numbers with decimals, within the range of degrees."""
    return cells.coverage(_plausible_pair, ENOUGH) >= ENOUGH


def _exactly_placed(cells: Cells) -> bool:
    """Pairs with as many decimals as places are given with; less may be anything in pairs."""
    return _of_the_earth(cells) and cells.fraction(_EXACT) >= 0.5


_KNOWN_MEDIA = re.compile(
    r"/(?:[\w.-]*[-.+][\w.+-]*|json|xml|pdf|zip|gzip|rtf|yaml|sql|wasm|html|plain|css|csv|calendar"
    r"|javascript|markdown|jpe?g|png|gif|webp|bmp|tiff?|avif|heic|mp[34]|mpeg|aac|ogg|opus|wav|webm"
    r"|flac|midi|quicktime|form-data|mixed|alternative|woff2?|ttf|otf|rfc822|http|\*)(?:\s?;|$)",
    re.IGNORECASE,
).search
_DIALLED = re.compile(r"\+\d{10,15}|\+\(?\d+\D.*").fullmatch
_EXACT = re.compile(r"\.\d{4}.*\.\d{4}|[°º\u2032]|\d\s?[NSns]\b|\b[NSns]\s?\d|[A-Za-z]{3}").search
_PATH = re.compile(r"[^/?#]+[/?#].").match
_THREE_DIGITS = re.compile(r"\b\d{3}\b").search
_NUMBERS = re.compile(r"[-+]?\d+(?:\.\d+)?").findall


def _plausible_pair(cell: str) -> bool:
    if cell[:1] in "PpS" or "°" in cell:
        return True
    pair = [abs(float(x)) for x in _NUMBERS(cell)[:2]]
    return len(pair) == 2 and max(pair) <= 180 and min(pair) <= 90


FORMATS = (
    Format("email", "format:email", EMAIL.fullmatch, "@"),
    Format("email", "format:email_hidden", EMAIL_HIDDEN.fullmatch, "[({<"),
    Format("uuid", "format:uuid", UUID.fullmatch, "-"),
    Format("uuid", "format:uuid_bare", DIGEST.fullmatch, "", _version_4),
    Format("orcid", "format:orcid", _ORCID, "/"),
    Format("uri", "format:uri", URI.fullmatch, ":", _no_works),
    Format("uri", "format:uri_bare", URI_BARE.fullmatch, "/?#", _with_paths),
    Format("mac_address", "format:mac_address", MAC.fullmatch, ":-.", _signed_pairs),
    Format("mac_address", "format:six_bytes", MAC.fullmatch, " ", _signed_pairs, "supports", 0.6),
    Format("ip_address", "format:ipv4", IPV4.fullmatch, ".", _beyond_versions),
    Format("ip_address", "format:ipv4_private", IPV4.fullmatch, ".", _private_addresses,
           "supports", 0.95),
    Format("ip_address", "format:ipv4_or_version", IPV4.fullmatch, ".", None, "supports", 0.5),
    Format("ip_address", "format:ipv6", IPV6.fullmatch, ":"),
    Format("hash", "format:digest", DIGEST.fullmatch, "", _lettered),
    Format("hash", "format:marked_digest", HASH_MARKED.fullmatch, "$:{"),
    Format("hex_color", "format:hex_color", COLOR.fullmatch, "#", _lettered),
    Format("hex_color", "format:hex_color_bare", COLOR_BARE.fullmatch, "",
           _mostly_lettered, "supports", 0.6),
    Format("datetime", "format:iso_date", ISO_DATE.fullmatch, "-/"),
    Format("datetime", "format:date", DATE_SLASHED.fullmatch, "/.-"),
    Format("datetime", "format:date_in_words", DATE_WORDS.fullmatch, ""),
    Format("datetime", "format:date_compact", DATE_COMPACT.fullmatch, "", _several),
    Format("datetime", "format:date_compact", _year_last, "", _of_one_order),
    Format("datetime", "format:dates_mixed", _date, ""),
    Format("time", "format:time_am_pm", TIME_12.fullmatch, ":"),
    Format("percent", "format:percent", PERCENT.fullmatch, "%٪"),
    Format("currency", "format:currency", is_sure_amount, ""),
    Format("latitude", "format:latitude", LATITUDE.fullmatch, "NSns", _some),
    Format("longitude", "format:longitude", LONGITUDE.fullmatch, "EWew", _some),
    Format("geo_coordinate", "format:coordinates", COORDINATES.fullmatch, ".°'\u2032",
           _exactly_placed),
    Format("geo_coordinate", "format:pairs", COORDINATES.fullmatch, ".", _of_the_earth,
           "supports", 0.5),
    Format("mime_type", "format:mime_type", MIME.fullmatch, "/", _known_media),
    Format("user_agent", "format:user_agent", USER_AGENT.fullmatch, "/", _known_agents),
    Format("file_path", "format:file_path", FILE_PATH.fullmatch, "/\\"),
    Format("file_path", "format:file_name", FILE_NAME.fullmatch, "."),
    Format("url_domain", "format:domain", DOMAIN.fullmatch, "."),
    Format("timezone", "format:timezone", TIMEZONE.fullmatch, "/+-\u2212"),
    Format("phone", "format:phone_international", PHONE_INTERNATIONAL.fullmatch, "+", _dialled),
    Format("phone", "format:phone_bare", PHONE_INTERNATIONAL.fullmatch, "+", None, "supports", 0.5),
    Format("phone", "format:phone_us", PHONE_US.fullmatch, "-.)"),
    Format("ssn", "format:ssn", SSN.fullmatch, "-", None, "supports", 0.98),
    Format("age", "format:age", AGE.fullmatch, "", _of_people),
    Format("year", "format:year_marked", YEAR_MARKED.fullmatch, "년年г"),
    Format("duration", "format:years", YEARS.fullmatch, "", None, "supports", 0.95),
    Format("age", "format:years_of_age", YEARS.fullmatch, "", _of_people, "supports", 0.65),
    Format("duration", "format:duration", DURATION.fullmatch, "", _not_years),
    Format("measure", "format:counted", COUNTED.fullmatch, ""),
    Format("measure", "format:measure", MEASURE.fullmatch, "", _no_ordinals),
    Format("measure", "format:one_unit", ONE_UNIT.fullmatch, "mgtlLKCFAVWNJлмт", _one_unit,
           "supports", 0.9),
)  # fmt: skip
"""Formats; where two settle, the earlier one wins."""

_NEEDING = {c for f in FORMATS for c in f.needs}
_PLAIN = tuple(f for f in FORMATS if not f.needs)


def format_opinions(cells: Cells) -> list[Opinion]:
    """Return the opinions that follow from the formats of the cells.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    probe = cells.probe
    letters = set("".join(probe))
    marks = letters & _NEEDING
    found: list[Opinion] = []
    for known in FORMATS if marks else _PLAIN:
        if known.needs and marks.isdisjoint(known.needs):
            continue
        coverage = cells.coverage(known.match, ENOUGH)
        if coverage >= ENOUGH and (known.also is None or known.also(cells)):
            found.append(Opinion(known.label, coverage * known.weight, known.reason, known.kind))
            if known.kind == "settles":
                break
    return [*found, *_digits_alone(cells, marks)]


def _digits_alone(cells: Cells, marks: set[str]) -> list[Opinion]:
    """Return what several cells of digits alone are not: hexadecimal digits have letters.

    Six of them have none once in seventeen times, and twelve once in three hundred.
    """
    if len(cells.values) < _SEVERAL_ALONE or marks.isdisjoint("#:-. "):
        return []
    if _ALPHA("".join(cells.values[:_LOOKED_AT])):
        return []
    if cells.coverage(IPV4.fullmatch, ENOUGH) >= ENOUGH and 0 < _largest_first(cells) <= _MAJOR:
        return [Opinion("ip_address", _UNLIKELY, "format:small_first_part", "doubts")]
    found = [*forbid("hex_color", "mac_address", reason="format:digits_alone")]
    if all(cell[0] == "#" for cell in cells.values[:_LOOKED_AT]):
        found.append(Opinion("identifier", 0.8, "format:issue_numbers", "supports"))
    return found
