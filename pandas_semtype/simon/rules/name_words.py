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

_FORMS = ("株式会社", "有限会社", "合同会社", "公司", "集团", "集團", "주식회사", "유한회사")


def is_organisation(words: list[str]) -> bool:
    """Return whether one of the words is typical of names of organisations."""
    if not organisations().isdisjoint(words):
        return True
    # Chinese and Japanese write the form of a company at one end of its name.
    return any(end.startswith(_FORMS) or end.endswith(_FORMS) for end in (words[0], words[-1]))


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
