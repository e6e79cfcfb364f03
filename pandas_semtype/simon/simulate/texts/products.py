"""Columns of product names, inventory names and order lines: text."""

from __future__ import annotations

import numpy as np

from ..draw import choices, sometimes_upper, subset
from ..lists import word_list
from ..name_books import all_surnames
from ..people.companies import brand_names, known_companies
from ..pools import mimesis_constant
from ..templates import Slot, compose
from ..words import capitalised, plain
from .free_text import running_text, words_slot
from .text_generator import text_generator

__all__: list[str] = []


def _slots() -> dict[str, Slot]:
    return {
        "product": words_slot("products"),
        "pack": words_slot("units_packs"),
        "colour": words_slot("colours"),
        "adj": words_slot("adjectives"),
        "brand": brand_names,
        "known": known_companies,
        "last": all_surnames(),
        "word": plain("en", 300, 9_000),
        "Word": capitalised("en", 300, 9_000),
        "inv": words_slot("inventory_nouns"),
        "qual": words_slot("inventory_qualifiers"),
    }


def _marketing(rng: np.random.Generator, n: int) -> list[str]:
    """Return the long tail of a marketplace title."""
    words = running_text(rng, n, "en", 3, 12, marks=False)
    return [" ".join(w[:1].upper() + w[1:] for w in cell.split(" ")) for cell in words]


@text_generator(weight=0.0, case=True)
def product_names(rng: np.random.Generator, n: int) -> list[str]:
    """Return products with brand, colour, size and pack."""
    templates = (
        "{product}", "{adj} {product}", "{brand} {product}", "{brand} {product}, {colour}, {pack}",
        "{brand} {adj} {product} - {colour}", "{product}, {pack}", "{product} ({pack})",
        "{known} {product}",
        "{brand} {product} for {product}, {colour}, {pack}", "{product} {pack} {colour}",
        "{colour} {product}",
        "{brand} {?}{###} {product}", "{brand} {product} {####}", "{adj} {product} with {product}",
        "{brand}® {product} {pack}", "{brand} {product}, {adj}, {pack}, {1-24} Count",
        "{Word} {product}",
        "{product} - {adj} - {pack}", "{product}s for {word:c} {word:c}",
        "{last}'s {adj} {product}",
        "{brand} {#########} {product}, {pack}", "{brand} {product} | {tail}",
        "{brand} {tail} {product}",
        "{product} {tail} ({pack}, {colour})", "{brand} {product} {tail}, {pack}",
        "{1-12} Pk. {brand} {product}",
        "{brand} {product} [{pack}]", "{product} & {product} Set", "{product}/{product}",
        "{word:c} {product} {?}",
        "{known} {Word} {product} {pack}", "{product} by {brand}",
        "{brand} - {product} - {pack} - {colour}",
    )  # fmt: skip
    slots = _slots() | {"tail": _marketing}
    return sometimes_upper(
        rng, compose(rng, subset(rng, templates, 2, 20), n, slots), probability=0.1
    )


@text_generator(weight=0.0)
def inventory_names(rng: np.random.Generator, n: int) -> list[str]:
    """Return items of stores: noun first, qualifiers after commas, in capitals."""
    templates = (
        "{inv},{qual}", "{inv}", "{inv},{qual},{qual}", "{inv},{inv},{qual}", "{qual} {inv}",
        "{inv} {qual}", "{inv},{inv}", "{inv} SET,{qual}", "{inv} AND {inv}", "{inv},{qual} {qual}",
        "{inv} ({qual})", "{inv} ASSEMBLY,{inv}", "{inv} KIT,{qual}", "{inv}S", "{qual} {inv}S",
        "{inv} {??}-{##}", "{inv},{word:u}", "{inv} / {inv}", "{inv};{qual}", "{inv} - {qual}",
    )  # fmt: skip
    cells = compose(rng, subset(rng, templates, 2, 14), n, _slots())
    gap = rng.random()
    if gap < 0.3:
        cells = [cell.replace(",", ", ") for cell in cells]
    if rng.random() < 0.25:
        cells = [cell.title() for cell in cells]
    return cells


@text_generator(weight=1.0)
def order_lines(rng: np.random.Generator, n: int) -> list[str]:
    """Return descriptions of bookings and bank statements."""
    templates = (
        "{known:u} {####} {Word:u} {??}", "POS {known:u} {##}/{##}", "{product} x{1-9}",
        "INV {######} {last}",
        "Invoice {#####} - {Word}", "{1-40} x {product}", "PAYPAL *{brand:u}", "{known} #{###}",
        "ATM WITHDRAWAL {####}",
        "DIRECT DEBIT {brand:u}", "SEPA Überweisung {last}", "SALARY {Word:u}",
        "REF {~~~~~~~~} {known:u}",
        "Refund {product}", "{Word} subscription ({1-12} mo)", "CHECK {####}",
        "TFR TO {last:u} {?}", "Fee - {word}",
        "Purchase {known}", "{product}, qty {1-90}", "ACH CREDIT {brand:u} {???}{####}",
        "Rent {Word}", "Deposit",
        "{known:u}.COM {?????} {###-###-####}", "{product} ({brand}) - {pack}",
        "UBER *TRIP {~~~~~}", "Lastschrift {known}",
    )  # fmt: skip
    return compose(rng, subset(rng, templates, 3, 18), n, _slots())


@text_generator(weight=0.8, case=True)
def parts_and_materials(rng: np.random.Generator, n: int) -> list[str]:
    """Return hardware, chemicals and drugs with dimensions."""
    templates = (
        "{inv:c} M{3-24}x{10-120}", "{inv:c} {1-4}/{2-16}\"", "{inv:c} DN{15-600} PN{6-40}",
        "{drug} {5-500} mg",
        "{drug} {#}.{#}% cream", "{drug}", "{drug} {1-800}MG TAB", "{drug} Hydrochloride",
        "{drug} (oral)",
        "{chem} {9-99}%", "{chem}", "{chem} sulfate", "{inv:c} {qual:l}, {10-900} mm",
        "{inv:c} type {?}{#}",
        "Steel S{235|275|355}J{0|2}", "{inv:c} {##}x{##}x{#}mm", "{drug}/{drug}",
        "{inv:c} {???}-{###}-{?}",
        "{drug} inj. {1-50}mg/ml", "{chem}, anhydrous", "Sodium {chem:l}",
        "{inv:c}, {qual:l}, {brand}",
    )  # fmt: skip
    rare = [word for word in plain("it", 8000, 20_000)[:4000] if len(word) > 5]
    ends = "in ol ide ine ate mab pril statin azole cillin one afil".split()
    chem_ends = ("ane", "ene", "ol", "oxide", "ium", "ate", "ide", "ic acid", "amine", "aldehyde")
    stems = [word[: 4 + i % 3].capitalize() for i, word in enumerate(choices(rng, rare, 80))]
    slots = _slots() | {
        "drug": [s + e for s, e in zip(stems, choices(rng, ends, 80), strict=True)],
        "chem": [s + e for s, e in zip(stems, choices(rng, chem_ends, 80), strict=True)],
    }
    return compose(rng, subset(rng, templates, 2, 8), n, slots)


@text_generator(weight=0.0, case=True)
def known_products(rng: np.random.Generator, n: int) -> list[str]:
    """Return models of a maker: ``Toyota Corolla``, ``Boeing 737-800``."""
    names = ("CARS", "AIRPLANES", "GRAPHICS", "HDD_SSD", "PHONE_MODELS")
    pool = mimesis_constant(names[int(rng.choice(5, p=[0.4, 0.3, 0.1, 0.1, 0.1]))])
    cells = choices(rng, pool, n)
    if rng.random() < 0.3:  # without the maker
        cells = [cell.split(" ", 1)[-1] for cell in cells]
    if rng.random() < 0.3:
        tails = choices(rng, word_list("words", "units_packs"), n)
        cells = [f"{cell} {tail}" for cell, tail in zip(cells, tails, strict=True)]
    return cells
