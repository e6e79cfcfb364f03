"""The encoding of a text file: its byte-order mark, what is valid, or the most likely one."""

from __future__ import annotations

import codecs
import re

__all__ = ["as_likely", "detect_encoding"]

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
_SIGNS = frozenset("€‚„…‘’“”•–—™°§²³½¼£©®«»·±ªº\u00a0".encode("cp1252"))
"""Signs that stand in any Western European text, and are no letters."""
_DENSE = 0.4
"""Fraction of the letters beyond ASCII that a text in another script has."""
_READ = 1 << 16
_OF_OTHER_SYSTEMS = ("mac_roman", "cp850")
"""Western European as the old Macintosh and DOS wrote it: the same letters at other places."""
_ODD = re.compile(
    # Capital letters inside a word, small ones among capitals, signs, letters of other scripts.
    r"[a-zß-öø-ÿ][À-ÖØ-ÞŒŠŸŽ]|(?<=[A-Z])[À-ÖØ-Þ](?=[a-z])|(?<=[A-Z])[à-öø-ÿ](?=[A-Z])"
    r"|[^\W\d_](?=[^\x00-\x7f])[^\w\s’‘–—·\xad](?=[^\W\d_])"
    r"|[^\W\d_](?<=[\u0180-\uffff])"
)
_AMBIGUOUS = re.compile("[ŒœŠšŸŽž]")
"""Letters that Windows has where the old Macintosh has the usual ones, as š and ö."""


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

    telling = _telling(head)
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
    if found in {_WESTERN, "windows-1252", "iso-8859-1"}:
        found = _least_odd(telling)
    for candidate in (found, other, _WESTERN):
        try:
            codecs.getincrementaldecoder(candidate)().decode(head, False)
        except (LookupError, UnicodeError):  # also of a mark that is missing
            continue
        return candidate
    return "latin-1"  # has a character for every byte


def as_likely(head: bytes, code: str) -> list[str]:
    """Return other encodings in which a text reads as well as in the one that was found.

    Parameters
    ----------
    head : bytes
        The beginning of the text.
    code : str
        What `detect_encoding` found.

    Examples
    --------
    >>> from pandas_semtype.readers.encoding import as_likely
    >>> as_likely("Köln".encode("mac_roman"), "cp1252"), as_likely("Köln".encode(), "utf-8")
    (['mac_roman'], [])
    """
    systems = (_WESTERN, *_OF_OTHER_SYSTEMS)
    telling = _telling(head)
    if code not in systems or not telling:
        return []
    if code == _WESTERN and not _AMBIGUOUS.search(telling.decode(_WESTERN, "replace")):
        return []
    odd = _oddities(telling, code)
    return [other for other in systems if other != code and _oddities(telling, other) == odd]


def _telling(head: bytes) -> bytes:
    """Return the lines that are not ASCII: the others say nothing about the encoding."""
    return b"\n".join(line for line in head.splitlines() if not line.isascii())[:_READ]


def _least_odd(telling: bytes) -> str:
    """Return the Western European encoding in which words look most like words."""
    return min((_WESTERN, *_OF_OTHER_SYSTEMS), key=lambda code: _oddities(telling, code))


def _oddities(telling: bytes, code: str) -> float:
    try:
        return len(_ODD.findall(telling.decode(code)))
    except UnicodeDecodeError:
        return float("inf")
