"""Texts of any object, fit for a terminal, a log or a page: bounded, and nothing controls them."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import Any

__all__ = ["escaped", "guarded", "text_of", "value_shown", "without_secrets"]

_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SHOWN_CHARS = 80
_LONGEST_LOOKED_AT = 10_000
_ADDRESS = re.compile(
    r"(?i)\b([a-z][a-z0-9+.-]{0,30}://)([^\s/?#]*@)?([^\s?#'\",;]*)([?#][^\s'\",;]*)?"
)


def escaped(text: str, keep: str = "") -> str:
    r"""Return a text with escapes in place of characters that steer what shows it.

    These are control characters, marks that turn the direction of text, invisible ones, line
    breaks, and halves of surrogate pairs, which no output can encode.

    Parameters
    ----------
    text : str
        Any text.
    keep : str, optional
        Characters that stay, such as the line breaks between the rows of a table.

    Examples
    --------
    >>> escaped("a\x1b[31mb\u202ec")
    'a\\x1b[31mb\\u202ec'
    """
    if text.isprintable():
        return text
    return "".join(
        repr(c)[1:-1] if c not in keep and unicodedata.category(c) in _HIDDEN else c for c in text
    )


def text_of(value: Any) -> str:
    """Return the text of an object, or of its type where it has none.

    Parameters
    ----------
    value : object
        Whole numbers of thousands of digits, and objects whose ``__str__`` raises, too.

    Examples
    --------
    >>> text_of(7), text_of(10**5000)
    ('7', '<int of 16610 bits>')
    """
    try:
        # A plain text, whatever class somebody's __str__ returns.
        return str.__str__(value if issubclass(type(value), str) else str(value))
    except Exception:  # noqa: BLE001 - whatever somebody's __str__ raises
        if issubclass(type(value), int):
            return f"<int of {int.bit_length(value)} bits>"
        return f"<{type(value).__name__}>"


def without_secrets(text: str) -> str:
    """Return a text whose addresses have no user, password, query and fragment.

    Parameters
    ----------
    text : str
        Any text.

    Examples
    --------
    >>> without_secrets("from https://ann:secret@example.org/a?token=b, offline")
    'from https://***@example.org/a?***, offline'
    """
    return _ADDRESS.sub(_stripped, text)


def _stripped(found: re.Match[str]) -> str:
    scheme, user, rest, more = found.groups()
    return scheme + ("***@" if user else "") + rest + ("?***" if more else "")


def value_shown(value: object) -> str:
    """Return a short text of a received value that cannot hold cells.

    Parameters
    ----------
    value : object
        Texts, numbers, paths and tuples of them are shown, of others the type.

    Examples
    --------
    >>> value_shown(("a", 1.5, [1, 2]))
    "('a', 1.5, <list>)"
    """
    text = escaped(without_secrets(_shown(value, 3)))
    return text if len(text) <= _SHOWN_CHARS else text[: _SHOWN_CHARS - 3] + "..."


def _shown(value: Any, levels: int) -> str:
    kind = type(value)  # asked of the class: an object may tell another one, or raise
    if issubclass(kind, tuple) and levels:
        parts = [_shown(part, levels - 1) for part in tuple.__iter__(value)]
        return "(" + ", ".join(parts[:_SHOWN_CHARS]) + ")"
    if value is None or issubclass(kind, (bool, int, float, complex)):
        try:
            return str.__str__(repr(value))
        except Exception:  # noqa: BLE001 - too many digits, or somebody's __repr__
            return text_of(value)
    if issubclass(kind, str):
        return repr(str.__str__(value)[:_LONGEST_LOOKED_AT])
    if issubclass(kind, bytes):
        return repr(bytes.__getitem__(value, slice(_LONGEST_LOOKED_AT)))
    if issubclass(kind, os.PathLike):
        try:
            return str.__str__(repr(value))
        except Exception:  # noqa: BLE001 - somebody's __repr__
            return f"<{kind.__name__}>"
    return f"<{kind.__name__}>"


def guarded(text: str) -> str:
    """Return a text that a spreadsheet takes for text, also where it looks like a formula.

    Parameters
    ----------
    text : str
        A cell of a CSV file. One that begins like a formula gets an apostrophe in front,
        which spreadsheets do not show; numbers stay as they are.

    Examples
    --------
    >>> guarded("@SUM(1)"), guarded("-1.5"), guarded("name")
    ("'@SUM(1)", '-1.5', 'name')
    """
    if not text.lstrip(" ").startswith(_FORMULA):
        return text
    try:
        float(text)
    except ValueError:
        return "'" + text
    return text
