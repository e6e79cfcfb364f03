"""Latin code pages told apart by which letters a language has, and beside what they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

__all__ = ["central_codes", "is_western", "reads_as_well"]

_WESTERN = ("cp1252", "mac_roman", "cp850")
_LANGUAGES = (
    "äöüßé", "àâçèéêëîïôùûüÿœ", "áéíóúüñ", "àáâãçéêíóôõúü", "àèéìíòóùú", "àçèéíïòóúü",
    "åäöéü", "åæøéöäü", "áéëèêïöóüç",
)  # fmt: skip
"""Letters of Western languages, of which a text may mix two."""
_RARE = ("áæéíðóöúýþ", "äõöüšž")
"""Icelandic and Estonian, which stand alone."""
_USUAL = re.compile("[áàãäåæçéèíñóòõöøßü]")
_CIRCUMFLEX = re.compile("[âîû]")
"""What few texts of Western languages that have these letters do without."""
_ICELANDIC = re.compile("[ðþý]")
_VOWELS = re.compile("[áæéíóú]")
"""Letters that Icelandic has beside these, and Turkish has not: its own are at their places."""
_CENTRAL = {
    "cp1250": (
        "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ",
    ),
    "cp1254": ("çğ\u0131i\u0307öşüâîû",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž"),
}  # fmt: skip
_TWINS = {
    "cp1250": ("iso-8859-2", "cp852"),
    "cp1254": ("iso-8859-9", "cp857"),
    "cp1257": ("iso-8859-13", "cp775"),
}
"""The same letters at other places: in standards, and in DOS."""
_DOS = ("cp7", "cp8")
_UNUSUAL = re.compile(
    # What no Western word does with its letter, and others do with that of the same byte.
    r"ñ(?![aeiouáéíóúü])|è(?=[aeiouyæ])|(?<=[aeiouyè])æ|(?<=[aáeéoó])ø(?!y)|(?<=[aeo])ò"
    r"|(?<=[^\W\d_])þ|\bð|(?<![aeouáéóàâ])ï"
)
_TILDE = re.compile(r"õ(?=[^\We])")
"""Of the languages that have the letter, not Portuguese."""
_SIGN = re.compile(
    r"(?<=[^\W\d_])[^\w\s\x00-\x7f\u2018\u2019\u2013\u2014·\xad\u00a0](?=[^\W\d_])|[£¥¦¯¹¾](?=[^\W\d_])|[²³](?=[^\W\d_])"
    r"|¿(?=[^\W\d_])(?![^\n]*\?)|[^\W\d_][£¥¦¯¼¾¿](?!\w)"
)
"""What stands where a letter should."""
_INSIDE = re.compile(r"(?<=[a-zß-öø-ÿ])[^\x00-\x7f]|(?<=\b[A-Z])[^\x00-\x7f](?=[a-zß-öø-ÿ])")
_SOFT_G = re.compile("(?<![aei\u0131oöuü])ğ")
"""What Turkish has behind a vowel alone."""
_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_NO_LETTERS = frozenset("ªº\u00b5\u03bc¹²³¼½¾")
_SHORT = 3
"""Letters of a word by which another code page is told."""


def is_western(telling: bytes, *, mixed: bool, usual: bool = False) -> bool:
    """Return whether a text may be in a Western European language, in a code page of these.

    Parameters
    ----------
    telling : bytes
        The lines of the text that are not ASCII.
    mixed : bool
        Whether words of two such languages may stand in it.
    usual : bool, default False
        Whether one of the letters that such languages use most has to be in it.

    Examples
    --------
    >>> from pandas_semtype.readers.latin import is_western
    >>> is_western("Málaga;Peña".encode("cp1252"), mixed=False)
    True
    >>> is_western("Wrocław;Gdańsk".encode("cp1250"), mixed=True)
    False
    """
    languages = [*_LANGUAGES, *_RARE]
    if mixed:
        languages += [one + other for one, other in combinations(_LANGUAGES, 2)]
    # Of DOS and the Macintosh, two languages at once explain too much.
    texts = (_decoded(telling, code) for code in (_WESTERN[:1] if mixed else _WESTERN))
    return any(
        not _UNUSUAL.search(text.lower())
        and not (usual and _CIRCUMFLEX.search(text.lower()) and not _USUAL.search(text.lower()))
        and not (_ICELANDIC.search(text.lower()) and not _VOWELS.search(text.lower()))
        and _is_explained(text, _RARE if _TILDE.search(text.lower()) else languages)
        for text in texts
        if text is not None
    )


def central_codes(telling: bytes, fewest: int = 2) -> list[str]:
    """Return other Latin code pages in which a text is one of a single language.

    Parameters
    ----------
    telling : bytes
        The lines of the text that are not ASCII.
    fewest : int, default 2
        Words that must read otherwise than in the Western one.

    Examples
    --------
    >>> from pandas_semtype.readers.latin import central_codes
    >>> central_codes("Wrocław;Gdańsk".encode("cp1250"))
    ['cp1250', 'iso-8859-2']
    >>> central_codes("Wrocław;Świdnica".encode("cp1250"))
    ['cp1250']
    """
    western = _decoded(telling, _WESTERN[0])
    usual = set() if western is None else set(_WORD.findall(western))
    found: dict[str, int] = {}
    for code, languages in _CENTRAL.items():
        for one in (code, *_TWINS[code]):
            text = _decoded(telling, one)
            if text is None or text == western:
                continue
            new = {word for word in _WORD.findall(text) if len(word) >= _SHORT} - usual
            if new and _is_explained(text, languages):
                found[one] = len(new)
    # In DOS no letter has the place that it has in Western texts, so that more words differ.
    usual_ones = [code for code in found if not code.startswith(_DOS)]
    return [code for code in usual_ones or found if found[code] >= fewest]


def reads_as_well(telling: bytes, code: str) -> bool:
    """Return whether a language has as many words in a code page as Western ones have in theirs.

    Parameters
    ----------
    telling : bytes
        The lines of the text that are not ASCII.
    code : str
        Another Latin code page.

    Examples
    --------
    >>> from pandas_semtype.readers.latin import reads_as_well
    >>> reads_as_well("Wrocław Gdańsk Győr Noël".encode("cp1250"), "cp1250")
    True
    """
    words = set(telling.replace(b";", b" ").replace(b",", b" ").split())
    western = 0
    others = Counter[str]()
    for word in words:
        here = _decoded(word, code)
        if here is None or here == _decoded(word, _WESTERN[0]):
            continue
        western += is_western(word, mixed=False)
        others.update(
            one for ones in _CENTRAL.values() for one in ones if _is_explained(here, [one])
        )
    return max(others.values(), default=0) >= max(western, 1)


def _decoded(telling: bytes, code: str) -> str | None:
    try:
        return telling.decode(code)
    except UnicodeDecodeError:
        return None


def _is_explained(text: str, languages: Sequence[str]) -> bool:
    """Return whether one language has all the letters, and they stand where letters do."""
    if _SIGN.search(text) or any("\x80" <= char <= "\x9f" for char in text):
        return False
    words = set(_WORD.findall(text))
    if _SOFT_G.search(text.lower()):
        return False
    if any(match[0].isupper() for w in words if not w.isupper() for match in _INSIDE.finditer(w)):
        return False  # a capital inside a word
    letters = {char for w in words for char in w.lower() if char > "\x7f"} - _NO_LETTERS
    return any(letters <= set(language) for language in languages)
