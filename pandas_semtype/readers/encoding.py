"""The encoding of a text file: its byte-order mark, what is valid, or the most likely one."""

from __future__ import annotations

import codecs

__all__ = ["detect_encoding"]

_MARKS = (
    # That of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"
_CENTRAL = frozenset(
    {"windows-1250", "iso-8859-2", "windows-1254", "iso-8859-9", "windows-1257", "iso-8859-13"}
)
_ENOUGH = 10
"""Letters with accents by which Central European code pages are told from the Western one."""
_SIGNS = frozenset("€‚„…‘’“”•–—™°§²³½¼£©®«»·±\u00a0".encode("cp1252"))
"""Signs that stand in any Western European text, and are no letters."""
_DENSE = 0.4
"""Fraction of the letters beyond ASCII that a text in another script has."""
_READ = 1 << 16


def detect_encoding(head: bytes, complete: bool) -> str:
    """Return the encoding of a text.

    Parameters
    ----------
    head : bytes
        The beginning of the text.
    complete : bool
        Whether that is all of it; otherwise its last character may be cut.

    Returns
    -------
    str
        UTF-8, 16 or 32 where the bytes are that. Otherwise a guess from the frequencies of
        letters, which is uncertain for short texts; Windows' Western European code page where
        nothing speaks for another one.

    Examples
    --------
    >>> from pandas_semtype.readers.encoding import detect_encoding
    >>> detect_encoding("größe".encode("utf-16"), True), detect_encoding("größe".encode(), True)
    ('utf-16', 'utf-8')
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    wide = _without_mark(head)
    if wide:
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, complete)
    except UnicodeDecodeError:
        return _guess(head)
    return "utf-8"


def _without_mark(head: bytes) -> str | None:
    """Return UTF-16 by its bytes of zero, which stand in every other place of Latin text."""
    even, odd = head[0:_READ:2], head[1:_READ:2]
    if len(odd) < 4:
        return None
    if odd.count(0) > 0.6 * len(odd) and not even.count(0):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > 0.6 * len(even) and not odd.count(0) else None


def _guess(head: bytes) -> str:
    import chardet

    # Lines in ASCII say nothing about the encoding of the others.
    telling = b"\n".join(line for line in head.splitlines() if not line.isascii())[:_READ]
    high = sum(byte > 127 and byte not in _SIGNS for byte in telling)
    letters = high + sum(chr(byte).isalpha() for byte in telling if byte < 128)
    found = (chardet.detect(telling)["encoding"] or _WESTERN).lower()
    # Few letters with accents look alike in many code pages, and the detector has to guess.
    sparse = high < _DENSE * letters
    central = high >= _ENOUGH and found in _CENTRAL
    if central:  # a guess that reads nothing differently is no reason to name a rare code page
        central = telling.decode(found, "replace") != telling.decode(_WESTERN, "replace")
    if sparse and not central:
        found, other = _WESTERN, found
    else:
        other = _WESTERN
    for candidate in (found, other):
        try:
            codecs.getincrementaldecoder(candidate)().decode(head, False)
        except (LookupError, UnicodeError):  # also of a mark that is missing
            continue
        return candidate
    return "latin-1"  # has a character for every byte
