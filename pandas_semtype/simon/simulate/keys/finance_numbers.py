"""Generators of ISIN, CUSIP and SEDOL, BIC and bank number columns."""

from __future__ import annotations

import numpy as np

from ..draw import choices, choose, sometimes
from ..registry import Column, generator
from ..templates import fill, fill_any
from .check_rules import (
    alphanumeric_values,
    as_strings,
    grouped_by,
    luhn,
    random_digits,
    weighted_sum,
    with_column,
)

__all__: list[str] = []

_ISIN_COUNTRIES = (
    "US", "US", "US", "DE", "DE", "GB", "FR", "CH", "NL", "JP", "CA", "AU", "IE", "LU", "XS", "SE",
    "IT", "ES", "DK", "NO", "FI", "AT", "BE", "KR", "CN", "HK", "IN", "BR", "ZA", "KY", "BM", "IL",
    "JE", "GG", "PL", "PT", "TW", "SG", "MX", "EU", "CNE",
)  # fmt: skip


def _isins(rng: np.random.Generator, n: int) -> list[str]:
    pool: tuple[str, ...] = _ISIN_COUNTRIES
    if sometimes(rng, 0.4):
        pool = (choose(rng, pool),)
    countries = choices(rng, pool, n)
    numeric = fill(rng, "#########", n)
    mixed = fill(rng, "0~~~~~~~#", n)
    letters = (rng.random(n) < rng.uniform(0, 0.7)).tolist()
    bodies = [
        (c + (m if x else d))[:11]
        for c, d, m, x in zip(countries, numeric, mixed, letters, strict=True)
    ]
    return [b + _luhn_of("".join(str(int(c, 36)) for c in b)) for b in bodies]


def _luhn_of(digits: str) -> str:
    return str(int(luhn(np.array([[int(c) for c in digits]]))[0]))


def _cusips(rng: np.random.Generator, n: int) -> list[str]:
    bodies = fill_any(
        rng, ("######10", "######10", "######20", "###~##10", "#####?##", "##~##?~#"), n
    )
    values = alphanumeric_values(bodies)
    values = values * np.resize((1, 2), 8)
    check = -(values // 10 + values % 10).sum(axis=1) % 10
    return [b + str(c) for b, c in zip(bodies, check.tolist(), strict=True)]


def _sedols(rng: np.random.Generator, n: int) -> list[str]:
    letter = "[BCDFGHJKLMNPQRSTVWXYZ0-9]"
    bodies = fill_any(rng, ("######", "0#####", "B" + letter * 5, "B" + letter * 5), n)
    check = -weighted_sum(alphanumeric_values(bodies), (1, 3, 1, 7, 3, 9)) % 10
    return [b + str(c) for b, c in zip(bodies, check.tolist(), strict=True)]


@generator("security_id", weight=4.0, repeats=0.15)
def isin(rng: np.random.Generator, n: int) -> Column:
    return Column(_isins(rng, n), ignore=("identifier",))


@generator("security_id", weight=2.0, repeats=0.15)
def cusip(rng: np.random.Generator, n: int) -> Column:
    return Column(_cusips(rng, n), ignore=("identifier", "int", "text"))


@generator("security_id", weight=1.5, repeats=0.15)
def sedol(rng: np.random.Generator, n: int) -> Column:
    return Column(_sedols(rng, n), ignore=("identifier", "int", "text"))


@generator("security_id", weight=0.8, repeats=0.15)
def security_ids_mixed(rng: np.random.Generator, n: int) -> Column:
    """Mix two kinds, or write German WKN and FIGI."""
    kind = int(rng.integers(4))
    if kind == 0:
        made = [_isins(rng, n), _cusips(rng, n)]
    elif kind == 1:
        made = [_isins(rng, n), _sedols(rng, n)]
    elif kind == 2:
        made = [fill_any(rng, ("######", "A[0-9][A-Z]###", "A#?##?"), n)] * 2
    else:
        made = [fill(rng, "BBG00[BCDFGHJKLMNPQRSTVWXYZ0-9]######", n)] * 2
    which = rng.integers(0, 2, size=n).tolist()
    cells = [made[k][i] for i, k in enumerate(which)]
    return Column(cells, ignore=("identifier", "text", "int", "code"))


_BANK_COUNTRIES = (
    "DE", "FR", "GB", "NL", "US", "IT", "ES", "CH", "AT", "BE", "PL", "SE", "DK", "NO", "FI", "IE",
    "PT", "LU", "CZ", "HU", "RO", "GR", "TR", "RU", "CN", "JP", "HK", "SG", "IN", "AE", "SA", "AU",
    "CA", "BR", "MX", "ZA", "NG", "KE", "EG", "MA", "KR", "TH", "ID", "MY", "VN", "PK", "UA",
)  # fmt: skip
_BANKS = (
    "DEUT", "COBA", "GENO", "MARK", "HYVE", "PBNK", "INGD", "BYLA", "SOLA", "NOLA", "BNPA", "SOGE",
    "AGRI", "CMCI", "BARC", "HBUK", "LOYD", "NWBK", "MIDL", "ABNA", "INGB", "RABO", "BUNQ", "CHAS",
    "CITI", "BOFA", "WFBI", "UNCR", "BCIT", "BPMO", "BSCH", "BBVA", "CAIX", "UBSW", "CRES", "POFI",
    "BKAU", "GIBA", "RZBA", "KRED", "GEBA", "BBRU", "BREX", "PKOP", "ESSE", "NDEA", "HAND", "SWED",
    "DABA", "DNBA", "OKOY", "AIBK", "BOFI", "CGDI", "BCPT", "CEKO", "KOMB", "OTPV", "BTRL", "ETHN",
    "TGBA", "SABR", "BKCH", "ICBK", "MHCB", "SMBC", "DBSS", "HSBC", "HDFC", "ICIC", "EBIL", "NATA",
    "ROYC", "TDOM", "ITAU", "BRAS", "SBZA", "TRBK", "NTSB", "REVO", "TRWI", "MONZ", "STAR",
)  # fmt: skip


@generator("bic", weight=4.0, repeats=0.35)
def bic_codes(rng: np.random.Generator, n: int) -> Column:
    """Write BIC of 8 or 11 characters: of one country, of some or of all."""
    countries = _BANK_COUNTRIES
    if sometimes(rng, 0.45):
        countries = tuple(choices(rng, countries, int(rng.integers(1, 4))))
    banks = choices(rng, _BANKS, n) if sometimes(rng, 0.6) else fill(rng, "????", n)
    places = fill_any(rng, ("??", "2?", "?2", "FF", "MM", "##", "2L", "XX", "3?"), n)
    long = rng.uniform(0, 1) if sometimes(rng, 0.5) else round(rng.random())
    branches = fill_any(rng, ("XXX", "XXX", "XXX", "###", "~~~", "?##"), n)
    with_branch = (rng.random(n) < long).tolist()
    cells = [
        b + c + p + (t if w else "")
        for b, c, p, t, w in zip(
            banks, choices(rng, countries, n), places, branches, with_branch, strict=True
        )
    ]
    return Column(cells, ignore=("identifier", "code"))


@generator("bic", weight=0.8, repeats=0.3)
def bic_otherwise(rng: np.random.Generator, n: int) -> Column:
    cells = list(bic_codes(rng, n).values)
    form = choose(rng, ("lower", "space", "prefix"))
    if form == "lower":
        cells = [c.lower() for c in cells]
    elif form == "space":
        cells = [" ".join(x for x in (c[:4], c[4:6], c[6:8], c[8:]) if x) for c in cells]
    else:
        head = choose(rng, ("BIC: ", "SWIFT ", "BIC "))
        cells = [head + c for c in cells]
    return Column(cells, ignore=("identifier", "code"))


def _abas(rng: np.random.Generator, n: int) -> list[str]:
    body = random_digits(rng, n, 8)
    districts = np.concatenate([np.arange(1, 13), np.arange(21, 33)])
    if sometimes(rng, 0.4):
        districts = rng.choice(districts, 2)
    chosen = rng.choice(districts, n)
    body[:, 0], body[:, 1] = chosen // 10, chosen % 10
    check = -weighted_sum(body, (3, 7, 1)) % 10
    return as_strings(with_column(body, check))


@generator("routing_number", weight=4.0, repeats=0.35)
def aba_numbers(rng: np.random.Generator, n: int) -> Column:
    cells = _abas(rng, n)
    if sometimes(rng, 0.12):
        cells = [c.lstrip("0") for c in cells]
    return Column(cells, ignore=("int", "identifier", "text"))


@generator("routing_number", weight=1.0, repeats=0.35)
def bank_numbers_elsewhere(rng: np.random.Generator, n: int) -> Column:
    """Write bank codes that carry a check digit: Mexican CLABE, Norwegian accounts, Spanish CCC."""
    kind = int(rng.integers(3))
    if kind == 0:
        body = random_digits(rng, n, 17)
        banks = np.array([2, 12, 14, 21, 30, 36, 44, 58, 62, 72, 127, 137, 638, 646])
        body[:, :3] = rng.choice(banks, n)[:, None] // (100, 10, 1) % 10
        check = -(body * np.resize((3, 7, 1), 17) % 10).sum(axis=1) % 10
        cells = as_strings(with_column(body, check))
    elif kind == 1:
        body = random_digits(rng, n, 10)
        check = -weighted_sum(body, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        body[check == 10, 9] = (body[check == 10, 9] + 1) % 10
        check = -weighted_sum(body, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        check[check == 10] = 0
        cells = as_strings(with_column(body, check))
        if sometimes(rng, 0.5):
            cells = grouped_by(cells, (4, 2), choose(rng, (".", " ")))
    else:
        cells = grouped_by(_abas(rng, n), (4, 4), "-")
    return Column(cells, ignore=("int", "identifier", "text"))
