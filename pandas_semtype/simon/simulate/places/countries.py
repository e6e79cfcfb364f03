"""Simulated columns of countries and of country codes."""

from __future__ import annotations

import re
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
from ..lists import keyed
from ..pools import object_array
from ..registry import Column, generator
from ..spelling import strip_accents
from . import gazetteer

__all__ = ["POPULAR", "everyday_names"]

POPULAR = tuple(
    "US GB DE FR CA AU IN BR JP CN IT ES MX NL RU KR SE CH PL BE AT DK NO FI IE NZ SG ZA PT TR AR "
    "IL CZ GR HU RO UA ID TH MY PH VN HK TW AE SA EG CL CO PE NG KE PK BD".split()
)
_AGGREGATES = (
    "World", "European Union", "Euro area", "OECD members", "Arab World", "High income", "Other",
    "Unknown", "International", "Kosovo", "Europe", "Antarctica", "Pacific Ocean", "Atlantic Ocean",
    "Indian Ocean", "North Sea", "Worldwide", "Global", "Rest of World",
)  # fmt: skip
_FORM_OF_STATE = re.compile(
    r"^((?:\S+ )*(?:Republic|Kingdom|State|States|Union|Commonwealth|Principality) of)"
    r"(?: the)? (.+)$"
)

# codes of the International Olympic Committee that differ from ISO alpha-3
_IOC = dict(
    pair.split(":")
    for pair in (
        "AGO:ANG ABW:ARU ASM:ASA ATG:ANT BGD:BAN BHR:BRN BHS:BAH BLZ:BIZ BMU:BER BRB:BAR BRN:BRU "
        "BTN:BHU BWA:BOT CHE:SUI CHL:CHI COG:CGO CRI:CRC CYM:CAY DEU:GER DNK:DEN DZA:ALG FJI:FIJ "
        "GIN:GUI GMB:GAM GNB:GBS GNQ:GEQ GRC:GRE GRD:GRN GTM:GUA HND:HON HRV:CRO HTI:HAI IDN:INA "
        "IRN:IRI KHM:CAM KNA:SKN KWT:KUW LBY:LBA LKA:SRI LSO:LES LVA:LAT MCO:MON MDG:MAD MMR:MYA "
        "MNG:MGL MRT:MTN MUS:MRI MWI:MAW MYS:MAS NER:NIG NGA:NGR NIC:NCA NLD:NED NPL:NEP OMN:OMA "
        "PHL:PHI PRI:PUR PRT:POR PRY:PAR PSE:PLE SAU:KSA SDN:SUD SLB:SOL SLV:ESA SVN:SLO SYC:SEY "
        "TCD:CHA TGO:TOG TON:TGA TWN:TPE TZA:TAN ARE:UAE URY:URU VCT:VIN VGB:IVB VIR:ISV VNM:VIE "
        "VUT:VAN WSM:SAM ZAF:RSA ZMB:ZAM ZWE:ZIM BFA:BUR BGR:BUL"
    ).split()
)
_FIFA = _IOC | dict(
    pair.split(":")
    for pair in (
        "ATG:ATG BHR:BHR BRB:BRB BLZ:BLZ GNQ:EQG IRN:IRN LBY:LBY MNG:MNG SGP:SIN SLV:SLV SVN:SVN "
        "TTO:TRI VGB:VGB VIR:VIR LBN:LBN IDN:IDN PYF:TAH"
    ).split()
)
_IOC_MORE = ("URS", "GDR", "FRG", "TCH", "YUG", "SCG", "EUN", "ROC", "KOS", "AHO", "AIN")
_FIFA_MORE = ("ENG", "SCO", "WAL", "NIR", "KVX", "TAH")


def _order(rng: np.random.Generator) -> np.ndarray:
    """Return positions of countries: all, alphabetical or popular first, or a part of them."""
    table = gazetteer.countries()
    mode = rng.random()
    if mode < 0.3:
        return np.arange(len(table.alpha2))
    if mode < 0.5:
        chosen = np.isin(table.alpha2.astype(str), POPULAR)
    elif mode < 0.65:
        chosen = table.continent == choose(rng, ("EU", "AS", "AF", "SA", "NA", "OC"))
    elif mode < 0.85:
        chosen = table.population > int(choose(rng, (1_000_000, 10_000_000)))
    else:
        return np.argsort(-table.population)
    return np.flatnonzero(chosen)


def _draw(rng: np.random.Generator, n: int) -> np.ndarray:
    """Return `n` positions of countries as tables have them: listed, panels, skewed, few."""
    if rng.random() < 0.35:  # customers: mostly from a handful of countries
        alpha2 = gazetteer.countries().alpha2
        place = {code: i for i, code in enumerate(alpha2)}
        first = int(choose(rng, (1, 3, 8, len(POPULAR)), (2, 1, 1, 1)))
        codes = list(POPULAR[:first])
        codes = [codes[i] for i in rng.permutation(first)] + list(POPULAR[first:])
        at = zipf_positions(rng, len(codes), n, rng.uniform(0.5, 2.2))
        return np.array([place[codes[i]] for i in at])
    return closed_vocabulary(rng, _order(rng), n)


@lru_cache(maxsize=4)
def everyday_names(source: str = "en") -> np.ndarray:
    """Return names of countries in English as one source writes them.

    Parameters
    ----------
    source : {"en", "iso", "official", "common", "short"}
        Unicode's names, those of ISO 3166, official ones, common ones, or common ones
        with "USA", "UK" and the like.
    """
    table = gazetteer.countries()
    if source == "en":
        return gazetteer.country_names("en")
    if source == "iso":
        return table.name
    if source == "official":
        return table.official
    if source == "common":
        return table.common
    return object_array(
        keyed("country_names").get(code, (name,))[0]
        for code, name in zip(table.alpha2, gazetteer.country_names("en"), strict=True)
    )


@generator("country", weight=3.0, case=True, typos=True, repeats=0.4)
def country_in_english(rng: np.random.Generator, n: int) -> Column:
    """Draw countries by one list of English names."""
    names = everyday_names(choose(rng, ("en", "en", "common", "short", "short")))[_draw(rng, n)]
    if rng.random() < 0.4:
        names = object_array(strip_accents(name) for name in names)
    if rng.random() < 0.15:
        names = object_array(
            name.replace(" and ", " & ").replace("Saint ", "St. ") for name in names
        )
    return column(names)


@generator("country", weight=1.2, case=True, repeats=0.2)
def country_iso_name(rng: np.random.Generator, n: int) -> Column:
    """Draw countries by the names of ISO 3166, or official ones turned as it turns them."""
    if rng.random() < 0.6:
        return column(everyday_names("iso")[_draw(rng, n)])
    fraction = rng.uniform(0.2, 1.0)
    cells = everyday_names("official")[_draw(rng, n)]
    return column(
        _FORM_OF_STATE.sub(r"\2, \1", cell) if rng.random() < fraction else cell for cell in cells
    )


@generator("country", weight=0.7, case=True, repeats=0.2)
def country_official_name(rng: np.random.Generator, n: int) -> Column:
    """Draw countries by their official names."""
    return column(everyday_names("official")[_draw(rng, n)])


@generator("country", weight=1.5, case=True, repeats=0.3)
def country_variants(rng: np.random.Generator, n: int) -> Column:
    """Draw countries by any of their names: short, historical, inverted."""
    table = gazetteer.countries()
    names = gazetteer.country_names("en")
    fraction = rng.uniform(0.2, 1.0)
    cells = []
    for i in _draw(rng, n):
        known = keyed("country_names").get(table.alpha2[i])
        cells.append(choose(rng, known) if known and rng.random() < fraction else names[i])
    return column(cells)


@generator("country", weight=1.0, case=True, repeats=0.1)
def country_with_aggregates(rng: np.random.Generator, n: int) -> Column:
    """Draw a statistical table's countries with some regions, seas and totals among them."""
    cells = everyday_names(choose(rng, ("short", "en", "iso")))[_draw(rng, n)].copy()
    fraction = rng.uniform(0.01, 0.15)
    few = object_array(_AGGREGATES)[rng.permutation(len(_AGGREGATES))[: int(rng.integers(1, 7))]]
    for i in np.flatnonzero(rng.random(n) < fraction):
        cells[i] = choose(rng, few)
    return column(cells)


@generator("country", weight=3.0, case=True, repeats=0.35)
def country_in_another_language(rng: np.random.Generator, n: int) -> Column:
    """Draw countries in one of many languages."""
    return column(gazetteer.country_names(choose(rng, gazetteer.COUNTRY_LOCALES))[_draw(rng, n)])


@generator("country", weight=0.8, repeats=0.35)
def country_upper_case(rng: np.random.Generator, n: int) -> Column:
    """Draw countries in capitals without marks."""
    names = everyday_names(choose(rng, ("en", "iso", "short")))[_draw(rng, n)]
    return column(strip_accents(name).upper() for name in names)


@generator("country", weight=0.4, repeats=0.3)
def country_slug(rng: np.random.Generator, n: int) -> Column:
    """Draw countries written without spaces."""
    glue = choose(rng, ("-", "_", "_", ""))
    lower = rng.random() < 0.5
    names = everyday_names("short")[_draw(rng, n)]
    cells = [strip_accents(name).replace(" & ", " and ").replace(" ", glue) for name in names]
    return column(cell.lower() if lower else cell for cell in cells)


@generator("country", weight=0.4, repeats=0.1)
def country_several(rng: np.random.Generator, n: int) -> Column:
    """Draw countries, in some rows more than one: co-productions, origins."""
    glue = choose(rng, (", ", "; ", "/", " & ", "|"))
    names = everyday_names("short")
    fraction = rng.uniform(0.05, 0.35)
    cells = [names[i] for i in _draw(rng, n)]
    for i in np.flatnonzero(rng.random(n) < fraction):
        cells[i] = glue.join(dict.fromkeys([cells[i], choose(rng, cells)]))
    return column(cells)


@generator("country", weight=0.4, repeats=0.2)
def country_with_code(rng: np.random.Generator, n: int) -> Column:
    """Draw countries beside their code or beside a second language."""
    table, at = gazetteer.countries(), _draw(rng, n)
    names = everyday_names(choose(rng, ("en", "short")))[at]
    if rng.random() < 0.4:
        other = gazetteer.country_names(choose(rng, gazetteer.COUNTRY_LOCALES))[at]
        form = choose(rng, ("{1} / {0}", "{0} ({1})", "{0} - {1}"))
    else:
        other = (table.alpha2 if rng.random() < 0.5 else table.alpha3)[at]
        form = choose(rng, ("{0} ({1})", "{1} - {0}", "{0} [{1}]", "({1}) {0}", "{1}: {0}"))
    return column(form.format(*pair) for pair in zip(names, other, strict=True))


# ----------------------------------------------------------------------- country codes


def _cased(rng: np.random.Generator, cells: np.ndarray, lower: float) -> Column:
    if rng.random() < lower:
        return column(cell.lower() for cell in cells)
    return column(cells)


@generator("country_code", weight=3.0, repeats=0.35)
def country_code_alpha2(rng: np.random.Generator, n: int) -> Column:
    """Draw two-letter codes of countries."""
    cells = gazetteer.countries().alpha2[_draw(rng, n)]
    if rng.random() < 0.2:  # user-assigned and reserved codes stand beside the real ones
        cells = cells.copy()
        few = ("ZZ", "XK", "EU", "UK", "XX", "AP", "A1", "A2", "T1")
        for i in np.flatnonzero(rng.random(n) < 0.05):
            cells[i] = choose(rng, few)
    return _cased(rng, cells, 0.12)


@generator("country_code", weight=1.2, repeats=0.1)
def country_code_of_places(rng: np.random.Generator, n: int) -> Column:
    """Draw two-letter codes as often as the country has places or airports."""
    source = gazetteer.cities() if rng.random() < 0.5 else gazetteer.airports()
    cells = choice_array(rng, source.country, n)
    return _cased(rng, np.sort(cells) if rng.random() < 0.3 else cells, 0.1)


@generator("country_code", weight=3.0, repeats=0.25)
def country_code_alpha3(rng: np.random.Generator, n: int) -> Column:
    """Draw three-letter codes of countries, with a table's aggregates now and then."""
    cells = gazetteer.countries().alpha3[_draw(rng, n)]
    if rng.random() < 0.15:
        cells = cells.copy()
        few = ("WLD", "EUU", "OED", "ARB", "ECS", "EMU", "HIC", "LIC", "SSA", "XKX", "OWID_WRL")
        for i in np.flatnonzero(rng.random(n) < 0.06):
            cells[i] = choose(rng, few)
    return _cased(rng, cells, 0.08)


@lru_cache(maxsize=2)
def _sport_codes(body: str) -> np.ndarray:
    table, more = (_IOC, _IOC_MORE) if body == "ioc" else (_FIFA, _FIFA_MORE)
    return object_array([*(table.get(c, c) for c in gazetteer.countries().alpha3), *more])


@generator("country_code", weight=1.2, repeats=0.3)
def country_code_of_sports(rng: np.random.Generator, n: int) -> Column:
    """Draw codes of the Olympic Committee or of the football federation."""
    codes = _sport_codes(choose(rng, ("ioc", "fifa")))
    if rng.random() < 0.4:
        return vocabulary_column(rng, codes, n)
    return column(codes[_draw(rng, n)])


@generator("country_code", weight=0.4, repeats=0.3)
def country_code_fips(rng: np.random.Generator, n: int) -> Column:
    """Draw codes of FIPS 10-4, which differ from ISO for half of the countries."""
    codes = gazetteer.countries().fips
    return vocabulary_column(rng, codes[codes != ""], n)


@generator("country_code", weight=0.3, repeats=0.1)
def country_code_several(rng: np.random.Generator, n: int) -> Column:
    """Draw two-letter codes, in some rows more than one."""
    glue = choose(rng, (",", ", ", ";", "|", "/", " "))
    cells = [gazetteer.countries().alpha2[i] for i in _draw(rng, n)]
    for i in np.flatnonzero(rng.random(n) < rng.uniform(0.05, 0.35)):
        cells[i] = glue.join(dict.fromkeys([cells[i], choose(rng, cells)]))
    return column(cells)


@generator("country_code", weight=0.6, repeats=0.1)
def country_code_numeric(rng: np.random.Generator, n: int) -> Column:
    """Draw numeric codes of countries: whole numbers, and country codes too."""
    cells = gazetteer.countries().numeric[_draw(rng, n)]
    if rng.random() < 0.5:
        cells = object_array(cell.lstrip("0") for cell in cells)
    return column(cells, primary="int", also=("country_code",))
