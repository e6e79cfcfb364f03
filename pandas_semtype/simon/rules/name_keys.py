"""Keys: how a name is looked up, whatever its case, accents and punctuation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...folding import fold

__all__ = ["first_of", "join_words", "kindless", "name_key", "state_named", "uncoded", "words_of"]

_WORDS = re.compile(r"[^\W_]+").findall
_CODE = re.compile(r"[A-Z]{2,3} ?[-:|\u2013/] ?(?=\S)").match
_BREAK = re.compile(r"\s*[,;/|&+()\[\]]\s*| - | and ")
_BREAKS = frozenset(",;/|&+()[]")
# Letters that `fold` leaves, and apostrophes, which do not separate words.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "ð": "d", "ə": "a"}
    | {"æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("'`\u2019\u02bb\u02bc", "")
)
_SAME = {
    "the": "",
    "and": "",
    "amp": "",
    "saint": "st",
    "sainte": "ste",
    "fort": "ft",
    "mount": "mt",
}
_SAME_WORDS = frozenset(_SAME)

_KINDS_LIST = """
administrative area autonoma autonome autonomous autonomus canton capital city comarca commune
comunidad condado county de del departamento departement department di dependency distrito
district division do da du emirate estado federal federation governorate gouvernorat guberniya
gobernacion judet jud kanton kecamatan krai kray kraj lan landskapet maakond megye metropolitan
municipality municipio nad novads oblast oblasts oblysy obl of okrug opstina ostan parish
parroquia popular prefecture provincia provincie province provinces provinsi provinz qarku rayon
raion rayonu region regiao regione regional republic republica republika respublika respublikasi
respublikasy sheng shi shire special state territory territoire the tinh union unitary urban
viloyati vilayet voblasc voblasts voivodeship voivodship wilaya wilayah wojewodztwo zhupanija
zupanija область край республика автономный автономная округ обл респ вобласць
"""
_KINDS = frozenset(_KINDS_LIST.split())
"""Words that say what kind of area it is, or join such a word to a name."""

_FORMS_LIST = """
republic kingdom state states commonwealth federation principality duchy sultanate emirate union
confederation
"""
_FORMS = frozenset(_FORMS_LIST.split())


def words_of(name: str) -> list[str]:
    """Return the words of a name in lower case, without accents.

    Examples
    --------
    >>> words_of("O'Neill, José A.")
    ['oneill', 'jose', 'a']
    """
    if name.isascii():
        text = name.lower()
        return _WORDS(text.replace("'", "") if "'" in text else text)
    return _WORDS(fold(name.casefold().translate(_LETTERS)))


def join_words(words: Sequence[str]) -> str:
    """Return the key of a name from its words."""
    if _SAME_WORDS.isdisjoint(words):
        return "".join(words)
    return "".join([_SAME.get(word, word) for word in words])


def name_key(name: str) -> str:
    """Return the key of a name: letters and digits in lower case, without accents.

    Spaces, points, "and" and "the" do not count, and "Saint" is "St".

    Examples
    --------
    >>> name_key("Trinidad & Tobago"), name_key("SÃO PAULO"), name_key("St. Lucia")
    ('trinidadtobago', 'saopaulo', 'stlucia')
    """
    return join_words(words_of(name))


def kindless(words: Sequence[str]) -> str:
    """Return the key of a name without the words that say what kind of area it is.

    Examples
    --------
    >>> kindless(["hunan", "province"]), kindless(["provincia", "de", "buenos", "aires"])
    ('hunan', 'buenosaires')
    """
    if _KINDS.isdisjoint(words):
        return ""
    return join_words([word for word in words if word not in _KINDS])


def state_named(name: str, words: Sequence[str]) -> str:
    """Return the key of the country in an inverted, noted or formal name; "" if there is none.

    Examples
    --------
    >>> state_named("Korea, Republic of", ["korea", "republic", "of"])
    'korea'
    >>> state_named("Republic of Korea", ["republic", "of", "korea"])
    'korea'
    """
    if "of" in words[1:-1]:
        place = words.index("of", 1)
        if words[place - 1] in _FORMS and len(words) > place + 1:
            return join_words(words[place + 1 :])
    return first_of(name)


def uncoded(name: str) -> str:
    """Return the key of a name without the code before it; "" if there is none.

    Examples
    --------
    >>> uncoded("TX - Texas"), uncoded("POL-Poland"), uncoded("New York")
    ('texas', 'poland', '')
    """
    found = _CODE(name)
    return name_key(name[found.end() :]) if found else ""


def first_of(name: str) -> str:
    """Return the key of the first name of a list of names; "" if it is a single one.

    Examples
    --------
    >>> first_of("French, English"), first_of("Greek (modern)"), first_of("Greek")
    ('french', 'greek', '')
    """
    if _BREAKS.isdisjoint(name) and " - " not in name and " and " not in name:
        return ""
    bare = name.strip(" ([\"'")
    head = _BREAK.split(bare, maxsplit=1)[0]
    return "" if len(head) == len(bare) else name_key(head)
