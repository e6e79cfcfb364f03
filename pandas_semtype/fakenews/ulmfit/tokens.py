"""Tokenisation: texts as the words of the published vocabulary."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from ...checks import require

__all__ = ["BOS", "PAD", "SPECIAL", "UNK", "prepare", "tokenize"]

UNK, PAD, BOS = "xxunk", "xxpad", "xxbos"
SPECIAL = (UNK, PAD, BOS, "xxeos", "xxfld", "xxrep", "xxwrep", "xxup", "xxmaj")
"""Special tokens of the published vocabulary, in its order: they are its first words."""

# The replacements made in the texts of the published vocabulary, in this order.
_REPLACED = (
    ("#39;", "'"), ("amp;", "&"), ("#146;", "'"), ("nbsp;", " "), ("#36;", "$"), ("\\n", "\n"),
    ("quot;", "'"), ("<br />", "\n"), ('\\"', '"'), ("<unk>", UNK), (" @.@ ", "."),
    (" @-@ ", "-"), ("...", " …"),
)  # fmt: skip
_SAME_CHARACTER = re.compile(r"(\S)\1{2,}")
_SAME_WORD = re.compile(r"(?:\s|^)(\w+)(?:\s+\1){2,}(?=\s|\W|$)")
_SET_APART = re.compile(r"[/#\\]")
_SPACES = re.compile(" {2,}")
_WORD = re.compile(r"\S+")
_LONG = re.compile(r"\S{400}(?=\S)")
"""What is cut with a space: the splitter takes quadratic time for marks without one."""

_CAPITALS = re.compile(r"[A-Z]+[^a-z\s]*")
_CAPITALISED = re.compile(r"[A-Z][^A-Z\s]*")


def _repeated_word(match: re.Match[str]) -> str:
    return f" xxwrep {len(match.group().split())} {match.group(1)} "


def _lowered(match: re.Match[str]) -> str:
    """Return a word in lower case, after a special token for the capitals it had."""
    word = match.group()
    if _CAPITALS.fullmatch(word):
        mark = "xxup "
    elif _CAPITALISED.fullmatch(word):
        mark = "xxmaj "
    else:
        return word
    return (mark if len(word) > 1 else "") + word.lower()


def prepare(text: str) -> str:
    """Return a text in lower case, with special tokens for its capitals and repetitions.

    The result equals that of the rules of fastai, with which the vocabulary was published.

    Parameters
    ----------
    text : str
        Any text.

    Examples
    --------
    >>> prepare("FREE vaccines!!!! Read this")
    'xxbos xxup free vaccines xxrep 4 ! xxmaj read this'
    """
    for old, new in _REPLACED:
        text = text.replace(old, new)
    text = html.unescape(text)
    text = _SAME_CHARACTER.sub(lambda m: f" xxrep {len(m.group())} {m.group(1)} ", text)
    text = _SAME_WORD.sub(_repeated_word, text)
    text = _SET_APART.sub(r" \g<0> ", text)
    text = _SPACES.sub(" ", text)
    text = _WORD.sub(_lowered, text)
    return f"{BOS} {text.lower().strip()}"


@cache
def _splitter() -> Any:
    spacy = require("spacy", "ulmfit", "Splitting texts into words")
    splitter = spacy.blank("en").tokenizer
    for mark in SPECIAL:
        splitter.add_special_case(mark, [{spacy.symbols.ORTH: mark}])
    return splitter


def tokenize(texts: Iterable[str]) -> Iterator[list[str]]:
    """Tokenise texts.

    Parameters
    ----------
    texts : iterable of str
        Any texts.

    Yields
    ------
    list of str
        The tokens of a text; the first one marks its beginning.

    Raises
    ------
    MissingDependencyError
        If spaCy is not installed.
    """
    splitter = _splitter()
    for text in texts:
        prepared = _LONG.sub(r"\g<0> ", prepare(text))
        yield [word.text.replace(" ", "▁") for word in splitter(prepared)]
