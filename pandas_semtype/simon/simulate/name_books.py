"""Books of given and family names per locale, from Faker, mimesis and own lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

import numpy as np

from .draw import choices
from .lists import word_list
from .pools import LATIN_LOCALES, LOCALES, MIMESIS_LOCALES, as_pool, faker_pool, mimesis_nested

__all__ = [
    "LATIN_BOOKS",
    "NATIVE_BOOKS",
    "NameBook",
    "all_given",
    "all_surnames",
    "initials",
    "made_surnames",
    "name_book",
    "some_book",
]

# Besides LOCALES: Faker knows the names of these countries, in Latin letters ...
_MORE_LATIN = (
    "az_AZ", "en_KE", "en_NG", "en_PK", "en_TH", "es_CA", "es_CL", "fr_BE", "fr_DZ", "ga_IE",
    "ha_NG", "ig_NG", "is_IS", "tw_GH", "uz_UZ", "yo_NG", "zu_ZA",
)  # fmt: skip
# ... and in other scripts.
_MORE_NATIVE = ("ar_DZ", "ar_PS", "bn_BD", "gu_IN", "mk_MK", "mr_IN", "ne_NP", "or_IN", "ta_IN")
_ROMANISED = ("ru_Latn", "uk_Latn", "bg_Latn", "el_Latn", "ka_Latn", "ja_Latn", "ko_Latn",
              "zh_Latn", "ar_Latn")  # fmt: skip
LATIN_BOOKS = (*LATIN_LOCALES, *_MORE_LATIN, *_ROMANISED)
NATIVE_BOOKS = tuple(loc for loc in LOCALES if loc not in LATIN_LOCALES) + _MORE_NATIVE

_SOURCES = {"ru_Latn": "ru_RU", "uk_Latn": "uk_UA", "bg_Latn": "bg_BG", "el_Latn": "el_GR",
            "ka_Latn": "ka_GE"}  # fmt: skip
_LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфхъыьэ", "abvgdeziyklmnoprstufh\"y'e", strict=True)),
    "ё": "yo", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
    **dict(zip("αβγδεζηικλμνοπρσςτυφωάέήίόύώϊ", "avgdeziiklmnoprsstyfoaeiioyoi", strict=True)),
    "θ": "th", "ξ": "x", "χ": "ch", "ψ": "ps",
    **dict(zip("აბგდევზთიკლმნოპრსტუფქყხჯჰ", "abgdevztiklmnoprstupkqkhjh"[:25], strict=True)),
    "ჟ": "zh", "ღ": "gh", "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameBook:
    """Hold the name parts of one locale.

    Parameters
    ----------
    locale : str
        A Faker locale, or ``xx_Latn`` for names written in Latin letters.
    first, last : ndarray of object
        Given and family names.
    """

    locale: str
    first: np.ndarray
    last: np.ndarray

    @property
    def full(self) -> np.ndarray:
        """Whole names as Faker forms them: titles, patronymics, double names."""
        return _whole_names(self.locale)

    @property
    def surname_first(self) -> bool:
        """Whether the family name comes first."""
        return self.locale[:2] in {"zh", "ja", "ko", "hu"} and not self.locale.endswith("Latn")

    @property
    def unspaced(self) -> bool:
        """Whether names are written without a space."""
        return self.locale in {"zh_CN", "zh_TW", "ko_KR", "ja_JP"}


def _roman(name: str) -> str:
    spelled = "".join(_LETTERS.get(char, char) for char in name.lower())
    spelled = spelled.replace('"', "").replace("'", "")
    return "-".join(part[:1].upper() + part[1:] for part in spelled.split("-"))


def _provider_lists(locale: str) -> tuple[list[str], list[str]]:
    try:
        provider = import_module(f"faker.providers.person.{locale}").Provider
    except ImportError:
        return [], []
    first: list[str] = []
    last: list[str] = []
    for attribute in sorted(vars(provider)):
        names = getattr(provider, attribute)
        if not isinstance(names, (dict, tuple, list)) or "format" in attribute:
            continue
        if "language" in attribute or "pairs" in attribute or "fix" in attribute:
            continue
        if "kana" in attribute or "romanized" in attribute:
            continue
        if attribute.startswith("first_names"):
            first.extend(map(str, names))
        elif "last_names" in attribute:
            last.extend(map(str, names))
    return first, last


def _mimesis_locale(locale: str) -> str:
    exact = locale.lower().replace("_", "-")
    language = exact.split("-")[0]
    if locale in {"en_KE", "en_NG", "en_PK", "en_TH", "en_IN"}:  # "en" would swamp their names
        return ""
    return next((code for code in (exact, language) if code in MIMESIS_LOCALES), "")


def _clean(names: Iterable[str]) -> np.ndarray:
    return as_pool(n.strip() for n in names if "{" not in n and not n.startswith("("))


def _syllable_names(syllables: np.ndarray, joiner: str) -> list[str]:
    """Return given names of one or two syllables; the second keeps its small letter."""
    pairs = [f"{a}{joiner}{b}" for a in syllables for b in syllables if a != b]
    return [name[:1].upper() + name[1:] for name in (*syllables, *pairs)]


@cache
def _whole_names(locale: str) -> np.ndarray:
    # Faker knows no romanised locales and cannot draw whole names of two others.
    if not locale.endswith("_Latn") and locale not in {"es_CL", "ar_EG"}:
        return faker_pool("name", locale)
    book = name_book(locale)
    rng = np.random.default_rng(0)
    names = zip(choices(rng, book.first, 1500), choices(rng, book.last, 1500), strict=True)
    return as_pool(f"{given} {family}" for given, family in names)


def _romanised(locale: str) -> NameBook:
    if locale in _SOURCES:
        book = name_book(_SOURCES[locale])
        first = as_pool(_roman(name) for name in book.first)
        last = as_pool(_roman(name) for name in book.last)
    elif locale in {"zh_Latn", "ko_Latn"}:
        language = locale[:2]
        syllables = word_list("names", f"{language}_syllables")
        first = as_pool(_syllable_names(syllables, "" if language == "zh" else "-"))
        last = word_list("names", f"{language}_last")
    else:
        first = word_list("names", f"{locale[:2]}_first")
        last = word_list("names", f"{locale[:2]}_last")
    return NameBook(locale, first, last)


@cache
def name_book(locale: str) -> NameBook:
    """Return the names of a locale of `LATIN_BOOKS` or `NATIVE_BOOKS`."""
    if locale.endswith("_Latn"):
        return _romanised(locale)
    first, last = _provider_lists(locale)
    second = _mimesis_locale(locale)
    if second:
        first += mimesis_nested(second, "person", "names")
        last += mimesis_nested(second, "person", "surnames")
    if len(set(first)) < 40:
        first += faker_pool("first_name", locale).tolist()
    if len(set(last)) < 40:
        last += faker_pool("last_name", locale).tolist()
    if locale[:2] in {"vi", "ro"}:
        last += word_list("names", f"{locale[:2]}_last").tolist()
    if locale == "vi_VN":
        first += word_list("names", "vi_first").tolist()
    return NameBook(locale, _clean(first), _clean(last))


def some_book(rng: np.random.Generator, latin: float = 0.8) -> NameBook:
    """Return the book of a random locale, more often an English one than any other."""
    if rng.random() < 0.25:
        names: tuple[str, ...] = ("en_US", "en_GB", "en_CA", "en_IE", "en_IN", "en_AU", "en_NZ")
    else:
        names = LATIN_BOOKS if rng.random() < latin else NATIVE_BOOKS
    return name_book(names[int(rng.integers(len(names)))])


@cache
def all_given() -> np.ndarray:
    """Return the given names of all Latin books."""
    return as_pool(name for locale in LATIN_BOOKS for name in name_book(locale).first)


@cache
def all_surnames() -> np.ndarray:
    """Return the family names of all Latin books."""
    return as_pool(name for locale in LATIN_BOOKS for name in name_book(locale).last)


def made_surnames(rng: np.random.Generator, n: int) -> list[str]:
    """Return family names put together from roots, endings and particles of many languages."""
    roots = choices(rng, word_list("names", "roots"), n)
    endings = choices(rng, word_list("names", "endings"), n)
    particles = choices(rng, word_list("names", "particles"), n)
    kinds = rng.random(n).tolist()
    out = []
    for root, ending, particle, kind in zip(roots, endings, particles, kinds, strict=True):
        name = root + ending
        if kind < 0.12:
            glued = particle.endswith(("'", "-")) or particle in {"Mc", "Mac", "Fitz"}
            name = particle + ("" if glued else " ") + name
        out.append(name)
    return out


def initials(names: list[str], dot: str = ".", joiner: str = " ") -> list[str]:
    """Return the initials of given names: ``Mary Ann`` becomes ``M. A.``."""
    return [
        joiner.join(part[0].upper() + dot for part in name.replace("-", " ").split() if part)
        for name in names
    ]
