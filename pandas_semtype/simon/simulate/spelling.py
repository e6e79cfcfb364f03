"""Spelling of words: without accents, as slugs, as titles."""

from __future__ import annotations

import unicodedata

__all__ = ["slug", "strip_accents", "titlecase"]

# letters that Unicode does not decompose into a base letter and a mark
_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae",
     "œ": "oe", "Œ": "Oe", "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A",
     "‘": "'", "’": "'", "ʻ": "'", "`": "'"}
)  # fmt: skip
# A slug drops the other letters instead: that is what most web sites do.
_SLUG = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "ı": "i"})
_SMALL_WORDS = frozenset("of and the for in on at to a an de la le der von und y e du des".split())


def strip_accents(text: str) -> str:
    """Return Latin text without diacritics, text in other scripts as it is."""
    if text.isascii() or any(0x370 <= ord(c) < 0x1E00 or ord(c) > 0x206F for c in text):
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def slug(text: str, joiner: str = "") -> str:
    """Return the ASCII letters and digits of a text in lower case; "" if none are left."""
    plain = unicodedata.normalize("NFKD", text.translate(_SLUG))
    plain = plain.encode("ascii", "ignore").decode().lower().replace("'", "").replace(".", "")
    return joiner.join("".join(c if c.isalnum() else " " for c in plain).split())


def titlecase(words: str) -> str:
    """Return words with capitals as titles have them, without ``str.title`` accidents."""
    parts = words.split(" ")
    return " ".join(
        part if i and part in _SMALL_WORDS else part[:1].upper() + part[1:]
        for i, part in enumerate(parts)
    )
