"""Words of names of columns by language, and what they speak for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

__all__ = ["WordList", "shares", "word_lists"]

_STRENGTHS = {"strong": 3.0, "weak": 1.0}
_QUANTITY = {"quantity": {"int": 0.5, "float": 0.5}}
"""Numbers that are counted or measured, whatever of, are int and float alike."""


@dataclass(frozen=True, slots=True)
class WordList:
    """Hold the words of a language.

    Parameters
    ----------
    language : str
        Name of the file.
    phrases : mapping of str to mapping of str to float
        Words, joined by underscores where there are several, to labels and how strongly
        they speak for them.
    heads : mapping of str to str
        Words that decide what a name is about, whatever stands before them: "count".
    modifiers : tuple of str
        Words beside the one a name is about: "customer".
    """

    language: str
    phrases: Mapping[str, Mapping[str, float]]
    heads: Mapping[str, str] = field(default_factory=dict)
    modifiers: tuple[str, ...] = ()


def shares(label: str) -> Mapping[str, float]:
    """Return the labels that one of a list stands for, with their shares."""
    return _QUANTITY.get(label, {label: 1.0})


@cache
def word_lists() -> tuple[WordList, ...]:
    """Return the lists of all languages, in the order of their files' names."""
    folder = files(__package__).joinpath("words")
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".txt"))
    return tuple(
        _parsed(name.removesuffix(".txt"), folder.joinpath(name).read_text(encoding="utf-8"))
        for name in found
    )


def _parsed(language: str, text: str) -> WordList:
    phrases: dict[str, dict[str, float]] = {}
    heads: dict[str, str] = {}
    modifiers: tuple[str, ...] = ()
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        start, _, words = line.partition(":")
        if start == "modifier":
            modifiers = tuple(words.split())
            continue
        one, other = start.split()
        if one == "head":
            heads.update(dict.fromkeys(words.split(), other))
            continue
        for phrase in words.split():
            entry = phrases.setdefault(phrase, {})
            entry[one] = max(entry.get(one, 0.0), _STRENGTHS[other])
    return WordList(language, phrases, heads, modifiers)
