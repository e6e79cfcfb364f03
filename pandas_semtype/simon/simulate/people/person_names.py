"""Columns of personal, given and family names in the formats that files have."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..draw import Draw, choices, mixture, sometimes_upper, subset
from ..lists import word_list
from ..name_books import (
    LATIN_BOOKS,
    NATIVE_BOOKS,
    NameBook,
    all_given,
    all_surnames,
    initials,
    made_surnames,
    name_book,
    some_book,
)
from ..registry import generator

__all__ = ["mixed_names", "one_book_names", "some_names"]

_PLAIN_FORMATS = ("F L", "F L", "F L", "F M L", "F m. L", "L, F", "L F")
_NATIVE_FORMATS = ("F L", "L F", "F L", "L F", "L, F", "F M L", "L F M", "F L L", "f. L", "L f.")
_FORMATS = (
    "F L", "F M L", "F m. L", "F m L", "L, F", "L, F m.", "L, F m", "L, F M", "L F", "LL F",
    "LL, F", "f. L", "f.m. L", "f. m. L", "f L", "L f", "L f.", "L, f.", "L, f. m.", "L fm",
    "F l.", "F L-L", "F L L", "F M-L", "F_L", "F.L", "L F M", "P F L", "P L", "P F m. L",
    "F L, S", "F L S", "L, F S", "L, P F", "F 'N' L", 'F "N" L', "F (N) L", "L, F (N)",
    "L,F", "L;F", "L/F", "F  L", "L, S, F", "LL F M", "F LL", "fL", "P LL, F",
)  # fmt: skip


def _double(rng: np.random.Generator, given: list[str], joiner: str = " ") -> list[str]:
    return [f"{a}{joiner}{b}" for a, b in zip(given, choices(rng, given, len(given)), strict=True)]


def _family(rng: np.random.Generator, book: NameBook, n: int) -> list[str]:
    # Family names that no package lists: one of twenty, so that their parts are learned.
    if book.locale in LATIN_BOOKS and rng.random() < 0.2:
        rare = made_surnames(rng, n)
        known = choices(rng, book.last, n)
        swap = (rng.random(n) < 0.25).tolist()
        return [r if s else k for r, k, s in zip(rare, known, swap, strict=True)]
    return choices(rng, book.last, n)


def _written(rng: np.random.Generator, book: NameBook, n: int, form: str) -> list[str]:
    """Return names of a book: F L M P S N are parts, small letters initials, LL capitals."""
    family = _family(rng, book, n)
    given = choices(rng, book.first, n)
    if book.unspaced:
        gap = " " if rng.random() < 0.15 else ""
        return [f"{last}{gap}{first}" for last, first in zip(family, given, strict=True)]
    parts: dict[str, list[str]] = {"F": given, "L": family}
    parts["LL"] = [name.upper() for name in family]
    if "M" in form or "m" in form:
        parts["M"] = choices(rng, book.first, n)
        parts["m"] = [name[:1] for name in parts["M"]]
    parts["f"] = [name[:1] for name in given]
    parts["l"] = [name[:1] for name in family]
    for letter, section in (("P", "prefixes"), ("S", "suffixes"), ("N", "nicknames")):
        if letter in form:
            parts[letter] = choices(rng, word_list("names", section), n)
    out = [""] * n
    at = 0
    while at < len(form):
        key = "LL" if form.startswith("LL", at) else form[at]
        cells = parts.get(key)
        if cells is None:
            out = [cell + key for cell in out]
        elif key == "L" and form[:at].count("L"):  # the second of two family names
            out = [a + b for a, b in zip(out, _family(rng, book, n), strict=True)]
        else:
            out = [a + b for a, b in zip(out, cells, strict=True)]
        at += len(key)
    return out


def _names_of(book: NameBook, form: str) -> Draw:
    return lambda rng, n: _written(rng, book, n, form)


def one_book_names(
    rng: np.random.Generator, n: int, forms: tuple[str, ...] = _PLAIN_FORMATS
) -> list[str]:
    """Return whole names of one random Latin locale in one format."""
    form = forms[int(rng.integers(len(forms)))]
    return _written(rng, some_book(rng, latin=1.0), n, form)


def mixed_names(
    rng: np.random.Generator, n: int, forms: tuple[str, ...] = _PLAIN_FORMATS
) -> list[str]:
    """Return whole names of several Latin locales in one format."""
    form = forms[int(rng.integers(len(forms)))]
    books = [name_book(locale) for locale in subset(rng, LATIN_BOOKS, 3, 10)]
    return mixture(rng, [_names_of(book, form) for book in books], n)


def some_names(
    rng: np.random.Generator, n: int, forms: tuple[str, ...] = _PLAIN_FORMATS
) -> list[str]:
    """Return whole names of one or several Latin locales."""
    make: Callable[..., list[str]] = mixed_names if rng.random() < 0.5 else one_book_names
    return make(rng, n, forms)


@generator("person_name", weight=3.0, case=True, typos=True)
def names_of_one_locale(rng: np.random.Generator, n: int) -> list[str]:
    """Return names of one country as one table writes them."""
    book = some_book(rng, latin=0.75)
    forms = _NATIVE_FORMATS if book.locale in NATIVE_BOOKS else _PLAIN_FORMATS
    return _written(rng, book, n, forms[int(rng.integers(len(forms)))])


@generator("person_name", weight=3.0, case=True)
def names_in_any_format(rng: np.random.Generator, n: int) -> list[str]:
    """Return names of one locale in one of many orders and abbreviations."""
    book = some_book(rng, latin=0.92)
    # Titles, suffixes and nicknames are Latin words, and other scripts have no capitals.
    forms = _FORMATS if book.locale in LATIN_BOOKS else _NATIVE_FORMATS
    form = forms[int(rng.integers(len(forms)))]
    return sometimes_upper(rng, _written(rng, book, n, form))


@generator("person_name", weight=2.0, case=True, typos=True)
def names_of_many_countries(rng: np.random.Generator, n: int) -> list[str]:
    """Return names of athletes, authors or users from everywhere, mostly one format."""
    return sometimes_upper(rng, mixed_names(rng, n))


@generator("person_name", weight=1.0, case=True)
def names_in_mixed_formats(rng: np.random.Generator, n: int) -> list[str]:
    """Return names in two to four formats, as hand-kept lists have them."""
    forms = subset(rng, _FORMATS, 2, 4)
    books = [some_book(rng, latin=0.95) for _ in range(int(rng.integers(1, 4)))]
    draws = [
        lambda r, k, b=book, f=form: _written(r, b, k, f)
        for form in (*forms, "F L")
        for book in books
    ]
    return mixture(rng, draws, n)


@generator("person_name", weight=1.5, case=True)
def names_as_faker_forms_them(rng: np.random.Generator, n: int) -> list[str]:
    """Return names with the titles, patronymics and double names of the country."""
    return choices(rng, some_book(rng, latin=0.6).full, n)


@generator("person_name", weight=0.8, case=True)
def names_with_occasional_extras(rng: np.random.Generator, n: int) -> list[str]:
    """Return names of which only some have a middle initial, suffix or second family name."""
    book = some_book(rng, latin=1.0)
    swapped = rng.random() < 0.4
    forms = ("L, F", "L, F m.", "L, F M", "L-L, F", "L, F, S", "L, F") if swapped else (
        "F L", "F m. L", "F M L", "F L-L", "F L, S", "F L", "F L", "P F L")  # fmt: skip
    kept = subset(rng, forms[1:], 1, 4)
    draws = [lambda r, k, f=form: _written(r, book, k, f) for form in (forms[0], *kept)]
    return sometimes_upper(rng, mixture(rng, draws, n), probability=0.2)


@generator("person_name", weight=0.5)
def names_with_underscores(rng: np.random.Generator, n: int) -> list[str]:
    """Return names as identifiers: ``RICK_MANNING``, ``rick_manning``, ``Rick.Manning``."""
    joiner = ("_", "_", ".", "-", "__")[int(rng.integers(5))]
    forms = ("F L",) if rng.random() < 0.7 else ("F L", "F M L", "F m L", "L F")
    cells = [name.replace(" ", joiner) for name in some_names(rng, n, forms)]
    case = rng.random()
    if case < 0.45:
        return [cell.upper() for cell in cells]
    return [cell.lower() for cell in cells] if case < 0.7 else cells


@generator("person_name", weight=0.7, case=True)
def names_native(rng: np.random.Generator, n: int) -> list[str]:
    """Return names written in another script than Latin, of one or two locales."""
    books = [name_book(loc) for loc in subset(rng, NATIVE_BOOKS, 1, 2)]
    form = ("F L", "L F")[int(rng.integers(2))]
    return mixture(rng, [_names_of(book, form) for book in books], n)


def _compound(rng: np.random.Generator, book: NameBook, n: int) -> list[str]:
    given = choices(rng, book.first, n)
    joiner = ("-", " ", " ")[int(rng.integers(3))]
    doubled = _double(rng, given, joiner)
    fraction = float(rng.uniform(0.05, 0.6))
    swap = (rng.random(n) < fraction).tolist()
    return [d if s else g for d, g, s in zip(doubled, given, swap, strict=True)]


@generator("first_name", weight=3.0, case=True, typos=True)
def given_names_of_one_locale(rng: np.random.Generator, n: int) -> list[str]:
    """Return given names of one country."""
    return sometimes_upper(rng, choices(rng, some_book(rng, latin=0.8).first, n), probability=0.15)


@generator("first_name", weight=1.5, case=True, typos=True)
def given_names_of_many_countries(rng: np.random.Generator, n: int) -> list[str]:
    """Return given names of everywhere."""
    if rng.random() < 0.4:
        return sometimes_upper(rng, choices(rng, all_given(), n))
    books = [name_book(locale) for locale in subset(rng, LATIN_BOOKS, 2, 8)]
    draws = [lambda r, k, b=book: choices(r, b.first, k) for book in books]
    return sometimes_upper(rng, mixture(rng, draws, n))


@generator("first_name", weight=0.8, case=True)
def compound_given_names(rng: np.random.Generator, n: int) -> list[str]:
    """Return given names of which some are double: ``Jean-Pierre``, ``Mary Ann``."""
    return _compound(rng, some_book(rng, latin=1.0), n)


@generator("first_name", weight=0.6, case=True)
def given_names_with_initials(rng: np.random.Generator, n: int) -> list[str]:
    """Return given names followed by the initial of a second one: ``Mary J.``."""
    book = some_book(rng, latin=1.0)
    given, second = choices(rng, book.first, n), choices(rng, book.first, n)
    dot = "." if rng.random() < 0.7 else ""
    fraction = float(rng.uniform(0.2, 0.9))
    kinds = rng.random(n).tolist()
    cells = [
        f"{a} {b[0]}{dot}" if kind < fraction else a
        for a, b, kind in zip(given, second, kinds, strict=True)
    ]
    if rng.random() < 0.3:  # some know only the initials
        short = initials(cells)
        few = (rng.random(n) < 0.2).tolist()
        cells = [s if f else c for s, c, f in zip(short, cells, few, strict=True)]
    return sometimes_upper(rng, cells)


@generator("last_name", weight=3.0, case=True, typos=True)
def family_names_of_one_locale(rng: np.random.Generator, n: int) -> list[str]:
    """Return family names of one country."""
    return sometimes_upper(rng, _family(rng, some_book(rng, latin=0.8), n), probability=0.2)


@generator("last_name", weight=2.0, case=True, typos=True)
def family_names_of_many_countries(rng: np.random.Generator, n: int) -> list[str]:
    """Return family names of everywhere."""
    if rng.random() < 0.4:
        return sometimes_upper(rng, choices(rng, all_surnames(), n), probability=0.2)
    books = [name_book(locale) for locale in subset(rng, LATIN_BOOKS, 2, 8)]
    draws = [lambda r, k, b=book: _family(r, b, k) for book in books]
    return sometimes_upper(rng, mixture(rng, draws, n), probability=0.2)


@generator("last_name", weight=0.6, case=True)
def made_family_names(rng: np.random.Generator, n: int) -> list[str]:
    """Return family names made of parts, among listed ones."""
    draws = [made_surnames, lambda r, k: choices(r, all_surnames(), k)]
    return sometimes_upper(rng, mixture(rng, draws, n), probability=0.2)


@generator("last_name", weight=0.8, case=True)
def double_family_names(rng: np.random.Generator, n: int) -> list[str]:
    """Return family names of which some are double or have a suffix."""
    book = some_book(rng, latin=1.0)
    single, second = _family(rng, book, n), _family(rng, book, n)
    joiner = ("-", "-", " ", " - ", " y ")[int(rng.choice(5, p=[0.4, 0.2, 0.3, 0.05, 0.05]))]
    fraction = float(rng.uniform(0.1, 1.0))
    kinds = rng.random(n).tolist()
    cells = [
        f"{a}{joiner}{b}" if kind < fraction else a
        for a, b, kind in zip(single, second, kinds, strict=True)
    ]
    if rng.random() < 0.25:
        suffix = choices(rng, ("Jr.", "Sr.", "II", "III", "Jr", "IV"), n)
        cells = [
            f"{c} {s}" if k > 0.92 else c for c, s, k in zip(cells, suffix, kinds, strict=True)
        ]
    return sometimes_upper(rng, cells, probability=0.2)
