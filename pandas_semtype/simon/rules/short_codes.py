"""Short codes of letters: countries, states, currencies, languages, airports, time zones.

Two or three letters fit several lists by chance, so lists are weighed against each other:
a column is what makes its distinct cells likeliest, by Bayes' rule. A list of fifty codes
makes each of them likelier than one of eight thousand does, and what it lacks counts against
it.

Constants without a source of their own were set by hand on the development columns.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .cells import Cells
from .opinion import Opinion, forbid
from .vocabularies import (
    airports,
    country_codes_2,
    country_codes_3,
    currency_codes,
    hubs,
    language_codes,
    language_codes_2,
    postal_states,
    sport_codes,
    state_codes,
    zones,
)

__all__ = ["USUAL_COUNTRIES", "USUAL_LANGUAGES", "short_code_opinions"]

_MOST_CELLS = 48
"""Distinct cells that are looked at."""
_MISS = 0.04
"""Fraction of the cells of a list that are not in it: errors, codes of other years."""
_TEMPER = 0.8
"""Cells of one column come together: each says less than an independent one would."""
_SURE = 0.99
"""Posterior probability from which a list settles the label."""
_LIKELY = 0.4
"""Posterior probability from which a list supports the label."""
_ENOUGH = 0.9
"""Fraction of the cells that must be codes, and of the list."""
_UNKNOWN = 1.0
"""Prior of columns of codes that are of no list, as a logarithm."""
_IMPOSSIBLE = -9.0
"""Log-likelihood ratio below which a list is ruled out."""
_LOWER = 1.5
"""What lower case adds to languages and takes from the others, as a logarithm."""

# Codes that real tables are full of: hypotheses give them most of the weight.
_USUAL_COUNTRIES = (
    "US GB DE FR CA AU IN BR JP CN IT ES MX NL RU KR SE CH PL BE AT DK NO FI IE NZ SG ZA PT TR AR "
    "IL CZ GR HU RO UA ID TH MY PH VN HK TW AE SA EG CL CO PE NG KE PK"
)
_USUAL_CURRENCIES = (
    "USD EUR GBP JPY CHF CAD AUD NZD CNY INR SEK NOK DKK PLN CZK HUF BRL MXN ZAR TRY RUB SGD HKD "
    "KRW THB ILS AED SAR"
)
_USUAL_LANGUAGES = (
    "EN DE FR ES IT PT NL RU ZH JA KO AR SV DA NO FI PL CS TR EL HE HI HU RO UK TH VI ID"
)
USUAL_COUNTRIES = frozenset(_USUAL_COUNTRIES.split())
USUAL_LANGUAGES = frozenset(_USUAL_LANGUAGES.lower().split())
"""The same, in the case in which they are written, for columns of hardly any codes."""
_REASONS = {
    "country_code": "values:country_codes",
    "state": "values:states",
    "currency_code": "values:currency_codes",
    "language_code": "values:language_codes",
    "airport_code": "values:airport_codes",
    "timezone": "values:zone_codes",
}
_DENIALS = {
    "country_code": "values:not_country_codes",
    "currency_code": "values:not_currency_codes",
    "language_code": "values:not_language_codes",
    "airport_code": "values:not_airport_codes",
}
_KNOWN_OTHERS = (frozenset({"AM", "PM"}), frozenset({"AF", "AN", "AS", "EU", "NA", "OC", "SA"}))
"""Half-days and continents: sets of codes that look like countries."""
_TO_SETTLE = {"airport_code": 6, "language_code": 5}
"""Least number of distinct codes that settle; 4 for the others."""
_TO_SUPPORT = {"airport_code": 4}
"""Least number of distinct codes that support; 1 for the others."""


@dataclass(frozen=True, slots=True)
class _Hypothesis:
    """A mixture of lists that a column may be drawn from.

    ``start`` is the logarithm of the prior odds of the kind, ``parts`` the lists,
    each with the probability of one of its codes.
    """

    label: str
    start: float
    parts: tuple[tuple[float, frozenset[str]], ...]

    def gain(self, code: str) -> float:
        """Return the log-likelihood ratio of a code, against all codes of its length."""
        likely = sum([weight for weight, listed in self.parts if code in listed])
        return math.log((1 - _MISS) * likely / _likelihood_of_any(code) + _MISS)


def _likelihood_of_any(code: str) -> float:
    """Return the probability of a code if all of its length were equally likely."""
    return float(26.0 if code.isalpha() else 36.0) ** -len(code)


def _made(label: str, start: float, *parts: tuple[float, Iterable[str]]) -> _Hypothesis:
    """Return the hypothesis of a mixture of lists, whose weights sum to 1."""
    sets = [(weight, frozenset(codes)) for weight, codes in parts]
    return _Hypothesis(label, start, tuple((w / len(listed), listed) for w, listed in sets))


def _zone_codes(size: int) -> list[str]:
    return [word.upper() for word in zones() if len(word) == size and word.isalpha()]


def _of_two() -> Iterable[_Hypothesis]:
    known = state_codes()
    america, canada = known["US"] - {"AA", "AE", "AP"}, known["CA"]
    usual_countries, usual_languages = _USUAL_COUNTRIES.split(), _USUAL_LANGUAGES.split()
    languages = [code.upper() for code in language_codes_2()]
    yield _made("country_code", 0.0, (1.0, country_codes_2()))
    yield _made("country_code", 0.0, (0.8, usual_countries), (0.2, country_codes_2()))
    yield _made("state", 0.0, (1.0, america))
    yield _made("state", -1.0, (0.95, postal_states()), (0.05, known["US"]))
    yield _made("language_code", -2.0, (1.0, languages))
    yield _made("language_code", -2.0, (0.8, usual_languages), (0.2, languages))
    others = [(0.5 / len(known), codes) for codes in known.values()]
    yield _made("state", -2.5, (0.4, america), (0.1, canada), *others)
    for country, codes in known.items():
        if country != "US" and all(len(code) == 2 for code in codes):
            yield _made("state", -3.0, (1.0, codes))


def _of_three() -> Iterable[_Hypothesis]:
    iata = airports("iata")
    yield _made("country_code", 0.0, (1.0, country_codes_3()))
    yield _made("country_code", -1.0, (0.9, sport_codes()), (0.1, country_codes_3()))
    yield _made("currency_code", 0.0, (1.0, currency_codes()))
    yield _made("currency_code", 0.0, (0.8, _USUAL_CURRENCIES.split()), (0.2, currency_codes()))
    yield _made("language_code", -2.0, (1.0, language_codes()))
    yield _made("airport_code", -1.5, (1.0, iata))
    yield _made("airport_code", 0.0, (0.9, hubs()), (0.1, iata))
    yield _made("airport_code", -3.0, (0.6, airports("local")), (0.4, iata))
    yield _made("timezone", -1.5, (1.0, _zone_codes(3)))
    yield _made("state", -2.0, (1.0, state_codes()["MX"]))


def _of_four() -> Iterable[_Hypothesis]:
    yield _made("airport_code", 0.0, (1.0, airports("icao")))
    yield _made("timezone", -2.0, (1.0, _zone_codes(4)))


def _of_any() -> Iterable[_Hypothesis]:
    zone_codes = [code for size in (2, 3, 4) for code in _zone_codes(size)]
    yield _made("airport_code", 0.0, (0.6, airports("iata")), (0.4, airports("icao")))
    # Fields without a code of IATA have one of their country; some in Alaska are of four letters.
    local, iata, icao = map(airports, ("local", "iata", "icao"))
    yield _made("airport_code", -2.0, (0.5, local), (0.4, iata), (0.1, icao))
    yield _made("timezone", 0.0, (1.0, zone_codes))
    known = state_codes()
    yield _made("state", 0.0, (1.0, known["AU"]))
    others = [(0.5 / len(known), codes) for codes in known.values()]
    yield _made("state", -1.0, (0.4, known["US"]), (0.1, known["CA"]), *others)


@lru_cache(maxsize=4)
def _hypotheses(size: int) -> tuple[_Hypothesis, ...]:
    """Return what codes of a length may be; 0 stands for several lengths."""
    return tuple({2: _of_two, 3: _of_three, 4: _of_four}.get(size, _of_any)())


def short_code_opinions(cells: Cells) -> list[Opinion]:
    """Return the opinions on short codes.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    probe = cells.probe
    if sum(map(_is_code, probe)) < len(probe) - (len(probe) > 3):
        return []
    seen = cells.values[:_MOST_CELLS]
    codes = [cell for cell in seen if _is_code(cell)]
    if len(codes) < _ENOUGH * len(seen) or sum(map(str.isalpha, codes)) < 0.5 * len(codes):
        return []
    lower = sum(map(str.islower, codes)) / len(codes)
    if 0.03 < lower < 0.97 or (lower <= 0.03 and not codes[0][:2].isupper()):
        return []
    if any(known.issuperset(codes) for known in _KNOWN_OTHERS):
        return []
    weights = [w for c, w in zip(seen, cells.weights, strict=False) if _is_code(c)]
    fraction = sum(weights) / sum(cells.weights[:_MOST_CELLS])
    return _weighed([code.upper() for code in codes], weights, lower > 0.5, fraction)


def _is_code(cell: str) -> bool:
    return 2 <= len(cell) <= 4 and cell.isascii() and cell.isalnum() and not cell.isdecimal()


def _weighed(
    codes: Sequence[str], weights: Sequence[int], lower: bool, fraction: float
) -> list[Opinion]:
    sizes = {len(code) for code in codes}
    best: dict[str, tuple[float, float]] = {}
    least = math.log(_MISS) + 1e-9
    for known in _hypotheses(sizes.pop() if len(sizes) == 1 else 0):
        gains = [known.gain(code) for code in codes]
        likely = known.start + _TEMPER * sum(gains)
        if lower:
            likely += _LOWER if known.label == "language_code" else -_LOWER
        if known.label not in best or likely > best[known.label][0]:
            hits = sum([w for gain, w in zip(gains, weights, strict=True) if gain > least])
            best[known.label] = (likely, fraction * hits / sum(weights))
    return _concluded(best, len(codes))


def _concluded(best: Mapping[str, tuple[float, float]], n: int) -> list[Opinion]:
    label = max(best, key=lambda name: best[name][0])
    likely, coverage = best[label]
    peak = max(0.0, likely)
    everything = math.exp(_UNKNOWN - peak) + sum(
        math.exp(value - peak) for value, _ in best.values()
    )
    probability = math.exp(likely - peak) / everything
    found: list[Opinion] = []
    if coverage >= _ENOUGH and probability > _LIKELY and n >= _TO_SUPPORT.get(label, 1):
        reason = _REASONS[label]
        if probability >= _SURE and n >= _TO_SETTLE.get(label, 4):
            return [Opinion(label, coverage * probability, reason, "settles")]
        found.append(Opinion(label, 0.9 * probability * coverage, reason, "supports"))
        found.append(Opinion("categorical", 0.9 * probability * coverage, reason, "forbids"))
    for denied, reason in _DENIALS.items():
        if n >= 8 and denied in best:
            likely, coverage = best[denied]
            if likely < _IMPOSSIBLE and coverage < 0.5:
                found += forbid(denied, reason=reason)
    return found
