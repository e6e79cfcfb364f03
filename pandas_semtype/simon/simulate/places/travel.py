"""Simulated columns of airport codes and of time zones."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..draw import (
    choice_array,
    choose,
    closed_vocabulary,
    column,
    vocabulary_column,
    zipf_positions,
)
from ..pools import object_array
from ..registry import Column, generator
from . import gazetteer

__all__ = ["hub_codes"]

_ZONE_LETTERS = tuple(
    "UTC GMT EST EDT CST CDT MST MDT PST PDT AKST AKDT HST AST ADT NST NDT WET WEST CET CEST EET "
    "EEST MSK SAMT BST IST TRT SAST WAT CAT EAT GST PKT NPT MMT ICT WIB WITA WIT SGT MYT PHT HKT "
    "JST KST AWST ACST ACDT AEST AEDT NZST NZDT ChST SST BRT ART CLT CLST COT PET VET UYT PYT BOT "
    "ECT FKT GFT AZT GET AMT UZT TMT KGT TJT ALMT NOVT KRAT "
    "IRKT YAKT VLAT MAGT PETT IRST AFT BTT".split()
)
_MAIN_LETTERS = ("EST", "CST", "MST", "PST", "EDT", "CDT", "PDT", "UTC", "GMT", "CET", "CEST", "ET",
                 "CT", "MT", "PT", "AKST", "HST", "AKT", "HT", "BST", "IST", "JST",
                 "AEST")  # fmt: skip
_OFFSETS = (
    (-8, 0), (-5, 0), (-6, 0), (0, 0), (1, 0), (2, 0), (3, 0), (8, 0), (9, 0), (5, 30), (-7, 0),
    (-4, 0), (-3, 0), (4, 0), (5, 0), (7, 0), (10, 0), (12, 0), (6, 0), (11, 0), (-10, 0), (-9, 0),
    (-1, 0), (-2, 0), (-11, 0), (-12, 0), (13, 0), (14, 0), (9, 30), (10, 30), (5, 45), (6, 30),
    (4, 30), (3, 30), (-3, 30), (-9, 30), (8, 45), (12, 45),
)  # fmt: skip
_RAILS = (
    "-05:00 Eastern Time (US & Canada)", "-06:00 Central Time (US & Canada)",
    "-05:00 Indiana (East)",
    "-07:00 Mountain Time (US & Canada)", "-08:00 Pacific Time (US & Canada)", "-10:00 Hawaii",
    "-04:00 Atlantic Time (Canada)", "-12:00 International Date Line West", "-03:30 Newfoundland",
    "-02:00 Mid-Atlantic", "+01:00 West Central Africa", "-06:00 Central America",
    "-03:00 Greenland",
    "+01:00 Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "+05:30 Chennai, Kolkata, Mumbai, "
                                                               "New Delhi",
    "+01:00 Brussels, Copenhagen, Madrid, Paris", "+00:00 Dublin, Edinburgh, Lisbon, London",
    "+09:00 Osaka, Sapporo, Tokyo", "+07:00 Bangkok, Hanoi, Jakarta",
    "+10:00 Canberra, Melbourne, Sydney",
    "+08:00 Kuala Lumpur, Singapore", "+08:00 Beijing, Chongqing, Hong Kong, Urumqi",
    "-09:00 Alaska",
    "+01:00 Belgrade, Bratislava, Budapest, Ljubljana, Prague", "+02:00 Athens, Bucharest",
    "+03:00 Moscow, St. Petersburg, Volgograd", "+04:00 Abu Dhabi, Muscat", "-07:00 Arizona",
)  # fmt: skip
_ZONE_LOCALES = ("en", "en", "en", "de", "fr", "es", "pt", "it", "nl", "ru", "ja", "zh", "pl", "sv")


@lru_cache(maxsize=1)
def hub_codes() -> np.ndarray:
    """Return positions of airports with scheduled flights to large cities, large first."""
    table = gazetteer.airports()
    size: dict[tuple[str, str], int] = {}
    places = gazetteer.cities()
    for name, country, people in zip(places.name, places.country, places.population, strict=True):
        size.setdefault((name, country), int(people))
    weight = np.array(
        [
            size.get((city, country), 0) * (3 if "International" in name else 1)
            for city, country, name in zip(table.city, table.country, table.name, strict=True)
        ]
    )
    weight[table.iata == ""] = 0
    order = np.argsort(-weight, kind="stable")
    return order[: int((weight > 150_000).sum())]


def _airport_set(rng: np.random.Generator) -> np.ndarray:
    """Return positions of airports of the world, of one country, of hubs, with a code."""
    table = gazetteer.airports()
    mode = rng.random()
    if mode < 0.3:
        return hub_codes()
    if mode < 0.4:
        return hub_codes()[: int(rng.integers(5, 80))]
    chosen = table.iata != ""
    if mode < 0.65:
        chosen &= table.country == "US"
    elif mode < 0.8:
        code = choose(rng, ("CA", "AU", "BR", "ID", "RU", "CN", "IN", "FR", "GB", "DE", "PG", "MX"))
        chosen &= table.country == code
    return np.flatnonzero(chosen)


def _lower(rng: np.random.Generator, cells: np.ndarray, fraction: float = 0.04) -> Column:
    return column(c.lower() for c in cells) if rng.random() < fraction else column(cells)


@generator("airport_code", weight=4.0, repeats=0.35)
def airport_code_iata(rng: np.random.Generator, n: int) -> Column:
    """Draw three-letter codes of airports."""
    codes = gazetteer.airports().iata[_airport_set(rng)]
    return _lower(rng, closed_vocabulary(rng, codes, n))


@generator("airport_code", weight=1.5, repeats=0.1)
def airport_code_of_flights(rng: np.random.Generator, n: int) -> Column:
    """Draw origins or destinations: hubs far more often than the rest."""
    table, hubs = gazetteer.airports(), hub_codes()
    if rng.random() < 0.6:
        hubs = hubs[table.country[hubs] == choose(rng, ("US", "US", "IN", "CN", "BR", "AU", "GB"))]
    hubs = hubs[rng.permutation(min(len(hubs), int(rng.integers(2, 300))))]
    at = zipf_positions(rng, len(hubs), n, rng.uniform(0.3, 1.3))
    return _lower(rng, (table.iata if rng.random() < 0.75 else table.icao)[hubs[at]])


@generator("airport_code", weight=3.0, repeats=0.2)
def airport_code_icao(rng: np.random.Generator, n: int) -> Column:
    """Draw four-letter codes of airports of the world, one country or hubs."""
    table = gazetteer.airports()
    mode = rng.random()
    if mode < 0.5:
        codes = table.icao[_airport_set(rng)]
    elif mode < 0.75:
        codes = gazetteer.airports_of(choose(rng, gazetteer.city_countries())).icao
    else:
        codes = table.icao
    codes = codes if len(codes) > 3 else table.icao
    return _lower(
        rng, closed_vocabulary(rng, codes, n) if rng.random() < 0.5 else choice_array(rng, codes, n)
    )


@generator("airport_code", weight=1.0, repeats=0.15)
def airport_code_local(rng: np.random.Generator, n: int) -> Column:
    """Draw location identifiers of the USA, digits among the letters."""
    codes = gazetteer.airports_of("US").local
    codes = codes[codes != ""]
    if rng.random() < 0.5:
        codes = object_array(code for code in codes if len(code) == 3)
    return _lower(
        rng,
        np.sort(choice_array(rng, codes, n)) if rng.random() < 0.3 else choice_array(rng, codes, n),
    )


@generator("airport_code", weight=0.8, repeats=0.15)
def airport_code_mixed(rng: np.random.Generator, n: int) -> Column:
    """Draw codes of three letters here, of four there, as identifiers in registers."""
    table, at = gazetteer.airports(), _airport_set(rng)
    at = choice_array(rng, at, n)
    fraction = rng.uniform(0.1, 0.9)
    four = rng.random(n) < fraction
    return column(np.where(four, table.icao[at], table.iata[at]))


@generator("airport_code", weight=0.3, repeats=0.15)
def airport_code_with_more(rng: np.random.Generator, n: int) -> Column:
    """Draw both codes of an airport, or the code beside the city."""
    table = gazetteer.airports()
    at = choice_array(rng, _airport_set(rng), n)
    form = choose(rng, ("{0}/{1}", "{1} ({0})", "{0} / {1}", "{2} ({0})", "{0} - {2}", "{0}, {2}"))
    cells = [form.format(table.iata[i], table.icao[i], table.city[i]) for i in at]
    return column(cells, ignore=("city", "address") if "{2}" in form else ())


@generator("text", weight=0.12, repeats=0.2)
def flight_route(rng: np.random.Generator, n: int) -> Column:
    """Draw pairs of airports: routes, which are no codes of one airport."""
    codes = gazetteer.airports().iata[hub_codes()]
    glue = choose(rng, ("-", " - ", "-", "/", " to ", "→", ">", ""))
    pairs = zip(choice_array(rng, codes, n), choice_array(rng, codes, n), strict=True)
    return column((f"{a}{glue}{b}" for a, b in pairs), ignore=("airport_code",))


# -------------------------------------------------------------------------- time zones


@generator("timezone", weight=4.0, repeats=0.4)
def timezone_iana(rng: np.random.Generator, n: int) -> Column:
    """Draw names of the tz database: all, of one area or a few."""
    names = gazetteer.zone_names()
    mode = rng.random()
    if mode < 0.75:
        areas = ("Africa", "America", "America", "Asia", "Europe", "Europe", "Pacific", "Australia")
        few = areas if mode < 0.55 else (choose(rng, areas), "Etc")
        names = object_array(name for name in names if "/" in name and name.startswith(few))
    return vocabulary_column(rng, names, n)


@generator("timezone", weight=1.0, repeats=0.1)
def timezone_of_places(rng: np.random.Generator, n: int) -> Column:
    """Draw the zones of airports, the usual ones most often."""
    zones = _zones_of_airports()
    if rng.random() < 0.4:
        start = choose(rng, ("America/", "Europe/", "Asia/", "Australia/", "America/"))
        zones = object_array(zone for zone in zones if zone.startswith(start))
    return column(choice_array(rng, zones, n))


@lru_cache(maxsize=1)
def _zones_of_airports() -> np.ndarray:
    import airportsdata

    rows = airportsdata.load("IATA").values()
    return object_array(row["tz"] for row in rows if row["tz"])


@generator("timezone", weight=0.6, repeats=0.4)
def timezone_legacy(rng: np.random.Generator, n: int) -> Column:
    """Draw the short and old names of the tz database: US/Eastern, EST5EDT, Japan."""
    names = gazetteer.zone_names()
    old = ("US/", "Canada/", "Brazil/", "Chile/", "Mexico/", "Etc/")
    names = object_array(name for name in names if "/" not in name or name.startswith(old))
    if rng.random() < 0.4:
        names = object_array(name for name in names if name.startswith("US/"))
    return vocabulary_column(rng, names, n)


@generator("timezone", weight=2.0, repeats=0.4)
def timezone_letters(rng: np.random.Generator, n: int) -> Column:
    """Draw abbreviations of time zones."""
    cells = closed_vocabulary(
        rng, object_array(_MAIN_LETTERS if rng.random() < 0.6 else _ZONE_LETTERS), n
    )
    return _lower(rng, cells, 0.05)


@generator("timezone", weight=2.5, repeats=0.3)
def timezone_offset(rng: np.random.Generator, n: int) -> Column:
    """Draw offsets from UTC in one notation."""
    form = choose(rng, ("{s}{h:02d}:{m:02d}", "UTC{s}{h:02d}:{m:02d}", "UTC{s}{h}{c}",
                        "GMT{s}{h}{c}",
                        "{s}{h:02d}{m:02d}", "GMT{s}{h:02d}:{m:02d}", "UTC {s}{h}{c}",
                        "(UTC{s}{h:02d}:{m:02d})",
                        "GMT {s}{h}{c}", "UTC{s}{h:02d}{m:02d}", "(GMT{s}{h:02d}:{m:02d})",
                        "{s}{h}:{m:02d}",
                        "Etc/GMT{r}{h}"))  # fmt: skip
    minus = "−" if rng.random() < 0.08 else "-"
    zero = choose(rng, ("+", "+", "+", "±")) if "UTC" in form else "+"
    pool = []
    for hours, minutes in _OFFSETS:
        sign = minus if hours < 0 else zero if (hours, minutes) == (0, 0) else "+"
        pool.append(form.format(s=sign, h=abs(hours), m=minutes,
                                c=f":{minutes:02d}" if minutes else "",
                                r="-" if hours > 0 else "+"))  # fmt: skip
    if "Etc" in form:
        pool = pool[:27]
    if form.startswith("UTC") and rng.random() < 0.4:
        pool[3] = "UTC"
    return column(
        closed_vocabulary(rng, object_array(pool), n), ignore=("time",) if form[0] == "{" else ()
    )


@generator("timezone", weight=1.0, repeats=0.4)
def timezone_windows(rng: np.random.Generator, n: int) -> Column:
    """Draw names of time zones of Windows."""
    return vocabulary_column(rng, gazetteer.windows_zones(), n)


@generator("timezone", weight=1.5, repeats=0.4)
def timezone_in_words(rng: np.random.Generator, n: int) -> Column:
    """Draw long names of time zones in one language, or those of choice lists."""
    if rng.random() < 0.25:
        form = choose(rng, ("(GMT{0}) {1}", "(UTC{0}) {1}", "{1}", "UTC{0} {1}"))
        pool = object_array(form.format(*name.split(" ", 1)) for name in _RAILS)
        return vocabulary_column(rng, pool, n)
    words = gazetteer.zone_words(choose(rng, _ZONE_LOCALES))
    kinds = sorted(words)
    pool = words[choose(rng, kinds)]
    if rng.random() < 0.4:
        pool = np.concatenate([words[kind] for kind in kinds])
    return vocabulary_column(rng, pool, n)
