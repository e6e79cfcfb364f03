"""People with the word that they are addressed by: `Sig. Neri (VR)`, `Mrs K Walsh`.

Few of them that repeat look like categories, and a remark behind the name like something else.
Chinese, Japanese and Korean write the word behind the name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .cells import Cells
from .formats import ENOUGH
from .name_keys import words_of
from .name_words import is_occupation, is_organisation
from .opinion import Opinion, forbid
from .vocabularies import own_family_names

__all__ = ["addressed_name_opinions"]

_FEWEST = 3
"""Distinct cells below which a name may be a coincidence."""
_SUPPORT = 0.95
_ADDRESSED = 0.2
"""Fraction of East Asian names that have such a word; the others may go without."""
_KNOWN, _KNOWN_OF_JAPAN = 0.8, 0.3
"""Fraction of them that begin with a family name of the lists, which have few of Japan."""
_MOST_CELLS = 32

_TITLES_LIST = """
mr mrs ms miss mx herr frau hr fr mme mlle mmes mm m dr dra prof profa sig sigra sigg signor signora
dott dottssa avv ing sra srta senor senora dhr mevr mw mevrouw meneer pan pani mgr
fru froken hrn rva sayin
"""
_TITLES = frozenset(_TITLES_LIST.split())
_DOUBTFUL = frozenset({"avv", "dr", "fr", "hr", "ing", "m", "mm", "prof"})
"""Those that mean other things in front of an occupation; Mr Smith and Herr Koch are people."""
_TITLED = re.compile(
    r"(?P<titles>(?:[^\W\d_]{1,8}\.?(?:[ -]?ra|[ -]?ssa|[ ]?med)?\.?\s+){1,2})"
    r"(?P<name>(?:[A-Z\u00c0-\u017e][\w'\u2019.-]*|d[aeiou]|de[nrl]|van|von|la|le|ten|ter|zu)"
    r"(?:\s+(?:[A-Z\u00c0-\u017e][\w'\u2019.-]*|d[aeiou]|de[nrl]|van|von|la|le|ten|ter|zu)){0,3})"
    r"(?:\s*(?:\(.{1,24}\)|[,;/\u2013-]\s*.{1,24}))?"
).fullmatch

_BEHIND = (
    "(?:様|さま|さん|殿|君|くん|ちゃん|先生|女士|小姐|太太|师傅|師傅|老师|老師|医生|醫生|经理|經理"
    "|[ \u3000]?(?:님|씨|과장님?|대리님?|부장님?|팀장님?|원장님?|교수님?|선생님|기사님?))$"
)
_BEHIND_OF_JAPAN = re.compile("(?:様|さま|さん|殿|君|くん|ちゃん|先生)$").search
_WORD_BEHIND = re.compile(_BEHIND).search
_BARE = re.compile(
    "[\u4e00-\u9fff々\u3040-\u30ff]{1,4}[ \u3000]?[\u4e00-\u9fff々\u3040-\u30ff]{0,4}"
    "|[\uac00-\ud7a3]{2,4}|[\uac00-\ud7a3]{1,2} [\uac00-\ud7a3]{1,2}"
).fullmatch
_NO_PEOPLE = re.compile(
    "[屋者店社部課局院館校所員客皆奥家方会組長族众眾]$|顾客|顧客|客户|고객|회원|お子$"
).search
"""What a head that is no name of a person ends with, or is."""

_RIVALS = (
    "categorical", "text", "city", "last_name", "first_name", "company", "product", "code",
    "department", "ordinal", "address", "state", "place_name", "county", "street_name", "job_title",
)  # fmt: skip


def addressed_name_opinions(cells: Cells) -> list[Opinion]:
    """Return whether cells are names of people with a word such as Mr in front, or san behind.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.addressed_names import addressed_name_opinions
    >>> values = ["Mr Dean (Leeds)", "Mrs Webb (Kent)", "Mr Oliver (York)"]
    >>> addressed_name_opinions(Cells(values, [1] * 3, 3, 3, 3, 1))[0].label
    'person_name'
    """
    if len(cells.values) < _FEWEST or not (_are_titled(cells) or _are_of_the_east(cells)):
        return []
    found = Opinion("person_name", _SUPPORT, "format:addressed_names", "supports")
    return [found, *forbid(*_RIVALS, reason="format:addressed_names", families=False)]


def _are_titled(cells: Cells) -> bool:
    return any(map(_is_titled, cells.probe)) and cells.coverage(_is_titled, ENOUGH) >= ENOUGH


def _is_titled(cell: str) -> bool:
    found = _TITLED(cell)
    if found is None:
        return False
    written = [re.sub(r"[\W_]", "", title) for title in found["titles"].split()]
    if not cell.isupper() and any(len(title) > 1 and title.isupper() for title in written):
        return False  # a department is written so, as HR
    titles = _TITLES.intersection(map(str.lower, written))
    words = words_of(found["name"])
    if not titles or not words or is_organisation(words):
        return False
    return not titles <= _DOUBTFUL or not any(map(is_occupation, words))


def _are_of_the_east(cells: Cells) -> bool:
    if "".join(cells.probe).isascii():
        return False
    seen = [unicodedata.normalize("NFC", cell) for cell in cells.values[:_MOST_CELLS]]
    addressed = [cell for cell in seen if _WORD_BEHIND(cell)]
    if len(addressed) < max(2, _ADDRESSED * len(seen)):
        return False
    heads = [re.sub(_BEHIND, "", cell) for cell in seen]
    if len(set(heads)) < _FEWEST or not all(_BARE(head) and not _NO_PEOPLE(head) for head in heads):
        return False
    known = sum(map(_is_family, heads)) / len(heads)
    of_japan = sum(map(bool, map(_BEHIND_OF_JAPAN, addressed))) >= 0.5 * len(addressed)
    return known >= (_KNOWN_OF_JAPAN if of_japan else _KNOWN)


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFC", name) for name in own_family_names())


def _is_family(head: str) -> bool:
    """Return whether a head begins with a family name."""
    return head[:1] in _surnames() or head[:2] in _surnames()
