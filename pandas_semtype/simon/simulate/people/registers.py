"""Columns of firms and people as registers, licences and payment lists write them."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..abbreviations import abbreviated, cut
from ..draw import choices, sometimes, subset
from ..lists import word_list
from ..name_books import all_surnames, name_book
from ..pools import as_pool, city_names, faker_pool
from ..registry import Column, generator
from ..templates import Slot, compose
from ..words import capitalised, decent
from .companies import brand_names, business, known_companies

__all__: list[str] = []

_SUFFIXES = ("LLC", "L.L.C.", "INC", "INC.", ", INC", ", INC.", ", LLC", "CORP", "CORPORATION",
             "CO",
             "CO., INC.", "LTD", "LIMITED", "LP", "LLP", "PLLC", "PC", "P.C.", "COMPANY", "CO LLC",
             "GROUP LLC", "ENTERPRISES INC", "HOLDINGS LLC", "PROPERTIES LLC", "& SONS INC",
             "ASSOCIATES", "SERVICES INC", "GROUP INC", "TRUST", "FOUNDATION",
             "& ASSOCIATES PC")  # fmt: skip
_TRADES = ("Construction", "Plumbing", "Electric", "Roofing", "Heating & Cooling", "Landscaping",
           "Towing",
           "Trucking", "Auto Repair", "Auto Sales", "Tire", "Restaurant", "Pizza", "Grill", "Cafe",
           "Deli",
           "Bakery", "Liquors", "Wine & Spirits", "Market", "Food Mart", "Grocery", "Pharmacy",
           "Dental",
           "Family Medicine", "Chiropractic", "Home Care", "Insurance Agency", "Realty",
           "Properties",
           "Investments", "Consulting", "Engineering", "Surveying", "Architects", "Supply",
           "Hardware",
           "Lumber", "Steel", "Paving", "Excavating", "Painting", "Cleaning", "Janitorial",
           "Security",
           "Staffing", "Printing", "Media", "Software", "Systems", "Technologies", "Communications",
           "Nails", "Hair Salon", "Barber Shop", "Fitness", "Yoga", "Daycare", "Learning Center",
           "Pest Control", "Tree Service", "Septic", "Well Drilling", "Fuel", "Gas", "Petroleum",
           "Farms",
           "Nursery", "Brewing Company", "Winery", "Catering", "Events", "Travel", "Limousine",
           "Taxi",
           "Storage", "Apartments", "Hotel", "Inn", "Motel", "Funeral Home", "Animal Hospital",
           "Kennels")  # fmt: skip
_FIRMS = (
    "{last} {trade} {suffix}", "{last} {trade}", "{last} & {last} {suffix}",
    "{word} {trade} {suffix}",
    "{city} {trade} {suffix}", "{first}'s {trade}", "{first} {last} {trade}",
    "{word} {word} {suffix}",
    "{??} {trade} {suffix}", "{?} & {?} {trade} {suffix}", "{last} Bros {trade} {suffix}",
    "{word} {suffix}",
    "{brand} {suffix}", "{known}", "{known} #{###}", "{word} of {city} {suffix}", "A-1 {trade}",
    "The {word} {trade}",
    "{last} Family {trade} {suffix}", "{1-999} {street} {suffix}", "{street} Associates {suffix}",
    "{last} {suffix} DBA {word} {trade}", "{first} {last} DBA {last} {trade}",
    "{word} {trade} (DBA {brand})",
    "{trade} by {first}", "{state} {trade} {suffix}", "{last} and Sons {trade}",
    "{word} & {word} {trade}",
    "{last} {last} & {last} {suffix}", "{trade} Unlimited", "{word} {trade} No. {1-40}",
    "{city} {word} {suffix}",
    "{known} {city}", "El {word} {trade}", "{last}, {first} {suffix}", "D/B/A {word} {trade}",
    "{word}'s {trade}",
)  # fmt: skip
_PEOPLE = ("{first} {last}", "{last}, {first}", "{last} {first} {?}", "{first} {?}. {last}",
           "{last}, {first} {?}",
           "{first} {?} {last}", "{last} {first}")  # fmt: skip


@cache
def _suffixes() -> tuple[str, ...]:
    """Return the suffixes in small letters but for abbreviations."""
    short = {"LLC", "L.L.C", "LP", "LLP", "PLLC", "PC", "P.C"}
    return tuple(
        " ".join(word if word.strip(".") in short else word.title() for word in suffix.split(" "))
        for suffix in _SUFFIXES
    )


@cache
def _words() -> np.ndarray:
    extra = ("Premier", "Elite", "Quality", "Superior", "Precision", "Advanced", "All Star",
             "Golden",
             "Royal", "Star", "Sunrise", "Sunset", "Lucky", "New China", "Great Wall", "Happy",
             "Twin",
             "Blue Ridge", "Lakeside", "Valley", "Coastal", "Metro", "Capital", "First Choice",
             "Best")  # fmt: skip
    return as_pool([*extra, *decent(capitalised("en", 400, 9000))])


def _slots(rng: np.random.Generator) -> dict[str, Slot]:
    return {
        "last": all_surnames() if sometimes(rng, 0.5) else name_book("en_US").last,
        "first": name_book("en_US").first, "city": city_names("US"), "state": faker_pool("state"),
        "trade": _TRADES if sometimes(rng, 0.7) else business("industries"), "word": _words(),
        "suffix": subset(rng, _suffixes(), 3, 30), "brand": brand_names,
        "known": known_companies,
        "street": lambda r, k: compose(r, ("{w} {Street|Avenue|Road|Main St|Park Ave|Broadway}",),
                                       k,
                                       {"w": word_list("places", "words")}),
    }  # fmt: skip


def _tidy(cells: list[str]) -> list[str]:
    return [cell.replace(" ,", ",").replace("  ", " ") for cell in cells]


def _worn(rng: np.random.Generator, cells: list[str], upper: float = 0.7) -> list[str]:
    """Write a register's way: in capitals, without marks, cut at the width of the field."""
    cells = _tidy(cells)
    if sometimes(rng, 0.2):
        return cut(rng, abbreviated(rng, cells) if sometimes(rng, 0.5) else cells)
    if sometimes(rng, upper):
        cells = [cell.upper() for cell in cells]
    if sometimes(rng, 0.3):
        drop = str.maketrans("", "", ".,'")
        cells = [cell.translate(drop) for cell in cells]
    if sometimes(rng, 0.04):
        cells = [cell.replace(" ", "  ", 1) for cell in cells]
    return cells


@generator("company", weight=4.0, repeats=0.15)
def firms_of_registers(rng: np.random.Generator, n: int) -> Column:
    """Return registered firms with suffixes and ``DBA``, mostly in capitals."""
    forms = subset(rng, _FIRMS, 4, 30)
    return Column(_worn(rng, compose(rng, forms, n, _slots(rng))), ignore=("place_name",))


@generator("company", weight=2.0, repeats=0.1)
def licensees(rng: np.random.Generator, n: int) -> Column:
    """Return holders of licences, owners or payees: firms, and some people among them."""
    slots = _slots(rng)
    firms = compose(rng, subset(rng, _FIRMS, 4, 20), n, slots)
    people = compose(rng, subset(rng, _PEOPLE, 1, 3), n, slots)
    share = float(rng.uniform(0.05, 0.45))
    at = (rng.random(n) < share).tolist()
    cells = [p if x else f for p, f, x in zip(people, firms, at, strict=True)]
    return Column(_worn(rng, cells), ignore=("person_name",))


@generator("person_name", weight=1.0, repeats=0.1)
def owners_with_some_firms(rng: np.random.Generator, n: int) -> Column:
    """Return owners or applicants: people, and a firm here and there."""
    slots = _slots(rng)
    firms = compose(rng, subset(rng, _FIRMS, 4, 20), n, slots)
    people = compose(rng, subset(rng, _PEOPLE, 1, 2), n, slots)
    at = (rng.random(n) < rng.uniform(0.02, 0.2)).tolist()
    cells = [f if x else p for p, f, x in zip(people, firms, at, strict=True)]
    return Column(_worn(rng, cells, 0.5), ignore=("company",))


@generator("company", weight=1.5, case=True, repeats=0.1)
def shops_and_restaurants(rng: np.random.Generator, n: int) -> Column:
    """Return places of business of inspections: bars, restaurants, schools' kitchens, shops."""
    slots = _slots(rng) | {"cuisine": word_list("industries", "cuisines")}
    forms = (
        "{last}'s {Pizza|Diner|Tavern|Bar & Grill|Cafe|Deli|Pub|Steakhouse|BBQ|Bakery|Market}",
        "{word} {Bistro|Kitchen|Cafe|Grill|Tavern|Lounge|Coffee|Tea House|Noodle House|Sushi}",
        "El {word}", "La {word} {Restaurant|Taqueria|Bakery}",
        "{cuisine} {Express|Garden|Kitchen|House}",
        "The {word} {Room|House|Spoon|Fork|Table|Pub|Inn}", "{known}", "{known} #{####}",
        "{first}'s Place",
        "{city} {Grill|Diner|Brewing Co|Country Club|Golf Club}",
        "New {city} {Chinese|Thai|Indian} Restaurant",
        "{last} {Elementary|High} School Kitchen", "{word} Nails & Spa", "{word} Liquor",
        "{city} {Mart|Exxon|Shell}",
        "{last} & {last} Salon", "Hotel {word}", "{1-99} {word} {Bar|Cafe|Lounge}",
        "Dunkin' {city}", "{word}",
    )  # fmt: skip
    cells = compose(rng, subset(rng, forms, 4, len(forms)), n, slots)
    return Column(_worn(rng, cells, 0.5), ignore=("place_name",))


@generator("company", weight=1.0, repeats=0.3)
def few_vendors(rng: np.random.Generator, n: int) -> Column:
    """Return a handful of contractors, lenders or operators, their short names among them."""
    forms = subset(rng, _FIRMS, 3, 15)
    names = _worn(rng, compose(rng, forms, int(rng.integers(2, 40)), _slots(rng)))
    return Column(choices(rng, names, n), ignore=("categorical", "place_name"))


@generator("company", weight=0.5, repeats=0.1)
def banks_and_lenders(rng: np.random.Generator, n: int) -> Column:
    """Return banks, credit unions and insurers in capitals, with ``NA`` and ``FSB``."""
    forms = ("{city} National Bank", "First {city} Bank, N.A.", "{word} Federal Credit Union",
             "{state} Savings Bank, FSB",
             "{last} Bank & Trust Co.", "Bank of {city}", "{word} Mortgage {suffix}",
             "{state} Farm Bureau Insurance",
             "{word} Mutual Insurance Company", "{city} Community FCU", "{word} Life Insurance Co",
             "{known}")  # fmt: skip
    cells = _worn(rng, compose(rng, subset(rng, forms, 3, 11), n, _slots(rng)), 0.6)
    return Column(cells, ignore=("categorical",))
