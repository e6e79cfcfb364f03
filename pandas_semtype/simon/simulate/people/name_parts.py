"""Columns of what stands beside names: middle names, suffixes, forms of address, nations."""

from __future__ import annotations

import numpy as np

from ..draw import (
    DIGITS,
    UPPER,
    Draw,
    categorical,
    characters,
    choices,
    choose,
    skewed,
    sometimes,
    subset,
)
from ..lists import word_list
from ..name_books import LATIN_BOOKS, all_given, all_surnames, name_book
from ..registry import Column, generator

__all__: list[str] = []

# English initials by how often given names begin with them
_INITIALS = "AMJLRECDSTPWKBGFHNVIOZYQUX"
_HONORIFICS = ("de", "fr", "es", "pt", "it", "nl", "nordic", "pl", "ru", "asia", "zh", "ko", "ar",
               "hi", "tr", "el")  # fmt: skip
_NATIONS = ("de", "de_nouns", "fr", "es", "pt", "it", "nl", "ru", "ar", "ja", "zh")
_ENGLISH_BOOKS = ("en_US", "en_US", "en_US", "en_GB", "en_CA", "en_AU", "en_IE")


def _initials(rng: np.random.Generator, n: int) -> list[str]:
    return skewed(rng, _INITIALS, n, 1.7)


def _cased(rng: np.random.Generator, cells: list[str], upper: float = 0.35) -> list[str]:
    kind = rng.random()
    if kind < upper:
        return [cell.upper() for cell in cells]
    return [cell.lower() for cell in cells] if kind > 0.97 else cells


@generator("middle_name", weight=2.5, repeats=0.1)
def middle_initials(rng: np.random.Generator, n: int) -> Column:
    """Return initials of second names, with or without a point."""
    dot = choose(rng, ("", "", "", ".", ".", ". "))
    cells = [letter + dot for letter in _initials(rng, n)]
    if sometimes(rng, 0.1):  # some have two
        second, few = _initials(rng, n), (rng.random(n) < 0.08).tolist()
        cells = [c + s + dot if f else c for c, s, f in zip(cells, second, few, strict=True)]
    if sometimes(rng, 0.04):
        cells = [cell.lower() for cell in cells]
    return Column(cells, ignore=("categorical", "code"))


def _second_names(rng: np.random.Generator) -> np.ndarray:
    kind = rng.random()
    if kind < 0.55:
        book = name_book(choose(rng, _ENGLISH_BOOKS))
        return np.concatenate([book.first, book.last[: len(book.first) // 4]])
    if kind < 0.8:
        return all_given()
    return name_book(choose(rng, LATIN_BOOKS)).first


@generator("middle_name", weight=4.0, repeats=0.1)
def middle_names_and_initials(rng: np.random.Generator, n: int) -> Column:
    """Return second names among initials, as registers of people hold them."""
    pool, dot = _second_names(rng), choose(rng, ("", "", ".", "."))
    fraction = float(rng.uniform(0.2, 0.95))
    names, letters = choices(rng, pool, n), _initials(rng, n)
    drawn, bare = rng.random(n).tolist(), sometimes(rng, 0.2)
    cells = [
        letter + ("" if bare and at < fraction / 2 else dot) if at < fraction else name
        for name, letter, at in zip(names, letters, drawn, strict=True)
    ]
    if sometimes(rng, 0.25):  # two middle names
        second = choices(rng, pool, n)
        few = (rng.random(n) < rng.uniform(0.02, 0.15)).tolist()
        cells = [f"{c} {s}" if f else c for c, s, f in zip(cells, second, few, strict=True)]
    return Column(_cased(rng, cells), ignore=("first_name", "person_name"))


@generator("middle_name", weight=1.0, repeats=0.1)
def middle_names_of_officials(rng: np.random.Generator, n: int) -> Column:
    """Return middle names of which many are initials, some family names or nicknames."""
    initial = choose(rng, ("", "."))
    draws: list[Draw] = [
        lambda r, k: [letter + initial for letter in _initials(r, k)],
        lambda r, k: choices(r, name_book("en_US").first, k),
        lambda r, k: choices(r, all_surnames(), k),
        lambda r, k: [f'"{name}"' for name in choices(r, word_list("names", "nicknames"), k)],
    ]
    use = draws[: int(rng.integers(2, 5))]
    weights = np.array([5.0, 3.0, 1.0, 0.4][: len(use)])
    kinds = rng.choice(len(use), size=n, p=weights / weights.sum())
    cells = [""] * n
    for k, draw in enumerate(use):
        rows = np.flatnonzero(kinds == k).tolist()
        for row, cell in zip(rows, draw(rng, len(rows)), strict=True):
            cells[row] = cell
    return Column(_cased(rng, cells), ignore=("first_name", "person_name"))


@generator("middle_name", weight=1.0, repeats=0.1)
def patronymics(rng: np.random.Generator, n: int) -> Column:
    """Return patronymics of Russian, Ukrainian and like names."""
    language = choose(rng, ("ru", "ru", "uk", "latin"))
    given: list[str] = name_book("uk_UA" if language == "uk" else "ru_RU").first.tolist()
    stems = [name for name in given if name[-1] in "бвгдзклмнпрстфхш"]
    ends = ("ович", "івна" if language == "uk" else "овна")
    which = (rng.random(n) < 0.5).tolist()
    cells = [name + ends[at] for name, at in zip(choices(rng, stems, n), which, strict=True)]
    if language == "latin":
        from ..name_books import _roman

        cells = [_roman(cell) for cell in cells]
    return Column(_cased(rng, cells, 0.15), ignore=("person_name", "last_name", "first_name"))


# ---- suffixes ------------------------------------------------------------------------------------


@generator("name_suffix", weight=2.0, repeats=0.0)
def suffixes_of_generations(rng: np.random.Generator, n: int) -> Column:
    """Return Jr, Sr, III of one spelling or of several."""
    pool = word_list("name_parts", "suffix_generation").tolist()
    kind = rng.random()
    if kind < 0.35:
        few = ["Jr", "Sr", "II", "III", "IV", "V"]
    elif kind < 0.6:
        few = ["Jr.", "Sr.", "III", "II", "IV"]
    elif kind < 0.85:
        few = ["JR", "SR", "III", "II", "IV", "JR.", "SR.", "V"]
    else:
        few = subset(rng, pool, 4, 12)
    few = few[: int(rng.integers(1, len(few) + 1))]
    return Column(categorical(rng, few, n), ignore=("ordinal", "code"))


@generator("name_suffix", weight=2.0, repeats=0.0)
def suffixes_of_professions(rng: np.random.Generator, n: int) -> Column:
    """Return academic degrees, licences and orders, one or several a cell."""
    degrees = subset(rng, word_list("name_parts", "suffix_degree"), 2, 40)
    cells = skewed(rng, degrees, n, 2.0)
    if sometimes(rng, 0.4):
        joiner = choose(rng, (", ", " ", ",", "/"))
        second = choices(rng, degrees, n)
        both = (rng.random(n) < rng.uniform(0.05, 0.4)).tolist()
        cells = [
            f"{a}{joiner}{b}" if both_ and a != b else a
            for a, b, both_ in zip(cells, second, both, strict=True)
        ]
    if sometimes(rng, 0.4):
        cells = [cell.replace(".", "").upper() for cell in cells]
    if sometimes(rng, 0.06):
        cells = [f", {cell}" for cell in cells]
    return Column(cells, ignore=("code", "ordinal"))


@generator("name_suffix", weight=1.5, repeats=0.0)
def suffixes_of_both_kinds(rng: np.random.Generator, n: int) -> Column:
    """Return generations among degrees."""
    generations = word_list("name_parts", "suffix_generation")[:11]
    degrees = subset(rng, word_list("name_parts", "suffix_degree"), 1, 12)
    fraction = float(rng.uniform(0.4, 0.97))
    first, second = skewed(rng, generations, n, 2.5), choices(rng, degrees, n)
    drawn = rng.random(n).tolist()
    cells = [a if at < fraction else b for a, b, at in zip(first, second, drawn, strict=True)]
    return Column(_cased(rng, cells), ignore=("code", "ordinal"))


# ---- forms of address ----------------------------------------------------------------------------


@generator("honorific", weight=2.0, repeats=0.0)
def honorifics_of_english(rng: np.random.Generator, n: int) -> Column:
    """Return Mr, Mrs, Dr and rarer English forms of address."""
    pool = word_list("name_parts", "honorific_en").tolist()
    if sometimes(rng, 0.6):
        few = ["Mr", "Ms", "Mrs", "Miss", "Dr", "Prof", "Rev", "Mx", "Hon", "Sir"]
        few = few[: int(rng.integers(2, 11))]
        if sometimes(rng, 0.5):
            few = [w if w == "Miss" else f"{w}." for w in few]
    else:
        few = subset(rng, pool, 4, 25)
    return Column(_cased(rng, categorical(rng, few, n), 0.25), ignore=("gender",))


@generator("honorific", weight=2.0, repeats=0.0)
def honorifics_of_the_world(rng: np.random.Generator, n: int) -> Column:
    """Return forms of address of one language."""
    pool = word_list("name_parts", f"honorific_{choose(rng, _HONORIFICS)}")
    pool = pool[: int(rng.integers(2, len(pool) + 1))]
    few = subset(rng, pool, 2, 14)
    return Column(_cased(rng, categorical(rng, few, n), 0.15), ignore=("gender", "name_suffix"))


# ---- nationalities -------------------------------------------------------------------------------


@generator("nationality", weight=3.0, case=True, repeats=0.2)
def nationalities_in_english(rng: np.random.Generator, n: int) -> Column:
    """Return adjectives of nations in English, few or all."""
    pool = word_list("nationalities", "en")
    kind = rng.random()
    if kind < 0.25:
        few = subset(rng, pool, 3, 25)
        return Column(categorical(rng, few, n), ignore=("ethnicity", "language"))
    if kind < 0.6:
        return Column(skewed(rng, subset(rng, pool, 30, 190), n, 2.0), ignore=("ethnicity",))
    cells = choices(rng, pool, n)
    if sometimes(rng, 0.15):  # two citizenships
        second, both = choices(rng, pool, n), (rng.random(n) < rng.uniform(0.02, 0.4)).tolist()
        joiner = choose(rng, ("-", "/", ", ", " and ", "; "))
        cells = [f"{a}{joiner}{b}" if x else a for a, b, x in zip(cells, second, both, strict=True)]
    return Column(cells, ignore=("ethnicity",))


@generator("nationality", weight=2.0, case=True, repeats=0.2)
def nationalities_in_other_languages(rng: np.random.Generator, n: int) -> Column:
    """Return adjectives and names of peoples in one of eleven languages."""
    language = choose(rng, _NATIONS, (3, 1, 3, 3, 3, 2, 3, 2, 2, 1, 0.5))
    pool = word_list("nationalities", language)
    if sometimes(rng, 0.5):
        cells = categorical(rng, subset(rng, pool, 2, 25), n)
    else:
        cells = skewed(rng, subset(rng, pool, 15, len(pool)), n, 1.6)
    if language in ("de", "nl", "es", "fr", "pt", "it") and sometimes(rng, 0.4):
        cells = [cell[:1].upper() + cell[1:].lower() for cell in cells]
    return Column(cells, ignore=("ethnicity", "language", "country"))


# ---- what looks like these -----------------------------------------------------------------------


@generator("code", weight=0.4, repeats=0.0)
def codes_of_one_letter(rng: np.random.Generator, n: int) -> Column:
    """Return grades and classes of one or two letters: not initials, fewer and uneven."""
    letters = "".join(subset(rng, list(UPPER), 3, 9))
    few = sorted(set(letters))
    if sometimes(rng, 0.5):
        few += characters(rng, 1, UPPER, 2)
        few += [a + b for a, b in zip(few, characters(rng, 1, DIGITS + UPPER, len(few)))]  # noqa: B905
    few = list(dict.fromkeys(few))
    ignore = ("middle_name", "ordinal")
    return Column(categorical(rng, few, n), ignore=ignore)


@generator("categorical", weight=0.4, repeats=0.0)
def street_suffixes(rng: np.random.Generator, n: int) -> Column:
    """Return types of streets, which stand in a column named suffix."""
    words = ("ST AVE RD DR LN CT BLVD PL WAY CIR TER PKWY HWY TRL SQ LOOP PIKE ALY RUN XING "
             "CV PT BND PATH ROW WALK").split()  # fmt: skip
    long = ("Street Avenue Road Drive Lane Court Boulevard Place Way Circle Terrace Parkway "
            "Highway Trail Square Loop").split()  # fmt: skip
    few = subset(rng, long if sometimes(rng, 0.3) else words, 3, 16)
    if sometimes(rng, 0.5):
        few = [word.title() for word in few]
    return Column(categorical(rng, few, n), also=("text",), ignore=("code", "street_name"))


@generator("first_name", weight=1.5, repeats=0.1)
def given_names_with_second_ones(rng: np.random.Generator, n: int) -> Column:
    """Return first names of which some carry a second name or an initial."""
    pool = name_book(choose(rng, _ENGLISH_BOOKS)).first
    first, second = choices(rng, pool, n), choices(rng, pool, n)
    at, limit = rng.random(n).tolist(), float(rng.uniform(0.05, 0.8))
    dot, half = choose(rng, ("", ".")), float(choose(rng, (0.0, 0.5, 0.2)))
    cells = [
        a if x > limit else f"{a} {b}" if x < limit * half else f"{a} {b[0]}{dot}"
        for a, b, x in zip(first, second, at, strict=True)
    ]
    return Column(_cased(rng, cells))


@generator("person_name", weight=1.5, repeats=0.1)
def register_names(rng: np.random.Generator, n: int) -> Column:
    """Return last-first names with initials, suffixes and titles, in capitals as often as not."""
    book = name_book(choose(rng, _ENGLISH_BOOKS))
    first, second = choices(rng, book.first, n), choices(rng, book.first, n)
    last = choices(rng, book.last if sometimes(rng, 0.5) else all_surnames(), n)
    generations = choices(rng, ("Jr", "Jr.", "Sr", "III", "II", "IV", "MD", "PhD", "ESQ"), n)
    comma = choose(rng, (", ", ",", " ", ", "))
    front = sometimes(rng, 0.3)  # the suffix stands after the family name
    full = sometimes(rng, 0.25)
    at, bt = rng.random(n).tolist(), rng.random(n).tolist()
    dot = choose(rng, ("", ".", ""))
    middle_share, suffix_share = float(rng.uniform(0.2, 1.0)), float(rng.uniform(0.01, 0.2))
    cells = []
    for i in range(n):
        middle = f" {second[i] if full else second[i][0] + dot}" if at[i] < middle_share else ""
        suffix = f" {generations[i]}" if bt[i] < suffix_share else ""
        if front:
            cells.append(f"{last[i]}{suffix}{comma}{first[i]}{middle}")
        else:
            cells.append(f"{last[i]}{comma}{first[i]}{middle}{suffix}")
    return Column(_cased(rng, cells, 0.5))


@generator("person_name", weight=0.7, repeats=0.1)
def couples_and_owners(rng: np.random.Generator, n: int) -> Column:
    """Return owners of parcels: ``SMITH JOHN A & MARY B``, ``DOE JANE ET AL``."""
    book = name_book("en_US")
    first, second = choices(rng, book.first, n), choices(rng, book.first, n)
    last = choices(rng, all_surnames(), n)
    letters, more = _initials(rng, n), _initials(rng, n)
    tails = choices(rng, ("", "", "", " & {b} {m}", " & {b}", " ET AL", " ET UX", " TRUSTEE",
                          " (TE)", " JR", " ETAL", " AND {b} {m}", " REV TRUST"), n)  # fmt: skip
    comma = choose(rng, (" ", " ", ", "))
    cells = [
        f"{x}{comma}{a} {i}" + tail.format(b=b, m=m)
        for x, a, i, tail, b, m in zip(last, first, letters, tails, second, more, strict=True)
    ]
    return Column([c.upper() for c in cells] if sometimes(rng, 0.8) else cells)
