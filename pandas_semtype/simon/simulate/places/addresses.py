"""Simulated columns of addresses and of street names."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..draw import choice_array, choose, column
from ..pools import faker_pool
from ..registry import Column, generator
from ..spelling import strip_accents
from . import gazetteer
from .countries import everyday_names
from .postal import codes_of_country, us_zips
from .streets import STREET_COUNTRIES, streets_of, with_number
from .streets_us import boxes, house_numbers_us, names_us, style_of, units

__all__ = ["addresses_of", "addresses_us"]

_FAKER_ADDRESSES = (
    "en_US", "en_US", "en_US", "en_GB", "en_CA", "en_AU", "en_IN", "en_NZ", "de_DE", "de_AT",
    "de_CH",
    "fr_FR", "fr_CA", "es_ES", "es_MX", "es_CO", "it_IT", "pt_BR", "pt_PT", "nl_NL", "sv_SE",
    "no_NO",
    "da_DK", "fi_FI", "pl_PL", "cs_CZ", "sk_SK", "hu_HU", "ro_RO", "hr_HR", "sl_SI", "ru_RU",
    "uk_UA",
    "ja_JP", "zh_CN", "zh_TW", "ko_KR", "th_TH", "hi_IN", "id_ID", "vi_VN", "el_GR", "he_IL",
    "fa_IR",
)  # fmt: skip
_LINES = {  # street, postal code, city in the order of the country
    "DE": "{s}, {z} {c}", "AT": "{s}, {z} {c}", "CH": "{s}, {z} {c}", "FR": "{s}, {z} {c}",
    "ES": "{s}, {z} {c}",
    "IT": "{s}, {z} {c}", "NL": "{s}, {z} {c}", "SE": "{s}, {z} {c}", "NO": "{s}, {z} {c}",
    "DK": "{s}, {z} {c}",
    "FI": "{s}, {z} {c}", "PL": "{s}, {z} {c}", "CZ": "{s}, {z} {c}", "PT": "{s}, {z} {c}",
    "BE": "{s}, {z} {c}",
    "GB": "{s}, {c}, {z}", "AU": "{s}, {c} {z}", "NZ": "{s}, {c} {z}", "IN": "{s}, {c} - {z}",
    "BR": "{s}, {c}, {z}",
    "MX": "{s}, {z} {c}", "TR": "{s}, {z} {c}", "HU": "{z} {c}, {s}", "RU": "{z}, {c}, {s}",
    "RO": "{s}, {c}, {z}",
    "GR": "{s}, {c} {z}", "HR": "{s}, {z} {c}", "SI": "{s}, {z} {c}", "SK": "{s}, {z} {c}",
    "CA": "{s}, {c} {z}",
    "ID": "{s}, {c} {z}", "CO": "{s}, {c}", "VN": "{s}, {c}", "UA": "{s}, {c}, {z}",
}  # fmt: skip
_SITES = (
    "Medical Center", "Industrial Park", "City Hall", "County Courthouse", "Shopping Center",
    "Town Center",
    "Memorial Hospital", "Corporate Center", "Professional Building", "Civic Center", "Plaza",
    "Tower",
)  # fmt: skip


def addresses_us(rng: np.random.Generator, n: int) -> tuple[list[str], bool]:
    """Draw street addresses of one register of the USA, and whether it writes capitals."""
    style = style_of(rng)
    numbers = house_numbers_us(rng, n)
    cells = [f"{a} {b}" for a, b in zip(numbers, names_us(rng, n, style), strict=True)]
    if rng.random() < 0.4:
        glue = choose(rng, (" ", " ", ", ", ","))
        fraction = choose(rng, (0.05, 0.15, 0.4, 1.0), (4, 4, 2, 1))
        more = units(rng, n, style.upper)
        hit = rng.random(n) < fraction
        cells = [f"{c}{glue}{u}" if h else c for c, u, h in zip(cells, more, hit, strict=True)]
    if rng.random() < 0.25:
        rows = np.flatnonzero(rng.random(n) < rng.uniform(0.02, 0.4))
        for i, box in zip(rows, boxes(rng, len(rows), style.upper), strict=True):
            cells[i] = box
    return cells, style.upper


def addresses_of(rng: np.random.Generator, country: str, n: int) -> list[str]:
    """Draw street addresses of a country, by a key of `STREET_COUNTRIES`."""
    return with_number(rng, country, choice_array(rng, streets_of(country), n))


def _country(rng: np.random.Generator) -> str:
    usual = ("DE", "FR", "GB", "ES", "IT", "BR", "NL", "MX", "PL", "CN", "JP", "AU", "IN", "CA")
    return choose(rng, usual if rng.random() < 0.5 else STREET_COUNTRIES)


def _written(rng: np.random.Generator, cells: list[str]) -> list[str]:
    """Write Latin text the way one source does: as it is, without marks, in capitals."""
    mode = rng.random()
    if mode < 0.15:
        return [strip_accents(cell) for cell in cells]
    if mode < 0.25:
        return [strip_accents(cell).upper() for cell in cells]
    if mode < 0.28:
        return [cell.lower() for cell in cells]
    return cells


@generator("address", weight=5.0, case=True, typos=True, repeats=0.15)
def address_us_street(rng: np.random.Generator, n: int) -> Column:
    """Draw street addresses of the USA."""
    return column(addresses_us(rng, n)[0])


@generator("address", weight=1.5, case=True, typos=True, repeats=0.1)
def address_us_incident(rng: np.random.Generator, n: int) -> Column:
    """Draw places of incidents: addresses, streets alone, corners and blocks."""
    style = style_of(rng)
    names, crosses = names_us(rng, n, style), names_us(rng, n, style)
    numbers = house_numbers_us(rng, n)
    glue = choose(rng, (" & ", " AND ", " / ", "/", " at ", " @ ", " and "))
    block = choose(rng, ("{} block of {}", "{} BLOCK {}", "{} Block of {}", "{} BLK {}", "{}XX {}"))
    fraction = rng.dirichlet((3, 0.8, 0.7, 0.8))  # addresses, corners, blocks, streets
    kinds = np.searchsorted(np.cumsum(fraction), rng.random(n))
    cells = []
    for i, kind in enumerate(kinds.tolist()):
        if kind == 0:
            cells.append(f"{numbers[i]} {names[i]}")
        elif kind == 1:
            cells.append(f"{names[i]}{glue}{crosses[i]}")
        elif kind == 2:
            hundred = max(int(numbers[i]) // 100, 1) if numbers[i].isdigit() else 1
            cells.append(block.format(hundred if "XX" in block else hundred * 100, names[i]))
        else:
            cells.append(names[i])
    ignore = ("street_name",) if fraction[1] + fraction[3] > 0.4 else ()
    return column((c.upper() for c in cells) if style.upper else cells, ignore=ignore)


def _full_us(rng: np.random.Generator, n: int) -> list[str]:
    streets, upper = addresses_us(rng, n)
    table = gazetteer.cities_of("US")
    if rng.random() < 0.3:
        table = gazetteer.cities_of_us_state(choose(rng, gazetteer.us_states()[1]))
    at = rng.integers(len(table), size=n)
    zips = us_zips(rng, n, table.admin[at])
    names = dict(zip(*reversed(gazetteer.us_states()), strict=True))
    long = rng.random() < 0.15
    form = choose(
        rng,
        ("{s}, {c}, {t} {z:05d}", "{s}, {c}, {t} {z:05d}", "{s}, {c} {t} {z:05d}",
         "{s} {c}, {t} {z:05d}", "{s}, {c}, {t}",
         "{s}\n{c}, {t} {z:05d}", "{s}, {c}, {t}, {z:05d}", "{s}, {c}, {t} {z:05d}, USA",
         "{s} {c} {t} {z:05d}", "{s}, {c}",
         "{s}, {c}, {t} {z:05d}, United States", "{s}, {c}, {t} {z:05d}-{q:04d}",
         "{s}; {c}; {t}; {z:05d}", "{s} {c}"),
    )  # fmt: skip
    cells = [
        form.format(s=s, c=c, t=names[t] if long else t, z=z, q=z * 7 % 9000 + 100)
        for s, c, t, z in zip(streets, table.name[at], table.admin[at], zips.tolist(), strict=True)
    ]
    return [cell.upper() for cell in cells] if upper else cells


@generator("address", weight=2.5, case=True, typos=True, repeats=0.1)
def address_us_full(rng: np.random.Generator, n: int) -> Column:
    """Draw addresses of the USA with city, state and code in one line or two."""
    return column(_full_us(rng, n))


@generator("address", weight=4.0, case=True, typos=True, repeats=0.15)
def address_of_one_country(rng: np.random.Generator, n: int) -> Column:
    """Draw street addresses of one country."""
    cells = addresses_of(rng, _country(rng), n)
    return column(_written(rng, cells))


@generator("address", weight=2.0, case=True, typos=True, repeats=0.1)
def address_full_of_one_country(rng: np.random.Generator, n: int) -> Column:
    """Draw addresses of one country with postal code and city, at times the country."""
    code = choose(rng, tuple(_LINES))
    form = _LINES[code]
    glue = choose(rng, (", ", ", ", ", ", " ", "\n", "; ", " - ", ","))
    form = form.replace(", ", glue)
    if rng.random() < 0.25:
        names = gazetteer.countries()
        name = everyday_names("short")[np.flatnonzero(names.alpha2 == code)[0]]
        form += choose(rng, (", ", ", ", "\n")) + name
    towns = gazetteer.cities_of(code).name
    towns = choice_array(rng, towns[: int(choose(rng, (50, 1000, len(towns))))], n)
    zips = codes_of_country(rng, code, n) if "{z}" in form else [""] * n
    rows = zip(addresses_of(rng, code, n), towns, zips, strict=True)
    return column(_written(rng, [form.format(s=s, c=c, z=z) for s, c, z in rows]))


@generator("address", weight=2.0, case=True, repeats=0.1)
def address_worldwide(rng: np.random.Generator, n: int) -> Column:
    """Draw street addresses of customers in many countries."""
    codes = [_country(rng) for _ in range(int(rng.integers(2, 7)))]
    pools = [addresses_of(rng, code, -(-n // 2)) for code in codes]
    pools.append(addresses_us(rng, n)[0])
    return column(choose(rng, choose(rng, pools)) for _ in range(n))


@generator("address", weight=2.0, case=True, typos=True, repeats=0.1)
def address_invented(rng: np.random.Generator, n: int) -> Column:
    """Draw addresses that test data make up, in the form of one locale."""
    provider = "street_address" if rng.random() < 0.4 else "address"
    return column(choice_array(rng, faker_pool(provider, choose(rng, _FAKER_ADDRESSES)), n))


@generator("address", weight=1.8, case=True, repeats=0.15)
def address_city_and_state(rng: np.random.Generator, n: int) -> Column:
    """Draw seats of firms: a city and its state or country."""
    if rng.random() < 0.65:
        cells = _us_seats(rng, n)
    else:
        table = gazetteer.cities()
        at = rng.integers(int(choose(rng, (300, 3000, 60_000))), size=n)
        glue = choose(rng, (", ", ", ", ", ", " - ", " / ", " ("))
        codes = gazetteer.countries()
        names = everyday_names("short") if rng.random() < 0.75 else codes.alpha2
        name_of = dict(zip(codes.alpha2, names, strict=True))
        end = ")" if glue == " (" else ""
        cells = [
            f"{c}{glue}{name_of.get(k, 'Kosovo')}{end}"
            for c, k in zip(table.name[at], table.country[at], strict=True)
        ]
    return column(_written(rng, cells), ignore=("city",))


def _us_seats(rng: np.random.Generator, n: int) -> list[str]:
    table = gazetteer.cities_of("US")
    at = rng.integers(int(choose(rng, (80, 600, 4000, len(table)))), size=n)
    names = dict(zip(*reversed(gazetteer.us_states()), strict=True))
    form = choose(rng, ("{c}, {t}", "{c}, {t}", "{c}, {l}", "{c}, {l}", "{c}, {t}, USA", "{c} {t}",
                        "{c} ({t})", "{c},{t}",
                        "{c}, {l}, United States", "{t} - {c}", "{c}, {l}, U.S.", "{c} - {t}",
                        "{t}, {c}"))  # fmt: skip
    cells = [
        form.format(c=c, t=t, l=names[t])
        for c, t in zip(table.name[at], table.admin[at], strict=True)
    ]
    if rng.random() < 0.2:  # some seats are abroad
        world = gazetteer.cities()
        codes = gazetteer.countries()
        name_of = dict(zip(codes.alpha2, everyday_names("short"), strict=True))
        for i in np.flatnonzero(rng.random(n) < 0.15):
            j = int(rng.integers(600))
            cells[i] = f"{world.name[j]}, {name_of.get(world.country[j], '')}"
    return cells


@generator("address", weight=0.7, case=True, repeats=0.1)
def address_with_site(rng: np.random.Generator, n: int) -> Column:
    """Draw addresses that name a building, a park or a recipient first, and post boxes."""
    streets, upper = addresses_us(rng, n)
    if rng.random() < 0.3:
        return column(boxes(rng, n, upper))
    names = choice_array(rng, gazetteer.cities_of("US").name, n)
    glue = choose(rng, (", ", " - ", ", ", "; ", " "))
    fraction = rng.uniform(0.2, 1.0)
    cells = []
    for street, name, drawn in zip(streets, names, rng.random(n), strict=True):
        site = f"{name} {choose(rng, _SITES)}"
        site = choose(rng, ("{0}", "c/o {0}", "One {0}", "{0}", "Attn: {0}")).format(site)
        cells.append(f"{site}{glue}{street}" if drawn < fraction else street)
    return column((c.upper() for c in cells) if upper else cells)


@generator("address", weight=0.4, repeats=0.1)
def address_with_position(rng: np.random.Generator, n: int) -> Column:
    """Draw full addresses followed by their position in brackets, as open data portals do."""
    table = gazetteer.cities_of("US")
    at = int(rng.integers(2000))
    lat, lon = table.lat[at] + rng.normal(0, 0.05, n), table.lon[at] + rng.normal(0, 0.05, n)
    digits = int(choose(rng, (3, 6, 8)))
    glue = choose(rng, (" ", "\n"))
    rows = zip(_full_us(rng, n), lat, lon, strict=True)
    cells = (f"{s}{glue}({x:.{digits}f}, {y:.{digits}f})" for s, x, y in rows)
    return column(cells, ignore=("geo_coordinate",))


# ------------------------------------------------------------------------ street names


@generator("street_name", weight=4.0, case=True, typos=True, repeats=0.25)
def street_us(rng: np.random.Generator, n: int) -> Column:
    """Draw streets of the USA without house number."""
    return column(names_us(rng, n, style_of(rng)))


@generator("street_name", weight=1.5, case=True, repeats=0.25)
def street_numbered(rng: np.random.Generator, n: int) -> Column:
    """Draw streets of a city that numbers them: 86 STREET, W 42nd St, 10TH AVE."""
    style = style_of(rng)
    style.numbered, style.highway, style.bare = rng.uniform(0.5, 1.0), 0.0, 0.0
    if rng.random() < 0.4:
        style.suffix, style.ordinal, style.upper = 0, 1, True
        style.direction = 3
    return column(names_us(rng, n, style))


@generator("street_name", weight=0.7, case=True, repeats=0.2)
def street_highway(rng: np.random.Generator, n: int) -> Column:
    """Draw highways and county roads."""
    style = style_of(rng)
    style.highway = rng.uniform(0.6, 1.0)
    return column(names_us(rng, n, style), ignore=("text",))


@generator("street_name", weight=4.0, case=True, typos=True, repeats=0.25)
def street_of_one_country(rng: np.random.Generator, n: int) -> Column:
    """Draw streets of one country other than the USA."""
    cells = choice_array(rng, streets_of(_country(rng)), n).tolist()
    return column(_written(rng, cells))


@generator("street_name", weight=0.7, case=True, repeats=0.2)
def street_worldwide(rng: np.random.Generator, n: int) -> Column:
    """Draw streets of several countries."""
    pools = [streets_of(_country(rng)) for _ in range(int(rng.integers(2, 6)))]
    return column(choose(rng, choose(rng, pools)) for _ in range(n))


@generator("street_name", weight=0.7, case=True, repeats=0.2)
def street_corner(rng: np.random.Generator, n: int) -> Column:
    """Draw corners and sections of streets."""
    style = style_of(rng)
    first, second, third = (names_us(rng, n, style) for _ in range(3))
    form = choose(rng, ("{0} & {1}", "{0} and {1}", "{0} / {1}", "{0} at {1}", "{0} @ {1}",
                        "{0} between {1} and {2}",
                        "{0} from {1} to {2}", "{0} BET {1} & {2}"))  # fmt: skip
    cells = (form.format(*names) for names in zip(first, second, third, strict=True))
    return column((c.upper() for c in cells) if style.upper else cells)


@lru_cache(maxsize=1)
def _invented() -> tuple[str, ...]:
    return tuple(dict.fromkeys(locale for locale in _FAKER_ADDRESSES if locale != "th_TH"))


@generator("street_name", weight=0.8, case=True, repeats=0.2)
def street_invented(rng: np.random.Generator, n: int) -> Column:
    """Draw street names that test data make up."""
    return column(choice_array(rng, faker_pool("street_name", choose(rng, _invented())), n))
