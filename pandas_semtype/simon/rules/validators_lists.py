"""Validators of closed lists: codes, places, truth words, degrees, points of the compass."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from itertools import compress

import numpy as np

from ...folding import fold
from .name_keys import first_of, kindless, name_key, state_named, uncoded, words_of
from .validator import Validator, each
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
    postal_states,
    sport_codes,
    state_codes,
    states,
)

__all__ = ["LISTS", "STATE_WORDS"]


_LETTER = re.compile("[a-z]").search


def _latin(cell: str) -> bool:
    return _LETTER(fold(cell.lower())) is not None


# -- truth and gender ------------------------------------------------------------------

_TRUTH_LIST = """
0 1 0.0 1.0 -1 2 y n t f x yes no true false on off j ja nein jep ok ko s si
non oui v o checked unchecked active inactive enabled disabled present absent
pass fail passed failed positive negative yes. no. √ ✓ ✔ ✗ ✘ ☑ ☐ × ○
● 是 否 有 無 无 対 不 действует д н да нет igen nem tak nie evet hayir kylla
ei ano ne sim nao hai tidak ya co khong ναι οχι כן לא نعم لا हाँ
नहीं ใช่ ไม่ใช่ 예 아니오 はい いいえ bai ez waar onwaar wahr
falsch vrai faux verdadero falso vero sant prawda falsz
"""
_TRUTH = frozenset(_TRUTH_LIST.split())


@lru_cache(maxsize=1)
def _truth_words() -> frozenset[str]:
    return _TRUTH.union(*booleans())


def _boolean(cell: str) -> bool:
    word = cell.lower().strip("\"'().")
    return word in _truth_words() or fold(word) in _truth_words()


_GENDER_WORDS_LIST = """
b g h w k 1 2 0 9 mr mrs unknown other both all male/female trans transgender
nb non-binary agender mann frau herr dame masculine feminine neuter neutral
männer frauen herren damen hommes femmes hombres mujeres niño niña garçon
fille мужчины женщины мужчина муж жен м ж 男子 女子 男生 女生 雄 雌 पुरुष
महिला स्त्री ชาย หญิง nam nữ erkek kadın mies nainen poika
tyttö homem mulher macho hembra masc fem coed co-ed mixed boys girls man woman
mannelijk vrouwelijk ذكر أنثى ذكور إناث זכר נקבה άνδρας γυναίκα
άρρεν θήλυ férfi nő muž žena lelaki perempuan laki-laki
"""


@lru_cache(maxsize=1)
def _gender_words() -> frozenset[str]:
    more = _GENDER_WORDS_LIST.split()
    return genders() | other_genders() | frozenset(more)


def _gender(cell: str) -> bool:
    known = _gender_words()
    lower = cell.lower()
    return lower in known or any(word in known for word in re.split(r"[\s/,(\-)]+", lower) if word)


# -- places and languages ----------------------------------------------------------------


def _named(*lists: Callable[[], Container[str]]) -> Callable[[str], bool]:
    """Return a test of names in lists, whole or in the usual long forms."""

    def test(cell: str) -> bool:
        if not _latin(cell):
            return True  # lists of names in other scripts are not complete
        words = words_of(cell)
        forms = (name_key(cell), kindless(words), state_named(cell, words) if words else "",
                 first_of(cell), uncoded(cell))  # fmt: skip
        return any(form and any(form in known() for known in lists) for form in forms)

    return test


_a_country = _named(countries, aggregates)


def _country(cell: str) -> bool:
    code = cell.replace(".", "")
    return _a_country(cell) or code in country_codes_2() or code in country_codes_3()


@lru_cache(maxsize=1)
def _codes_of_states() -> frozenset[str]:
    return postal_states().union(*state_codes().values())


_STATE_CODE = re.compile(r"(?:([A-Z]{2})[-._])?([A-Z0-9]{1,4})").fullmatch
_LETTERED = frozenset({"AU", "BR", "CA", "DE", "GB", "IN", "NL", "US"})
"""Countries whose states have codes of letters: US-97 is a road."""
_a_state = _named(states, countries)


def _state(cell: str) -> bool:
    found = _STATE_CODE(cell.replace(".", ""))
    if found is not None:
        country, code = found[1], found[2]
        if code in _codes_of_states():
            return True
        if code.isdecimal() and (country is None or country not in _LETTERED):
            return True
    return (len(cell) > 3 or not cell.islower()) and _a_state(cell)


STATE_WORDS = frozenset({"AS", "HI", "ID", "IN", "ME", "OK", "OR"})
"""Codes of states that are words."""


def _states(cells: Sequence[str]) -> np.ndarray:
    """Return which cells are states; words beside OK, such as NOK, make a state of an order."""
    passed = each(_state)(cells)
    if not passed.all() and STATE_WORDS.issuperset(compress(cells, passed)):
        return np.zeros(len(cells), dtype=bool)
    return passed


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
_a_language = _named(languages)


def _language(cell: str) -> bool:
    """Every part of a list of languages is one; of a list of cuisines or topics it is not."""
    if len(cell) > _LONGEST_LIST:
        return False
    parts = [part for part in _LIST_MARKS(cell) if part]
    if len(parts) > 1:
        return all(map(_a_language, parts)) or name_key(cell) in languages()
    return _a_language(cell)


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


_CONTINENTS_LIST = """
africa antarctica asia europe oceania australia northamerica southamerica
america americas centralamerica latinamerica caribbean eurasia australasia
middleeast af an as eu na oc sa ca afrika antarktis antarktika asien europa
ozeanien nordamerika sudamerika amerika mittelamerika afrique antarctique asie
oceanie ameriquedunord ameriquedusud amerique africadelnorte americadelnorte
americadelsur antartida azie zuidamerika noordamerika antartide americadonorte
americadosul asya avrupa okyanusya kuzeyamerika guneyamerika azja afryka
ameryka amerykapolnocna amerykapoludniowa northernamerica subsaharanafrica
eastasia southasia southeastasia centralasia westernasia easternafrica
westernafrica northernafrica southernafrica middleafrica pacific emea apac
latam amer
"""
_CONTINENTS = frozenset(_CONTINENTS_LIST.split())


def _continent(cell: str) -> bool:
    return not _latin(cell) or name_key(cell) in _CONTINENTS


_POINT_WORDS_LIST = """
n s e w ne nw se sw nne ene ese sse ssw wsw wnw nnw north south east west
northeast northwest southeast southwest nb sb eb wb northbound southbound
eastbound westbound n/b s/b e/b w/b no so nord sud est ouest norte sur este
oeste noreste noroeste sureste suroeste nordost nordwest sudost sudwest ost
westen osten norden suden o noord zuid oost nordeste sudeste sudoeste leste
norr soder oster vaster kuzey guney dogu bati polnoc poludnie wschod zachod
center central centre northern southern eastern western calm variable var
inbound outbound up down left right both с ю в з св юв сз юз север юг восток
запад 北 南 东 東 西 东北 東北 东南 東南 西北 西南 північ південь схід захід
شمال جنوب شرق غرب 북 남 동 서
"""
_POINT_WORDS = frozenset(_POINT_WORDS_LIST.split())
_POINT_BREAK = re.compile(r"[\s\-/&,]+").split


def _compass(cell: str) -> bool:
    word = fold(cell.lower().replace(".", ""))
    parts = [part for part in _POINT_BREAK(word) if part and part not in ("by", "to", "bound")]
    return word in _POINT_WORDS or (
        bool(parts) and len(parts) <= 4 and all(p in _POINT_WORDS for p in parts)
    )


# -- parts of names ------------------------------------------------------------------------

_HONORIFICS_LIST = """
mr mrs ms miss mx dr prof professor sir madam dame lady lord rev reverend fr
father sr sister br brother hon honorable honourable judge justice capt
captain maj major col colonel gen general lt lieutenant sgt sergeant cpl
corporal pvt private cmdr commander adm admiral gov governor pres president
sen senator rep representative amb ambassador chief officer det detective dep
deputy insp inspector mayor councilman councilwoman councilmember alderman
supervisor master mister messrs mmes esq rabbi imam pastor bishop archbishop
cardinal pope deacon elder king queen prince princess duke duchess count
countess baron baroness herr frau fraulein dipl ing mag mme madame mlle
mademoiselle monsieur m maitre me docteur senor senora senorita sra srta srs
don dona dna doctor doctora dra signor signora signorina sig sigra dott
dottssa dottoressa avv ingegnere geom senhor senhora meneer mevrouw dhr mevr
mw drs ir hr fru froken pan pani pane p doc phd bc bay bayan sayin shri smt
kumari sri shrimati mstr datuk dato tan tun encik puan tuan haji sheikh
sheikha sayyid ustaz mullah г г-н г-жа господин госпожа д-р 先生 女士 小姐
さん 様 氏 씨 السيد السيدة د. ماجد 博士 教授 mr/mrs mr.
senador diputado ministro ministra minister secretary director rt
"""
_HONORIFICS = frozenset(_HONORIFICS_LIST.split())
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
        parts = [fold(p.lower()).replace(".", "").strip("()-") for p in _NAME_BREAK(cell) if p]
        return bool(parts) and any(part in known for part in parts) and len(parts) <= 6

    return test


_EAST_ASIAN = re.compile("[\u3400-\u9fff\uac00-\ud7a3]").search
_KINDS_OF_AREAS = frozenset("구시군도区區市郡町村县縣旗州盟府道")


def _county(cell: str) -> bool:
    """Korean, Chinese and Japanese write the kind of an area behind its name."""
    return _EAST_ASIAN(cell) is None or cell.rstrip(" )）")[-1:] in _KINDS_OF_AREAS


LISTS = (
    Validator("boolean", "closed list", "a word or code of truth", 0.05, each(_boolean), 0.9),
    Validator("gender", "closed list", "a word or letter of gender", 0.1, each(_gender), 0.3),
    Validator("country", "closed list", "the name of a country", 0.02, each(_country), 0.1,
              usual=0.75),
    Validator("country_code", "closed list", "a code of a country", 0.35, each(_country_code), 0.3,
              usual=0.8),
    Validator("state", "closed list", "a name or code of a subdivision", 0.5, _states, 0.1,
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
              each(_compass), 0.3),
    Validator("honorific", "closed list", "a title in front of a name", 0.02,
              each(_listed_words(_HONORIFICS)), 0.3),
    Validator("name_suffix", "closed list", "a title or number behind a name", 0.02,
              each(_listed_words(_SUFFIXES)), 0.3),
)  # fmt: skip
