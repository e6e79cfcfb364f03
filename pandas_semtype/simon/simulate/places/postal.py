"""Simulated columns of postal codes, and the codes that addresses of a country carry."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import numpy as np

from ..draw import choice_array, choose, column, zipf_positions
from ..pools import object_array
from ..registry import Column, generator
from ..spelling import strip_accents
from ..templates import fill
from . import gazetteer

__all__ = ["POSTAL_FORMS", "US_ZIP3", "codes_of_country", "us_zips"]

# first and last three-digit prefix in use per state, several ranges where they are apart
US_ZIP3 = {
    "AL": "350-352 354-369", "AK": "995-999", "AZ": "850-853 855-857 859-860 863-865",
    "AR": "716-729", "CA": "900-908 910-928 930-961", "CO": "800-816", "CT": "060-069",
    "DE": "197-199", "DC": "200 202-205", "FL": "320-339 341-342 344 346-347 349",
    "GA": "300-319 398-399", "HI": "967-968", "ID": "832-838", "IL": "600-620 622-629",
    "IN": "460-479", "IA": "500-516 520-528", "KS": "660-662 664-679", "KY": "400-418 420-427",
    "LA": "700-701 703-708 710-714", "ME": "039-049", "MD": "206-212 214-219",
    "MA": "010-027 055", "MI": "480-499", "MN": "550-551 553-567", "MS": "386-397",
    "MO": "630-631 633-641 644-658", "MT": "590-599", "NE": "680-681 683-693",
    "NV": "889-891 893-895 897-898", "NH": "030-038", "NJ": "070-089", "NM": "870-871 873-884",
    "NY": "005 100-149", "NC": "270-289", "ND": "580-588", "OH": "430-458",
    "OK": "730-731 734-741 743-749", "OR": "970-979", "PA": "150-191 193-196",
    "RI": "028-029", "SC": "290-299", "SD": "570-577", "TN": "370-385",
    "TX": "750-770 772-799 885", "UT": "840-847", "VT": "050-054 056-059",
    "VA": "201 220-246", "WA": "980-986 988-994", "WV": "247-268", "WI": "530-532 534-535 537-549",
    "WY": "820-831", "PR": "006-007 009", "VI": "008", "GU": "969",
}  # fmt: skip
_UK_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E "
    "EC EH EN EX FK FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU "
    "M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP "
    "SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
).split()
_LETTER = "[A-HJ-NPR-Z]"  # not those that look like a digit
# patterns of `fill` with "@" for such a letter, several of them separated by "|"
POSTAL_FORMS = {
    "AD": "AD[1-7]00", "AF": "[1-4]###", "AL": "[1-9]0[0-6]#", "AM": "[0-4]###", "AR": "[1-9]###",
    "AT": "[1-9]###", "AU": "[2-7]###|[2-4]0##|0[8-9]##", "AZ": "AZ [1-6]###", "BA": "[7-8]####",
    "BD": "[1-9]###", "BE": "[1-9]###|[1-9]##0", "BG": "[1-9]###|[1-9]#00", "BR": "[0-9]####-###",
    "BY": "2[1-4]####", "CH": "[1-9]###|[1-9]##0", "CL": "[1-9]######",
    "CN": "[0-8]####0|[0-8]#####",
    "CO": "[0-9]#0###|1[1-5]####", "CR": "[1-7]0[0-9]0#", "CU": "[1-9]####", "CY": "[1-9]###",
    "CZ": "[1-7]## ##", "DE": "[0-9][1-9]###", "DK": "[1-9]###|[1-9]##0", "DO": "[1-9]####",
    "DZ": "[0-4]#0##", "EC": "[0-2]#0###", "EE": "[1-9]####", "EG": "[1-9]####",
    "ES": "[0-4]#0##|[1-4]####",
    "FI": "[0-9]###0|00##0", "FR": "[0-9]###0|7500#|7501#|690##", "GE": "[0-4]###",
    "GR": "[1-8]## ##",
    "GT": "[0-2]#0##", "HR": "[1-5]####|[1-5]#000", "HU": "[1-9]###", "ID": "[1-9]####",
    "IE": "[AFHKNRTVWXY]## @#@#|D## @@##", "IL": "[1-9]######|[1-9]####",
    "IN": "[1-8]##0##|[1-8]#####",
    "IQ": "[1-6]####", "IR": "[1-9]#########", "IS": "[1-9]##", "IT": "[0-9]#0##|00###|20###",
    "JO": "1[1-9]###", "JP": "[0-9]##-####", "KE": "[0-9]0###", "KH": "1####", "KR": "[0-6]####",
    "KW": "[1-9]####", "KZ": "0[1-9]####", "LI": "94##", "LK": "[1-9]0###", "LT": "[0-9]####",
    "LU": "[1-9]###", "LV": "[1-5]###", "MA": "[1-9]#0##", "MD": "MD-[2-7]###", "MG": "[1-6]##",
    "MK": "[1-7]###", "MT": "@@@ ####", "MX": "[0-9]####|0####", "MY": "[1-9]####|[0-9]#000",
    "NG": "[1-9]#####", "NI": "[1-9]####", "NL": "[1-9]### @@", "NO": "[0-9]###", "NP": "[1-5]####",
    "NZ": "[0-9]###", "OM": "[1-9]##", "PA": "0[0-9]###", "PE": "[0-2]####", "PH": "[1-9]###",
    "PK": "[1-9]###0|[1-9]####", "PL": "[0-9]#-###", "PT": "[1-9]###-###", "PY": "[1-9]###",
    "RO": "[0-9]#####", "RS": "[1-3]####|[1-3]#000", "RU": "[1-6]#####", "SA": "[1-8]####",
    "SE": "[1-9]## ##",
    "SG": "[0-8]#####", "SI": "[1-9]###", "SK": "[0-9]## ##", "TH": "[1-9]#1#0|10##0",
    "TN": "[1-9]0##",
    "TR": "[0-8]#[0-9]#0", "TW": "[1-9]##|[1-9]####", "UA": "[0-9]####", "UY": "[1-9]#000|11###",
    "UZ": "[1-2]#####", "VE": "[1-8]0##", "VN": "[1-9]####0|[1-9]####", "ZA": "[0-9]###",
    "ZM": "[1-5]####",
    "LB": "[1-2]###", "MN": "[1-6]####", "BN": "B@####", "BM": "@@ ##", "KG": "72####",
    "SV": "CP [1-3]###",
}  # fmt: skip


@cache
def _prefixes(state: str) -> np.ndarray:
    """Return the three-digit prefixes of a US state as numbers."""
    found: list[int] = []
    for part in US_ZIP3[state].split():
        low, _, high = part.partition("-")
        found.extend(range(int(low), int(high or low) + 1))
    return np.array(found)


@lru_cache(maxsize=1)
def _all_prefixes() -> np.ndarray:
    return np.concatenate([_prefixes(state) for state in US_ZIP3])


def us_zips(rng: np.random.Generator, n: int, states: np.ndarray | None = None) -> np.ndarray:
    """Draw five-digit codes of the USA as numbers.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of chance.
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
        share = rng.random(n)
        pools = [_prefixes(state if state in US_ZIP3 else "NY") for state in states]
        chosen = np.array([p[int(u * len(p))] for p, u in zip(pools, share, strict=True)])
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
        Source of chance.
    country : str
        An alpha-2 code: US, GB, CA or a key of `POSTAL_FORMS`.
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
    forms = POSTAL_FORMS[country].replace("@", _LETTER).split("|")
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
        few = choice_array(rng, object_array(US_ZIP3), int(choose(rng, (1, 1, 2, 6))))
        codes = us_zips(rng, n, choice_array(rng, few, n))
    else:
        codes = us_zips(rng, n)
    return _column(rng, [f"{code:05d}" for code in codes])


@generator("postal_code", weight=3.5)
def postal_code_us_as_number(rng: np.random.Generator, n: int) -> Column:
    """Draw ZIP codes that a program has read as numbers: leading zeros are lost."""
    east = object_array(("MA", "NJ", "CT", "NH", "ME", "RI", "VT", "PR"))
    if rng.random() < 0.5:
        share = rng.uniform(0.2, 1.0)
        states = choice_array(rng, object_array(US_ZIP3), n)
        states = np.where(rng.random(n) < share, choice_array(rng, east, n), states)
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
    share = choose(rng, (1.0, 1.0, 0.7, 0.3, 0.1))
    glue = choose(rng, ("-", "-", "-", "-", "", " "))
    more = rng.integers(1, 9999, size=n)
    long = rng.random(n) < share
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
    known = _STRONG if rng.random() < 0.65 else sorted(POSTAL_FORMS)
    country = choose(rng, known)
    return _column(rng, _restyle(rng, codes_of_country(rng, country, n), country))


@generator("postal_code", weight=2.0, repeats=0.2)
def postal_code_worldwide(rng: np.random.Generator, n: int) -> Column:
    """Draw codes of several countries mixed, as customers of a shop have them."""
    usual = ("US", "US", "GB", "CA", "DE", "FR", "NL", "BR", "AU", "IN")
    some = tuple(choose(rng, sorted(POSTAL_FORMS)) for _ in range(int(rng.integers(1, 12))))
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
