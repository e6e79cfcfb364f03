"""Cells that say something with several numbers, and are no keys: rates, sizes, assignments.

A size as 71x48x16 hardly repeats and has no spaces, as keys do not; 71 per hour has a unit of time
and is none. What speaks for the label they look like speaks for a general one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .cells import Cells
from .formats import ENOUGH
from .opinion import Opinion, hand_over
from .page_ranges import are_page_ranges

__all__ = ["expression_opinions"]

_SURE = 0.9
"""Certainty that such cells are none of the labels they look like; set by hand."""
_SEVERAL = 4
"""Distinct cells below which one shape may be a coincidence."""
_MANY = 20
"""Distinct cells of which one alone may be a slip."""
_MOST = 100
"""Per cent of an ink."""
_BYTE, _HOURS = 255, 24
_YEARS = range(1900, 2101)
_EARLY = 1800
"""Year before which few decades of a column lie; 1200s and 1500s are lengths of time."""

_SPAN = (
    r"(?:second|sec|minute|min|hour|hr|day|week|wk|month|mo|year|yr|sekunde|stunde|tag|woche|monat"
    r"|jahr|heure|jour|semaine|mois|an|hora|d[ií]a|semana|mes|año)(?:e|s|en)?"
)
_RATE = rf"[-+~]?\d[\d.,]*(?:\s?[^\W\d_]{{1,12}})?\s(?:per|pro|par|por|an?|each|every)\s{_SPAN}"
_LIMIT = rf"(?:within|after|up to|at least|at most|innerhalb von|binnen|nach)\s\d{{1,4}}\s{_SPAN}n?"
_NUMBER = r"\d{1,5}(?:[.,]\d{1,3})?"
_SIZE = rf"{_NUMBER}(?:\s?[xX\u00d7]\s?{_NUMBER}){{1,2}}(?:\s?(?:[mcd]?m|in|ft|\"|px|k?g|m?l))?"
_INKS = r"(\d{1,3})/(\d{1,3})/(\d{1,3})/(\d{1,3})"
_COLOR = r"(\d{1,3}), ?(\d{1,3}), ?(\d{1,3})"
_OUT_OF = r"\d{1,4}(?:[.,]\d{1,2})?/(\d{1,4}(?:\.\d)?)"
_SPAN_OF = r"[$\u20ac\u00a3]?\d{1,4}(?:[.,]\d)?[kKmM]?"
_BAND = rf"{_SPAN_OF}\s?[-\u2013]\s?[$\u20ac\u00a3]?\d{{1,4}}(?:[.,]\d)?[kKmM]\+?"
_DECADE = r"((?:1\d|20)\d0)s"
_LONG_TIME = r"(\d{1,4}):[0-5]\d:[0-5]\d(?:[.,]\d{1,6})?"
_WITH_UNITS = r"\d{1,3}h ?[0-5]?\dm(?:in)? ?[0-5]?\d(?:[.,]\d+)?s"
_AMOUNT = r"\d{1,3}(?:\.5)? ?[^\W\d_]{2,9}\.?"
_SEVERAL_AMOUNTS = rf"{_AMOUNT}(?: ?[,&+|] ?| / ){_AMOUNT}"
_LIFE = r"\(((?:1\d|20)\d\d) ?[-\u2013] ?((?:1\d|20)\d\d)\)"
_SIXTIETHS = r"[-+]?\d{1,3} [0-5]\d [0-5]\d(?:\.\d+)?"
_BRITISH_GRID = r"[HNOST][A-HJ-Z] ?(?:\d{2} \d{2}|\d{3} \d{3}|\d{4} \d{4}|\d{5} \d{5})"
_PACE = r"\d{1,2}:[0-5]\d ?/ ?(?:km|mi|100 ?m|500 ?m)"
_ASSIGNED = r"[^\W\d]\w{0,40} ?:?= ?[^=&;\s][^=&;]{0,40}"
_MONTH = r"(?:19|20)\d\d-?M(?:0[1-9]|1[0-2])"
_NOTE = r"[A-H][#b\u266f\u266d]?-?\d"
_REFERENCE = r"\$[A-Z]{1,3}\$\d{1,7}(?::\$[A-Z]{1,3}\$\d{1,7})?"
_IN_JSON = r"\$(?:\.\.?(?:[^\W\d][\w-]*|\*)|\[[^\[\]]{1,24}\])+"
_WITH_KEY = r"(?:[^\W\d_]{2,16}[ -]){2,6}#?\d{6,12}"
_IN_XML = r"(?=[^\[\s]{0,80}\[)//?[\w:*.-]+(?:\[[^\[\]]{1,60}\]|//?[\w:*@.-]+)+"


def _fits(form: str) -> Callable[[str], Any]:
    return re.compile(form, re.IGNORECASE).fullmatch


_inks, _color, _out_of = _fits(_INKS), _fits(_COLOR), _fits(_OUT_OF)
_long_time, _life, _decade = _fits(_LONG_TIME), _fits(_LIFE), _fits(_DECADE)


def _always(cells: Cells) -> bool:  # noqa: ARG001
    return True


def _are_inks(cells: Cells) -> bool:
    """Four shares of a hundred; keys have zeros in front, or go beyond."""
    found = [x for x in map(_inks, cells.values) if x]
    return all(int(n) <= _MOST and n == str(int(n)) for x in found for n in x.groups())


def _are_colors(cells: Cells) -> bool:
    """Three bytes with commas; groups of thousands have three digits each."""
    found = [x.groups() for x in map(_color, cells.values) if x]
    if any(int(n) > _BYTE for x in found for n in x):
        return False
    return sum(len(n) < 3 for x in found for n in x[1:]) >= 0.2 * len(found)


def _of_one_most(cells: Cells) -> bool:
    """Points out of the same most: none goes beyond it. Numbers of a year's cases end alike too."""
    found = [x for x in map(_out_of, cells.values) if x]
    most = {x[1] for x in found}
    if len(most) != 1:
        return False
    limit = float(most.pop())
    if limit in _YEARS:
        return False
    return all(float(x[0].partition("/")[0].replace(",", ".")) <= limit for x in found)


def _upwards(cells: Cells) -> bool:
    """Nobody dies before birth, and few live longer than a hundred years; pages are no lives."""
    if cells.once(are_page_ranges):
        return False
    spans = [int(found[2]) - int(found[1]) for found in map(_life, cells.values) if found]
    return min(spans, default=-1) >= 0 and max(spans) <= _MOST + 20


def _are_recent(cells: Cells) -> bool:
    """Ask for decades near to ours in half of the cells: seconds are rounded to tens too."""
    starts = [int(found[1]) for found in map(_decade, cells.values) if found]
    return 2 * sum(start >= _EARLY for start in starts) >= len(starts)


def _beyond_a_day(cells: Cells) -> bool:
    """Ask for more hours than a day has: then all of them are lengths of time.

    One cell alone among many is a slip in a column of times.
    """
    beyond = sum(int(found[1]) > _HOURS for found in map(_long_time, cells.values) if found)
    return beyond >= (1 if len(cells.values) < _MANY else 2)


def _are_notes(cells: Cells) -> bool:
    """Ask for some with a sign behind the letter: others are cells of a table."""
    return cells.fraction(_SIGNED) >= 0.1


_SIGNED = re.compile("[A-H][#b\u266f\u266d]-?\\d").fullmatch

_KINDS: tuple[tuple[Callable[[str], Any], Callable[[Cells], bool], list[Opinion]], ...] = (
    (_fits(_RATE), _always, hand_over(
        "duration", "product", "age", "address", "address_line", "street_name",
        reason="format:rates", score=_SURE, heir="text")),
    (_fits(_LIMIT), _always, hand_over(
        "product", "address", "address_line", "age",
        reason="format:limits", score=_SURE, heir="text")),
    (_fits(_SIZE), _always, hand_over(
        "identifier", "code", "hash", "license_plate", "version",
        reason="format:sizes", score=_SURE, heir="text")),
    (_inks, _are_inks, hand_over(
        "identifier", "code", reason="format:inks", score=_SURE, heir="text")),
    (_color, _are_colors, hand_over(
        "identifier", "code", "int", reason="format:three_bytes", score=_SURE, heir="text")),
    (_out_of, _of_one_most, hand_over(
        "identifier", "code", "house_number",
        reason="format:out_of", score=_SURE, heir="text")),
    (_fits(_PACE), _always, hand_over(
        "identifier", "time", "duration", reason="format:pace", score=_SURE, heir="text")),
    (_fits(_ASSIGNED), _always, hand_over(
        "identifier", "code", "username", "hash",
        reason="format:assigned", score=_SURE, heir="text")),
    (_fits(_BAND), _always, hand_over(
        "identifier", "code", "license_plate", "house_number", "duration",
        reason="format:bands_in_thousands", score=_SURE, heir="text")),
    (_decade, _are_recent, hand_over(
        "duration", "measure", "identifier", "code",
        reason="format:decades", score=_SURE, heir="year_range")),
    (_long_time, _beyond_a_day, hand_over(
        "time", "text", "identifier",
        reason="format:beyond_a_day", score=_SURE, heir="duration")),
    (_fits(_WITH_UNITS), _always, hand_over(
        "measure", "identifier", "text",
        reason="format:units_of_time", score=_SURE, heir="duration")),
    (_fits(_SEVERAL_AMOUNTS), _always, hand_over(
        "measure", "age", "duration", "product",
        reason="format:several_amounts", score=_SURE, heir="text")),
    (_life, _upwards, hand_over(
        "identifier", "postal_code", "phone", "text",
        reason="format:lives", score=_SURE, heir="year_range")),
    (_fits(_SIXTIETHS), _always, hand_over(
        "longitude", "latitude", reason="format:sixtieths", score=_SURE, heir="text")),
    (re.compile(_BRITISH_GRID).fullmatch, _always, hand_over(
        "license_plate", "postal_code", "phone",
        reason="format:british_grid", score=_SURE, heir="geo_coordinate")),
    (_fits(_MONTH), _always, hand_over(
        "identifier", "code", "license_plate",
        reason="format:marked_months", score=_SURE, heir="ordinal")),
    (re.compile(_NOTE).fullmatch, _are_notes, hand_over(
        "identifier", "gene_symbol", "text",
        reason="format:notes", score=_SURE, heir="code")),
    (re.compile(_REFERENCE).fullmatch, _always, hand_over(
        "currency", "identifier", reason="format:references", score=_SURE, heir="text")),
    (_fits(_WITH_KEY), _always, hand_over(
        "product", reason="format:words_and_keys", score=_SURE, heir="text")),
    (_fits(_IN_XML), _always, hand_over(
        "file_path", "uri", "identifier", reason="format:paths_in_xml", score=_SURE, heir="text")),
    (_fits(_IN_JSON), _always, hand_over(
        "file_path", "uri", "identifier", "currency",
        reason="format:paths_in_json", score=_SURE, heir="text")),
)  # fmt: skip

_ANY = _fits(
    "|".join((_RATE, _LIMIT, _SIZE, _BAND, _DECADE, _LONG_TIME, _WITH_UNITS, _SEVERAL_AMOUNTS,
              _LIFE, _SIXTIETHS, _BRITISH_GRID, _INKS, _COLOR, _OUT_OF, _PACE, _ASSIGNED,
              _MONTH, _NOTE, _REFERENCE, _IN_JSON, _WITH_KEY,
              _IN_XML))
)  # fmt: skip
"""One look at a cell spares nearly all columns the rest."""


def expression_opinions(cells: Cells) -> list[Opinion]:
    """Return what yields to more general labels, since cells are expressions of some kind.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.expressions import expression_opinions
    >>> sizes = Cells(["71x48x16", "14x92x96", "45x25x52", "9x30x12"], [1] * 4, 4, 4, 4, 1)
    >>> [(opinion.label, opinion.heir) for opinion in expression_opinions(sizes)][0]
    ('identifier', 'text')
    """
    if cells.form or len(cells.values) < _SEVERAL:
        return []
    if _ANY(cells.values[0]) is None and _ANY(cells.values[-1]) is None:
        return []
    for match, also, opinions in _KINDS:
        if cells.coverage(match, ENOUGH) >= ENOUGH and also(cells):
            return opinions
    return []
