"""Simulated columns of postal codes, and the codes that addresses of a country carry."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import numpy as np

from ..draw import choice_array, choose, column, zipf_positions
from ..lists import keyed
from ..pools import object_array
from ..registry import Column, generator
from ..spelling import strip_accents
from ..templates import fill
from . import gazetteer

__all__ = ["codes_of_country", "postal_forms", "us_zips"]

_UK_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E "
    "EC EH EN EX FK FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU "
    "M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP "
    "SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
).split()
_LETTER = "[A-HJ-NPR-Z]"  # not those that look like a digit


def postal_forms() -> dict[str, tuple[str, ...]]:
    """Return the forms of postal codes by country, other than US, GB and CA."""
    return keyed("postal_codes")


def us_prefixes() -> dict[str, tuple[str, ...]]:
    """Return the ranges of three-digit prefixes of ZIP codes by state."""
    return keyed("zip_prefixes")


@cache
def _prefixes(state: str) -> np.ndarray:
    """Return the three-digit prefixes of a US state as numbers."""
    found: list[int] = []
    for part in us_prefixes()[state]:
        low, _, high = part.partition("-")
        found.extend(range(int(low), int(high or low) + 1))
    return np.array(found)


@lru_cache(maxsize=1)
def _all_prefixes() -> np.ndarray:
    return np.concatenate([_prefixes(state) for state in us_prefixes()])


def us_zips(rng: np.random.Generator, n: int, states: np.ndarray | None = None) -> np.ndarray:
    """Draw five-digit codes of the USA as numbers.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    n : int
        Number of codes.
    states : ndarray of object, optional
        The state of each code; without it prefixes of the whole country are drawn.
    """
    if states is None:
        prefixes = _all_prefixes()
        if rng.random() < 0.4:  # a county, a city, a shop's surroundings
            first = int(rng.integers(len(prefixes)))
            prefixes = prefixes[first : first + int(rng.integers(1, 9))]
        chosen = choice_array(rng, prefixes, n)
    else:
        fraction = rng.random(n)
        pools = [_prefixes(state if state in us_prefixes() else "NY") for state in states]
        chosen = np.array([p[int(u * len(p))] for p, u in zip(pools, fraction, strict=True)])
    return chosen * 100 + rng.integers(1, 100, size=n)


def _uk(rng: np.random.Generator, n: int) -> list[str]:
    areas = _UK_AREAS
    if rng.random() < 0.5:
        areas = [areas[i] for i in rng.permutation(len(areas))[: int(rng.integers(1, 8))]]
    inward = fill(rng, "#[ABDEFGHJLNPQRSTUWXYZ][ABDEFGHJLNPQRSTUWXYZ]", n)
    numbers = np.minimum(rng.integers(1, 30, size=n), rng.integers(1, 60, size=n))
    cells = []
    for end, number in zip(inward, numbers, strict=True):
        area = choose(rng, areas)
        last = "A" if area in ("EC", "WC") or (len(area) == 1 and rng.random() < 0.05) else ""
        cells.append(f"{area}{number % 9 + 1 if last else number}{last} {end}")
    return cells


def codes_of_country(rng: np.random.Generator, country: str, n: int) -> list[str]:
    """Draw codes of one country in its usual form.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    country : str
        An alpha-2 code: US, GB, CA or a key of `postal_forms`.
    n : int
        Number of codes.
    """
    if country == "US":
        return [f"{code:05d}" for code in us_zips(rng, n)]
    if country == "GB":
        return _uk(rng, n)
    if country == "CA":
        first = "ABCEGHJKLMNPRSTVXY"
        if rng.random() < 0.4:
            first = "".join(choose(rng, first) for _ in range(3))
        form = f"[{first}]#[ABCEGHJKLMNPRSTVWXYZ] #[ABCEGHJKLMNPRSTVWXYZ]#"
        return fill(rng, form, n)
    forms = [form.replace("@", _LETTER) for form in postal_forms()[country]]
    if len(forms) == 1:
        cells = fill(rng, forms[0], n)
    else:
        columns = [fill(rng, form, n) for form in forms]
        cells = [columns[int(u * len(forms))][i] for i, u in enumerate(rng.random(n))]
    if rng.random() < 0.35 and all(cell[:2].isdigit() for cell in cells[:3]):
        few = [cell[:2] for cell in cells[:3]]  # a region: the first digits agree
        cells = [choose(rng, few) + cell[2:] for cell in cells]
    return cells


def _column(rng: np.random.Generator, cells: list[str]) -> Column:
    """Return a column; codes of digits only may be called whole numbers."""
    digits = sum(cell.isdigit() for cell in cells)
    if rng.random() < 0.3:  # several rows of each: customers, incidents
        few = list(dict.fromkeys(cells))
        at = zipf_positions(rng, len(few), len(cells), rng.uniform(0.2, 1.2))
        cells = [few[i] for i in at]
    elif rng.random() < 0.15:
        cells = sorted(cells)
    return column(cells, ignore=("int",) if digits > 0.7 * len(cells) else ())


@generator("postal_code", weight=5.0)
def postal_code_us(rng: np.random.Generator, n: int) -> Column:
    """Draw ZIP codes of five digits of the country, of a few states or of one region."""
    if rng.random() < 0.5:
        few = choice_array(rng, object_array(us_prefixes()), int(choose(rng, (1, 1, 2, 6))))
        codes = us_zips(rng, n, choice_array(rng, few, n))
    else:
        codes = us_zips(rng, n)
    return _column(rng, [f"{code:05d}" for code in codes])


@generator("postal_code", weight=3.5)
def postal_code_us_as_number(rng: np.random.Generator, n: int) -> Column:
    """Draw ZIP codes that a program has read as numbers: leading zeros are lost."""
    east = object_array(("MA", "NJ", "CT", "NH", "ME", "RI", "VT", "PR"))
    if rng.random() < 0.5:
        fraction = rng.uniform(0.2, 1.0)
        states = choice_array(rng, object_array(us_prefixes()), n)
        states = np.where(rng.random(n) < fraction, choice_array(rng, east, n), states)
        codes = us_zips(rng, n, states)
    else:
        codes = us_zips(rng, n)
    tail = ".0" if rng.random() < 0.12 else ""
    made = _column(rng, [f"{code}{tail}" for code in codes])
    if tail:
        made.ignore = (*made.ignore, "float", "int")
    return made


@generator("postal_code", weight=2.0)
def postal_code_us_with_four(rng: np.random.Generator, n: int) -> Column:
    """Draw ZIP+4 codes, with a hyphen or without, alone or among short ones."""
    fraction = choose(rng, (1.0, 1.0, 0.7, 0.3, 0.1))
    glue = choose(rng, ("-", "-", "-", "-", "", " "))
    more = rng.integers(1, 9999, size=n)
    long = rng.random(n) < fraction
    codes = us_zips(rng, n)
    cells = [
        f"{c:05d}{glue}{m:04d}" if is_long else f"{c:05d}"
        for c, m, is_long in zip(codes, more, long, strict=True)
    ]
    return _column(rng, cells)


_STRONG = ("GB", "CA", "NL", "DE", "FR", "BR", "JP", "IN", "PL", "SE", "IT", "ES", "AU", "CH",
           "AT", "BE", "DK", "NO", "FI", "PT", "CZ", "RU", "CN", "KR", "MX", "AR",
           "IE")  # fmt: skip


def _restyle(rng: np.random.Generator, cells: list[str], country: str) -> list[str]:
    """Write codes as other sources do: without space, in lower case, with the country."""
    mode = rng.random()
    if mode < 0.22:
        cells = [re.sub(r"[ -]", "", cell) for cell in cells]
    elif mode < 0.27:
        cells = [cell.lower() for cell in cells]
    elif mode < 0.33 and country in ("BR", "JP", "PL", "PT", "SE", "CZ", "NL", "GB", "CA"):
        glue = choose(rng, (" ", "-"))
        cells = [re.sub(r"[ -]", glue, cell) for cell in cells]
    elif mode < 0.42 and country not in ("GB", "CA", "US"):
        mark = {"DE": "D", "FR": "F", "AT": "A", "IT": "I", "SE": "S", "JP": "〒", "BE": "B"}
        prefix = mark.get(country, country) if rng.random() < 0.7 else country
        glue = "" if prefix == "〒" else choose(rng, ("-", "-", " "))
        cells = [f"{prefix}{glue}{cell}" for cell in cells]
    elif mode < 0.48 and country in ("GB", "CA", "IE", "NL"):
        cells = [re.split(r"[ -]", cell)[0] for cell in cells]
    elif mode < 0.54 and cells[0].startswith("0"):
        cells = [cell.lstrip("0") or "0" for cell in cells]
    return cells


@generator("postal_code", weight=5.0)
def postal_code_of_one_country(rng: np.random.Generator, n: int) -> Column:
    """Draw codes of one country other than the USA."""
    known = _STRONG if rng.random() < 0.65 else sorted(postal_forms())
    country = choose(rng, known)
    return _column(rng, _restyle(rng, codes_of_country(rng, country, n), country))


@generator("postal_code", weight=2.0, repeats=0.2)
def postal_code_worldwide(rng: np.random.Generator, n: int) -> Column:
    """Draw codes of several countries mixed, as customers of a shop have them."""
    usual = ("US", "US", "GB", "CA", "DE", "FR", "NL", "BR", "AU", "IN")
    some = tuple(choose(rng, sorted(postal_forms())) for _ in range(int(rng.integers(1, 12))))
    known = [c for c in (*usual, *some) if rng.random() < 0.8] or ["US", "GB"]
    columns = [codes_of_country(rng, c, -(-n // 3)) for c in known]
    cells = [row[int(rng.integers(len(row)))] for row in (choose(rng, columns) for _ in range(n))]
    return column(cells, ignore=("int",))


@generator("postal_code", weight=0.4, repeats=0.3)
def postal_code_with_place(rng: np.random.Generator, n: int) -> Column:
    """Draw codes written with their place, which may be called an address too."""
    country = choose(rng, ("DE", "FR", "ES", "IT", "CH", "AT", "DK", "NO", "SE", "NL", "PL"))
    names = choice_array(rng, gazetteer.cities_of(country).name, n)
    upper = rng.random() < 0.3
    codes = codes_of_country(rng, country, n)
    cells = [f"{code} {strip_accents(name).upper() if upper else name}"
             for code, name in zip(codes, names, strict=True)]  # fmt: skip
    return column(cells, primary="address", ignore=("postal_code", "city"))
