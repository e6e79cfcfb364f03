"""Names of columns that say by themselves that the cells are of persons.

A number of a passport, or a religion, is told by no check digit and by few words: the label of
such a column is ``identifier`` or ``categorical``. Its name says what it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from .folding import fold
from .types import UNKNOWN, catalogue

__all__ = ["PersonalName", "personal_name"]

_MOST_CHARS = 200
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_ONE_SCRIPT = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff]")
"""Written without blanks between words: such a word may stand anywhere in a name."""

_NUMBERED = re.compile(
    r"(?:id|no|nr|num|nummer|number|numero|номер|号|號|番号|mrn|ssn|nino|pesel|cpf|fiscale)\b"
)
"""Words after which values that repeat are numbers still: a patient comes more than once."""
_ELSEWHERE = """
type typ types tipo class klasse klass category kategorie country land pays pais nation date
datum fecha expiry expires expiration expired exp valid validity issue issued issuer issuing
authority place ort lieu status state count anzahl total amount betrag balance saldo file url
link path image photo scan copy required has is verified flag limit bank brand provider version
language isbn
"""
_OF_IT = frozenset(_ELSEWHERE.split())
"""Words that say that a column is about something else: the type of a card, the copy of a pass."""
_OF_ACCOUNTS = _OF_IT | {
    "ads", "campaign", "changed", "followers", "length", "likes", "method", "policy", "posts",
    "reset", "rules", "strength",
}  # fmt: skip
"""Those of passwords and networks; the holder of a policy has a date of birth, and a phone."""


@dataclass(frozen=True, slots=True)
class PersonalName:
    """Describe what the name of a column says of its cells.

    Parameters
    ----------
    category : str
        What they are, for people: ``"identity document"``.
    kind : {"direct", "sensitive", "indirect"}
        As of `pandas_semtype.personal.PersonalLabel`.
    """

    category: str
    kind: str


@cache
def _labels(cells: str) -> frozenset[str]:
    """Return the labels that do not contradict names of a sort."""
    keys = {label for label, one in catalogue().items() if one.role == "id"}
    letters = keys | {"code", "text", UNKNOWN}
    # Thirteen digits may look like milliseconds of this century, ten like seconds.
    numbers = {"int", "float", "postal_code", "phone", "categorical", "unix_time"}
    return frozenset(
        {
            "letters": letters,  # short words, which mean other things above numbers
            "number": letters | numbers - {"float"},
            "digits": letters | numbers,  # initials, which mean other things above short ones
            "handle": letters - {"code"} | {"uri"},
            "secret": letters,  # a hash of a password is a key
            "dialled": letters | {"int", "float", "postal_code", "categorical", "ordinal"},
            "date": {"datetime", "text", UNKNOWN},
            "day": {"datetime"},  # words that mean other things above texts: geb., né
            "born": {"year"},  # and above numbers: how many were born
            "year": {"int", "year", "datetime", "categorical", "ordinal", "identifier", UNKNOWN},
            "trait": {
                "boolean", "categorical", "code", "color", "company", "department", "icd_code",
                "identifier", "industry", "industry_code", "language", "list", "nationality",
                "ordinal", "product", "species", "stock_ticker", "text", UNKNOWN,
            },
        }[cells]
    )  # fmt: skip


def _words_of(text: str) -> str:
    """Return the words of a text, folded, with one blank between them."""
    return _NO_LETTERS.sub(" ", fold(_CAMEL.sub(" ", text)).casefold()).strip()


def _pattern_of(phrase: str) -> str:
    whole, open_end = phrase.startswith("="), phrase.endswith("*")
    words = _words_of(phrase)
    if _ONE_SCRIPT.search(words):
        return words.replace(" ", " ?")
    pattern = words.replace(" ", " ?")
    if whole:
        return rf"^{pattern}$"
    return rf"\b{pattern}" if open_end else rf"\b{pattern}\b"


@cache
def _rows() -> tuple[tuple[PersonalName, str, re.Pattern[str]], ...]:
    text = files(__package__).joinpath("personal_names.csv").read_text(encoding="utf-8")
    return tuple(
        (
            PersonalName(row["category"], row["kind"]),
            row["cells"],
            # The longest first: "disability status" has a word that counts against "disability".
            re.compile("|".join(map(_pattern_of, sorted(row["words"].split("|"), key=len)[::-1]))),
        )
        for row in csv.DictReader(text.splitlines())
    )


def _told(text: str) -> tuple[tuple[PersonalName, str], ...]:
    """Return what the words of a name may say, with the sort of cells that it holds of."""
    words = _words_of(text)
    return tuple(
        (one, cells)
        for one, cells, pattern in _rows()
        if pattern.search(words) and _elsewhere(cells).isdisjoint(pattern.sub(" ", words).split())
    )


def _elsewhere(cells: str) -> frozenset[str]:
    return _OF_ACCOUNTS if cells in ("handle", "secret") else _OF_IT


def _text_of(name: Hashable) -> str:
    # Asked of the class, and without the methods of a subclass: they may raise.
    given: Any = name
    parts = tuple.__iter__(given) if issubclass(type(given), tuple) else (given,)
    return " ".join(str.__str__(part) for part in parts if issubclass(type(part), str))


def personal_name(
    name: Hashable, label: str, *, dialled: bool = False, numbered: bool = False
) -> PersonalName | None:
    """Return what a name of a column says of persons, if its label does not contradict it.

    Parameters
    ----------
    name : hashable
        The name of the column; of one of several levels all of them.
    label : str
        What its cells are: a passport is no date, and a religion no amount.
    dialled : bool, default False
        Whether the cells have the digits of phone numbers: under ``mobile`` stands much else.
    numbered : bool, default False
        Whether they have those of long numbers: under ``RUT`` or ``BSN`` stands much else.

    Examples
    --------
    >>> from pandas_semtype.personal_names import personal_name
    >>> personal_name("Reisepass-Nr.", "identifier")
    PersonalName(category='identity document', kind='direct')
    >>> [personal_name(*pair) for pair in (("passport", "datetime"), ("passport type", "code"))]
    [None, None]
    """
    text = _text_of(name)[:_MOST_CHARS]
    for one, cells in _told(text):
        if (cells == "dialled" and not dialled) or (cells == "digits" and not numbered):
            continue
        # Short words mean other things above short numbers: dni are days, in Polish.
        wider = "digits" if cells == "letters" and numbered else cells
        if label not in _labels(wider):
            continue
        if cells == "number" and label == "categorical" and not _NUMBERED.search(_words_of(text)):
            continue
        return one
    return None
