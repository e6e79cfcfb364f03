"""Closed vocabularies: words of truth and gender, months, weekdays, code lists."""

from __future__ import annotations

from .cells import Cells
from .codes import (
    BOOLEANS,
    COUNTRIES_2,
    COUNTRIES_3,
    CURRENCIES,
    GENDERS,
    LANGUAGES,
    MONTHS,
    OTHER_GENDERS,
    STATES,
    WEEKDAYS,
)
from .opinion import Opinion, forbid

__all__ = ["word_opinions"]

_BOTH_SIDES = {word for pair in BOOLEANS for word in pair}
_LONGEST = 14
_ENOUGH = 0.97


def word_opinions(cells: Cells) -> list[Opinion]:
    """Return what closed vocabularies say.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.
    """
    probe = cells.probe
    sizes = {len(cell) for cell in probe}
    if min(sizes) > _LONGEST:
        return []
    if len(sizes) == 1 and sizes <= {2, 3} and all(c.isascii() and c.isalpha() for c in probe):
        found = _codes(cells, sizes.pop())
        if found:
            return found
    if cells.n_distinct <= 6:
        found = _truth(cells)
        if found:
            return found
    words = [cell.lower() for cell in probe]
    if sum(word in MONTHS for word in words) >= len(words) - 1:
        found = _listed(cells, MONTHS, "month_name", "values:months")
        if found:
            return found
    if sum(word in WEEKDAYS for word in words) >= len(words) - 1:
        return _listed(cells, WEEKDAYS, "day_of_week", "values:weekdays")
    return []


def _truth(cells: Cells) -> list[Opinion]:
    """Return whether the few values are words of truth or of gender."""
    words = {cell.lower() for cell in cells.values}
    if words <= {"0", "1"}:
        return [Opinion("boolean", 0.5 if len(words) == 2 else 0.2, "values:zero_one", "supports")]
    if words & _BOTH_SIDES:
        for pair in BOOLEANS:
            if words == pair:
                return [Opinion("boolean", 1.0, "values:boolean_words", "settles")]
        if words <= {"true", "false"}:  # a constant
            return [Opinion("boolean", 1.0, "values:boolean_words", "settles")]
    known = words & GENDERS
    if len(known) >= 2 and words <= GENDERS | OTHER_GENDERS:
        return [Opinion("gender", 1.0, "values:gender_words", "settles")]
    return []


def _listed(cells: Cells, known: frozenset[str], label: str, reason: str) -> list[Opinion]:
    share = cells.coverage(lambda cell: cell.lower() in known)
    if share < _ENOUGH:
        return []
    distinct = len({cell.lower() for cell in cells.values})
    if distinct >= 3:
        return [Opinion(label, share, reason, "settles")]
    return [Opinion(label, 0.5 * share, reason, "supports")]


def _codes(cells: Cells, size: int) -> list[Opinion]:
    """Return what codes of two or three letters are, where a list tells."""
    values = cells.values
    n = len(values)
    upper = sum(map(str.isupper, values)) / n
    if size == 2 and upper >= _ENOUGH:
        return _two_letters(cells, n)
    if size == 2 and sum(map(str.islower, values)) / n >= _ENOUGH:
        languages = cells.coverage(LANGUAGES.__contains__)
        if languages < 0.5:
            return list(forbid("language_code", reason="values:not_language_codes"))
        if languages >= _ENOUGH and n >= 5:
            return [Opinion("language_code", 0.3, "values:language_codes", "supports")]
        return []
    if size == 3 and upper >= _ENOUGH:
        currencies = cells.coverage(CURRENCIES.__contains__)
        if currencies >= _ENOUGH:
            return [_by_number("currency_code", currencies, "values:currency_codes", n, 6)]
        found: list[Opinion] = []
        countries = cells.coverage(COUNTRIES_3.__contains__)
        if countries >= _ENOUGH:
            found = [_by_number("country_code", countries, "values:country_codes", n, 6)]
        elif countries < 0.15 and n >= 12:
            found = list(forbid("country_code", reason="values:not_country_codes"))
        if currencies < 0.3 and n >= 8:
            found += forbid("currency_code", reason="values:not_currency_codes")
        return found
    return []


def _by_number(label: str, share: float, reason: str, n: int, enough: int) -> Opinion:
    """Return an opinion that settles with enough distinct codes, and supports with fewer."""
    if n >= enough:
        return Opinion(label, share, reason, "settles")
    return Opinion(label, 0.06 * n * share, reason, "supports")


def _two_letters(cells: Cells, n: int) -> list[Opinion]:
    countries = cells.coverage(COUNTRIES_2.__contains__)
    states = cells.coverage(STATES.__contains__)
    if countries >= _ENOUGH and states < 0.9:
        return [
            _by_number(
                "country_code", countries, "values:country_codes", n if states < 0.7 else 6, 10
            )
        ]
    if states >= _ENOUGH and countries < 0.9:
        return [_by_number("state", states, "values:states", n, 6)]
    if countries < 0.4 and n >= 8:
        return list(forbid("country_code", reason="values:not_country_codes"))
    return []
