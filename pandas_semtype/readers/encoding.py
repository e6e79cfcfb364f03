"""The encoding of a text file: its byte-order mark, what is valid, or the most likely one."""

from __future__ import annotations

import codecs
import re
import unicodedata

from .damaged import is_damaged_utf8
from .han import as_usual, by_usual_characters
from .japanese import japanese, shifting
from .latin import central_codes, is_western, reads_as_well
from .scripts import mixes_scripts, only_signs

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
_WELL_TOLD = frozenset(
    {"big5", "big5hkscs", "cp949", "euc-kr", "gb18030", "gb2312", "tis-620", "cp874", "cp932"}
)
"""What the detector calls nothing that is Japanese, unless it is in EUC."""
_ENOUGH = 10
"""Letters with accents by which Central European code pages are told from the Western one."""
_SIGNS = frozenset("€‚„…‘’“”•–—™°§²³½¼£©®«»·±ªº\u00a0".encode("cp1252"))
"""Signs that stand in any Western European text, and are no letters."""
_FEW_KANA = 4
"""Characters of Japanese that are enough where the text is in no other script."""
_DENSE = 0.4
"""Fraction of the letters beyond ASCII that a text in another script has."""
_READ = 1 << 16
_FEWEST_ZEROS = 0.02
_END = re.compile("[\r\n]")
_ASCII = re.compile("[ -~]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
"""What digits and letters of ASCII are in code pages of mainframes."""
_OF_OTHER_SYSTEMS = ("mac_roman", "cp850")
"""Western European as the old Macintosh and DOS wrote it: the same letters at other places."""
_WITH_EURO = "iso-8859-15"
_EURO = 0xA4
_DIFFERING = frozenset(b"\xa4\xa6\xa8\xb4\xb8\xbc\xbd\xbe")
"""Bytes that are other characters there than in Windows."""
_BESIDE_LETTERS = re.compile(rb"[A-Za-z\xc0-\xff]\xa4|\xa4[A-Za-z\xc0-\xff]")
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
        UTF-8, 16 or 32 where the bytes are that; UTF-8 also where all but few are, and reading
        them is an error. Otherwise a guess from the frequencies of letters, which is uncertain for
        short texts; Windows' Western European code page where nothing speaks for another one.

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
        return "utf-8" if is_damaged_utf8(head) else _guess(head)
    return shifting(head) or "utf-8"


def _without_mark(head: bytes) -> str | None:
    """Return UTF-16 by its bytes of zero, which stand beside digits, blanks and line ends.

    In Latin text they stand in every other place. In other scripts there are fewer, and what is
    decoded has to be text: lines of characters that exist, hardly any of them for control.
    """
    even, odd = head[0:_READ:2], head[1:_READ:2]
    if len(odd) < 4 or 0 not in head:
        return None
    counts = {
        "utf-16-le": (odd.count(0), even.count(0)),
        "utf-16-be": (even.count(0), odd.count(0)),
    }
    for code, (beside_ascii, others) in counts.items():
        if beside_ascii > 0.6 * len(odd) and not others:
            return code
        # A character such as U+4E00 has a zero in the other place.
        enough = beside_ascii >= max(_FEWEST_ZEROS * len(odd), 2)
        if enough and others < beside_ascii and _is_text(head[:_READ], code):
            return code
    return None


def _is_text(data: bytes, code: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(code)().decode(data, False)
    except UnicodeDecodeError:
        return False
    odd = sum(unicodedata.category(char) in {"Cc", "Cn", "Co"} for char in text)
    n_ends = len(_END.findall(text))
    # Bytes of a text in eight bits, taken in pairs, have no line ends, or nothing else in ASCII.
    ascii_beside = _ASCII.search(text) is not None
    return n_ends > 0 and ascii_beside and odd - n_ends - text.count("\t") <= 0.01 * len(text)


def _guess(head: bytes) -> str:
    import chardet

    telling = _telling(head)
    high = sum(byte > 127 and byte not in _SIGNS for byte in telling)
    letters = high + sum(chr(byte).isalpha() for byte in telling if byte < 128)
    found = (chardet.detect(telling)["encoding"] or _WESTERN).lower()
    as_japanese = japanese(telling)
    if as_japanese == "euc_jp" or (as_japanese and found not in _WELL_TOLD):
        found = as_japanese
    found = by_usual_characters(telling, found) or found
    # Few letters with accents look alike in many code pages, and the detector has to guess.
    text = _replaced(telling, found)
    no_script = bool(_CONTROLS.search(text)) or mixes_scripts(text) or only_signs(text)
    if no_script and (few := japanese(telling, fewest=_FEW_KANA)):
        return few
    sparse = no_script or high < _DENSE * letters
    central = high >= _ENOUGH and found in _CENTRAL
    if central:  # a guess that reads nothing differently is no reason to name a rare code page
        central = telling.decode(found, "replace") != telling.decode(_WESTERN, "replace")
    if sparse and (by_letters := _by_letters(telling, found)) is not None:
        central, found = by_letters != _WESTERN, by_letters
    if sparse and not central:
        found, other = _WESTERN, found
    else:
        other = _WESTERN
    if found in {_WESTERN, "windows-1252", "iso-8859-1"}:
        found = _least_odd(telling)
        if found == _WESTERN and _has_euro(telling):
            found = _WITH_EURO
    if no_script:
        other = _WESTERN
    for candidate in (found, other, _WESTERN):
        try:
            codecs.getincrementaldecoder(candidate)().decode(head, False)
        except (LookupError, UnicodeError):  # also of a mark that is missing
            continue
        return candidate
    return "latin-1"  # has a character for every byte


def _by_letters(telling: bytes, found: str) -> str | None:
    """Return the code page of a Latin text by its letters, None where they leave it open."""
    if is_western(telling, mixed=False):
        return _WESTERN
    codes = central_codes(telling)
    if not codes:
        is_known = found in _CENTRAL and not reads_as_well(telling, found)
        return _WESTERN if is_known else None
    if is_western(telling, mixed=True):
        return None
    texts = {telling.decode(code) for code in codes}
    if len(texts) == 1:
        return codes[0]
    return next((c for c in codes if codecs.lookup(c).name == _codec_name(found)), codes[0])


def _replaced(telling: bytes, code: str) -> str:
    try:
        return telling.decode(code, "replace")
    except LookupError:
        return ""


def _codec_name(code: str) -> str:
    try:
        return codecs.lookup(code).name
    except LookupError:
        return code


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
    if not telling:
        return []
    if code != _WESTERN and (codes := central_codes(telling)):
        text = telling.decode(code, "replace")
        return [one for one in codes if one != code and telling.decode(one) != text]
    if code not in systems:
        return as_usual(telling, code)
    is_open = code == _WESTERN and not is_western(telling, mixed=False, usual=True)
    if is_open and (codes := central_codes(telling, fewest=1)):
        return codes
    if code == _WESTERN and not _AMBIGUOUS.search(telling.decode(_WESTERN, "replace")):
        return []
    odd = _oddities(telling, code)
    return [other for other in systems if other != code and _oddities(telling, other) == odd]


def _telling(head: bytes) -> bytes:
    """Return the lines that are not ASCII: the others say nothing about the encoding."""
    return b"\n".join(line for line in head.splitlines() if not line.isascii())[:_READ]


def _has_euro(telling: bytes) -> bool:
    """Return whether the sign of any currency is that of the euro, which has its place elsewhere.

    Where there are other bytes that differ, they may be signs or letters.
    """
    differing = _DIFFERING.intersection(telling)
    return (
        differing == {_EURO}
        and all(byte < 0x80 or byte > 0x9F for byte in telling)
        and not _BESIDE_LETTERS.search(telling)
    )


def _least_odd(telling: bytes) -> str:
    """Return the Western European encoding in which words look most like words."""
    return min((_WESTERN, *_OF_OTHER_SYSTEMS), key=lambda code: _oddities(telling, code))


def _oddities(telling: bytes, code: str) -> float:
    try:
        return len(_ODD.findall(telling.decode(code)))
    except UnicodeDecodeError:
        return float("inf")
