"""Columns of product names, inventory names and order lines: text."""

from __future__ import annotations

import numpy as np

from .lexicon import capitalised, data_list, mimesis_constant, plain
from .names import all_surnames
from .organisations import brand_names, known_companies
from .templates import Slot, compose, pick, recase, some, text_generator
from .texts import running_text, words_slot

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


@text_generator(weight=2.0, case=True)
def product_names(rng: np.random.Generator, n: int) -> list[str]:
    """Return products with brand, colour, size and pack."""
    templates = (
        "{product}", "{adj} {product}", "{brand} {product}", "{brand} {product}, {colour}, {pack}",
        "{brand} {adj} {product} - {colour}", "{product}, {pack}", "{product} ({pack})",
        "{known} {product}",
        "{brand} {product} for {product}, {colour}, {pack}", "{product} {pack} {colour}",
        "{colour} {product}",
        "{brand} {A}{999} {product}", "{brand} {product} {9999}", "{adj} {product} with {product}",
        "{brand}® {product} {pack}", "{brand} {product}, {adj}, {pack}, {1-24} Count",
        "{Word} {product}",
        "{product} - {adj} - {pack}", "{product}s for {word:c} {word:c}",
        "{last}'s {adj} {product}",
        "{brand} {999999999} {product}, {pack}", "{brand} {product} | {tail}",
        "{brand} {tail} {product}",
        "{product} {tail} ({pack}, {colour})", "{brand} {product} {tail}, {pack}",
        "{1-12} Pk. {brand} {product}",
        "{brand} {product} [{pack}]", "{product} & {product} Set", "{product}/{product}",
        "{word:c} {product} {A}",
        "{known} {Word} {product} {pack}", "{product} by {brand}",
        "{brand} - {product} - {pack} - {colour}",
    )  # fmt: skip
    slots = _slots() | {"tail": _marketing}
    return recase(rng, compose(rng, n, some(rng, templates, 2, 20), slots), upper=0.1)


@text_generator(weight=1.5)
def inventory_names(rng: np.random.Generator, n: int) -> list[str]:
    """Return items of stores: noun first, qualifiers after commas, in capitals."""
    templates = (
        "{inv},{qual}", "{inv}", "{inv},{qual},{qual}", "{inv},{inv},{qual}", "{qual} {inv}",
        "{inv} {qual}", "{inv},{inv}", "{inv} SET,{qual}", "{inv} AND {inv}", "{inv},{qual} {qual}",
        "{inv} ({qual})", "{inv} ASSEMBLY,{inv}", "{inv} KIT,{qual}", "{inv}S", "{qual} {inv}S",
        "{inv} {AA}-{99}", "{inv},{word:u}", "{inv} / {inv}", "{inv};{qual}", "{inv} - {qual}",
    )  # fmt: skip
    cells = compose(rng, n, some(rng, templates, 2, 14), _slots())
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
        "{known:u} {9999} {Word:u} {AA}", "POS {known:u} {99}/{99}", "{product} x{1-9}",
        "INV {999999} {last}",
        "Invoice {99999} - {Word}", "{1-40} x {product}", "PAYPAL *{brand:u}", "{known} #{999}",
        "ATM WITHDRAWAL {9999}",
        "DIRECT DEBIT {brand:u}", "SEPA Überweisung {last}", "SALARY {Word:u}",
        "REF {NNNNNNNN} {known:u}",
        "Refund {product}", "{Word} subscription ({1-12} mo)", "CHECK {9999}",
        "TFR TO {last:u} {A}", "Fee - {word}",
        "Purchase {known}", "{product}, qty {1-90}", "ACH CREDIT {brand:u} {AAA}{9999}",
        "Rent {Word}", "Deposit",
        "{known:u}.COM {AAAAA} {999-999-9999}", "{product} ({brand}) - {pack}",
        "UBER *TRIP {NNNNN}", "Lastschrift {known}",
    )  # fmt: skip
    return compose(rng, n, some(rng, templates, 3, 18), _slots())


@text_generator(weight=0.8, case=True)
def parts_and_materials(rng: np.random.Generator, n: int) -> list[str]:
    """Return hardware, chemicals and drugs with dimensions."""
    templates = (
        "{inv:c} M{3-24}x{10-120}", "{inv:c} {1-4}/{2-16}\"", "{inv:c} DN{15-600} PN{6-40}",
        "{drug} {5-500} mg",
        "{drug} {9}.{9}% cream", "{drug}", "{drug} {1-800}MG TAB", "{drug} Hydrochloride",
        "{drug} (oral)",
        "{chem} {9-99}%", "{chem}", "{chem} sulfate", "{inv:c} {qual:l}, {10-900} mm",
        "{inv:c} type {A}{9}",
        "Steel S{235|275|355}J{0|2}", "{inv:c} {99}x{99}x{9}mm", "{drug}/{drug}",
        "{inv:c} {AAA}-{999}-{A}",
        "{drug} inj. {1-50}mg/ml", "{chem}, anhydrous", "Sodium {chem:l}",
        "{inv:c}, {qual:l}, {brand}",
    )  # fmt: skip
    rare = [word for word in plain("it", 8000, 20_000)[:4000] if len(word) > 5]
    ends = "in ol ide ine ate mab pril statin azole cillin one afil".split()
    chem_ends = ("ane", "ene", "ol", "oxide", "ium", "ate", "ide", "ic acid", "amine", "aldehyde")
    stems = [word[: 4 + i % 3].capitalize() for i, word in enumerate(pick(rng, rare, 80))]
    slots = _slots() | {
        "drug": [s + e for s, e in zip(stems, pick(rng, ends, 80), strict=True)],
        "chem": [s + e for s, e in zip(stems, pick(rng, chem_ends, 80), strict=True)],
    }
    return compose(rng, n, some(rng, templates, 2, 8), slots)


@text_generator(weight=0.6, case=True)
def known_products(rng: np.random.Generator, n: int) -> list[str]:
    """Return models of a maker: ``Toyota Corolla``, ``Boeing 737-800``."""
    names = ("CARS", "AIRPLANES", "GRAPHICS", "HDD_SSD", "PHONE_MODELS")
    pool = mimesis_constant(names[int(rng.choice(5, p=[0.4, 0.3, 0.1, 0.1, 0.1]))])
    cells = pick(rng, pool, n)
    if rng.random() < 0.3:  # without the maker
        cells = [cell.split(" ", 1)[-1] for cell in cells]
    if rng.random() < 0.3:
        tails = pick(rng, data_list("words", "units_packs"), n)
        cells = [f"{cell} {tail}" for cell, tail in zip(cells, tails, strict=True)]
    return cells
