"""Columns that look like a label by their shape, and are written in a way that others are.

What is told here are doubts: a name that says so brings the label back.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...parsing.units import read_affix
from .cells import Cells
from .formats import ENOUGH
from .opinion import Opinion, forbid
from .validators_states import STATE_WORDS
from .vocabularies import state_codes

__all__ = ["lookalike_opinions"]

_SEVERAL = 5
"""Distinct cells below which one shape may be a coincidence."""
_MANY = 8
"""Distinct cells of which none has what some would."""
_DOUBT = 0.85
"""Certainty of a doubt; set by hand."""
_HARDLY_REPEAT = 0.8
"""Fraction of the cells that differ in a column of keys."""
_HALF = 0.5
_OF_COLOR = 6
"""Hexadecimal digits of a colour."""


def lookalike_opinions(cells: Cells) -> list[Opinion]:
    """Return doubts about labels whose shape columns of other things share.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.lookalikes import lookalike_opinions
    >>> tickets = [f"WEB-{number}" for number in (417, 1203, 88, 2051, 960)]
    >>> [(o.label, o.kind) for o in lookalike_opinions(Cells(tickets, [1] * 5, 5, 5, 5, 1))]
    [('license_plate', 'yields')]
    """
    found: list[Opinion] = []
    if _numbered_series(cells):
        keys = cells.n_distinct >= _HARDLY_REPEAT * cells.n_present
        heir = "identifier" if keys else "code"
        found.append(Opinion("license_plate", _DOUBT, "format:numbered_series", "yields", heir))
        if _are_no_colors(cells):
            found.append(Opinion("hex_color", _DOUBT, "format:numbered_series", "yields", heir))
    found += [doubt for doubt, holds in _DOUBTS if holds(cells)]
    if _are_no_places(cells):
        found += forbid("address", "street_name", "address_line", reason="format:no_address")
    return found


_KEY = re.compile(r"([^\W\d_]{2,8})[-. \u00a0#/_]?\d{2,}(?:[-. ]?[^\W\d_])?").fullmatch
_LETTERS = re.compile(r"[\W\d_]+").sub


def _numbered_series(cells: Cells) -> bool:
    """Few series with running numbers: keys of tickets, works, parts; plates have many letters.

    Plates of Switzerland begin with one of its cantons.
    """
    n = len(cells.values)
    if n < _SEVERAL or cells.form == "words" or not all(_LETTERS("", cell) for cell in cells.probe):
        return False
    letters = [_LETTERS("", cell) for cell in cells.values[:_MANY]]
    if len(set(letters)) > 2:
        # Then the heads decide, and a few cells without one are enough.
        missed = sum(_KEY(cell) is None for cell in cells.values[: 2 * _MANY])
        if n - missed < ENOUGH * n:
            return False
        first = {found[1] for cell in cells.values[: 2 * _MANY] if (found := _KEY(cell))}
        if len(first) > max(3, 0.1 * n):
            return False
    texts = {*letters, *(_LETTERS("", cell) for cell in cells.values[_MANY:])}
    if "" in texts or texts <= state_codes().get("CH", frozenset()):
        return False
    if len(texts) <= 2:
        return True
    heads = [found[1] for cell in cells.values if (found := _KEY(cell))]
    return len(heads) >= ENOUGH * n and len(set(heads)) <= max(3, 0.1 * n)


_SERIES = re.compile(r"([A-F]{1,3})\d{3,5}", re.IGNORECASE).fullmatch
_WEB_COLOR = re.compile(r"(?:([0-9A-F])\1){3}", re.IGNORECASE).fullmatch


def _are_no_colors(cells: Cells) -> bool:
    """One head for all and digits of any kind: a palette of a program has pairs, or many letters.

    Shades of one colour may all begin with FF.
    """
    if len(cells.values) < _SEVERAL or len(cells.values[0]) != _OF_COLOR:
        return False
    heads = {found[1].upper() for cell in cells.values if (found := _SERIES(cell))}
    if len(heads) != 1 or "FF" in heads or not all(map(_SERIES, cells.values)):
        return False
    return cells.fraction(_WEB_COLOR) < _HALF


_OUTLINE = re.compile(r"[1-9]\d?(?:\.[1-9]\d?){2}").fullmatch
_ENZYME = re.compile(r"[1-7]\.[1-9]\d?\.(?:[1-9]\d?)\.[1-9]\d{0,2}").fullmatch


def _outline(cells: Cells) -> bool:
    """Numbers of chapters begin at 1 on each level; some version of a program ends with 0."""
    if len(cells.values) < _MANY:
        return False
    return any(all(map(form, cells.values)) for form in (_OUTLINE, _ENZYME))


_JULIAN = re.compile(r"24[456]\d{4}\.\d+").fullmatch


def _julian_days(cells: Cells) -> bool:
    """Days since 4713 BC with decimals, of the years 1968 to 2023: hardly metres."""
    return len(cells.values) >= 3 and cells.coverage(_JULIAN, ENOUGH) >= ENOUGH


def _is_unit(cell: str) -> bool:
    affix = read_affix("", cell)
    return affix is not None and bool(affix.unit) and affix.is_known


def _units(cells: Cells) -> bool:
    """Units in lower case, as `cm` and `in`: codes of countries are written in capitals."""
    return all(map(str.islower, cells.probe)) and cells.fraction(_is_unit) >= _HALF


_NATIONS_LIST = """
mexican american indian canadian australian brazilian argentinian argentine austrian belgian swiss
egyptian cuban moroccan syrian british peruvian lebanese colombian chilean nigerian iraqi iranian
tunisian algerian pakistani ghanaian kenyan ethiopian jamaican venezuelan ecuadorian bolivian
mediterranean caribbean african asian european israeli saudi jordanian singaporean
mexikanisch amerikanisch indisch kanadisch australisch brasilianisch argentinisch österreichisch
belgisch schweizerisch ägyptisch kubanisch marokkanisch syrisch britisch peruanisch libanesisch
kolumbianisch chilenisch nigerianisch irakisch iranisch tunesisch algerisch pakistanisch
israelisch mediterran
mexicain mexicaine américain américaine indien indienne canadien canadienne brésilien brésilienne
autrichien autrichienne belge suisse égyptien égyptienne marocain marocaine syrien syrienne
algérien algérienne tunisien tunisienne libanais libanaise
mexicano mexicana americano americana canadiense brasileño brasileña argentino argentina suizo
suiza peruano peruana colombiano colombiana chileno chilena cubano cubana marroquí estadounidense
"""
_NATIONS = frozenset(_NATIONS_LIST.split())
"""Words for people and dishes of a nation, or a region, whose language has another name."""


def _are_state_words(cells: Cells) -> bool:
    """One or two codes of states that are words: all is OK, or neither IN nor OUT."""
    return len(cells.values) <= 2 and STATE_WORDS.issuperset(cells.values)


def _of_nations(cells: Cells) -> bool:
    """Where there are Mexican ones, the Italian ones are no languages either."""
    return len(cells.values) >= 3 and not _NATIONS.isdisjoint(map(str.lower, cells.values))


_SENTENCE = re.compile(r"(?:\S+\s+){4,}[^\W\d_A-Z]{3,}[.!?]").fullmatch
_SECTION = re.compile("\u00a7").search


def _are_no_places(cells: Cells) -> bool:
    """Sections of laws, and sentences that end as sentences do."""
    return any(
        any(map(form, cells.probe)) and cells.coverage(form) >= _HALF
        for form in (_SECTION, _SENTENCE)
    )


_FAR = re.compile("[\u0590-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SOUTH = re.compile("[\u0600-\u06ff\u0900-\u0eff]").search
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]").search
_PLACE = re.compile(
    "[市区區町村郡県縣都道府省路街弄巷号號丁番室楼樓段里]|[시군구동로길읍면리]\\s?\\d"
    "|شارع|طريق|خیابان|کوچه|بلوار|پلاک|حي|ميدان|मार्ग|रोड|सड़क|नगर|गली|मकान|रोड|সড়ক|রোড|ถนน|ซอย|หมู่"
    "|ตำบล|อำเภอ|[,،]"
).search
_WITH_NUMBER = re.compile(r"\D{2,24}\d{1,3}").fullmatch


def _numbered_phrases(cells: Cells) -> bool:
    """Short words of Asian scripts with a number behind: addresses there name what they are."""
    if cells.form == "words" or len(cells.values) < 3:
        return False
    if _FAR.search("".join(cells.probe)) is None:
        return False
    some = [c for c in cells.values if _SOUTH(c) or _EAST(c)]
    if len(some) < ENOUGH * len(cells.values) or cells.fraction(_WITH_NUMBER) < ENOUGH:
        return False
    return cells.fraction(_PLACE) < 0.1


_EAST_PLACE = re.compile(
    "[市区區町村郡县縣都道府省路街弄巷号號丁室楼樓段里栋棟幢镇鎮乡鄉通坂筋線线階层層]|胡同|番地|ビル|マンション"
    r"|\d番\d|[A-Z\d]座|[東西南北]\d+条|\d ?[-\u2010-\u2015\u30fc\uff0d之の] ?\d"
    r"|(?:[시군구로길읍면리가]|(?<!아)동)\s?\d|(?:[시군구로길읍면리]|(?<!아)동)(?:\s|$)"
    r"|\d(?:동|호|층|번지|가|길|번길)|아파트|빌딩|빌라"
).search
"""What an address or a street in Chinese, Japanese or Korean names, as a rule more than once."""


def _phrases_of_no_place(cells: Cells) -> bool:
    """Words of Chinese, Japanese or Korean none of which says what kind of place it is."""
    if len(cells.values) < 3 or _EAST("".join(cells.probe)) is None:
        return False
    return cells.fraction(_EAST) >= ENOUGH and cells.fraction(_EAST_PLACE) < 0.1


_LETTERS_BEHIND = re.compile(r"\d{4} ([A-Za-z]{2})").fullmatch


def _same_letters_behind(cells: Cells) -> bool:
    """Amounts such as 1500 TL: Dutch postal codes have letters of their own behind their digits."""
    if len(cells.values) < _SEVERAL or not any(map(_LETTERS_BEHIND, cells.probe)):
        return False
    # Others have fewer digits, or more.
    found = {match[1] for cell in cells.values if (match := _LETTERS_BEHIND(cell))}
    return len(found) == 1 and all(cell.endswith(f" {next(iter(found))}") for cell in cells.values)


_DOUBTS: tuple[tuple[Opinion, Callable[[Cells], bool]], ...] = (
    (Opinion("version", _DOUBT, "format:outline_numbers", "doubts"), _outline),
    (Opinion("projected_coordinate", _DOUBT, "range:julian_days", "doubts"), _julian_days),
    (Opinion("country_code", _DOUBT, "values:units", "doubts"), _units),
    (Opinion("state", _DOUBT, "values:state_words", "doubts"), _are_state_words),
    (Opinion("language", _DOUBT, "values:nations", "doubts"), _of_nations),
    (Opinion("address", _DOUBT, "format:numbered_phrases", "doubts"), _numbered_phrases),
    (Opinion("address_line", _DOUBT, "format:numbered_phrases", "doubts"), _numbered_phrases),
    (Opinion("postal_code", _DOUBT, "format:same_letters", "doubts"), _same_letters_behind),
    (Opinion("address", _DOUBT, "values:no_place", "doubts"), _phrases_of_no_place),
    (Opinion("address_line", _DOUBT, "values:no_place", "doubts"), _phrases_of_no_place),
    (Opinion("street_name", _DOUBT, "values:no_place", "doubts"), _phrases_of_no_place),
)
