"""Names of organisations, of streets and of occupations, by words that are typical of them."""

from __future__ import annotations

from .vocabularies import (
    occupations,
    organisations,
    street_endings,
    streets_first,
    streets_last,
)

__all__ = ["is_occupation", "is_organisation", "is_street"]


def is_organisation(words: list[str]) -> bool:
    """Return whether one of the words is typical of names of organisations."""
    return not organisations().isdisjoint(words)


def is_occupation(word: str) -> bool:
    """Return whether a word names an occupation, in the singular or the plural."""
    return word in occupations() or (word[-1:] == "s" and word[:-1] in occupations())


def is_street(words: list[str]) -> bool:
    """Return whether words are the name of a street."""
    if len(words) > 1 and (
        words[0] in streets_first()
        or words[-1] in streets_last()
        or (len(words) > 2 and len(words[-1]) < 3 and words[-2] in streets_last())
    ):
        return True
    longest = max(words, key=len)
    return len(longest) > 7 and longest.endswith(street_endings())
