"""Texts in UTF-8 with few bytes that are not: told from other encodings, and where they are."""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter

from .gaps import lines_told
from .source import FileError, Source

__all__ = ["is_damaged_utf8", "wrong_encoding"]

_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
"""One character beyond ASCII in UTF-8."""
_INSIDE = re.compile(
    rb"(?<=[a-z])[\xc3-\xc5][\x80-\xbf]|(?<![A-Za-z\x80-\xff])[\xc3-\xc5][\x80-\x9f](?=[a-z])"
)
"""A letter of UTF-8 in a Latin word, for which other encodings have a capital letter inside the
word or a sign, or one of another script.
"""
_HIGH = re.compile(rb"[\x80-\xff]")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_FEWEST = 2
_FEW_WORDS = 3
_LONG = 8
"""Bytes of a word in another script: so many are hardly ever valid by chance."""
_REPLACED = re.compile("[\udc80-\udcff]")


def is_damaged_utf8(head: bytes) -> bool:
    r"""Return whether bytes are UTF-8 but for some, and so in no other encoding.

    Two or three bytes of other encodings may be a character of UTF-8 by chance, words hardly, and
    hardly a letter inside a Latin word: one such word outweighs one that is not UTF-8.

    Parameters
    ----------
    head : bytes
        The beginning of a text that is not valid UTF-8.

    Examples
    --------
    >>> from pandas_semtype.readers.damaged import is_damaged_utf8
    >>> text = "Müller\nJäger\nGröße\n"
    >>> is_damaged_utf8(text.encode() + b"K\xf6nig\n"), is_damaged_utf8(text.encode("cp1252"))
    (True, False)
    """
    n_valid = n_bad = 0
    n_words = n_inside = n_wrong = 0
    for word, count in Counter(_WORD.findall(head)).items():
        rest, n = _SEQUENCE.subn(b" ", word)
        bad = len(_HIGH.findall(rest))
        n_valid += n * count
        n_bad += bad * count
        n_wrong += bad > 0
        n_inside += not bad and _INSIDE.search(word) is not None
        n_words += bool(n and not bad and (rest.strip() or len(word) >= _LONG))
    if n_inside >= max(n_wrong, 1):
        return True
    # One word may be read so by chance.
    return n_words > 0 and n_valid >= max(n_bad if n_words >= _FEW_WORDS else 2 * n_bad, _FEWEST)


def wrong_encoding(source: Source, code: str, given: bool) -> FileError:
    """Return the error of a file that is not in an encoding; of UTF-8 it names the lines.

    Parameters
    ----------
    source : Source
        The file.
    code : str
        The encoding.
    given : bool
        Whether somebody said so, or it was found out by the beginning of the file.
    """
    if codecs.lookup(code).name not in {"utf-8", "utf-8-sig"}:
        verb, found = ("is not", "") if given else ("is", " at its beginning, and not further down")
        return FileError(
            f"{source.name} {verb} {code.upper()}{found}. Pass the encoding it has with --encoding,"
            " for example --encoding cp1252 or --encoding utf-16."
        )
    lines, others = _lines_that_are_not(source)
    rest = "the other lines are" if others else "all others are plain ASCII"
    told = lines_told(lines, "bytes that are not UTF-8").replace("row", "line", 1)
    example = "for example --encoding cp1252"
    if not others:
        return FileError(
            f"{source.name} has {told}; {rest}. Pass the encoding it has with --encoding, "
            f"{example}."
        )
    return FileError(
        f"{source.name} has {told}; {rest}. Correct what stands there, which may be in another "
        "encoding or cut off, or pass the encoding of the whole file with --encoding if it is "
        f"not UTF-8, {example}."
    )


def _lines_that_are_not(source: Source) -> tuple[list[int], bool]:
    """Return the lines that are not UTF-8, and whether there are others beyond ASCII."""
    wrong, others = [], False
    with source.open() as binary:
        stream = io.TextIOWrapper(binary, encoding="utf-8", errors="surrogateescape")
        for number, line in enumerate(stream, start=1):
            if _REPLACED.search(line):
                wrong.append(number)
            elif not line.isascii():
                others = True
    return wrong, others
