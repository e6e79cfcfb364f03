"""Names of months and weekdays in many languages, and the language a column is written in."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = [
    "NAME",
    "is_contested",
    "is_month",
    "is_weekday",
    "language_of",
    "months",
    "months_of",
    "name_key",
    "names_of",
    "styles_of",
    "weekdays",
]

_VOWELS = (
    r"\u0902\u093c\u093e-\u0942\u0948\u094b\u094d\u09bc\u09be-\u09c3\u09c7\u09cb\u09cd"
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
NAME = rf"[^\W\d_](?:[^\W\d_]|[{_VOWELS}]|(?<=[\u0e00-\u0e7f])\.(?=[\u0e00-\u0e7f])|\u0970)*"
"""The regular expression of a word: signs of vowels are no letters, and are in one."""

_WITH_ACCENTS = re.compile(r"[a-z\u00df-\u024f]{4,}").fullmatch
"""Names in Latin letters; elsewhere what is combined may be a vowel."""

_STYLES = ("wide", "wide_alone", "short", "short_alone")
_MORE = {
    "en": {"sept": 9},
    "de": {"j\u00e4nner": 1, "j\u00e4n": 1, "feber": 2, "mrz": 3},
    "es": {"sep": 9, "set": 9, "setiembre": 9},
    "fr": {"jan": 1, "f\u00e9v": 2, "fev": 2, "mar": 3, "sep": 9, "dec": 12},
    "it": {"sett": 9}, "nl": {"sept": 9}, "sv": {"mar": 3, "jun": 6, "jul": 7, "sept": 9},
    "da": {"sept": 9}, "nb": {"sept": 9}, "ro": {"sep": 9, "noi": 11}, "hu": {"feb": 2},
    "ru": {"\u0444\u0435\u0432": 2, "\u0441\u0435\u043d": 9, "\u043d\u043e\u044f": 11},
}  # fmt: skip
"""Further names of months in use, by language: of programs, and of regions."""


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    path = files("pandas_semtype.parsing").joinpath("data", "calendar_names.csv")
    return tuple(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def name_key(name: str) -> str:
    """Return a name as it is looked up: lower case, composed letters, no point behind it.

    Parameters
    ----------
    name : str
        A name as a cell has it.
    """
    return unicodedata.normalize("NFC", name.casefold()).rstrip(".")


@cache
def _tables(kind: str) -> Mapping[str, Mapping[str, int]]:
    tables: dict[str, dict[str, int]] = {}
    for row in _rows():
        if row["kind"] == kind:
            table = tables.setdefault(row["language"], {})
            for style in _STYLES:
                if row[style]:
                    table.setdefault(name_key(row[style]), int(row["number"]))
    if kind == "month":
        for language, names in _MORE.items():
            for name, number in names.items():
                tables[language].setdefault(name, number)
        for table in tables.values():
            for name, number in list(table.items()):
                table.setdefault(_bare(name), number)
    return MappingProxyType(tables)


def _bare(name: str) -> str:
    """Return a name as keyboards without its accents write it: fevrier, subat."""
    if not _WITH_ACCENTS(name):
        return name
    letters = unicodedata.normalize("NFD", name)
    return "".join(one for one in letters if not unicodedata.combining(one))


def months(language: str) -> Mapping[str, int]:
    """Return the number of each month, 1 to 12, by the keys of its names.

    Parameters
    ----------
    language : str
        A code of ISO 639; an unknown one has no names.

    Examples
    --------
    >>> from pandas_semtype.parsing.calendar_names import months
    >>> months("de")["märz"]
    3
    """
    return _tables("month").get(language, MappingProxyType({}))


def weekdays(language: str) -> Mapping[str, int]:
    """Return the number of each weekday, 0 is Monday, by the keys of its names.

    Parameters
    ----------
    language : str
        A code of ISO 639; an unknown one has no names.
    """
    return _tables("weekday").get(language, MappingProxyType({}))


@cache
def _all(kind: str) -> frozenset[str]:
    return frozenset(name for table in _tables(kind).values() for name in table)


def is_month(name: str) -> bool:
    """Return whether a word is the name of a month in some language.

    Parameters
    ----------
    name : str
        A word as a cell has it.
    """
    return name_key(name) in _all("month")


def months_of(name: str) -> frozenset[int]:
    """Return the numbers of the months that have a name in some language.

    Parameters
    ----------
    name : str
        A word as a cell has it.
    """
    key = name_key(name)
    return frozenset(table[key] for table in _tables("month").values() if key in table)


def is_weekday(name: str) -> bool:
    """Return whether a word is the name of a weekday in some language.

    Parameters
    ----------
    name : str
        A word as a cell has it.
    """
    return name_key(name) in _all("weekday")


@cache
def _styles(kind: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _rows():
        if row["kind"] == kind:
            for style in _STYLES:
                name = name_key(row[style])
                for key in {name, _bare(name)} if kind == "month" else {name}:
                    found.setdefault(key, set()).add(style.partition("_")[0])
    return MappingProxyType({name: frozenset(styles) for name, styles in found.items()})


def styles_of(kind: str, name: str) -> frozenset[str]:
    """Return whether a name is a full one, a cut one, or both, as *May* is.

    Parameters
    ----------
    kind : {"month", "weekday"}
        What is named.
    name : str
        A word as a cell has it.

    Returns
    -------
    frozenset of str
        Of ``"wide"`` and ``"short"``.
    """
    return _styles(kind).get(name_key(name), frozenset({"short"}))


def language_of(names: Collection[str]) -> str:
    """Return the language that has the most of some names of months.

    Parameters
    ----------
    names : collection of str
        Words as cells have them.

    Returns
    -------
    str
        A code of ISO 639, the first in the order of the table where several have as many;
        "" where none has a single one.

    Examples
    --------
    >>> from pandas_semtype.parsing.calendar_names import language_of
    >>> language_of(["enero", "abril"]), language_of(["MAY"])
    ('es', 'en')
    """
    keys = {name_key(name) for name in names}
    found = {language: len(keys & table.keys()) for language, table in _tables("month").items()}
    best = max(found, key=lambda language: found[language])
    return best if found[best] else ""


def is_contested(names: Collection[str]) -> bool:
    """Return whether languages that have all the names disagree on their numbers.

    Parameters
    ----------
    names : collection of str
        Words as cells have them.

    Examples
    --------
    >>> from pandas_semtype.parsing.calendar_names import is_contested
    >>> is_contested(["listopada"]), is_contested(["listopada", "maja"])
    (True, False)
    """
    keys = {name_key(name) for name in names}
    tables = [table for table in _tables("month").values() if keys <= table.keys()]
    return len({tuple(table[key] for key in sorted(keys)) for table in tables}) > 1


@cache
def names_of(kind: str, language: str, style: str) -> Mapping[int, str]:
    """Return names by number, as they are written.

    Parameters
    ----------
    kind : {"month", "weekday"}
        What is named.
    language : str
        A code of ISO 639.
    style : {"wide", "wide_alone", "short", "short_alone"}
        Full or short name, in a date or alone.
    """
    return MappingProxyType(
        {
            int(row["number"]): row[style]
            for row in _rows()
            if row["kind"] == kind and row["language"] == language
        }
    )
