"""Columns of several people in one cell, and of artists, bands and ensembles."""

from __future__ import annotations

import numpy as np

from ..draw import choices, mixture, sometimes_upper, subset
from ..lists import word_list
from ..name_books import all_given, all_surnames
from ..pools import LATIN_LOCALES, city_names, faker_pool
from ..registry import Column, generator
from ..templates import compose
from ..words import capitalised
from .person_names import mixed_names, one_book_names, some_names

__all__ = ["band_names"]

_JOINERS = (", ", " & ", "; ", "/", " and ", ";", " / ", " | ", ",", " + ", "; ", ", ", "\n")
_AUTHOR_FORMS = ("F L", "F L", "f. L", "f.m. L", "L, F", "L, f.", "L f", "L fm", "F m. L", "L F")
_BANDS = (
    "The {noun}", "The {noun}", "The {word}s", "The {adj} {noun}", "{adj} {noun}", "{word}",
    "{word} {word}", "{word} & {word}", "{first} & The {noun}", "{first} {last} & The {noun}",
    "{first} {last} Band", "{last} {noun}", "DJ {word}", "DJ {first}", "MC {first}",
    "Lil {word}", "{first} {word}", "{adj} {first}", "{last} Trio", "{last} Quartet",
    "{last} Brothers", "The {last} Brothers", "The {last}s", "{word} {#}", "{##} {word}",
    "{city} {ensemble}", "{city} {ensemble} & {first} {last}", "{first} {last} Quintet",
    "{word} of {word}", "{word} in the {word}", "{first} {last} and His Orchestra",
    "{first} feat. {first} {last}", "{word} ft. {first}", "{word}{word:l}", "{???}",
    "{word}, {word} & {word}", "{last} & {last}", "{first} and {first}", "{last} + {last}",
    "Various Artists", "{first} {last} presents {word}", "Los {last}", "Die {word}", "Les {word}",
    "{first} {last} featuring {first} {last}", "{first} {last} vs. {word}",
)  # fmt: skip


def band_names(rng: np.random.Generator, n: int) -> list[str]:
    """Return names of bands, stage names and ensembles made by a grammar."""
    slots = {
        "noun": word_list("names", "stagenouns"),
        "adj": word_list("names", "stagewords"),
        "word": capitalised("en", 200, 12_000),
        "first": all_given(),
        "last": all_surnames(),
        "city": city_names(),
        "ensemble": word_list("names", "ensembles"),
    }
    return compose(rng, subset(rng, _BANDS, 8, len(_BANDS)), n, slots)


def _known(rng: np.random.Generator, n: int) -> list[str]:
    section = "bands" if rng.random() < 0.6 else "mononyms"
    return choices(rng, word_list("names", section), n)


@generator("person_name", weight=2.0, case=True)
def artists(rng: np.random.Generator, n: int) -> list[str]:
    """Return artists of a music or film table: people, single names and bands."""
    draws = [
        lambda r, k: mixed_names(r, k, ("F L",)),
        lambda r, k: one_book_names(r, k, ("F L",)),
        *[band_names, _known, lambda r, k: choices(r, word_list("names", "bands"), k)][
            : int(rng.integers(1, 4))
        ],
    ]
    return sometimes_upper(rng, mixture(rng, draws, n), probability=0.07)


@generator("person_name", weight=0.6, case=True)
def bands_only(rng: np.random.Generator, n: int) -> Column:
    """Return artists most of whom are bands: nobody can say for sure who is one person."""
    draws = [band_names, _known, band_names, lambda r, k: mixed_names(r, k, ("F L",))]
    return Column(sometimes_upper(rng, mixture(rng, draws, n)), ignore=("company",))


def _grouped(people: list[str], joiner: str, sizes: np.ndarray) -> list[str]:
    out, at = [], 0
    for size in sizes.tolist():
        group = [people[(at + k) % len(people)] for k in range(size)]
        at += size
        out.append(joiner.join(group))
    return out


@generator("person_name", weight=2.0, case=True, repeats=0.1)
def several_people(rng: np.random.Generator, n: int) -> list[str]:
    """Return one to five people per cell: authors, composers, casts, directors."""
    most = int(rng.integers(2, 6))
    sizes = 1 + np.minimum(rng.geometric(float(rng.uniform(0.3, 0.8)), size=n) - 1, most - 1)
    people = some_names(rng, min(int(sizes.sum()), 900), _AUTHOR_FORMS)
    joiner = _JOINERS[int(rng.integers(len(_JOINERS) - 1))]
    if joiner == ", " and any("," in person for person in people[:3]):
        joiner = "; "
    return _grouped(people, joiner, sizes)


@generator("person_name", weight=0.7, repeats=0.1)
def authors_of_papers(rng: np.random.Generator, n: int) -> list[str]:
    """Return authors as bibliographies abbreviate them, some with ``et al.``."""
    forms = (("L, f.",), ("L f",), ("L fm",), ("f. L",), ("f. m. L",), ("L, F",), ("L, f. m.",))
    form = forms[int(rng.integers(len(forms)))]
    people = some_names(rng, min(3 * n, 900), form)
    sizes = rng.integers(1, 5, size=n)
    joiner = "; " if "," in form[0] else ", "
    last = (" and ", ", and ", " & ", "")[int(rng.integers(4))]
    cut = float(rng.choice([0.0, 0.2, 0.6]))
    tail = (" et al.", ", et al.", " et al")[int(rng.integers(3))]
    out, at = [], 0
    for size, kind in zip(sizes.tolist(), rng.random(n).tolist(), strict=True):
        group = [people[(at + k) % len(people)] for k in range(size)]
        at += size
        if kind < cut:
            out.append(group[0] + tail)
        elif last and size > 1:
            out.append(joiner.join(group[:-1]) + last + group[-1])
        else:
            out.append(joiner.join(group))
    return out


@generator("person_name", weight=0.5, case=True, repeats=0.1)
def bands_and_authors(rng: np.random.Generator, n: int) -> list[str]:
    """Return credits: nicknames, surnames and whole names, several in a cell."""
    joiner = ("/", ", ", " & ", "; ", " - ")[int(rng.integers(5))]
    pools = [
        mixed_names(rng, n, ("F L",)),
        choices(rng, all_surnames(), n),
        choices(rng, word_list("names", "nicknames"), n),
        mixed_names(rng, n, ("f. L",)),
    ][: int(rng.integers(2, 5))]
    people = [pools[int(k)][i] for i, k in enumerate(rng.integers(len(pools), size=n).tolist())]
    return _grouped(people, joiner, rng.integers(1, 4, size=n))


@generator("person_name", weight=0.5, case=True)
def couples(rng: np.random.Generator, n: int) -> list[str]:
    """Return owners and donors: ``John & Mary Smith``, ``Mr. and Mrs. J. Smith``."""
    templates = (
        "{first} & {first} {last}", "{first} and {first} {last}", "{first} {last}",
        "Mr. & Mrs. {first} {last}", "{last}, {first} & {first}", "{last} {first} & {first}",
        "{first} {last} & {first} {last}", "Mr. and Mrs. {last}", "{last} Family",
        "The {last} Family", "{last}, {first}", "Estate of {first} {last}",
    )  # fmt: skip
    slots = {"first": all_given()[:9000], "last": all_surnames()[:9000]}
    cells = compose(rng, subset(rng, templates, 2, 6), n, slots)
    return sometimes_upper(rng, cells, probability=0.35)


@generator("person_name", weight=0.4, case=True)
def people_with_remarks(rng: np.random.Generator, n: int) -> list[str]:
    """Return names followed by years of life, a party, a number or a country."""
    form = (
        ("{name} ({1650-1960}-{1961-2023})",), ("{name} ({D|R|I|Lab|Con|LD|SPD|CDU|PS})",),
        ("{name} ({???})", "{name}"), ("{name} #{1-99}",), ("{name}*", "{name}", "{name}†"),
        ("{name}, {1650-1990}-",), ("{name}, {1650-1990}-{1951-2023}",), ("{1-99} {name}",),
        ("{name} [{1-9}]", "{name}"), ("{name} - {#####}",), ("{name} ({p.m.|she/her|Captain|c})",
         "{name}", "{name}"),
    )  # fmt: skip
    chosen = form[int(rng.integers(len(form)))]
    names = some_names(rng, n, ("F L", "L, F", "F m. L"))
    return compose(rng, chosen, n, {"name": names})


@generator("person_name", weight=0.5, case=True)
def names_by_faker_locale_mix(rng: np.random.Generator, n: int) -> list[str]:
    """Return whole names of Faker from several Latin locales, titles included."""
    locales = subset(rng, LATIN_LOCALES, 2, 5)
    draws = [lambda r, k, loc=loc: choices(r, faker_pool("name", loc), k) for loc in locales]
    return mixture(rng, draws, n)
