"""Validators of closed lists: codes, places, truth words, degrees, points of the compass."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from .closed_words import (
    CONTINENT_KEYS,
    GENDER_WORDS,
    HONORIFIC_WORDS,
    POINT_WORDS,
    TRUTH_WORDS,
    is_known,
    known_words,
    of_other_script,
    plain,
)
from .name_keys import name_key, words_of
from .named_places import is_latin, named_in
from .validator import Validator, each
from .validators_states import states_in
from .vocabularies import (
    aggregates,
    airports,
    booleans,
    countries,
    country_codes_2,
    country_codes_3,
    currency_codes,
    genders,
    language_codes,
    language_codes_2,
    languages,
    other_genders,
    sport_codes,
)

__all__ = ["LISTS"]


# -- truth and gender ------------------------------------------------------------------


@lru_cache(maxsize=1)
def _truth_words() -> frozenset[str]:
    return known_words(TRUTH_WORDS).union(*booleans())


def _boolean(cell: str) -> bool:
    word = " ".join(cell.lower().strip("\"'().").split())
    known = _truth_words()
    if is_known(word, known) or of_other_script(word):
        return True
    code, dash, meaning = word.partition(" - ")  # Y - Yes
    return bool(dash) and code in known and meaning in known


_INITIALS = tuple(map(frozenset, ("an", "eh", "in")))
"""Of yes and no in Czech, Turkish and Hungarian; alone, they are any letters."""


def _booleans(cells: Sequence[str]) -> np.ndarray:
    if {cell.lower() for cell in cells} in _INITIALS:
        return np.ones(len(cells), dtype=bool)
    return each(_boolean)(cells)


@lru_cache(maxsize=1)
def _gender_words() -> frozenset[str]:
    return known_words(genders() | other_genders()) | known_words(GENDER_WORDS)


_GENDER_BREAK = re.compile(r"[\s/,(\-)]+").split


def _gender(cell: str) -> bool:
    known = _gender_words()
    lower = cell.lower()
    words = {lower, *(word.strip(".").replace("'s", "s") for word in _GENDER_BREAK(lower))} - {""}
    return (
        not known.isdisjoint(words)
        or (not cell.isascii() and not known.isdisjoint(map(plain, words)))
        or of_other_script(cell)
    )


# -- places and languages ----------------------------------------------------------------

_a_country = named_in(countries, aggregates)


def _country(cell: str) -> bool:
    code = cell.replace(".", "")
    return _a_country(cell) or code in country_codes_2() or code in country_codes_3()


def _country_code(cell: str) -> bool:
    code = cell.upper().strip(" .+")
    if code.isdecimal():
        return len(code) <= 3
    return code in country_codes_2() or code in country_codes_3() or code in sport_codes()


_LOCALE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?").fullmatch


def _language_code(cell: str) -> bool:
    found = _LOCALE(cell)
    code = found[1] if found else ""
    return code.lower() in language_codes_2() or code.upper() in language_codes()


_LIST_MARKS = re.compile(r"\s*[,;/|&+\n]\s*|\s+and\s+|\s+-\s+").split
_LONGEST_LIST = 1000
"""Characters of a list of languages; to split longer ones at runs of spaces takes long."""
_a_language = named_in(languages)


_KINDS_OF_SPEECH_LIST = """
language langue lingua língua idioma lengua sprache sprog språk taal kieli keel kalba valoda
język jazyk jezik limba nyelv dili tiếng bahasa lugha mál tungumál dialect creole
"""
_KINDS_OF_SPEECH = frozenset(map(plain, _KINDS_OF_SPEECH_LIST.split()))


def _one_language(cell: str) -> bool:
    """Return whether a cell is a language, perhaps with the word for it: Tiếng Shan."""
    if _a_language(cell):
        return True
    words = words_of(cell)
    rest = [word for word in words if word not in _KINDS_OF_SPEECH]
    if len(rest) == len(words) or not rest:
        return False
    return "".join(rest) in languages() or all(word in languages() for word in rest)


def _language(cell: str) -> bool:
    """Every part of a list of languages is one; of a list of cuisines or topics it is not."""
    if len(cell) > _LONGEST_LIST:
        return False
    parts = [part for part in _LIST_MARKS(cell) if part]
    if len(parts) > 1:
        return all(map(_one_language, parts)) or name_key(cell) in languages()
    return _one_language(cell)


_EXCHANGE = re.compile(r"([A-Z]{3})\s?(?:[/:>|\u2192\u2013-]|=>|->|to)\s?([A-Z]{3})").fullmatch


def _currency_code(cell: str) -> bool:
    """Return whether a cell is a code, or the codes of two that are exchanged."""
    found = _EXCHANGE(cell)
    if found is not None:
        return found[1] in currency_codes() and found[2] in currency_codes()
    return cell.upper() in currency_codes()


_TWO_CODES = re.compile(
    r"([A-Z0-9]{3,4})(?:\s?[/|,]\s?([A-Z0-9]{3,4})|\s?\(([A-Z0-9]{3,4})\))"
).fullmatch


def _airport(cell: str) -> bool:
    """Return whether a cell is the code of an airport, or both codes of one."""
    code = cell.upper()
    found = _TWO_CODES(code)
    if found is not None:
        both = (found[1], found[2] or found[3])
        return {3, 4} == set(map(len, both)) and all(map(_airport, both))
    if len(code) == 4:
        return code in airports("icao") or (code[0] == "K" and code[1:] in airports("local"))
    return len(code) == 3 and (code in airports("iata") or code in airports("local"))


_CONTINENTS = frozenset(CONTINENT_KEYS.split())


def _continent(cell: str) -> bool:
    return not is_latin(cell) or name_key(cell) in _CONTINENTS


_POINT_WORDS = known_words(POINT_WORDS)
_POINT_BREAK = re.compile(r"[\s\-/&,]+").split
_BESIDE_POINTS = frozenset({"by", "to", "bound", "facing", "side", "wind"})
_CHARACTERS = re.compile(
    "[东東西南北]{1,3}(?:[偏微][东東西南北])?[部方向边邊侧側风風寄りのき]{0,3}"
    "|(?:[동서남북]{1,3}|[남북]서|[남북]동)(?:쪽|향|부|방|풍|측)?"
).fullmatch


def _compass(cell: str) -> bool:
    bare = cell.lower().replace(".", "")
    if is_known(bare, _POINT_WORDS) or (not cell.isascii() and _CHARACTERS(cell)):
        return True
    parts = [part for part in _POINT_BREAK(bare) if part and part not in _BESIDE_POINTS]
    if 1 <= len(parts) <= 4 and all(is_known(p, _POINT_WORDS) for p in parts):
        return True
    return of_other_script(cell)


_POINT_LETTERS = tuple(
    frozenset(letters.split())
    for letters in (
        "k g d b kd kb gd gb kkd kkb ggd ggb dkd dgd bkb bgb",
        "n o z w no nw zo zw nno nnw ono ozo zzo zzw wnw wzw",
        "s j v z sv sz jv jz ssv ssz jjv jjz vsv vjv zsz zjz",
        "é d k ny ék ény dk dny éék éény ddk ddny kék kdk nyény nydny",
        "p e i l ko lu ka lo",
        "pn pd wsch zach pn-wsch pn-zach pd-wsch pd-zach",
        "š p r v šr šv pr pv",
        "z d a r za zr da dr",
        "b n đ t đb tb đn tn",
        "u s t b tl bl tg bd",
        "с ј и з си сз ји јз",
        "с ю и з си сз юи юз",
        "б н а д ба бд на нд",
        "β ν α δ βα βδ να νδ",
        "ש ד",
    )
)
"""Abbreviations of the points by language; alone, K and B are grades, sizes and lots else."""
_SIMPLE_POINTS = 4


def _points(cells: Sequence[str]) -> np.ndarray:
    """Return which cells are points; letters of other languages count as whole systems."""
    passed = each(_compass)(cells)
    if not passed.all():
        words = {cell.lower().replace(".", "") for cell in cells}
        if len(words) >= _SIMPLE_POINTS and any(map(words.issubset, _POINT_LETTERS)):
            return np.ones(len(cells), dtype=bool)
    return passed


# -- parts of names ------------------------------------------------------------------------

_HONORIFICS = known_words(HONORIFIC_WORDS)
_SUFFIXES_LIST = """
jr sr i ii iii iv v vi vii viii ix x 1st 2nd 3rd 4th 2d 3d junior senior esq
esquire md phd dds dmd do dvm jd rn lpn np pa pac cpa cfa pe mba ma ms msc bsc
ba bs bed med edd psyd pharmd dpm od dc rph msw lcsw lmsw lpc lmft faia aia ra
leed ap ret usn usmc usaf usa cbe obe mbe kbe om qc kc frs fils pere hijo
filho neto sobrinho mlitt llb llm dphil dba cfp clu msn aprn crna faan facp
facs mph dnp bsn rd ccc slp otr pt dpt atc cissp pmp sj osb op ofm
"""
_SUFFIXES = frozenset(_SUFFIXES_LIST.split())
_NAME_BREAK = re.compile(r"[\s,/&]+|\band\b").split


def _listed_words(known: frozenset[str]) -> Callable[[str], bool]:
    def test(cell: str) -> bool:
        bare = [p.lower().replace(".", "").strip("()-") for p in _NAME_BREAK(cell) if p]
        if 0 < len(bare) <= 6 and (
            not known.isdisjoint(bare)
            or (not cell.isascii() and not known.isdisjoint(map(plain, bare)))
        ):
            return True
        return of_other_script(cell)

    return test


_EAST_ASIAN = re.compile("[\u3400-\u9fff\uac00-\ud7a3]").search
_KINDS_OF_AREAS = frozenset("구시군도区區市郡町村县縣旗州盟府道")


def _county(cell: str) -> bool:
    """Korean, Chinese and Japanese write the kind of an area behind its name."""
    return _EAST_ASIAN(cell) is None or cell.rstrip(" )）")[-1:] in _KINDS_OF_AREAS


LISTS = (
    Validator("boolean", "closed list", "a word or code of truth", 0.05, _booleans, 0.9),
    Validator("gender", "closed list", "a word or letter of gender", 0.1, each(_gender), 0.3),
    Validator("country", "closed list", "the name of a country", 0.02, each(_country), 0.1,
              usual=0.75),
    Validator("country_code", "closed list", "a code of a country", 0.35, each(_country_code), 0.3,
              usual=0.8),
    Validator("state", "closed list", "a name or code of a subdivision", 0.5, states_in, 0.1,
              usual=0.5),
    Validator("county", "closed list", "an area, its kind behind its name in East Asian scripts",
              1.0, each(_county), 0.3),
    Validator("language", "closed list", "the name of a language", 0.02, each(_language), 0.5),
    Validator("language_code", "closed list", "a code of a language", 0.3,
              each(_language_code), 0.3, usual=0.7),
    Validator("currency_code", "closed list", "a code of a currency", 0.02,
              each(_currency_code), 0.3, usual=0.85),
    Validator("airport_code", "closed list", "a code of an airport", 0.5, each(_airport), 0.3,
              usual=0.85),
    Validator("continent", "closed list", "the name or code of a continent", 0.02,
              each(_continent), 0.3),
    Validator("compass_direction", "closed list", "a point of the compass", 0.2,
              _points, 0.3),
    Validator("honorific", "closed list", "a title in front of a name", 0.02,
              each(_listed_words(_HONORIFICS)), 0.3),
    Validator("name_suffix", "closed list", "a title or number behind a name", 0.02,
              each(_listed_words(_SUFFIXES)), 0.3),
)  # fmt: skip
