"""Columns of goods: of shops, makers and registers, with sizes, packs and model numbers."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..abbreviations import cut
from ..draw import categorical, choices, choose, sometimes, sometimes_upper, subset
from ..lists import word_list
from ..people.companies import brand_names, known_companies
from ..pools import mimesis_constant
from ..registry import Column, generator
from ..templates import Slot, compose
from ..words import capitalised, decent
from .products import inventory_names, known_products, product_names

__all__: list[str] = []

_SHELVES = ("grocery", "electronics", "clothes", "household", "industrial", "pesticides")
_LANGUAGES = ("de", "fr", "es", "pt", "nl", "ru", "zh", "ja")
_ALSO = ("text", "categorical")
_MODELS = ("{???}-{###}", "{??}{####}", "{?}{##}-{###}{?}", "{????}{##}", "{??}-{####}{?}-{#}",
           "{###}{?}", "{?}{###}{??}", "{??} {###}", "{#####}-{#}", "{???}{###}{?}{#}",
           "{##}{???}{##}",
           "{????} {###} {??}", "{?}-{##}-{?}", "{???} {###}/{?}", "{##}{?}{#}{??}")  # fmt: skip
_PLAIN = (
    "{thing}", "{thing}", "{brand} {thing}", "{thing} {unit}", "{brand} {thing} {unit}",
    "{thing}, {unit}", "{thing} ({unit})", "{colour} {thing}", "{thing} - {colour}",
    "{brand} {thing} - {colour}", "{thing}, {colour}", "{brand} {adj} {thing}", "{adj} {thing}",
    "{brand} {thing} {size}", "{thing} {size} {colour}", "{thing} / {colour} / {size}",
    "{known} {thing}", "{known} {thing} {unit}", "{brand} {model}", "{brand} {model} {thing}",
    "{thing} {model}", "{known} {model} {thing}", "{brand} {thing} {unit} {colour}",
    "{1-24} Pack {packs}", "{packs} ({1-100} pack)", "{2-24}-Pack {thing}",
    "{1-12} x {thing} {unit}",
    "{brand} {thing} with {thing}", "{brand}® {thing}", "Set of {2-12} {packs}", "{thing} x{2-12}",
    "{Word} {thing}", "{brand} {Word} {thing}", "{Word} {thing} {unit}", "{thing} {1-5}.0",
)  # fmt: skip


@cache
def _words() -> np.ndarray:
    return decent(capitalised("en", 400, 10_000))


def _slots(shelf: str) -> dict[str, Slot]:
    sized = "sizes" if shelf == "clothes" else "units"
    return {
        "thing": word_list("goods", shelf), "unit": word_list("goods", sized),
        "size": word_list("goods", "sizes"), "packs": word_list("goods", "packs"),
        "colour": word_list("colors", "basic"), "adj": word_list("words", "adjectives"),
        "brand": brand_names, "known": known_companies, "Word": _words(),
        "model": lambda rng, n: compose(rng, subset(rng, _MODELS, 1, 4), n),
    }  # fmt: skip


def _written(rng: np.random.Generator, cells: list[str]) -> list[str]:
    kind = rng.random()
    if kind < 0.12:
        return cut(rng, cells)
    return sometimes_upper(rng, cells, probability=0.12)


@generator("product", weight=4.0, case=True, repeats=0.15)
def goods_of_shops(rng: np.random.Generator, n: int) -> Column:
    """Return goods of one shelf or of several in one shop's way of writing them."""
    forms = subset(rng, _PLAIN, 1, 12)
    shelves = subset(rng, _SHELVES, 1, 3)
    cells: list[str] = []
    for i, shelf in enumerate(shelves):
        size = n // len(shelves) + (i < n % len(shelves))
        cells += compose(rng, forms, size, _slots(shelf))
    order = rng.permutation(n).tolist()
    return Column(_written(rng, [cells[i] for i in order]), ignore=_ALSO)


@generator("product", weight=1.2, case=True, repeats=0.0)
def few_goods(rng: np.random.Generator, n: int) -> Column:
    """Return a handful of goods or services that repeat."""
    shelf = choose(rng, (*_SHELVES, "services", "services", "grocery"))
    names = subset(rng, word_list("goods", shelf), 2, 30)
    if sometimes(rng, 0.3):
        names = compose(rng, subset(rng, _PLAIN, 1, 4), len(names), _slots(shelf))
    if sometimes(rng, 0.1):
        codes = compose(rng, ("{0###}",), len(names))
        names = [f"{code} {name}" for code, name in zip(codes, names, strict=True)]
    return Column(sometimes_upper(rng, categorical(rng, names, n)), ignore=_ALSO)


@generator("product", weight=1.0, repeats=0.2)
def models_of_cars(rng: np.random.Generator, n: int) -> Column:
    """Return models of vehicles, with or without their maker, cut to ten letters or not."""
    kind = rng.random()
    if kind < 0.4:
        cells = choices(rng, word_list("goods", "models"), n)
    elif kind < 0.65:
        cells = choices(rng, word_list("goods", "makes"), n)
    elif kind < 0.8:
        cells = [c.split(" ", 1)[-1] for c in choices(rng, word_list("goods", "makes"), n)]
    else:
        cells = choices(rng, mimesis_constant(choose(rng, ("CARS", "AIRPLANES"))), n)
    style = rng.random()
    if style < 0.3:
        cells = [cell.upper() for cell in cells]
    elif style < 0.45:
        width = int(rng.integers(4, 11))
        cells = [cell.upper().replace(" ", "")[:width] or cell for cell in cells]
    elif style < 0.55:
        cells = [f"{cell} {year}" for cell, year in zip(cells, choices(rng, range(1998, 2025), n),
                                                        strict=True)]  # fmt: skip
    return Column(cells, ignore=(*_ALSO, "code"))


@generator("product", weight=1.2, repeats=0.15)
def models_of_devices(rng: np.random.Generator, n: int) -> Column:
    """Return models of devices: phones, computers, instruments, with names and numbers."""
    kind = rng.random()
    if kind < 0.4:
        pool = word_list("goods", "phones")
        cells = choices(rng, subset(rng, pool, 8, len(pool)), n)
        if sometimes(rng, 0.4):
            makers = choices(rng, ("Apple", "Samsung", "Dell", "HP", "Lenovo", "Asus"), n)
            cells = [f"{maker} {cell}" for maker, cell in zip(makers, cells, strict=True)]
    elif kind < 0.6:
        pool = mimesis_constant(choose(rng, ("PHONE_MODELS", "GRAPHICS", "HDD_SSD")))
        cells = choices(rng, pool, n)
    else:
        slots: dict[str, Slot] = {
            "line": _words(), "brand": brand_names,
            "model": lambda r, k: compose(r, _MODELS, k),
        }  # fmt: skip
        forms = ("{line} {model}", "{line} {100-9900}", "{line} {1-9}", "{brand} {model}",
                 "{line} {Pro|Plus|Mini|Max|Air|XL}", "{line} {##}{??}", "{brand} {line} {model}",
                 "{model}", "{model}", "{line}", "{line} {II|III|IV|V}")  # fmt: skip
        cells = compose(rng, subset(rng, forms, 2, 8), n, slots)
    return Column(sometimes_upper(rng, cells), ignore=(*_ALSO, "code", "identifier"))


@generator("product", weight=1.5, repeats=0.15)
def goods_in_other_languages(rng: np.random.Generator, n: int) -> Column:
    """Return goods of a shop of one of eight languages."""
    language = choose(rng, _LANGUAGES)
    pool = word_list("goods", language)
    slots: dict[str, Slot] = {
        "thing": pool, "unit": word_list("goods", "units")[:24], "brand": brand_names,
        "colour": word_list("colors", language),
    }  # fmt: skip
    forms = ("{thing}", "{thing}", "{thing} {unit}", "{brand} {thing}", "{brand} {thing} {unit}",
             "{thing} {colour:l}", "{thing}, {unit}")  # fmt: skip
    cells = compose(rng, subset(rng, forms, 1, 5), n, slots)
    return Column(sometimes_upper(rng, cells, probability=0.15), ignore=_ALSO)


@generator("product", weight=0.8, case=True, repeats=0.1)
def products_of_registers(rng: np.random.Generator, n: int) -> Column:
    """Return registered products in capitals: ``ZEVORA 20% BIOFUNGICIDE CONCENTRATE``."""
    slots: dict[str, Slot] = {
        "thing": word_list("goods", "pesticides"), "brand": brand_names,
        "drug": word_list("goods", "grocery")[-12:], "Word": _words(),
    }  # fmt: skip
    forms = ("{brand} {thing}", "{brand}", "{brand} {1-50}% {thing}", "{brand} {Word} {thing}",
             "{brand} {##} {WP|EC|SC|WDG|G}", "{Word} {brand}", "{brand} {drug}",
             "{brand} {1-9}{?}",
             "{brand} {5-500} MG TABLET", "{brand}-{?}", "{1-50}% {thing}")  # fmt: skip
    cells = compose(rng, subset(rng, forms, 2, 9), n, slots)
    return Column([c.upper() for c in cells] if sometimes(rng, 0.7) else cells, ignore=_ALSO)


@generator("product", weight=2.0, case=True, repeats=0.1)
def goods_of_marketplaces(rng: np.random.Generator, n: int) -> Column:
    """Return goods as market places, inventories and makers title them, at length."""
    make = choose(rng, (product_names, product_names, inventory_names, known_products))
    return Column(make(rng, n).values, ignore=_ALSO)


# ---- what looks like goods -----------------------------------------------------------------------


@generator("text", weight=0.6, repeats=0.0)
def events_with_a_year(rng: np.random.Generator, n: int) -> Column:
    """Return tournaments, laws and works that begin with a number: neither goods nor addresses."""
    slots: dict[str, Slot] = {
        "Word": _words(),
        "known": known_companies,
    }
    forms = (
        "{1930-2024} {World Cup|World Championship|Olympic Games|European Championship}",
        "{1950-2024} {Word} Open", "{1-60}th Annual {Word} {Festival|Fair|Conference|Awards}",
        "{1960-2024} {Men's|Women's} {World Cup|Championship|Nationals}",
        "{1990-2024} {Word} Classic",
        "{1-60}th {Word} {Congress|Grand Prix|Symposium}",
        "{2000-2024} {Word} {Study|Survey|Report}",
        "{3-101} {Word} {Stories|Songs|Days|Nights}", "{1990-2024} {known} {Cup|Invitational}",
    )  # fmt: skip
    return Column(sometimes_upper(rng, compose(rng, subset(rng, forms, 1, 4), n, slots)))
