"""Columns of organisations that are no firms: hospitals, schools, banks, clubs, agencies."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import choices, sometimes_upper, subset
from ..lists import word_list
from ..name_books import name_book
from ..pools import MIMESIS_LOCALES, as_pool, city_names, faker_pool, mimesis_list
from ..registry import Column, generator
from ..spelling import titlecase
from ..templates import Slot, compose
from ..words import capitalised
from .companies import business, company_slots

__all__ = ["agency_names"]

_AGENCIES = (
    "Department of {subject}", "Ministry of {subject}", "{subject} {agency}", "Office of {subject}",
    "National {agency} for {subject}", "National {subject} {agency}", "Bureau of {subject}",
    "{city} Department of {subject}", "U.S. {subject} {agency}", "{state} {subject} {agency}",
    "Federal {subject} {agency}", "{state} Department of {subject}", "Secretariat of {subject}",
    "Advisory {Council|Committee} on {subject}", "{agency} for {subject} and {subject}",
    "{city} {subject} {agency}", "Division of {subject}", "Institute of {subject}",
    "{city} Police Department", "{city} Fire Department", "City of {city}", "County of {last}",
    "{last} County Sheriff", "{city} School District", "Town of {city}", "Commission on {subject}",
    "{subject} Agency", "Directorate-General for {subject}", "{city} Public Library",
    "International {subject} {agency}", "State {agency} of {subject}", "{city} Housing Authority",
)  # fmt: skip


def _slots(rng: np.random.Generator) -> dict[str, Slot]:
    slots = company_slots(rng)
    if rng.random() < 0.6:
        slots["city"], slots["last"] = city_names("US"), name_book("en_US").last
    slots["state"] = faker_pool("state")
    slots["direction"] = ("NORTH", "SOUTH", "EAST", "WEST", "NORTHEAST", "SOUTHWEST", "CENTRAL",
                          "MID", "UPPER", "GREATER")  # fmt: skip
    for name, section in (
        ("saint", "saints"), ("med", "medical"), ("MED", "medical_upper"), ("club", "clubs"),
        ("agency", "agencies"), ("subject", "subjects"),
    ):  # fmt: skip
        slots[name] = business(section)
    return slots


def _made(
    rng: np.random.Generator, n: int, templates: tuple[str, ...], low: int, upper: float
) -> list[str]:
    chosen = subset(rng, templates, low, len(templates))
    return sometimes_upper(rng, compose(rng, chosen, n, _slots(rng)), probability=upper)


@generator("company", weight=1.0, case=True)
def hospitals(rng: np.random.Generator, n: int) -> list[str]:
    """Return hospitals and clinics."""
    templates = (
        "{saint} {med}", "{city} {med}", "{last} {med}", "{last} Memorial Hospital", "{noun} {med}",
        "{city} Community Hospital", "{saint} Hospital of {city}", "{city} General Hospital",
        "University of {city} {med}", "{last} {last} {med}", "{city} {noun} {med}",
        "Klinikum {city}", "Universitätsklinikum {city}", "Hôpital {saint}", "CHU de {city}",
        "Hospital {saint}", "Hospital Universitario de {city}", "Ospedale {saint}",
        "{saint} Krankenhaus", "Clínica {last}", "Clinique {saint}", "{city} NHS Foundation Trust",
        "{first} {last} {med}", "{last}-{last} {med}", "{city} Veterans Affairs Medical Center",
        "{brand} {med}", "{city} & {city} {med}", "Dr. {last} {med}", "Kliniken {city} gGmbH",
    )  # fmt: skip
    return _made(rng, n, templates, 4, 0.3)


@generator("company", weight=0.8)
def hospitals_of_registers(rng: np.random.Generator, n: int) -> list[str]:
    """Return hospitals as United States registers write them, in capitals."""
    templates = (
        "{saint} {MED}", "{city} {MED}", "{last} {MED}", "{direction} {city} {MED}", "{noun} {MED}",
        "{direction} {state} {MED}", "{last} COUNTY {MED}", "{state} {MED}", "{last} {last} {MED}",
        "{city} {noun} {MED}", "{MED} OF {city}", "{saint} {MED} OF {city}", "{noun} {MED}, THE",
        "UNIVERSITY OF {state} {MED}", "{first} {last} {MED}", "{last}-{last} {MED}",
        "{city} {MED} {???}", "{???} HEALTH {city}", "{saint} & {last} {MED}",
        "{noun} HEALTH {city}",
    )  # fmt: skip
    cells = [cell.upper() for cell in _made(rng, n, templates, 6, 0.0)]
    if rng.random() < 0.7:
        cells = [cell.replace(".", "").replace("'", "") for cell in cells]
    return cells


@cache
def _universities() -> np.ndarray:
    return as_pool(u for loc in MIMESIS_LOCALES for u in mimesis_list(loc, "person", "university"))


@generator("company", weight=1.2, case=True)
def universities(rng: np.random.Generator, n: int) -> list[str]:
    """Return universities: real ones of many countries or made by a grammar."""
    kind = rng.random()
    if kind < 0.25:
        return choices(rng, _universities(), n)
    if kind < 0.5:
        rich = [
            loc for loc in MIMESIS_LOCALES if len(mimesis_list(loc, "person", "university")) > 25
        ]
        locale = rich[int(rng.integers(len(rich)))]
        return choices(rng, mimesis_list(locale, "person", "university"), n)
    templates = (
        "University of {city}", "{state} State University", "{city} University", "{last} College",
        "{city} Community College", "{last} University", "University of {state}", "{state} {???}",
        "{city} Institute of Technology", "Universität {city}", "Université de {city}",
        "Universidad de {city}", "Università di {city}", "Universidade de {city}", "TU {city}",
        "{saint} College", "{saint} University", "University of {state}-{city}", "{city} College",
        "Hochschule {city}", "Technical University of {city}", "National University of {city}",
        "{city} School of {subject}", "{last} Business School", "{city} Medical University",
        "{city} Academy of {subject}", "École Supérieure de {subject}", "Univ. of {city}",
        "University of {state} at {city}", "{state} Tech", "U of {city}", "{subject} University",
    )  # fmt: skip
    return _made(rng, n, templates, 4, 0.12)


@generator("company", weight=1.0, case=True)
def schools(rng: np.random.Generator, n: int) -> list[str]:
    """Return schools."""
    templates = (
        "{last} Elementary School", "{city} High School", "{last} Middle School", "{last} ES",
        "{first} {last} Elementary", "{saint} School", "{noun} Academy", "P.S. {1-399}",
        "{last} HS",
        "{saint} Catholic School", "{noun} Charter School", "{city} Primary School",
        "{last} School",
        "{city} Grammar School", "Gymnasium {city}", "{last}-Gymnasium", "Grundschule {city}",
        "Lycée {first} {last}", "Collège {last}", "École {last}", "Colegio {saint}", "IES {last}",
        "Escuela {last}", "Escola {last}", "Liceo {last}", "{city} Unified School District",
        "{noun} Montessori", "{city} Kindergarten", "{noun} Preschool", "{last} Jr. High",
        "P.S. {1-399} {last}", "{city} Independent School District", "{noun} Nursery",
    )  # fmt: skip
    return _made(rng, n, templates, 3, 0.25)


@generator("company", weight=1.0, case=True)
def banks(rng: np.random.Generator, n: int) -> list[str]:
    """Return banks, insurers and funds."""
    if rng.random() < 0.45:
        rich = [loc for loc in MIMESIS_LOCALES if len(mimesis_list(loc, "finance", "banks")) > 15]
        draws = subset(rng, rich, 1, 4)
        pool = as_pool(b for loc in draws for b in mimesis_list(loc, "finance", "banks"))
        return sometimes_upper(rng, choices(rng, pool, n))
    templates = (
        "{city} National Bank", "First {noun} Bank", "Bank of {city}", "{noun} Bank", "{last} Bank",
        "{city} Savings Bank", "{noun} Federal Credit Union", "{city} Credit Union",
        "{noun} Bancorp",
        "First National Bank of {city}", "{last} State Bank", "Banco de {city}", "Sparkasse {city}",
        "Volksbank {city} eG", "Caisse d'Epargne {city}", "Banca {last}", "{noun} Life Insurance",
        "{noun} Mutual Insurance Company", "{last} Capital Management", "{noun} Growth Fund",
        "{brand} Pay", "{noun} Trust Company", "{last} & {last} Securities", "{city} Re",
        "{noun} Mortgage LLC", "{brand} Bank, N.A.", "{noun} Asset Management",
        "Kreissparkasse {city}",
        "{noun} {???} ETF", "{last} Credit Services", "Banque {last}", "{noun} Insurance Group",
    )  # fmt: skip
    return _made(rng, n, templates, 4, 0.2)


@generator("company", weight=0.8, case=True)
def airlines_and_carriers(rng: np.random.Generator, n: int) -> list[str]:
    """Return airlines, shipping and bus companies."""
    templates = (
        "{city} Airlines", "Air {city}", "{noun} Air", "{noun} Airlines Inc.", "{noun} Airways",
        "Fly{noun}", "{brand} Air", "{noun} Express", "{city} Air Lines", "Trans {noun} Airlines",
        "{noun} Cargo", "{last} Aviation", "{noun} Jet", "Jet{word}", "{city} Ferries",
        "{noun} Lines",
        "{last} Shipping", "{noun} Bus Lines", "{city} Transit", "{noun} Railways",
        "{noun} Helicopters",
        "{noun} Airlines Co.", "{noun} Regional Airlines", "Aero{word}", "Avia{brand}",
        "{noun} Charter",
    )  # fmt: skip
    slots = _slots(rng) | {"known": word_list("companies", "transport")}
    chosen = [*subset(rng, templates, 3, 20), "{known}", "{known}", "{known}"]
    return sometimes_upper(rng, compose(rng, chosen, n, slots), probability=0.12)


@generator("company", weight=1.2, case=True)
def breweries_and_restaurants(rng: np.random.Generator, n: int) -> list[str]:
    """Return breweries, wineries, restaurants and farms."""
    templates = (
        "{word} Brewing Company", "{word} {word} Brewing Co.", "{city} Brewery", "{last} Brewing",
        "{noun} {word} Brewing Company", "{word} Ale Works", "{noun} Beer Company",
        "{last} Bros. Brewery",
        "{noun} Brewhouse", "{word} Cider Co.", "Brauerei {last}", "{noun} Beer Works",
        "{word} Brewpub",
        "Château {last}", "Domaine {last}", "{last} Vineyards", "{noun} Creek Winery",
        "Bodegas {last}",
        "Weingut {last}", "{last} Family Estate", "{noun} Ridge Cellars", "Tenuta {last}",
        "{word} Distillers",
        "{word} & {word} Kitchen", "Chez {first}", "La {word}", "El {word}", "Trattoria {first}",
        "{noun} Farm", "{last} Farms", "{word} Roasters", "{noun} Coffee", "{word} Bakery",
        "{##} {word} Brewery",
        "{word} Mountain Brewing", "The {word} Taproom", "{word} Brewing", "{last} Ciderworks",
    )  # fmt: skip
    return _made(rng, n, templates, 4, 0.08)


@generator("company", weight=0.9, case=True)
def societies_and_labels(rng: np.random.Generator, n: int) -> list[str]:
    """Return NGOs, churches, museums as employers, publishers, labels and studios."""
    templates = (
        "{noun} Foundation", "{city} Foundation", "Friends of {noun}", "The {last} Foundation",
        "{city} Chamber of Commerce", "American Society of {subject}", "Society for {subject}",
        "{saint} Church", "{city} Baptist Church", "{saint} Lutheran Church",
        "{noun} Community Church",
        "Association of {subject}", "{city} Food Bank", "{noun} Alliance", "Habitat {city}",
        "{city} Humane Society", "{noun} Records", "{word} Records", "{last} Music",
        "{word} Recordings",
        "{last} Verlag", "Éditions {last}", "{last} & {last} Publishers", "{noun} Press",
        "{word} Books",
        "Editorial {last}", "{word} Studios", "{last} Pictures", "{noun} Films", "{word} Games",
        "{city} Symphony", "{city} Museum of Art", "{city} Historical Society", "{noun} Institute",
        "International {subject} Federation", "{state} {subject} Association", "Save the {word}",
        "{city} Lions Club", "{saint} Cathedral", "{first} {last} Trust", "{subject} Workers Union",
    )  # fmt: skip
    return _made(rng, n, templates, 5, 0.12)


@generator("company", weight=0.6, case=True)
def clubs(rng: np.random.Generator, n: int) -> list[str]:
    """Return sports clubs."""
    templates = (
        "{city} {club}", "{club} {city}", "{city} {club}", "{city}", "{last} {club}",
        "{noun} {club}",
        "{city} {club} {1880-1970}", "{club} {city} {04|05|06|96|1899|1900}",
    )  # fmt: skip
    return _made(rng, n, templates[:3] if rng.random() < 0.5 else templates, 2, 0.08)


def agency_names(rng: np.random.Generator, n: int) -> list[str]:
    """Return names of public agencies."""
    return compose(rng, subset(rng, _AGENCIES, 5, len(_AGENCIES)), n, _slots(rng))


@generator("company", weight=0.6, case=True)
def agencies_as_employers(rng: np.random.Generator, n: int) -> Column:
    """Return public agencies, in a column that may as well be called text."""
    cells = [titlecase(cell) for cell in agency_names(rng, n)]
    return Column(sometimes_upper(rng, cells, probability=0.2), ignore=("categorical",))


@generator("text", weight=2.0, case=True, repeats=0.0)
def departments_and_agencies(rng: np.random.Generator, n: int) -> Column:
    """Return departments and agencies as text: whether they are companies is open."""
    if rng.random() < 0.6:
        cells = agency_names(rng, n)
    else:
        templates = (
            "{subject}", "{subject} Division", "{subject} & {subject}", "{subject} Department",
            "Dept. of {subject}", "{subject} - {subject}", "{subject} Unit", "{subject} ({???})",
            "{word} {subject}", "Center for {subject}", "Faculty of {subject}", "{subject} Team",
        )  # fmt: skip
        slots = _slots(rng) | {"word": capitalised("en", 300, 4000)}
        cells = compose(rng, subset(rng, templates, 2, 7), n, slots)
    return Column(sometimes_upper(rng, cells, probability=0.15), ignore=("company", "categorical"))
