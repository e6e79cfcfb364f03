"""Columns of titles and proper names that are no people, places or firms: text."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import choices, mixture, sometimes_upper, subset
from ..lists import word_list
from ..name_books import all_given, all_surnames
from ..pools import as_pool, city_names, mimesis_constant, mimesis_list
from ..registry import Column
from ..spelling import titlecase
from ..templates import Slot, compose
from ..words import LATIN_LANGUAGES, capitalised, plain
from .free_text import running_text, words_slot
from .text_generator import text_generator

__all__ = ["title_slots"]


def title_slots(rng: np.random.Generator) -> dict[str, Slot]:
    """Return slots of the grammars of titles; `word` and `Word` of a random language."""
    language = "en"
    if rng.random() < 0.3:
        language = LATIN_LANGUAGES[int(rng.integers(len(LATIN_LANGUAGES)))]
    return {
        "word": plain("en", 200, 9_000),
        "Word": capitalised(language, 200, 15_000),
        "rare": capitalised(language, 6_000, 25_000),
        "adj": words_slot("adjectives"),
        "noun": words_slot("nouns"),
        "colour": words_slot("colours"),
        "first": all_given(),
        "last": all_surnames(),
        "city": city_names("US") if rng.random() < 0.4 else city_names(),
        "place": words_slot("places"),
        "land": words_slot("landforms"),
    }


def _titles(
    rng: np.random.Generator,
    n: int,
    templates: tuple[str, ...],
    extra: dict[str, Slot] | None = None,
    *,
    low: int = 3,
    upper: float = 0.07,
) -> list[str]:
    slots = title_slots(rng) | (extra or {})
    return sometimes_upper(
        rng, compose(rng, subset(rng, templates, low, len(templates)), n, slots), upper
    )


@text_generator(weight=2.0, case=True)
def song_and_film_titles(rng: np.random.Generator, n: int) -> list[str]:
    """Return titles of songs, albums, films, series and books."""
    templates = (
        "{noun}", "The {noun}", "{adj} {noun}", "The {adj} {noun}", "{noun} of {noun}", "{Word}",
        "The {noun} of the {noun}", "{noun} & {noun}", "{noun} in the {noun}", "My {noun}",
        "{phrase}",
        "{phrase}", "I {word} You", "{first}", "{first} and the {noun}", "{noun} {1-9}",
        "Don't {word:c}",
        "{adj} {noun} ({word:c} Mix)", "{phrase} (Live)", "{phrase} - Remastered {1990-2022}",
        "{noun} (feat. {first} {last})", "{phrase}, Pt. {1-3}", "{noun}: {phrase}",
        "{noun} No. {1-24}",
        "Symphony No. {1-9} in {A|B|C|D|E|F|G} {Major|Minor}, Op. {1-130}", "A {adj} {noun}",
        "The {noun}'s {noun}", "{word:c}in' {noun}", "O {noun}", "{phrase}...", "{phrase}?",
        "{phrase}!",
        "{noun} ({1950-2023})", "{phrase} [{word:c} Edition]", "{Word} {Word}",
        "{adj} {adj} {noun}",
        "The {last} {noun}", "{city} {noun}", "{noun}, {noun}", "Episode {1-24}: {phrase}",
        "{1-99}",
        "{first}'s {noun}", "{phrase} Vol. {1-9}", "(I {word}) {phrase}", "{phrase} / {phrase}",
    )  # fmt: skip
    language = "en" if rng.random() < 0.6 else LATIN_LANGUAGES[int(rng.integers(27))]
    phrases = running_text(rng, n, language, 1, 6, marks=False)
    if rng.random() < 0.7:
        phrases = [" ".join(w[:1].upper() + w[1:] for w in p.split(" ")) for p in phrases]
    else:
        phrases = [phrase[:1].upper() + phrase[1:] for phrase in phrases]
    cells = _titles(rng, n, templates, {"phrase": phrases}, low=6)
    if rng.random() < 0.08:  # as catalogues sort them
        cells = [f"{c[4:]}, The" if c.startswith("The ") else c for c in cells]
    return cells


@text_generator(weight=1.2)
def paper_titles(rng: np.random.Generator, n: int) -> list[str]:
    """Return titles of papers, theses, patents and grants."""
    templates = (
        "{study} of {object}", "{study} and {study:l} of {object}",
        "A {study:l} of {object} in {city}",
        "{object:c}: a {study:l}", "The {study:l} of {object} on {object}",
        "{object:c} and {object}",
        "Towards {adj:l} {study:l} for {object}", "{study} of {object} using {object}",
        "{adj} {object} for {object}: {study} and {study:l}", "On the {study:l} of {object}",
        "Method and apparatus for {word} {word}", "{word:c} {word} {word} device",
        "{study} in {city}",
        "Deep {word} for {object}", "{rare}: {adj:l} {study:l} of {object}",
        "{object:c} in {city} ({1990-2023})",
        "Is {object} associated with {object}?", "{object:c}, {object} and {object}",
        "What {object} {word} {object}",
        "{????}: {study} of {object}", "{study} of the {word} {word} of {object}",
        "{last}'s {word} {study:l}",
        "System for {word} {object}", "A {adj:l} {word} model of {object}",
        "Proceedings of the {word:c} {word:c}",
    )  # fmt: skip
    extra: dict[str, Slot] = {
        "study": words_slot("study_words"), "object": words_slot("study_objects"),
    }  # fmt: skip
    cells = _titles(rng, n, templates, extra, low=4, upper=0.05)
    return [titlecase(cell) for cell in cells] if rng.random() < 0.45 else cells


@text_generator(weight=1.5, case=True)
def beers_wines_paints(rng: np.random.Generator, n: int) -> list[str]:
    """Return names of beers, wines, colours, paints, lipsticks or dishes."""
    kind = int(rng.integers(5))
    extra: dict[str, Slot] = {
        "beer": words_slot("beer_styles"), "grape": words_slot("grapes"),
    }  # fmt: skip
    shapes: tuple[tuple[str, ...], ...] = (
        ("{adj} {noun} {beer}", "{noun} {noun}", "{adj} {beer}", "{last}'s {beer}", "{noun} {beer}",
         "{word:c} {beer} ({1980-2022})", "{first}'s {noun} {beer}", "{Word} {noun}",
         "{##}0 {beer}",
         "{city} {beer}", "{adj} {noun}", "{Word}", "{noun} & {noun} {beer}", "{adj} {adj} {beer}"),
        ("{last} {1985-2022} {grape}", "{grape}", "Château {last} {1961-2021}", "{rare} {grape}",
         "{last} {Reserve|Estate|Vineyard|Riserva|Brut} {grape}", "{adj} {noun} {grape}",
         "{land} {grape}",
         "{noun} Creek {1998-2022} {grape} ({city})", "Domaine {last} {1998-2021}"),
        ("{##}th Century {colour}", "{adj} {colour}", "{noun} {colour}", "{adj} {noun}",
         "{colour} {noun}",
         "{city} {colour}", "{last} {colour}", "{colour}", "{Word} {colour}", "{noun}'s {colour}",
         "{Word}",
         "{word:c}ish {colour}", "{noun} of {noun}", "{noun} {noun}", "{adj} {adj} {colour}",
         "A {noun} {colour}",
         "{colour} {1-9}", "{rare} {colour}", "{colour} No. {1-99}", "{rare}"),
        ("{###}{N|W|C} {noun}", "{##} {noun}", "{adj} {noun}", "{colour}", "Shade {###}",
         "{1-40} {adj}",
         "{colour} {1-90}", "{?}{##}", "{#}{A|C|N|W} {colour}", "{noun} {###}", "{first}",
         "{###.#}"),
        ("{dish}", "{dish} with {fruit}", "{adj} {dish}", "{dish} ({beer})", "{fruit} {dish}",
         "{drink}",
         "{dish}, {fruit} & {veg}", "{veg} {dish}", "{first}'s {dish}", "{city} {dish}",
         "{drink} ({1-3}.{#}L)"),
    )  # fmt: skip
    for slot, key in (
        ("dish", "dishes"), ("fruit", "fruits"), ("drink", "drinks"), ("veg", "vegetables"),
    ):  # fmt: skip
        extra[slot] = mimesis_list("en", "food", key)
    return _titles(rng, n, shapes[kind], extra, low=4)


@text_generator(weight=2.0, case=True)
def points_of_interest(rng: np.random.Generator, n: int) -> Column:
    """Return sights, parks, cafés, stations and sculptures."""
    templates = (
        "{city} {place}", "{last} {place}", "{noun} {place}", "{adj} {noun}",
        "{first} {last} {place}",
        "{place} of {city}", "{noun} & {noun}", "{noun} Garden", "St. {first}'s {place}",
        "Old {place}",
        "The {noun} {place}", "{last} Memorial {place}", "{city} {noun} {place}", "{noun} {1-20}",
        "{Word} {noun}",
        "Parc {last}", "Museo de {city}", "Café {last}", "Plaza {last}", "Schloss {city}",
        "{city} Hbf",
        "Gare de {city}", "{last} & {last} {place}", "{adj} {place}", "{place} {last}", "{noun}",
        "{last}'s {noun}",
        "{place} ({city})", "National {place} of {word:c}", "{last} House", "{city} {place} #{1-9}",
        "{last} St & {last} Ave", "{last}/{last}", "{Word} {place}", "Villa {first}",
        "Untitled ({noun})",
    )  # fmt: skip
    return Column(_titles(rng, n, templates, low=5), ignore=("company",))


@text_generator(weight=2.2, case=True)
def airports_by_name(rng: np.random.Generator, n: int) -> list[str]:
    """Return airports by name: ``Denver Intl``, ``John Smith Field``."""
    kinds = subset(rng, word_list("words", "airport_kinds"), 2, 20)
    templates = (
        "{city} {kind}", "{city} {kind}", "{city}", "{last} {kind}", "{city} {last} {kind}",
        "{city}/{last} {kind}",
        "{first} {last} {kind}", "{city}-{city} {kind}", "{city} {noun} {kind}", "{last} Field",
        "{city} ({???})",
        "{city}-{last} {kind}", "{last} {last} {kind}", "{city} {kind} / {last} Field",
        "{noun} {kind}",
    )  # fmt: skip
    chosen = ("{city} {kind}", *subset(rng, templates, 2, 10))
    return sometimes_upper(
        rng, compose(rng, chosen, n, title_slots(rng) | {"kind": kinds}), probability=0.15
    )


@text_generator(weight=1.8, case=True)
def mountains_ships_missions(rng: np.random.Generator, n: int) -> list[str]:
    """Return names of volcanoes, waters, ships, missions, satellites, storms or horses."""
    extra: dict[str, Slot] = {
        "mission": words_slot("missions"), "ship": words_slot("ship_prefixes"),
        "syllables": lambda r, k: compose(
            r, ("{a}{b}", "{a}{b}{c}", "{a}{b}{b}{c}"), k,
            {"a": ("Ka", "Te", "Bar", "Mo", "Sa", "Ny", "Er", "Al", "Ush", "Kra", "Chi", "Pa",
                   "Ti"),
             "b": ("ra", "lo", "ka", "ti", "mu", "na", "ri", "to", "gua", "po", "sho", "da"),
             "c": ("n", "tau", "la", "gong", "bo", "cha", "ru", "yama", "jökull", "dag", "s",
                   "tepe")}),
    }  # fmt: skip
    shapes = (
        ("{land} {syllables}", "{syllables}", "{syllables}, {land}", "{syllables} {land}",
         "{last}, {land}",
         "{syllables}-{syllables}", "{adj} {land}", "{city}", "{noun} {land}", "{last} {land}",
         "{land} {Word}",
         "Unnamed", "{syllables} de {Word}", "{colour} {land}", "{syllables} {Old|New|North|South}",
         "{Word}"),
        ("{ship} {noun}", "{ship} {first} {last}", "{noun}", "{adj} {noun}", "{first} {Word}",
         "{ship} {city}",
         "{adj} {noun} {II|III|IV}", "{Word} {noun}", "{city} Express", "{last} Maersk",
         "{first} {?}."),
        ("{mission} {1-60}", "{mission}-{1-99}", "{mission}-{##}{A|B|C}",
         "{mission} {1-30} & {mission} {1-30}",
         "{noun}Sat-{1-9}", "{????}-{1-30}", "{mission} {??}", "{mission} & others", "{???} {1-20}",
         "{noun} {1-9}",
         "{mission} L{1-60}", "{mission} ({mission} {1-9})", "{noun} mission", "{Word}-{1-30}",
         "{mission}",
         "{rare}", "{first}Sat", "{mission} {I|II|III}{A|B|F|R}-{1-12}", "{??}{###}",
         "{noun}, {noun} & {noun}"),
        ("{adj} {noun}", "{Word} {noun}", "{first}'s {noun}", "{noun} {noun}", "{rare}",
         "{word:c} the {noun}",
         "{noun} of {city}", "{first}", "{adj} {first}", "{Word} {Word} {Word}", "{noun} ({???})"),
    )  # fmt: skip
    return _titles(rng, n, shapes[int(rng.integers(4))], extra, low=5, upper=0.1)


@cache
def _models() -> np.ndarray:
    lists = ("CARS", "AIRPLANES", "PHONE_MODELS", "GRAPHICS", "HDD_SSD", "CPU_CODENAMES", "OS")
    return as_pool(model for name in lists for model in mimesis_constant(name))


@text_generator(weight=1.0, case=True)
def models_and_projects(rng: np.random.Generator, n: int) -> list[str]:
    """Return models of cars, planes and devices, projects, languages, species."""
    species = compose(
        rng, ("{Word} {word}", "{Word} {word}us", "{rare}us {word}i", "{Word} sp.",
                 "{?}. {word}a"), n,
        {"Word": capitalised("it", 3000), "word": plain("it", 3000), "rare": capitalised("it",
                                                                                         9000)},
    )  # fmt: skip
    shapes = ("{last} {??}-{###}", "{???}-{##}", "{last} Model {?}", "{Word} {###}",
              "{rare} {#}.{#}",
              "{Word} {GT|XL|Pro|Max|Mini|Plus|SE|S|Lite}", "{?}{###}",
              "{###}-{###}{A|}")  # fmt: skip
    constants = ("CARS", "AIRPLANES", "PROJECT_NAMES", "PROGRAMMING_LANGS", "FILENAMES", "FOLDERS")
    draws = [
        lambda r, k: choices(r, _models(), k),
        lambda r, k: choices(r, mimesis_constant(constants[int(r.integers(len(constants)))]), k),
        lambda r, k: compose(r, subset(r, shapes, 2, 6), k, title_slots(r)),
        lambda r, k: choices(r, species, k),
    ]
    return mixture(rng, subset(rng, draws, 1, 2), n)
