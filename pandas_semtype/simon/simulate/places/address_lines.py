"""Columns of second lines of addresses: suites, units, floors, boxes, care of."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from ..draw import categorical, choices, choose, skewed, sometimes, subset
from ..name_books import all_surnames, name_book
from ..registry import Column, generator
from ..templates import Slot, compose
from . import gazetteer
from .addresses import addresses_of, addresses_us
from .streets import STREET_COUNTRIES

__all__: list[str] = []

_UNITS = (
    "Suite {n}", "Ste {n}", "Ste. {n}", "Unit {n}", "Apt {n}", "Apt. {n}", "Apartment {n}", "# {n}",
    "#{n}", "Rm {n}", "Room {n}", "Fl {f}", "{o} Floor", "{o} Fl", "Floor {f}", "Bldg {b}",
    "Building {b}", "Suite #{n}", "Ste #{n}", "Unit #{n}", "Apt #{n}", "Lot {n}", "Space {n}",
    "Bay {b}", "Level {f}", "Box {n}", "Office {n}", "Penthouse", "Rear", "Basement", "Upper",
    "Lower", "Front", "Bldg {b} Ste {n}", "{n}", "STE {b}", "Suite {b}", "Unit {b}", "Apt {b}",
    "Flat {f}", "Flat {b}", "Shop {f}", "Mail Stop {n}", "MS {n}", "Dept {n}", "PMB {n}",
    "Trlr {f}",
    "Suites {n}-{m}", "Suite {n} & {m}", "Ste {n}, {o} Floor", "{o} Flr", "{o} Flr Rm {n}",
    "Hngr {b}",
)  # fmt: skip
_BOXES = ("PO Box {box}", "P.O. Box {box}", "P O Box {box}", "PO BOX {box}", "Box {box}",
          "POB {box}",
          "P.O.Box {box}", "Post Office Box {box}", "RR {f} Box {f}", "Drawer {f}")  # fmt: skip
_CARE = ("c/o {first} {last}", "C/O {first} {last}", "c/o {last} Properties",
         "Attn: {first} {last}",
         "ATTN: {first} {last}", "Attn: {role}", "C/O {last} Management", "% {first} {last}",
         "Attention: {role}", "DBA {last} {role}", "c/o {role}")  # fmt: skip
_SITES = ("{last} Building", "{last} Plaza", "{last} Tower", "One {last} Plaza", "{last} Hall",
          "{last} Shopping Center", "{last} Industrial Park", "{last} Mobile Home Park",
          "{last} Mall",
          "Department of {role}", "{last} House", "{last} Business Park", "City Hall",
          "Municipal Building", "{last} Apartments", "Plaza Level", "{last} Court")  # fmt: skip
_ROLES = ("Accounts Payable", "Legal Department", "Property Tax Dept", "Pharmacy Staff",
          "Treasurer",
          "Human Resources", "Business Office", "Radiation Safety", "Claims", "Billing",
          "Town Clerk",
          "Purchasing", "Leasing Office", "General Counsel", "Licensing")  # fmt: skip
_WORLD = (
    ("Wohnung {f}", "Whg. {f}", "{f}. OG", "EG", "Hinterhaus", "2. Stock", "c/o {last}", "Haus {b}",
     "Postfach {box}", "z. Hd. Frau {last}", "{f}. Etage", "Eingang {b}", "Gebäude {b}", "Top {f}"),
    ("Appt {n}", "Appartement {f}", "Bât. {b}", "Bâtiment {b}", "{f}e étage", "Esc. {b}",
     "BP {box}",
     "Résidence {last}", "Lot {f}", "Rez-de-chaussée", "Chez M. {last}", "CS {box}", "ZI {last}",
     "Porte {f}", "Lieu-dit {last}", "Hameau {last}", "Résidence {last} Bât {b}", "Entrée {b}"),
    ("Piso {f}", "{f}º {b}", "{f}º Izda.", "{f}º Dcha.", "Bajo", "Depto. {n}", "Dpto. {n}",
     "Int. {n}",
     "Interior {f}", "Oficina {n}", "Of. {n}", "Local {f}", "Edificio {last}", "Edif. {last}",
     "Torre {f} Apto {n}", "Apto {n}", "Apartado {box}", "Mz {b} Lt {f}", "Col. Centro", "Km {f}",
     "Bloque {f}", "Portal {f}", "Escalera {b}", "Planta {f}", "Casa {f}", "Barrio {last}"),
    ("Apto {n}", "Apto. {n}", "Sala {n}", "Bloco {b}", "Bloco {b} Apto {n}", "Casa {f}", "Fundos",
     "Loja {f}", "{f}º andar", "Cj {n}", "Conjunto {n}", "Torre {f}", "Caixa Postal {box}",
     "Sobrado",
     "Ap {n}", "Quadra {f} Lote {f}", "Km {f}", "Sala {n} Bloco {b}", "{f}º Esq.", "{f}º Dto.",
     "R/C"),
    ("{n}", "bis", "{f} hoog", "Bus {f}", "bus {n}", "kamer {n}", "Unit {f}", "Postbus {box}",
     "rood",
     "{b}", "t.a.v. {last}", "verdieping {f}", "boven", "achter", "Gebouw {b}", "bis A",
     "t.o. {f}"),
    ("Int. {f}", "Scala {b}", "Piano {f}", "Interno {f}", "Palazzo {last}", "Pal. {b}",
     "Sc. {b} Int. {f}",
     "Presso {last}", "C.P. {box}", "Piano Terra", "Località {last}", "Fraz. {last}",
     "Edificio {b}"),
    ("кв. {n}", "оф. {n}", "офис {n}", "кв {n}", "корп. {f}", "стр. {f}", "пом. {f}", "этаж {f}",
     "подъезд {f}", "а/я {box}", "комн. {n}", "литер {b}", "помещение {f}Н", "корпус {f}, кв. {n}"),
    ("{n}室", "{f}楼", "{f}号楼{n}室", "{b}座{n}室", "{f}单元{n}", "{f}栋{n}号", "{f}层", "{f}樓",
     "{f}樓之{f}"),
    ("{n}号室", "{f}階", "{f}F", "第{f}ビル{f}F", "メゾン{f} {n}", "ハイツ{n}", "{f}階{n}号",
     "コーポ{n}"),
    ("{n}호", "{f}층", "{n}동 {n}호", "지하{f}층", "{f}층 {n}호", "A동 {n}호", "상가 {n}호"),
    ("شقة {f}", "الدور {f}", "الطابق {f}", "مكتب {n}", "ص.ب {box}", "ص.ب. {box}", "عمارة {f}",
     "مبنى {f}"),
    ("m. {f}", "lok. {f}", "lokal {f}", "bud. {b}", "skr. poczt. {f}", "klatka {b}", "piętro {f}"),
    ("Kat {f}", "Daire {f}", "D: {f}", "Kat:{f} No:{n}", "Blok {b}", "{b} Blok D:{f}", "Ofis {n}",
     "P.K. {f}"),
    ("lgh {n}", "{f} tr", "Box {box}", "st. tv.", "{f}. th", "{f}. tv", "{f}. mf", "kl.", "Hus {b}",
     "H0{f}0{f}", "Postboks {box}", "as. {f}", "{b} {f}", "porten {f}", "C/o {last}"),
    ("Flat {f}", "Flat {f}, {last} House", "{last} House", "Unit {f}", "Ground Floor",
     "First Floor Flat",
     "{last} Industrial Estate", "The Old {Rectory|Bakery|Forge|Mill}", "Suite {f}", "{o} Floor",
     "Shop {f}, {last} Road", "Level {f}", "Near {last} Temple", "Opp. {last} Bank", "Plot No. {n}",
     "Behind {last} Hospital", "Floor {f}, {last} Complex", "S. No. {n}", "Sector {f}",
     "Phase {f}"),
)  # fmt: skip


def _ordinals(rng: np.random.Generator, n: int) -> list[str]:
    return choices(rng, ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "10th", "12th",
                         "Second", "Third", "Ground", "Main", "21st", "33rd"), n)  # fmt: skip


def _numbers(rng: np.random.Generator, n: int) -> list[str]:
    """Draw numbers of suites and flats: ``200``, ``4B``, ``B-12``, ``2310``."""
    forms = ("{100-999}", "{1-60}", "{1000-3900}", "{1-40}{A|B|C|D}", "{A|B|C|D|E|F}", "{1-9}00",
             "{A|B|C|F}-{1-40}", "{A|B|C|D}{1-400}", "{1-30}-{A|B|C}", "{1-9}{00-20}",
             "0{1-9}")  # fmt: skip
    return compose(rng, subset(rng, forms, 1, 6), n)


def _slots() -> dict[str, Slot]:
    return {
        "n": _numbers, "m": _numbers, "o": _ordinals, "role": _ROLES,
        "f": lambda r, k: skewed(r, [str(i) for i in range(1, 25)], k, 1.8),
        "b": lambda r, k: skewed(r, "ABCDEFGH123456", k, 1.5),
        "box": lambda r, k: compose(r, ("{1-999}", "{1000-9999}", "{10-99999}"), k),
        "first": name_book("en_US").first, "last": all_surnames(),
    }  # fmt: skip


def _cased(rng: np.random.Generator, cells: list[str], upper: float = 0.45) -> list[str]:
    kind = rng.random()
    if kind < upper:
        return [cell.upper() for cell in cells]
    if kind > 0.97:
        return [cell.lower() for cell in cells]
    return [re.sub(r"[.#]", "", c).strip() or c for c in cells] if kind > 0.9 else cells


_ALSO = ("address", "house_number", "identifier", "code", "categorical")


@generator("address_line", weight=4.0, repeats=0.15)
def suites_and_units(rng: np.random.Generator, n: int) -> Column:
    """Return suites, flats, floors and rooms in one or several ways of writing."""
    forms = subset(rng, _UNITS, 1, 10)
    return Column(_cased(rng, compose(rng, forms, n, _slots())), ignore=_ALSO)


@generator("address_line", weight=3.0, repeats=0.1)
def second_lines_of_all_kinds(rng: np.random.Generator, n: int) -> Column:
    """Return units among boxes, care of, buildings, and a street now and then."""
    slots = _slots()

    def of(forms: Sequence[str], high: int) -> list[str]:
        drawn = compose(rng, subset(rng, forms, 2, high), n, slots)
        return _cased(rng, drawn)

    kinds = (of(_UNITS, 16), of(_BOXES, 4), of(_CARE, 6), of(_SITES, 8), addresses_us(rng, n)[0])
    weights = rng.dirichlet((6.0, 1.5, 1.0, 1.0, 0.7))
    which = rng.choice(5, size=n, p=weights).tolist()
    return Column([kinds[k][i] for i, k in enumerate(which)], ignore=("address",))


@generator("address_line", weight=1.0, repeats=0.1)
def boxes_and_care_of(rng: np.random.Generator, n: int) -> Column:
    """Return post boxes, or names of those who take the mail."""
    forms = subset(rng, _BOXES if sometimes(rng, 0.65) else _CARE, 1, 5)
    return Column(_cased(rng, compose(rng, forms, n, _slots())), ignore=("address",))


@generator("address_line", weight=1.0, repeats=0.1)
def second_lines_with_streets(rng: np.random.Generator, n: int) -> Column:
    """Return lines where the first held a name: streets among suites and boxes."""
    slots = _slots()
    streets = addresses_us(rng, n)[0]
    more = compose(rng, subset(rng, (*_BOXES, *_UNITS[:30]), 2, 14), n, slots)
    at, limit = rng.random(n).tolist(), float(rng.uniform(0.3, 0.6))
    cells = [a if x < limit else b for a, b, x in zip(streets, more, at, strict=True)]
    return Column(_cased(rng, cells), ignore=("address",))


@generator("address_line", weight=2.0, repeats=0.1)
def second_lines_of_the_world(rng: np.random.Generator, n: int) -> Column:
    """Return flats, floors, blocks and boxes of another country."""
    forms = choose(rng, _WORLD)
    cells = compose(rng, subset(rng, forms, 1, 10), n, _slots())
    return Column(_cased(rng, cells, 0.12), ignore=_ALSO)


@generator("address_line", weight=0.8, repeats=0.0)
def few_second_lines(rng: np.random.Generator, n: int) -> Column:
    """Return a handful of units of one building that repeat."""
    forms = subset(rng, _UNITS, 1, 3)
    names = compose(rng, forms, int(rng.integers(2, 16)), _slots())
    return Column(_cased(rng, categorical(rng, names, n)), ignore=_ALSO)


@generator("address_line", weight=0.5, repeats=0.1)
def last_lines_of_addresses(rng: np.random.Generator, n: int) -> Column:
    """Return the line of city, state and code where a table keeps whole lines."""
    slots: dict[str, Slot] = {
        "c": gazetteer.cities_of("US").name, "s": subset(rng, gazetteer.us_states()[1], 1, 12),
    }  # fmt: skip
    form = choose(rng, ("{c}, {s} {#####}", "{c} {s} {#####}", "{c}, {s}  {#####}-{####}"))
    return Column(_cased(rng, compose(rng, (form,), n, slots), 0.6), ignore=("address",))


# ---- what looks like these -----------------------------------------------------------------------


@generator("address", weight=1.5, repeats=0.05)
def addresses_of_several_lines(rng: np.random.Generator, n: int) -> Column:
    """Return addresses with line breaks, some with a pair of coordinates below."""
    streets = addresses_us(rng, n)[0]
    cities = choices(rng, gazetteer.cities_of("US").name, n)
    states = choices(rng, subset(rng, gazetteer.us_states()[1], 1, 6), n)
    zips = compose(rng, ("{#####}", "{#####}-{####}") if sometimes(rng, 0.2) else ("{#####}",), n)
    form = choose(rng, ("{s}\n{c}, {z} {p}", "{s}\n{c}, {z} {p}\n({y}, {x})", "{s}\r\n{c} {z} {p}",
                        "{s}\n{c}, {z}\n({y}, {x})", "{s}\n{c}, {z}  {p}",
                        "{s} {p}\n({y}, {x})", "{s}\n{p}\n({y}, {x})",
                        "{s}\n({y}, {x})"))  # fmt: skip
    spread = float(choose(rng, (0.08, 0.08, 1.5)))  # around one town, or over a state
    y = np.round(rng.uniform(26, 48) + rng.normal(0, spread, n), 6).tolist()
    x = np.round(rng.uniform(-122, -69) + rng.normal(0, spread, n), 6).tolist()
    cells = [
        form.format(s=s, c=c, z=z, p=p, y=b, x=a)
        for s, c, z, p, b, a in zip(streets, cities, states, zips, y, x, strict=True)
    ]
    ignore = ("geo_coordinate",) if "{y}" in form else ()
    return Column([c.upper() for c in cells] if sometimes(rng, 0.4) else cells, ignore=ignore)


@generator("address", weight=1.0, repeats=0.05)
def addresses_with_units(rng: np.random.Generator, n: int) -> Column:
    """Return addresses whose flat or office is written behind the street."""
    slots = _slots()
    if sometimes(rng, 0.6):
        streets = addresses_us(rng, n)[0]
        units = compose(rng, subset(rng, _UNITS[:26], 2, 8), n, slots)
    else:
        country = choose(rng, STREET_COUNTRIES)
        streets = addresses_of(rng, country, n)
        units = compose(rng, ("{1-40}", "{A|B|C}", "{1-9}{a|b|c}", "{f}"), n, slots)
    glue = choose(rng, (" ", ", ", ", ", " - ", "\n"))
    at, limit = rng.random(n).tolist(), float(rng.uniform(0.2, 1.0))
    cells = [
        f"{s}{glue}{u}" if x < limit else s for s, u, x in zip(streets, units, at, strict=True)
    ]
    return Column([c.upper() for c in cells] if sometimes(rng, 0.4) else cells)
