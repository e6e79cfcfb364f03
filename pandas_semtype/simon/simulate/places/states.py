"""Simulated columns of first-level subdivisions: states, provinces, prefectures ..."""

from __future__ import annotations

import numpy as np

from ..draw import choice_array, choose, closed_vocabulary, column, vocabulary_column
from ..pools import faker_pool, object_array
from ..registry import Column, generator
from ..spelling import strip_accents
from . import gazetteer
from .cities import any_country

__all__ = ["US_AP", "US_TERRITORIES"]

US_TERRITORIES = {
    "PR": "Puerto Rico", "VI": "Virgin Islands", "GU": "Guam", "AS": "American Samoa",
    "MP": "Northern Mariana Islands",
}  # fmt: skip
US_AP = tuple(
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. D.C. Fla. Ga. Ill. Ind. Iowa Kan. Ky. La. Maine Md. "
    "Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Ohio Okla. Ore. "
    "Pa. R.I. S.C. S.D. Tenn. Texas Utah Vt. Va. Wash. W.Va. Wis. Wyo. Alaska Hawaii Idaho "
    "P.R. Cal. Tex. Penn. Oreg. Wisc. Nebr. Kans.".split()
)
_CODED = ("CA", "AU", "BR", "IT", "CH", "DE", "MX", "IN", "AR", "NL", "ES", "MY", "ZA", "US")
_FAKER_STATES = (
    "ja_JP", "zh_CN", "ko_KR", "ru_RU", "th_TH", "hi_IN", "fa_IR", "el_GR", "hy_AM", "ta_IN",
    "vi_VN", "pl_PL", "cs_CZ", "sv_SE", "es_CL", "es_CO", "de_CH", "fr_CH", "fr_FR", "en_IE",
    "en_GB", "hr_HR", "id_ID",
)  # fmt: skip


def _us_pool(rng: np.random.Generator, which: int) -> np.ndarray:
    """Return names (0) or codes (1) of US states, sometimes with territories or without DC."""
    pool = gazetteer.us_states()[which]
    mode = rng.random()
    if mode < 0.2:
        more = US_TERRITORIES if which else US_TERRITORIES.values()
        pool = np.concatenate([pool, object_array(more)])
    elif mode < 0.4:
        pool = pool[pool != ("District of Columbia", "DC")[which]]
    elif mode < 0.5 and which == 1:
        pool = np.concatenate([pool, object_array(("AA", "AE", "AP", "PR", "GU", "VI"))])
    return np.sort(pool) if which and rng.random() < 0.5 else pool


@generator("state", weight=2.5, case=True, typos=True, repeats=0.5)
def state_us_name(rng: np.random.Generator, n: int) -> Column:
    """Draw names of states of the USA."""
    return vocabulary_column(rng, _us_pool(rng, 0), n)


@generator("state", weight=4.0, repeats=0.5)
def state_us_code(rng: np.random.Generator, n: int) -> Column:
    """Draw postal codes of states of the USA."""
    cells = closed_vocabulary(rng, _us_pool(rng, 1), n)
    if rng.random() < 0.06:
        cells = object_array(cell.lower() for cell in cells)
    return column(cells)


@generator("state", weight=1.5, repeats=0.2)
def state_us_code_by_population(rng: np.random.Generator, n: int) -> Column:
    """Draw codes of US states as often as people or places are there."""
    table = gazetteer.cities_of("US")
    if rng.random() < 0.5:
        return column(choice_array(rng, table.admin, n))
    edges = np.cumsum(table.population + 1)
    return column(table.admin[np.searchsorted(edges, rng.random(n) * edges[-1], side="right")])


@generator("state", weight=0.7, repeats=0.4)
def state_us_abbreviated(rng: np.random.Generator, n: int) -> Column:
    """Draw US states in the abbreviations of the press."""
    cells = closed_vocabulary(rng, object_array(US_AP), n)
    return column(cells if rng.random() < 0.8 else [cell.rstrip(".") for cell in cells])


@generator("state", weight=0.7, repeats=0.2)
def state_us_in_mixed_forms(rng: np.random.Generator, n: int) -> Column:
    """Draw US states by name here, by code there."""
    names, codes = gazetteer.us_states()
    fraction = rng.uniform(0.05, 0.95)
    at = closed_vocabulary(rng, np.arange(len(names)), n)
    return column(names[i] if rng.random() < fraction else codes[i] for i in at)


@generator("state", weight=1.2, repeats=0.5)
def state_of_north_america_code(rng: np.random.Generator, n: int) -> Column:
    """Draw codes of US states and Canadian provinces together, now and then others."""
    pools = [gazetteer.us_states()[1], gazetteer.subdivisions("CA").short]
    if rng.random() < 0.4:
        pools += [gazetteer.subdivisions(c).short for c in ("AU", "BR")]
    return vocabulary_column(rng, np.concatenate(pools), n)


@generator("state", weight=2.0, case=True, typos=True, repeats=0.5)
def state_name_of_one_country(rng: np.random.Generator, n: int) -> Column:
    """Draw subdivisions of one country by the names of the standard."""
    known = _CODED[:-1] if rng.random() < 0.5 else gazetteer.subdivision_countries()
    names = gazetteer.subdivisions(choose(rng, known), deepest=rng.random() < 0.2).name
    if rng.random() < 0.5:
        names = object_array(strip_accents(name) for name in names)
    return vocabulary_column(rng, names, n)


@generator("state", weight=1.5, repeats=0.5)
def state_code_of_one_country(rng: np.random.Generator, n: int) -> Column:
    """Draw codes of the subdivisions of one country, alone or after that of the country."""
    table = gazetteer.subdivisions(choose(rng, _CODED), deepest=rng.random() < 0.15)
    if rng.random() < 0.3 or table.short[0].isdigit():
        return vocabulary_column(rng, table.code, n)
    return vocabulary_column(rng, table.short, n)


@generator("state", weight=1.2, repeats=0.2)
def state_iso_code(rng: np.random.Generator, n: int) -> Column:
    """Draw ISO 3166-2 codes of the world or of one country."""
    anywhere = rng.random() < 0.6
    country = None if anywhere else choose(rng, gazetteer.subdivision_countries())
    cells = closed_vocabulary(rng, gazetteer.subdivisions(country).code, n)
    separator = choose(rng, ("-", "-", "-", "-", ".", "_", ""))
    return column(cell.replace("-", separator) for cell in cells)


@generator("state", weight=2.0, case=True, repeats=0.15)
def state_name_worldwide(rng: np.random.Generator, n: int) -> Column:
    """Draw subdivisions of the world, with or without their kind ("... Province")."""
    table = gazetteer.subdivisions(deepest=rng.random() < 0.15)
    start = int(rng.integers(max(1, len(table) - n)))
    at = np.arange(start, start + n) if rng.random() < 0.3 else rng.integers(len(table), size=n)
    fraction = choose(rng, (0.0, 0.0, 0.5, 0.8, 1.0))
    plain = rng.random() < 0.4
    cells = []
    for full, kind in zip(table.name[at], table.kind[at], strict=True):
        name = strip_accents(full) if plain else full
        add = rng.random() < fraction and kind.split()[-1].lower() not in name.lower()
        cells.append(f"{name} {kind.title()}" if add else name)
    return column(cells)


@generator("state", weight=1.5, case=True, repeats=0.4)
def state_english_name(rng: np.random.Generator, n: int) -> Column:
    """Draw subdivisions under their English names, of one country or the world."""
    if rng.random() < 0.5:
        regions = gazetteer.airports().region
        return column(choice_array(rng, regions[regions != ""], n))
    regions = gazetteer.airports_of(any_country(rng)).region
    regions = object_array(dict.fromkeys(regions[regions != ""]))
    return vocabulary_column(rng, regions if len(regions) > 4 else gazetteer.us_states()[0], n)


@generator("state", weight=1.2, case=True, repeats=0.5)
def state_local_name(rng: np.random.Generator, n: int) -> Column:
    """Draw subdivisions in the language and script of their country."""
    pool = faker_pool("administrative_unit", choose(rng, _FAKER_STATES), 400)
    return vocabulary_column(rng, pool, n)


@generator("state", weight=0.5, case=True, repeats=0.3)
def state_formal(rng: np.random.Generator, n: int) -> Column:
    """Draw states as "State of Ohio" or with the code beside the name."""
    names, codes = gazetteer.us_states()
    form = choose(
        rng, ("State of {0}", "{0} ({1})", "{1} - {0}", "{1}-{0}", "{0}, US", "{0} State")
    )
    pool = object_array(form.format(*pair) for pair in zip(names, codes, strict=True))
    return vocabulary_column(rng, pool, n)
