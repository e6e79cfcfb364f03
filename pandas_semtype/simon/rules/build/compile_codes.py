"""Compile short codes and closed sets of words: ISO 3166, 4217 and 639, months, weekdays.

Needs the extra ``train``; `compile` writes what these functions return.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .short_words import (
    BOOLEANS,
    COUNTRY_CODES,
    FORMER_CURRENCIES,
    MONTHS,
    WEEKDAYS,
)

__all__ = [
    "booleans",
    "country_codes_2",
    "country_codes_3",
    "currency_codes",
    "language_codes",
    "language_codes_2",
    "month_forms",
    "months",
    "postal_states",
    "weekday_forms",
    "weekdays",
]

_CALENDARS_LIST = "en de fr es it pt pt_PT nl sv da nb fi pl cs tr id ru"
_CALENDARS = _CALENDARS_LIST.split()
"""Locales whose months and weekdays are listed."""


def country_codes_2() -> set[str]:
    """Return the codes of ISO 3166-1 alpha-2, and those used along with them."""
    import pycountry

    return {country.alpha_2 for country in pycountry.countries} | set(COUNTRY_CODES.split())


def country_codes_3() -> set[str]:
    """Return the codes of ISO 3166-1 alpha-3."""
    import pycountry

    return {country.alpha_3 for country in pycountry.countries}


def currency_codes() -> set[str]:
    """Return the codes of ISO 4217, withdrawn ones included."""
    import pycountry

    present = {currency.alpha_3 for currency in pycountry.currencies}
    return present | set(FORMER_CURRENCIES.split())


def language_codes_2() -> set[str]:
    """Return the codes of ISO 639-1."""
    import pycountry

    codes = (getattr(language, "alpha_2", None) for language in pycountry.languages)
    return {code for code in codes if code}


def language_codes() -> set[str]:
    """Return three-letter codes of the languages that have one of two letters, in upper case."""
    from babel.core import get_global

    known = get_global("language_aliases")
    return {c.upper() for c, short in known.items() if len(c) == 3 and len(short) == 2}


def postal_states() -> set[str]:
    """Return the codes of ISO 3166-2 of the USA and Canada, which their post uses too."""
    import pycountry

    areas = (area for area in pycountry.subdivisions if area.country_code in ("US", "CA"))
    return {area.code.partition("-")[2] for area in areas}


def months() -> set[str]:
    """Return names of months as they stand alone, in lower case, and English short forms."""
    return set(_calendar_words("months")) | set(MONTHS.split())


def weekdays() -> set[str]:
    """Return names of weekdays as they stand alone, in lower case, and English short forms."""
    return set(_calendar_words("days")) | set(WEEKDAYS.split())


def _calendar_words(kind: str) -> Iterator[str]:
    from babel import Locale

    for locale in _CALENDARS:
        names = getattr(Locale.parse(locale), kind)["stand-alone"]["wide"]
        yield from map(str.lower, names.values())
    short = getattr(Locale.parse("en"), kind)["format"]["abbreviated"]
    yield from map(str.lower, short.values())


def month_forms(locales: Iterable[str]) -> set[str]:
    """Return names of months, long and short, alone and in dates, without spaces."""
    return set(_forms("months", locales))


def weekday_forms(locales: Iterable[str]) -> set[str]:
    """Return names of weekdays, long and short, alone and in dates, without spaces."""
    return set(_forms("days", locales))


def _forms(kind: str, locales: Iterable[str]) -> Iterator[str]:
    from babel import Locale

    for locale in locales:
        for use in getattr(Locale.parse(locale), kind).values():
            for width in ("wide", "abbreviated"):
                names = ("".join(name.lower().split()).rstrip(".") for name in use[width].values())
                yield from (name for name in names if len(name) > 1 and not name[0].isdecimal())


def booleans() -> list[str]:
    """Return pairs of boolean words, a pair per line."""
    return [" ".join(pair.split()) for pair in BOOLEANS.split(",")]
