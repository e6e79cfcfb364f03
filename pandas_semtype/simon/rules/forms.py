"""What all cells of a column have in common, and the labels that this alone rules out or allows.

Half of the columns of most tables are bare numbers, and many are words without a digit. To ask
some dozen cells of theirs one by one whether they are mail addresses takes longer than the network.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

__all__ = ["FAIL", "PASS", "Form", "form_of"]

Form = Literal["", "words", "whole", "numbers"]
"""No digit in any cell; whole numbers; numbers with a point or without; "" for all others."""

_DIGIT = re.compile(r"\d").search
_WHOLE = re.compile(r"(?:-?[0-9]+\n)+").fullmatch
_NUMBERS = re.compile(r"(?:-?[0-9]+(?:\.[0-9]+)?\n)+").fullmatch

_NO_WORDS = frozenset({
    "age", "day", "ean", "house_number", "icd_code", "imei", "isbn", "latitude", "longitude",
    "measure", "month", "percent", "phone", "postal_code", "routing_number", "ssn",
    "unix_time", "year",
})  # fmt: skip
_NO_NUMBERS = frozenset({
    "airport_code", "bic", "compass_direction", "currency", "currency_code", "day_of_week", "doi",
    "duration", "email", "gene_symbol", "geometry", "honorific", "html", "iban", "ip_address",
    "language_code", "list", "measure", "mime_type", "month_name", "name_suffix", "percent", "uri",
    "url_domain", "user_agent",
})  # fmt: skip
_NOT_WHOLE = _NO_NUMBERS | {"chemical_formula", "file_path", "version"}
_LISTED = frozenset({"continent", "country", "language", "state"})
"""Closed lists of names: of what has no letter they cannot tell."""

FAIL: Mapping[Form, frozenset[str]] = {
    "": frozenset(),
    "words": _NO_WORDS,
    "whole": _NOT_WHOLE,
    "numbers": _NO_NUMBERS,
}
"""Labels by the form of the cells whose validator no such cell passes."""
PASS: Mapping[Form, frozenset[str]] = {
    "": frozenset(),
    "words": frozenset(),
    "whole": _LISTED | {"float", "int"},
    "numbers": _LISTED | {"float"},
}
"""Labels whose validator every such cell passes."""


def form_of(cells: Sequence[str]) -> Form:
    r"""Return what all cells have in common.

    Parameters
    ----------
    cells : sequence of str
        Present cells of a column, stripped.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.forms import form_of
    >>> form_of(["12", "-3"]), form_of(["12", "3.5"]), form_of(["a", "b"]), form_of(["a", "12"])
    ('whole', 'numbers', 'words', '')
    >>> form_of(["1\n2", "3"])
    ''
    """
    text = "\n".join(cells) + "\n"
    if _DIGIT(text) is None:
        return "words"
    if _NUMBERS(text) is None or text.count("\n") != len(cells):
        return ""
    return "numbers" if _WHOLE(text) is None else "whole"
