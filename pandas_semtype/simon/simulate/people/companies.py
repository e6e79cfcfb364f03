"""Columns of company names: grammars, brands, known companies, every legal form."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import choices, mixture, sometimes_upper, subset
from ..lists import word_list
from ..name_books import LATIN_BOOKS, all_given, all_surnames, name_book
from ..pools import (
    LATIN_LOCALES,
    LOCALES,
    MIMESIS_LOCALES,
    as_pool,
    city_names,
    faker_pool,
    mimesis_constant,
    mimesis_list,
)
from ..registry import Column, generator
from ..spelling import titlecase
from ..templates import Slot, compose
from ..words import capitalised

__all__ = ["brand_names", "business", "company_slots", "known_companies"]

_TOPICS = ("technology", "industry", "energy", "finance", "health", "consumer", "food",
           "transport", "media", "organisations")  # fmt: skip
_GRAMMAR = (
    "{last} {industry} {suffix}", "{last} {industry}", "{last} {suffix}", "{last} & {last}",
    "{last}, {last} & {last}", "{last} & {last} {suffix}", "{last} and Sons", "{last} Bros.",
    "{last} Brothers {suffix}", "{noun} {industry}", "{noun} {industry} {suffix}",
    "{noun} {noun} {industry}", "{city} {industry}", "{city} {industry} {suffix}",
    "{noun} {suffix}", "{brand}", "{brand} {suffix}", "{brand} {industry}", "The {noun} Company",
    "The {last} Company", "The {noun} Group", "{???} {suffix}", "{???} {industry}", "{??}{noun}",
    "{?}&{?} {industry}", "{?}.{?}. {last} {suffix}", "{word} {industry}", "{word} & {word}",
    "{word} {word} {suffix}", "{first} {last} {industry}", "{first}'s {industry}",
    "{last}'s {industry}", "{last}-{last}", "{last} Group", "{noun} of {city}",
    "{9|4|2|3|21}{word}",
    "{city} {noun} {suffix}", "{last} {noun} {suffix}", "{industry} of {city}", "{last} (Class A)",
    "{noun} {industry} (Class B)", "{last}, Inc.", "{word}, LLC", "{industry} {last} {suffix}",
    "{brand} {brand}", "{word}{noun:l}", "{noun} {1-99} {suffix}", "{last} {industry} Co., Inc.",
)  # fmt: skip
_SHORT = (
    "{last}", "{last}", "{brand}", "{noun} {industry}", "{last} & Co.", "{noun} {word}",
    "{last} {industry}", "The {last} Company", "{word}", "{last} {last}", "{???}", "{brand}{Tech}",
    "{word}{noun:l}", "{??} {industry}", "{noun}", "{last} (Class A)", "{last} (Class B)",
    "{brand} Group", "{last} Corporation", "{last} Companies", "{city} {industry}",
    "{last} & {last}", "{noun} Holdings", "{first} {last}", "{last}-{word}", "{last} International",
)  # fmt: skip
_SLOT_SUFFIXES = "suffixes_en"


@cache
def _brand_pool() -> np.ndarray:
    rng = np.random.default_rng(7)
    starts, ends = word_list("business", "brandbits_start"), word_list("business", "brandbits_end")
    words = capitalised("en", 300, 9_000)
    short = as_pool(word for word in words if len(word) <= 6)
    cells: list[str] = []
    templates = (
        "{start}{end}", "{start}{end}", "{start}{end}", "{short}{end}", "{short}{short:l}",
        "{short}{short}", "{start}{start:l}{end}", "{short:l}{short}", "{short}ly", "{short}ify",
        "{short:u}", "{short:l}", "{short}.io", "{short}.com", "i{short}", "e{short}", "my{short}",
        "{start:u}", "{start}-{short}", "L'{short}", "O'{short}", "{short}'s", "{short}o",
        "{short}&{short}", "{short} + {short}", "{short}a {short}", "{short}™", "{short}!",
        "{start}{end}{#}", "Dr. {short}", "{short} {short}", "by {short}", "{short}{^^:u}",
    )  # fmt: skip
    slots: dict[str, Slot] = {"start": starts, "end": ends, "short": short}
    cells = compose(rng, templates, 12_000, slots)
    return as_pool(cells)


def brand_names(rng: np.random.Generator, n: int) -> list[str]:
    """Return made-up brand words such as ``Acuvista``, ``softNest``, ``L'Olea``."""
    return choices(rng, _brand_pool(), n)


@cache
def _all_known() -> np.ndarray:
    return as_pool(name for topic in _TOPICS for name in word_list("companies", topic))


def known_companies(rng: np.random.Generator, n: int) -> list[str]:
    """Return well-known companies of all industries or of a few."""
    if rng.random() < 0.5:
        return choices(rng, _all_known(), n)
    topics = subset(rng, _TOPICS, 1, 3)
    pool = as_pool(name for topic in topics for name in word_list("companies", topic))
    return choices(rng, pool, n)


def business(section: str) -> Slot:
    """Return a slot that draws from a section of ``data/business.txt``."""
    return lambda rng, n: choices(rng, word_list("business", section), n)


def company_slots(rng: np.random.Generator, suffixes: str = _SLOT_SUFFIXES) -> dict[str, Slot]:
    """Return slots of company grammars, all of one random country."""
    english = rng.random() < 0.5
    locale = "en_US" if english else LATIN_LOCALES[int(rng.integers(len(LATIN_LOCALES)))]
    last = all_surnames() if rng.random() < 0.4 else name_book(locale).last
    return {
        "last": last,
        "first": name_book(locale).first,
        "city": places if len(places := city_names(locale[3:])) > 20 else city_names(),
        "word": capitalised("en", 300, 12_000),
        "brand": brand_names,
        "Tech": ("Tech", "soft", "Tek", "Labs", "net", "Works", "Bio", "Med", "Pay", "Data"),
        "noun": business("nouns"),
        "industry": business("industries"),
        "suffix": business(suffixes),
    }


@generator("company", weight=3.0, case=True)
def companies_by_grammar(rng: np.random.Generator, n: int) -> list[str]:
    """Return companies of many shapes, English-like."""
    chosen = subset(rng, _GRAMMAR, 4, len(_GRAMMAR))
    return sometimes_upper(rng, compose(rng, chosen, n, company_slots(rng)), probability=0.15)


@generator("company", weight=1.5, case=True)
def companies_of_the_world(rng: np.random.Generator, n: int) -> list[str]:
    """Return companies with legal forms of fifty countries."""
    suffixes = subset(rng, word_list("business", "suffixes_world"), 1, 12)
    slots = company_slots(rng) | {"suffix": suffixes}
    chosen = subset(rng, [shape for shape in _GRAMMAR if "{suffix}" in shape], 3, 12)
    return sometimes_upper(rng, compose(rng, chosen, n, slots), probability=0.15)


@generator("company", weight=1.5)
def listed_companies(rng: np.random.Generator, n: int) -> list[str]:
    """Return companies as stock indices name them: short, mostly without legal form."""
    slots = company_slots(rng)
    draws = [
        known_companies,
        lambda r, k: compose(r, _SHORT, k, slots),
        lambda r, k: choices(r, mimesis_constant("STOCK_NAMES"), k),
    ]
    return mixture(rng, subset(rng, draws, 2, 3), n)


@generator("company", weight=1.5, case=True)
def listed_companies_of_packages(rng: np.random.Generator, n: int) -> list[str]:
    """Return listed companies."""
    return sometimes_upper(rng, choices(rng, mimesis_constant("STOCK_NAMES"), n))


@generator("company", weight=1.5, case=True)
def famous_companies(rng: np.random.Generator, n: int) -> list[str]:
    """Return companies that everybody knows."""
    return sometimes_upper(rng, known_companies(rng, n))


@generator("company", weight=2.0, case=True)
def companies_of_faker(rng: np.random.Generator, n: int) -> list[str]:
    """Return companies as Faker forms them in one or several countries."""
    if rng.random() < 0.6:
        locale = LOCALES[int(rng.integers(len(LOCALES)))]
        return sometimes_upper(rng, choices(rng, faker_pool("company", locale), n))
    locales = subset(rng, LATIN_LOCALES, 2, 6)
    draws = [lambda r, k, loc=loc: choices(r, faker_pool("company", loc), k) for loc in locales]
    return sometimes_upper(rng, mixture(rng, draws, n))


@cache
def _rich_locales() -> tuple[str, ...]:
    return tuple(
        loc for loc in MIMESIS_LOCALES if len(mimesis_list(loc, "finance", "company", "name")) > 40
    )


@generator("company", weight=2.0, case=True)
def companies_by_country(rng: np.random.Generator, n: int) -> list[str]:
    """Return companies of one country of mimesis, with its legal forms, any script."""
    locales = _rich_locales()
    locale = locales[int(rng.integers(len(locales)))]
    names = choices(rng, mimesis_list(locale, "finance", "company", "name"), n)
    kind = rng.random()
    if kind < 0.5:
        return sometimes_upper(rng, names)
    forms = choices(rng, mimesis_list(locale, "finance", "company", "type", "abbr"), n)
    fraction = float(rng.uniform(0.2, 1.0))
    front = locale in {"ja", "ru", "uk", "kk"} or locale.startswith(("ar", "fa"))
    glue = "" if locale in {"ja", "zh", "ko"} else " "
    quoted = locale in {"ru", "uk", "kk"} and kind < 0.8
    out = []
    for name, form, drawn in zip(names, forms, rng.random(n).tolist(), strict=True):
        bare = f"«{name}»" if quoted and "«" not in name else name
        joined = f"{form}{glue}{bare}" if front else f"{bare}{glue}{form}"
        out.append(joined if drawn < fraction else name)
    return sometimes_upper(rng, out)


@generator("company", weight=1.5, case=True)
def brands(rng: np.random.Generator, n: int) -> Column:
    """Return brands of a product table: made-up, known and surnames; often few."""
    draws = [brand_names, brand_names, known_companies, lambda r, k: choices(r, all_surnames(), k)]
    kept = int(rng.integers(4, 60))
    names = mixture(rng, [brand_names, *subset(rng, draws[1:], 1, 3)], kept)
    cells = choices(rng, names, n) if rng.random() < 0.7 else mixture(rng, draws[:3], n)
    return Column(sometimes_upper(rng, cells), ignore=("categorical",))


@generator("company", weight=1.0, repeats=0.1)
def manufacturers(rng: np.random.Generator, n: int) -> Column:
    """Return makers in capitals, repeated: ``AIRBUS INDUSTRIE``, ``ROBINSON HELICOPTER CO``."""
    templates = (
        "{last}", "{last} {industry}", "{last} {CO|INC|CORP|LTD|AIRCRAFT CO|AIRCRAFT INC|GMBH|SA}",
        "{known}", "{known}", "{known} {INDUSTRIE|CORP|MFG|CO|USA|AG|INC}", "{last} {first}",
        "{???}", "{brand}",
    )  # fmt: skip
    slots = company_slots(rng) | {"known": word_list("companies", "industry")}
    n_names = int(rng.integers(3, 45))
    names = compose(rng, subset(rng, templates, 3, 8), n_names, slots)
    cells = [name.upper() for name in choices(rng, names, n)]
    return Column(cells, ignore=("categorical",))


@generator("company", weight=1.0)
def few_companies(rng: np.random.Generator, n: int) -> Column:
    """Return few organisations that repeat, acronyms among them: ``ISRO``, ``Boeing``."""
    draws = [
        known_companies,
        lambda r, k: choices(r, word_list("companies", "organisations"), k),
        lambda r, k: compose(r, _SHORT, k, company_slots(r)),
    ]
    n_names = int(rng.integers(2, 30))
    names = mixture(rng, subset(rng, draws, 1, 3), n_names)
    return Column(choices(rng, names, n), ignore=("categorical",))


@generator("company", weight=0.7)
def acronyms(rng: np.random.Generator, n: int) -> Column:
    """Return organisations by their initials, among some that are written out."""
    lengths = ("{???}", "{????}", "{??}", "{?}&{?}", "{???} {noun}", "{???} {city}", "{?????}")
    slots = company_slots(rng)
    draws = [
        lambda r, k: compose(r, lengths, k, slots),
        lambda r, k: choices(r, word_list("companies", "organisations"), k),
        known_companies,
    ]
    return Column(mixture(rng, draws, n), ignore=("categorical",))


@generator("company", weight=1.0, case=True)
def partnerships(rng: np.random.Generator, n: int) -> list[str]:
    """Return law, audit and architecture firms named after their partners."""
    templates = (
        "{last}, {last} & {last} LLP", "{last} & {last} LLP", "{last} {last} {last} LLP",
        "{last} and {last}, P.C.", "Law Offices of {first} {last}", "{last} & Associates",
        "{last} & Partners", "{last} Rechtsanwälte", "Kanzlei {last} & Kollegen", "{last} Avocats",
        "Notaire {last}", "{last} Legal", "{last} Law Group, PLLC", "{last} + {last} Architects",
        "Studio Legale {last}", "{last} Abogados", "{last} Advogados", "{last} CPA",
        "{last} Law Firm",
        "{last} Solicitors", "{last}, {last}, {last} and {last}", "{last} & Fils", "{last} & Söhne",
        "{last} Hermanos", "Fratelli {last}", "{last} Frères", "Gebr. {last}", "{last} & Zn.",
        "{last} og Sønner", "Maison {last}", "Casa {last}", "Boulangerie {last}",
        "Metzgerei {last}",
    )  # fmt: skip
    cells = compose(rng, subset(rng, templates, 3, 14), n, company_slots(rng))
    return sometimes_upper(rng, cells, probability=0.15)


@generator("company", weight=0.6, case=True)
def contractors(rng: np.random.Generator, n: int) -> list[str]:
    """Return suppliers of a payments register: companies and some people, in capitals."""
    slots = company_slots(rng)
    slots["given"], slots["family"] = all_given()[:6000], name_book(LATIN_BOOKS[0]).last
    templates = (*subset(rng, _GRAMMAR, 6, 20), "{family}, {given}", "{last} DBA {word} {industry}",
                 "{word} {industry} OF {city}", "{last} {industry} #{##}")  # fmt: skip
    cells = [cell.upper() for cell in compose(rng, templates, n, slots)]
    if rng.random() < 0.4:
        cells = [cell.replace(".", "").replace(",", "").replace("'", "") for cell in cells]
    return cells


@generator("company", weight=0.6, case=True)
def employers_and_shops(rng: np.random.Generator, n: int) -> list[str]:
    """Return employers as people type them: short names, branches, places, odd case."""
    templates = (
        "{known}", "{known} {city}", "{known} #{####}", "{last} {industry}", "{industry}",
        "{city} {industry}", "{brand}", "self employed", "{last}'s", "{word} {industry}",
        "The {word} {Shop|Store|House|Room|Place|Corner|Kitchen|Bar|Pub}", "{first}'s {word}",
        "{noun} {Bar|Grill|Diner|Café|Deli|Pizza|Sushi|Tavern|Inn|Bistro}", "Café {word}",
        "{known} - {city}", "{known} ({city})", "Bar {last}", "Hotel {noun}", "{noun} {Inn|Motel}",
    )  # fmt: skip
    slots = company_slots(rng) | {"known": known_companies}
    cells = compose(rng, subset(rng, templates, 5, 15), n, slots)
    if rng.random() < 0.2:
        cells = [cell.lower() for cell in cells]
    return [titlecase(cell) for cell in cells] if rng.random() < 0.3 else cells
